// The panel beside the text: jump to a mention, open its card, answer suggestions, undo, filter.

import { apply, post, replace } from "./marking-send.js";

const WAIT = 60; // milliseconds after an act; the next one starts anew

export function usePanel(text, dialog) {
  const panel = document.querySelector("#marking-panel");
  let timer = 0;
  let asked = null;

  panel.parentElement.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (event.target.matches("[data-filter-panel]")) return;
    const answer = await post(event.target.action, new FormData(event.target, event.submitter));
    if (answer) apply(answer, text);
  });

  // After every act, by whomever: counts, groups and suggestions as they stand now.
  async function renew() {
    asked?.abort();
    asked = new AbortController();
    const html = await part({}, asked.signal);
    if (html === null) return;
    const open = [...panel.querySelectorAll("details[open][id]")].map((one) => one.id);
    replace(panel, html);
    for (const id of open) {
      const group = document.getElementById(id);
      if (group) group.open = true;
    }
    dim();
  }
  document.addEventListener("marking:changed", () => {
    clearTimeout(timer);
    timer = setTimeout(renew, WAIT);
  });

  // The filter's choices go with every question.
  async function part(more, signal) {
    const chosen = new FormData(panel.querySelector("[data-filter-panel]"));
    const query = new URLSearchParams([...chosen, ...Object.entries(more)]);
    try {
      const response = await fetch(`?${query}`, { signal, headers: { "HX-Request": "true", Accept: "text/html" } });
      return response.ok && !response.redirected ? await response.text() : null;
    } catch {
      return null;
    }
  }

  panel.addEventListener("change", (event) => {
    if (event.target.closest("[data-filter-panel]")) renew();
  });

  // What the filter lets through stays highlighted in the text.
  function dim() {
    const shown = panel.querySelector("[data-shown]");
    text.root.classList.toggle("is-filtered", Boolean(shown));
    const ids = new Set(shown?.dataset.shown.split(" "));
    if (!shown) return;
    for (const mark of text.root.querySelectorAll("mark[data-mark]")) {
      mark.classList.toggle("is-let", mark.dataset.mark.split(" ").some((id) => ids.has(id)));
    }
  }

  // A group's mentions are fetched when it is opened.
  panel.addEventListener("toggle", async (event) => {
    const group = event.target;
    if (!group.open || !group.dataset.group) return;
    const html = await part({ group: group.dataset.group });
    if (html !== null) replace(group.querySelector("[data-lines]"), html);
  }, true);

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
