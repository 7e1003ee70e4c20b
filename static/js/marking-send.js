// One act: sent to the server, its answer put on the page. Only the touched blocks are replaced,
// and the keyboard goes on from where it was.

import { say, words } from "./marking-words.js";

export async function send(form, data) {
  const body = new FormData();
  for (const [name, value] of Object.entries(data)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
  }
  return post(form, body);
}

// Resolves to the answer, or to null after the refusal was told. `tell` shows the reasons.
export async function post(address, body, tell = refuse) {
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  let response;
  try {
    response = await fetch(address, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    });
  } catch {
    tell([words.offline]);
    return null;
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok || !answer) {
    tell(answer?.reasons || [words.failed]);
    return null;
  }
  return answer;
}

export function refuse(reasons) {
  const box = document.querySelector("#marking-refusal");
  box.replaceChildren(
    ...reasons.map((reason) => {
      const line = document.createElement("p");
      line.textContent = reason;
      return line;
    }),
  );
  box.hidden = false;
}

// Puts an answer on the page. The order matters: blocks, panel, then what is said and focused.
export function apply(answer, text) {
  document.querySelector("#marking-refusal").hidden = true;
  const held = document.activeElement;
  const heldIn = held?.closest?.("[data-block], #marking-panel");
  const open = openGroups();
  for (const [id, html] of Object.entries(answer.blocks)) {
    const block = text.blocks.find((one) => one.id === id);
    if (block) block.element.innerHTML = html;
  }
  text.read();
  document.querySelector("#marking-panel").innerHTML = answer.panel;
  for (const id of open) {
    const group = document.getElementById(id);
    if (group) group.open = true;
  }
  say(answer.message);
  const lost = !document.contains(held) || held === document.body;
  if (lost || heldIn) focusOn(answer.focus, heldIn);
  document.dispatchEvent(new CustomEvent("marking:changed", { detail: answer }));
}

function openGroups() {
  return [...document.querySelectorAll("#marking-panel details[open][id]")].map((one) => one.id);
}

function focusOn(annotation, heldIn) {
  const inPanel = heldIn?.id === "marking-panel";
  const undo = document.querySelector("#marking-panel [data-undo] button");
  const target = (inPanel && (undo || document.querySelector("#marking-panel h2")))
    || document.querySelector(`#marking-text [data-mark~="${annotation}"][tabindex]`)
    || document.querySelector("#marking-text");
  if (!target.matches("a[href], button, input, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
