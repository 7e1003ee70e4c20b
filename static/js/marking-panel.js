// The panel beside the text: jump to a mention, open its card, answer suggestions, undo, filter.

import { apply, post } from "./marking-send.js";

export function usePanel(text, dialog) {
  const panel = document.querySelector("#marking-panel");

  panel.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await post(event.target.action, new FormData(event.target, event.submitter));
    if (answer) apply(answer, text);
  });

  document.querySelector("#marking").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const jump = event.target.closest("a[data-jump]");
    if (jump) {
      event.preventDefault();
      jumpTo(text, jump.dataset.jump);
      return;
    }
    const card = event.target.closest("a[data-card], #marking-text mark[data-url]");
    if (card && getSelection().isCollapsed && (card.href || !event.target.closest("a"))) {
      event.preventDefault();
      dialog.show(card.href || card.dataset.url);
    }
  });

  // A highlight that was jumped to has the focus; Enter opens its card.
  text.root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("mark[data-url]")) {
      event.preventDefault();
      dialog.show(event.target.dataset.url);
    }
  });

  for (const box of document.querySelectorAll("[data-filter]")) {
    box.addEventListener("change", () => {
      text.root.classList.toggle(`hide-${box.dataset.filter}`, !box.checked);
    });
  }
}

// Shows where the words stand; the keyboard follows to the mark, when one can be focused.
export function jumpTo(text, id) {
  const mark = text.root.querySelector(`[data-mark~="${id}"]`);
  if (!mark) return;
  mark.scrollIntoView({ block: "center" });
  for (const one of text.root.querySelectorAll(".is-shown")) one.classList.remove("is-shown");
  for (const one of text.root.querySelectorAll(`[data-mark~="${id}"]`)) one.classList.add("is-shown");
  const target = mark.matches("a, [tabindex]") ? mark : mark.querySelector("a") || mark.closest("a");
  target?.focus({ preventScroll: true });
}
