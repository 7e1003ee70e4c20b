// Who else has the text open: this page says that it is open, and hears who else is there.

const EVERY = 10000; // milliseconds; the newsroom forgets a page that was silent for thirty seconds

export function holdLease(form) {
  const { here, left } = form.dataset;
  const list = document.getElementById("others");

  const token = () => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return data;
  };

  async function renew() {
    if (document.visibilityState === "hidden") return;
    try {
      const answer = await fetch(here, { method: "POST", body: token() });
      if (!answer.ok || answer.redirected) return;
      show((await answer.json()).others);
    } catch {
      // The network is gone: what keeps the typing says so.
    }
  }

  function show(others) {
    const now = [...list.children].map((item) => item.textContent);
    if (JSON.stringify(now) === JSON.stringify(others)) return;
    list.replaceChildren(
      ...others.map((words) => {
        const item = document.createElement("p");
        item.textContent = words;
        return item;
      }),
    );
    list.hidden = others.length === 0;
  }

  renew();
  setInterval(renew, EVERY);
  window.addEventListener("pagehide", () => navigator.sendBeacon(left, token()));
}
