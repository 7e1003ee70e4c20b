// Undo, redo and the list of keys: Ctrl+Z, Ctrl+Shift+Z (or Ctrl+Y) and "?" wherever nobody types.

import { apply, post } from "./marking-send.js";

const TYPING = "input, textarea, select, [contenteditable]";

export function useUndo(text) {
  const form = document.querySelector("[data-marking-undo]");
  const [undo, redo] = form.querySelectorAll("button");
  const keys = document.querySelector("#marking-keys");
  let busy = false;
  let before = null;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    const answer = await post(form.action, new FormData(form, event.submitter));
    busy = false;
    if (answer) apply(answer, text);
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches(TYPING)) return;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && (key === "z" || key === "y")) {
      event.preventDefault();
      form.requestSubmit(key === "y" || event.shiftKey ? redo : undo);
    } else if (event.key === "?") {
      event.preventDefault();
      if (keys.open) close();
      else open();
    } else if (event.key === "Escape" && keys.open && keys.contains(event.target)) {
      event.preventDefault();
      close();
    }
  });

  function open() {
    before = document.activeElement;
    keys.open = true;
    keys.querySelector("summary").focus();
  }

  function close() {
    keys.open = false;
    before?.focus?.();
  }
}
