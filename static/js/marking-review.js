// Review by keyboard: a approves, r rejects, q asks, n goes to the next that waits, t takes one's decision
// back. A decision replaces its own item only, and the keyboard goes on to the next.

import { post } from "./marking-send.js";
import { say } from "./marking-words.js";

// The keys that open a box, and the field in it.
const OPENS = { r: "input[name=reason]", q: '[data-act="ask"] input[name=words]' };

const review = document.querySelector("#review");
review.classList.add("has-script");

function waiting() {
  return [...review.querySelectorAll('.review-item[data-decidable="yes"]')];
}

function current() {
  return document.activeElement.closest?.(".review-item") || null;
}

function next(after) {
  const items = waiting();
  const later = after
    ? items.find((item) => after.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING)
    : null;
  const item = later || items[0];
  if (!item) return;
  item.focus();
  item.scrollIntoView({ block: "center" });
}

// The decision on the mark that has the keyboard; else the one on the text, which asks once more.
function takeBack(item) {
  if (item) return item.querySelector('[data-act="take-back"]')?.requestSubmit();
  const box = document.querySelector("#take-back");
  if (!box) return;
  box.open = true;
  box.querySelector("button").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea, select")) return;
  const item = current();
  if (event.key === "n") next(item);
  else if (event.key === "a" && item) item.querySelector('[data-act="approve"]')?.requestSubmit();
  else if (event.key === "t") takeBack(item);
  else if (item && OPENS[event.key]) {
    const field = item.querySelector(OPENS[event.key]);
    if (!field) return;
    event.preventDefault();
    field.closest("details").open = true;
    field.focus();
  }
});

// The mark still waits; it says that somebody was asked, and the keyboard goes on.
function asked(form, item, answer) {
  form.reset();
  form.closest("details").open = false;
  if (!item.querySelector("[data-asked]")) {
    const badge = document.createElement("span");
    badge.className = "badge-state badge-state--submitted";
    badge.dataset.asked = "";
    badge.textContent = answer.asked;
    item.querySelector(".rows__meta").prepend(badge);
  }
  say(answer.message);
  next(item);
}

review.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.act) return;
  event.preventDefault();
  const answer = await post(form.action, new FormData(form));
  if (!answer) return;
  document.querySelector("#marking-refusal").hidden = true;
  const item = form.closest(".review-item");
  if (form.dataset.act === "ask") return asked(form, item, answer);
  item.outerHTML = answer.item;
  const fresh = document.getElementById(item.id);
  review.querySelector("[data-waiting]").textContent = answer.waiting;
  say(answer.message);
  if (form.dataset.act !== "take-back" && waiting().length) next(fresh);
  else fresh.focus();
});
