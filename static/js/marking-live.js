// Who else has this page open, and their new marks, without a reload. What is being selected, typed
// or read in the panel is never pulled away: what is new waits until the person is done.

import { apply } from "./marking-send.js";

const EVERY = 5000; // milliseconds; the server forgets a page that was silent for twenty seconds

export function stayHere(page, text, toolbar) {
  const others = document.querySelector("#marking-others");
  let seen = page.seen;

  const settled = () => {
    const held = document.activeElement;
    return !toolbar.open && document.querySelector("#marking-refusal").hidden && !document.querySelector("dialog[open]")
      && getSelection().isCollapsed && (held === document.body || held === text.root);
  };

  async function knock() {
    if (document.visibilityState === "hidden") return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    body.set("seen", seen);
    body.set("revision", page.revision);
    try {
      const response = await fetch(page.here, { method: "POST", body, headers: { Accept: "application/json" } });
      if (response.ok && !response.redirected) show(await response.json());
    } catch {
      // The network is gone: the next act says so.
    }
  }

  function show(answer) {
    const told = [answer.here, answer.saved].filter(Boolean).join(" ");
    if (others.textContent !== told) others.textContent = told;
    others.hidden = !told;
    if (!answer.blocks || !settled()) return;
    seen = answer.seen;
    if (answer.message) apply({ ...answer, focus: null }, text);
  }

  knock();
  setInterval(knock, EVERY);
}
