// Suggestions and marks by key: "n" and "b" go to the next suggestion and back, "y" accepts, "x"
// refuses, with Shift all like it; "j" and "k" go from mark to mark. A click on dotted words does the
// same as going to them.

import { apply, send } from "./marking-send.js";
import { say, words } from "./marking-words.js";

export function useSuggestions(page, text, toolbar) {
  const bar = document.querySelector("#marking-suggestion");
  const buttons = [...bar.querySelectorAll("button")];
  let key = null;
  let busy = false;

  // Where each begins, in reading order.
  function firsts(selector, name) {
    const seen = new Set();
    return [...text.root.querySelectorAll(selector)].filter((one) => {
      const same = seen.has(one.dataset[name]);
      seen.add(one.dataset[name]);
      return !same;
    });
  }
  const offered = () => firsts("[data-suggestion]", "suggestion");
  const marked = () => firsts("mark[data-url]", "url");

  // The next one from where the keyboard is, and round again.
  function next(all, direction) {
    if (!all.length) {
      say(words.none);
      return;
    }
    const here = document.activeElement.closest("#marking-text mark") || (key && at(key));
    const place = all.indexOf(here);
    if (place >= 0) go(all[(place + direction + all.length) % all.length]);
    else if (!here) go(direction > 0 ? all[0] : all.at(-1));
    else {
      const after = (one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
      go(direction > 0 ? all.find(after) || all[0] : all.findLast((one) => !after(one)) || all.at(-1));
    }
  }

  function at(wanted) {
    return text.root.querySelector(`[data-suggestion="${CSS.escape(wanted)}"]`);
  }

  function go(mark, told = "") {
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    const box = mark.getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight - 240) mark.scrollIntoView({ block: "center" });
    if (mark.dataset.suggestion) show(mark, told);
    else hide();
  }

  function show(mark, told) {
    key = mark.dataset.suggestion;
    bar.hidden = false;
    const pieces = text.root.querySelectorAll(`[data-suggestion="${CSS.escape(key)}"]`);
    bar.querySelector("[data-words]").textContent = [...pieces].map((one) => one.textContent).join("");
    bar.querySelector("[data-about]").textContent = mark.dataset.about;
    say(`${told} ${mark.textContent}: ${mark.dataset.about}`.trim());
    const box = mark.getBoundingClientRect();
    const home = bar.parentElement.getBoundingClientRect();
    bar.style.left = `${Math.max(0, Math.min(box.left - home.left, home.width - bar.offsetWidth))}px`;
    bar.style.top = `${box.bottom - home.top + 8}px`;
  }

  function hide() {
    bar.hidden = true;
    key = null;
  }

  async function answer(button) {
    const what = button.dataset.answer;
    if (what === "next") next(offered(), 1);
    else if (what === "close") close();
    else if (key && !busy) {
      busy = true;
      const place = offered().findIndex((one) => one.dataset.suggestion === key);
      const asked = "like" in button.dataset ? { like: key } : { key };
      const got = await send(bar.dataset[what], { revision: page.revision, ...asked });
      busy = false;
      if (!got) return;
      hide();
      apply(got, text);
      const left = offered();
      if (left.length) go(left[Math.min(place, left.length - 1)], got.message);
      else text.root.focus({ preventScroll: true });
    }
  }

  function close() {
    const mark = key && at(key);
    hide();
    (mark || text.root).focus({ preventScroll: true });
  }

  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) answer(button);
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || toolbar.open) return;
    if (event.target.matches("input, textarea, select") || document.querySelector("dialog[open]")) return;
    const button = bar.hidden ? null : buttons.find((one) => one.dataset.key === event.key);
    const step = {
      n: () => next(offered(), 1),
      b: () => next(offered(), -1),
      j: () => next(marked(), 1),
      k: () => next(marked(), -1),
      Escape: bar.hidden ? null : close,
    }[event.key];
    if (!button && !step) return;
    event.preventDefault();
    if (button) answer(button);
    else step();
  });

  document.querySelector("#marking").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || bar.contains(event.target)) return;
    const link = event.target.closest("a[data-suggested]");
    const mark = link ? at(link.dataset.suggested) : event.target.closest("#marking-text [data-suggestion]");
    if (mark && (link || getSelection().isCollapsed)) {
      event.preventDefault();
      go(mark);
    } else if (!bar.hidden && !event.target.closest("#marking-panel")) hide();
  });

  // What is drawn anew may have lost the one that was shown.
  document.addEventListener("marking:changed", () => {
    if (key && !at(key)) hide();
  });

  return { hide };
}
