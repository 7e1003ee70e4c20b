// The translators' page: fields that show their formatting, saving by the paragraph, keys.
// Without this script every paragraph is a form with its own button.

import { enrich, focus, html, insert, isEmpty, link, mend, put, replaceWords } from "./translating-field.js";
import { draft } from "./translating-drafts.js";
import { showMarks, takeMarks } from "./translating-marks.js";
import { Saving } from "./translating-saving.js";

const page = document.querySelector("[data-translating]");
const SAVED_PARTS = ["source", "stale", "foot", "checks"];
const fields = new Map();
let current = null;

const saving = new Saving({ text: page.dataset.text, says, arrived, clash, queued });

function row(key) {
  return document.getElementById(`row-${key}`);
}

function begin(item) {
  const key = item.dataset.key;
  const area = item.querySelector("[data-field]");
  if (!area) return;
  const field = enrich(area);
  field.key = key;
  field.form = area.form;
  field.area = area;
  field.saved = html(field);
  if (area.dataset.saved !== undefined) {
    // The field begins with what the server kept of the last typing; saved is something else.
    const last = field.cloneNode();
    last.plain = field.plain;
    put(last, area.dataset.saved);
    field.saved = field.plain ? last.textContent : area.dataset.saved && last.innerHTML;
    says(key, "held");
  }
  fields.set(key, field);
  field.addEventListener("input", () => typed(field));
  field.addEventListener("focus", () => entered(field));
  field.addEventListener("blur", () => left(field));
  recover(field);
  number(item);
}

// Words that never reached the server the last time.
function recover(field) {
  const kept = saving.kept(field.key);
  if (!kept) return;
  const newer = Number(field.area.dataset.keptAt ?? 0) > (kept.at ?? 0) + 1;
  if (kept.html === field.saved || newer) {
    saving.forget(field.key);
    return;
  }
  put(field, kept.html);
  field.form.elements.based_on.value = kept.basedOn;
  says(field.key, "kept");
}

function changed(field) {
  return html(field) !== field.saved;
}

function typed(field) {
  clearTimeout(field.timer);
  field.timer = setTimeout(() => {
    if (changed(field)) saving.keep(field.key, html(field), field.form.elements.based_on.value);
  }, 400);
  says(field.key, changed(field) ? "unsaved" : "");
  saving.hold(field.key, `${field.form.getAttribute("action")}draft/`, () => unsaved(field));
}

// Typed back to what is saved, the server's draft has to say so as well.
function unsaved(field) {
  if (!changed(field) && !field.held) return null;
  field.held = true;
  return sent(field);
}

// What a row sends: the words as they are now, on the revision that was on the screen.
function sent(field) {
  const data = new FormData(field.form);
  data.set("html", html(field));
  return data;
}

function queued(count) {
  const place = page.querySelector("[data-queue]");
  place.hidden = count === 0;
  place.textContent = `${page.dataset.waiting} ${count}`;
}

function entered(field) {
  current = field;
  const tools = page.querySelector("[data-tools]");
  tools.hidden = field.plain;
  if (!field.plain) field.before(tools);
  remember(field);
  showMarks(row(field.key), field);
}

// What the memory knows of a paragraph: asked once, when its field is entered.
async function remember(field) {
  const place = row(field.key).querySelector("[data-matches]");
  if (!place || field.asked) return;
  field.asked = true;
  try {
    const response = await fetch(`${field.form.getAttribute("action")}matches/`);
    if (response.ok) place.innerHTML = await response.text();
  } catch {
    field.asked = false;
  }
}

function useMatch(button) {
  const field = fields.get(button?.closest(".pair")?.dataset.key);
  if (!field) return;
  field.form.elements.origin.value = "memory";
  replaceWords(field, button.dataset.match);
  typed(field);
}

// What a check can mend by itself; saved at once, so that its finding goes.
function repair(button) {
  const field = fields.get(button.closest(".pair").dataset.key);
  if (!field) return;
  mend(field, button.dataset.wrong, button.dataset.right);
  focus(field);
  if (changed(field)) save(field);
}

function left(field) {
  if (html(field) === field.onItsWay) return;
  if (changed(field) && !row(field.key).querySelector("[data-keep]")) save(field);
}

function save(field) {
  const words = html(field);
  field.onItsWay = words;
  saving.keep(field.key, words, field.form.elements.based_on.value);
  const answer = saving.send(field.key, field.form.getAttribute("action"), () => {
    field.sent = html(field);
    return sent(field);
  });
  return answer.finally(() => {
    field.onItsWay = null;
  });
}

function says(key, what, words = "") {
  const place = row(key)?.querySelector("[data-says]");
  if (!place) return;
  const field = fields.get(key);
  place.textContent = words || (what ? page.dataset[what] : "");
  place.dataset.tone = ["queued", "failed", "clash"].includes(what) ? "bad" : "";
  field?.toggleAttribute("data-waits", what !== "" && what !== "saving");
}

// The answer replaces everything of the row but the words being typed.
function arrived(key, answer) {
  const old = row(key);
  const field = fields.get(key);
  document.getElementById("progress").innerHTML = answer.progress;
  const template = document.createElement("template");
  template.innerHTML = answer.row;
  const fresh = template.content.querySelector(".pair");
  if (!fresh) {
    location.reload();
    return;
  }
  old.className = fresh.className;
  old.dataset.state = fresh.dataset.state;
  for (const part of SAVED_PARTS) replacePart(old, fresh, part);
  old.querySelector("[data-conflict]").replaceChildren();
  field.form.elements.based_on.value = answer.revision;
  field.form.elements.origin.value = "";
  const words = fresh.querySelector("[data-field]").value;
  if (html(field) === field.sent) {
    field.saved = html(field);
    field.area.value = words;
    saving.forget(key);
    old.querySelector("[data-draft]")?.remove();
    says(key, "", answer.message);
    field.removeAttribute("data-waits");
  } else {
    field.saved = field.sent;
    typed(field);
  }
  number(old);
  readFacts();
  document.dispatchEvent(new Event("newsdesk:saved"));
  if (field === current) showMarks(old, field);
}

function replacePart(old, fresh, name) {
  const before = old.querySelector(`[data-part="${name}"]`);
  const after = fresh.querySelector(`[data-part="${name}"]`);
  if (before && after) {
    if (before.querySelector("[data-menu][open]")) after.querySelector("[data-menu]").open = true;
    for (const input of before.querySelectorAll("[name]")) {
      const same = after.querySelector(`[name="${input.name}"]`);
      if (same) same.value = input.value;
    }
    before.replaceWith(after);
  } else if (before) before.remove();
  else if (after && name === "stale") old.querySelector(".pair__form").prepend(after);
}

function clash(key, answer) {
  const item = row(key);
  const field = fields.get(key);
  const place = item.querySelector("[data-conflict]");
  place.innerHTML = answer.conflict;
  says(key, "clash");
  place.querySelector('[data-keep="mine"]').addEventListener("click", () => {
    field.form.elements.based_on.value = answer.revision;
    place.replaceChildren();
    save(field);
    focus(field);
  });
  place.querySelector('[data-keep="both"]')?.addEventListener("click", () => {
    put(field, answer.together);
    field.form.elements.based_on.value = answer.revision;
    place.replaceChildren();
    save(field);
    focus(field);
  });
  place.querySelector('[data-keep="theirs"]').addEventListener("click", () => {
    put(field, answer.theirs);
    field.sent = html(field);
    arrived(key, { ...answer, message: "" });
    focus(field);
  });
}

let factsTimer;
function readFacts() {
  clearTimeout(factsTimer);
  factsTimer = setTimeout(async () => {
    try {
      const response = await fetch(page.dataset.factsUrl);
      if (response.ok) document.getElementById("facts").innerHTML = await response.text();
    } catch {
      // The table is read again after the next save.
    }
  }, 700);
}

// Alt+1 … Alt+9 for the names of a row.
function number(item) {
  for (const button of item.querySelectorAll("[data-right]")) button.hidden = false;
  item.querySelectorAll("[data-insert]").forEach((button, n) => {
    if (n > 8 || button.querySelector("kbd")) return;
    const key = document.createElement("kbd");
    key.textContent = `Alt+${n + 1}`;
    button.append(key);
    button.setAttribute("aria-keyshortcuts", `Alt+${n + 1}`);
  });
}

page.addEventListener("click", (event) => {
  const wrong = event.target.closest("[data-right]");
  if (wrong) repair(wrong);
  const match = event.target.closest("[data-match]");
  if (match) useMatch(match);
  const mark = event.target.closest("[data-take], [data-refuse], [data-take-all]");
  if (mark) {
    const item = mark.closest(".pair");
    takeMarks(item, fields.get(item.dataset.key), mark.dataset.take ?? mark.dataset.refuse, "refuse" in mark.dataset);
  }
  const button = event.target.closest("[data-insert], [data-link], [data-command]");
  if (!button) return;
  const field = fields.get(button.closest(".pair")?.dataset.key) ?? current;
  if (!field) return;
  if (button.dataset.insert) insert(field, button.dataset.insert);
  else if (button.dataset.link) link(field, button.dataset.link);
  else command(field, button.dataset.command);
});

// A button must not take the focus, or leaving the field would save half a sentence.
page.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-insert], [data-link], [data-command], [data-match], [data-right], [data-take], [data-refuse]")) event.preventDefault();
});

function command(field, name) {
  focus(field);
  if (name !== "link") {
    document.execCommand(name);
    return;
  }
  const address = prompt(page.dataset.askLink, "https://");
  if (address && /^(https?:\/\/|mailto:)/.test(address)) link(field, address);
}

async function confirmRow(field) {
  const button = row(field.key).querySelector("[data-confirm]");
  if (!button) return;
  if (changed(field)) {
    save(field);
    return;
  }
  field.sent = html(field);
  await saving.send(field.key, button.formAction, () => new FormData(field.form));
}

// Every row is one form; which button was pressed says what is asked for.
page.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  const field = fields.get(form.closest(".pair")?.dataset.key);
  if (form.matches("[data-paragraph]") && !button?.dataset.act) {
    event.preventDefault();
    if (button && "confirm" in button.dataset) confirmRow(field);
    else save(field);
  } else if (form.matches("[data-draft]")) {
    event.preventDefault();
    if (await saveAll()) draft(form);
  } else if (button?.dataset.act || form.matches("[data-after-saving]")) {
    event.preventDefault();
    if (button?.dataset.act === "discard") {
      saving.release(field.key);
      saving.forget(field.key);
      put(field, field.area.dataset.saved);
    }
    const action = button?.hasAttribute("formaction") ? button.formAction : form.action;
    if (!(await saveAll())) return;
    form.action = action;
    form.submit();
  }
});

async function saveAll() {
  const open = [...fields.values()].filter(changed);
  const done = await Promise.all(open.map(save));
  await Promise.all(saving.running.values());
  const bad = open.find((_field, n) => !done[n]);
  if (bad) focus(bad);
  return !bad;
}

function order() {
  return [...page.querySelectorAll(".pair")].map((item) => fields.get(item.dataset.key)).filter(Boolean);
}

function step(from, by) {
  const all = order();
  const next = all[all.indexOf(from) + by] ?? (from ? null : all[0]);
  if (next) go(next);
}

function go(field) {
  focus(field);
  row(field.key).scrollIntoView({ block: "center", behavior: "auto" });
}

function nextOpen() {
  const all = order();
  const start = all.indexOf(current) + 1;
  const rest = [...all.slice(start), ...all.slice(0, start)];
  const open = rest.find((field) => row(field.key).dataset.state !== "translated" && row(field.key).dataset.state !== "added");
  if (open) go(open);
}

const ALT = {
  ArrowDown: (field) => step(field, 1),
  ArrowUp: (field) => step(field, -1),
  KeyN: () => nextOpen(),
  KeyR: (field) => confirmRow(field),
  KeyM: (field) => act(field, "merge"),
  KeyX: (field) => act(field, "cut"),
  KeyS: (field) => copySource(field),
  KeyT: (field) => takeMarks(row(field.key), field),
  KeyA: (field) => beginAdding(field),
  KeyZ: () => page.querySelector("[data-undo]").click(),
  Backslash: (field) => act(field, "part"),
  BracketLeft: (field) => act(field, "above"),
  BracketRight: (field) => act(field, "below"),
  KeyJ: (field) => useMatch(row(field.key).querySelector("[data-match]")),
};

const ALT_SHIFT = {
  ArrowUp: (field) => act(field, "up"),
  ArrowDown: (field) => act(field, "down"),
  KeyM: (field) => act(field, "separate"),
};
// Acts that need no paragraph to be entered first.
const ANYWHERE = ["KeyN", "KeyZ", "ArrowDown"];

function beginAdding(field) {
  const item = row(field.key);
  item.querySelector("[data-menu]").open = true;
  item.querySelector('[name="added"]').focus();
}

function act(field, name) {
  row(field.key).querySelector(`[data-act="${name}"]`)?.click();
}

function copySource(field) {
  if (!isEmpty(field)) return;
  const source = [...row(field.key).querySelectorAll(".block")].map((block) => (block.querySelector("p,li") ?? block).textContent);
  insert(field, source.join(" "));
}

document.addEventListener("keydown", (event) => {
  const field = document.activeElement?.closest?.("[contenteditable]");
  if (event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && field) {
    event.preventDefault();
    save(field);
    step(field, 1);
  } else if ((event.ctrlKey || event.metaKey) && event.code === "KeyK" && field && !field.plain) {
    event.preventDefault();
    command(field, "link");
  } else if (event.altKey && !event.ctrlKey && !event.metaKey) {
    altKey(event, field);
  } else if (event.key === "?" && !field && !event.target.matches("input, textarea, select")) {
    event.preventDefault();
    keys.showModal();
  }
});

function altKey(event, field) {
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (digit && field) {
    const name = row(field.key).querySelectorAll("[data-insert]")[digit[1] - 1];
    if (!name) return;
    event.preventDefault();
    insert(field, name.dataset.insert);
    return;
  }
  const does = (event.shiftKey ? ALT_SHIFT : ALT)[event.code];
  if (does && (field || (!event.shiftKey && ANYWHERE.includes(event.code)))) {
    event.preventDefault();
    does(field ?? null);
  }
}

const keys = document.querySelector("[data-keys-dialog]");
const keysButton = page.querySelector("[data-keys]");
keysButton.hidden = false;
keysButton.addEventListener("click", () => keys.showModal());
const nextButton = page.querySelector("[data-next-open]");
nextButton.hidden = false;
nextButton.addEventListener("click", nextOpen);

addEventListener("beforeunload", (event) => {
  if ([...fields.values()].some(changed)) event.preventDefault();
});

page.querySelectorAll(".pair").forEach(begin);
