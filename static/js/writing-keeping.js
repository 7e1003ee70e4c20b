// Typing that is not saved: kept in this browser at once and in the newsroom within five seconds,
// offered back after a crash, a reload, an expired sign-in or a dead network.

const EVERY = 4000; // milliseconds: the way to the newsroom takes its time too

export function keepTyping(form, { read, write }) {
  const { key, unsaved, kept, failed, overtaken, signedOut } = form.dataset;
  const state = form.querySelector(".writing__state");
  const basedOn = form.elements.based_on;
  let dirty = false; // differs from what the newsroom has kept
  let leaving = false;

  const says = (content) => JSON.stringify(content);
  const opened = says(read());

  // What two people wrote, put together, is newer than anything kept before it.
  if ("merged" in form.dataset) {
    dirty = true;
    store();
  } else offerBack(read());

  form.addEventListener("input", () => {
    dirty = true;
    store();
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    store();
    if (!navigator.onLine) {
      // Sent now, it would end on the browser's own page of errors.
      event.preventDefault();
      return say(failed, true);
    }
    leaving = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && says(read()) !== opened) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send(true);
  });
  for (const button of document.querySelectorAll("[data-drop-kept]"))
    button.form.addEventListener("submit", () => {
      leaving = true;
      forget();
    });
  for (const button of document.querySelectorAll("[data-merge]"))
    button.form.addEventListener("submit", () => {
      leaving = true;
    });
  setInterval(() => send(false), EVERY);

  function store() {
    try {
      const entry = { ...read(), based_on: basedOn.value, at: new Date().toISOString() };
      localStorage.setItem(key, JSON.stringify(entry));
    } catch {
      // No room, or storage is switched off: the newsroom still keeps it.
    }
  }

  function forget() {
    localStorage.removeItem(key);
  }

  async function send(last) {
    if (!dirty || leaving) return;
    dirty = false;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("based_on", basedOn.value);
    for (const [name, value] of Object.entries(read())) data.set(name, value);
    try {
      const answer = await fetch(unsaved, { method: "POST", body: data, keepalive: last && fits(data) });
      if (answer.redirected || answer.status === 403) {
        dirty = true;
        return (await signedInAgain()) ? undefined : say(signedOut, true);
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const { kept_at: keptAt, revision_number: number } = await answer.json();
      if (number > Number(basedOn.value)) say(overtaken.replace("{number}", number), true);
      else say(kept.replace("{time}", new Date(keptAt).toLocaleTimeString(document.documentElement.lang)));
    } catch {
      dirty = true;
      say(failed, true);
    }
  }

  // Whoever has signed in anew, in another tab, goes on here: the page learns the new token.
  async function signedInAgain() {
    const page = await fetch(form.action);
    if (!page.ok || page.redirected) return false;
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = fresh.querySelector("#write [name=csrfmiddlewaretoken]")?.value;
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return Boolean(token);
  }

  // A request that outlives its page may carry 64 KB.
  function fits(data) {
    let size = 0;
    for (const [name, value] of data) size += name.length + encodeURIComponent(value).length;
    return size < 60_000;
  }

  function say(words, bad = false) {
    if (state.textContent === words) return;
    state.textContent = words;
    state.classList.toggle("writing__state--bad", bad);
  }

  function offerBack(content) {
    const entry = stored();
    if (!entry) return;
    if (sameWords(entry, content)) return forget();
    // The newsroom may have kept something newer, typed on another machine; only the newer is offered.
    const there = document.getElementById("kept-there");
    if (there && new Date(there.dataset.at) > new Date(entry.at)) return;
    there?.remove();
    const note = document.getElementById("kept-here");
    note.querySelector("time").textContent = new Date(entry.at).toLocaleString(document.documentElement.lang);
    note.addEventListener("click", (event) => {
      const act = event.target.dataset.act;
      if (!act) return;
      note.hidden = true;
      if (act === "drop") return forget();
      const { based_on: number, at: _at, ...typed } = entry;
      basedOn.value = number; // what it was typed over: an overtaken save then shows both texts
      write(typed);
      dirty = true;
      form.elements.headline.focus();
    });
    note.hidden = false;
  }

  function stored() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }
}

// The server writes HTML its own way, so only the words are compared.
function sameWords(one, other) {
  const words = (html) => new DOMParser().parseFromString(html ?? "", "text/html").body.textContent;
  const tidy = (text) => (text ?? "").normalize("NFC").replace(/\s+/g, " ").trim();
  return (
    tidy(one.headline) === tidy(other.headline) &&
    tidy(one.summary) === tidy(other.summary) &&
    tidy(words(one.body)) === tidy(words(other.body))
  );
}
