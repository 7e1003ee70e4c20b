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

// Puts an answer on the page. The order matters: blocks, then what is said and focused. The panel
// comes afterwards.
export function apply(answer, text) {
  document.querySelector("#marking-refusal").hidden = true;
  const held = document.activeElement;
  const again = pathTo(held);
  if (answer.notice !== undefined) document.querySelector("#marking-notice").innerHTML = answer.notice;
  else document.querySelector("#marking-notice").replaceChildren();
  redraw(answer, text);
  say(answer.message);
  if (document.contains(held) && held !== document.body) return;
  refocus(again, answer.focus);
}

// The same for what others did: the keyboard stays exactly where it was, or nowhere.
export function applyQuietly(answer, text) {
  const held = document.activeElement;
  const again = pathTo(held);
  redraw(answer, text);
  say(answer.message);
  if (!document.contains(held)) refocus(again, null);
}

function redraw(answer, text) {
  const fresh = Object.entries(answer.blocks);
  for (const [id, html] of fresh) {
    const block = text.blocks.find((one) => one.id === id);
    if (block) block.element.innerHTML = html;
  }
  if (fresh.length) text.read(fresh.map(([id]) => id));
  document.dispatchEvent(new CustomEvent("marking:changed", { detail: answer }));
}

// A part of the page is replaced; the keyboard goes on from where it was.
export function replace(element, html) {
  const held = document.activeElement;
  const again = element.contains(held) ? pathTo(held) : "";
  const home = again && held.closest("details[id]")?.id;
  element.innerHTML = html;
  if (again) refocus(again, null, home && `#${CSS.escape(home)} > summary`);
}

// A selector that finds the element again, or one just like it, after its surroundings were drawn
// anew; "" where nothing tells it from others.
function pathTo(element) {
  const home = element?.parentElement?.closest("[id]");
  if (!home || element === document.body) return "";
  if (element.id) return `#${CSS.escape(element.id)}`;
  const same = ["href", "name", "value", "formaction", "data-mark"]
    .filter((name) => element.hasAttribute(name))
    .map((name) => `[${name}="${CSS.escape(element.getAttribute(name))}"]`);
  if (!same.length && element.localName !== "summary") return "";
  return `#${CSS.escape(home.id)} ${element.localName}${same.join("")}`;
}

// The keyboard goes to the first of these that is there and takes it: never to nowhere.
function refocus(again, annotation, home = "") {
  const places = [
    again,
    home,
    '#marking-notice [data-undo] button',
    `#marking-text [data-mark~="${annotation}"][tabindex]`,
    "#marking-text",
  ];
  for (const place of places.filter(Boolean)) {
    const target = document.querySelector(place);
    target?.focus({ preventScroll: true });
    if (target && document.activeElement === target) return;
  }
}
