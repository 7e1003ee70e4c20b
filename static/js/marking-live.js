// Who else has this page open, and their new marks, without a reload. Words that are being chosen or
// typed are never pulled away: what is new waits until the person is done. The keyboard stays where
// it is.

import { applyQuietly } from "./marking-send.js";

const EVERY = 5000; // milliseconds; the server forgets a page that was silent for twenty seconds

export function stayHere(page, text, toolbar, caret) {
  const others = document.querySelector("#marking-others");
  let seen = page.seen;

  const settled = () => !toolbar.open && document.querySelector("#marking-refusal").hidden
    && !document.querySelector("dialog[open]") && (caret.on || getSelection().isCollapsed);

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
    if (answer.blocks && !settled()) return;
    seen = answer.seen;
    if (answer.blocks) applyQuietly(answer, text);
  }

  knock();
  setInterval(knock, EVERY);
}
