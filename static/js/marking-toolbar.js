// The small toolbar at the selection: one button and one key for each kind.

import { EntityPicker } from "./marking-picker.js";
import { apply, post, refuse } from "./marking-send.js";
import { fill, say, words } from "./marking-words.js";

export class Toolbar {
  constructor(page, text, claims) {
    this.page = page;
    this.text = text;
    this.claims = claims;
    this.bar = document.querySelector("#marking-toolbar");
    this.dialog = document.querySelector("#entity-dialog");
    this.form = this.dialog.querySelector("form");
    this.span = null;
    this.kept = []; // the first parts of a claim that the text interrupts
    this.buttons = [...this.bar.querySelectorAll("button")];
    this.bar.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.use(button);
    });
    this.bar.addEventListener("keydown", (event) => this.key(event));
    this.bar.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
    this.picker = new EntityPicker(this.dialog.querySelector("[data-picker]"), {
      label: words.search,
      kind: () => this.kind,
      creates: true,
      chosen: (entity) => (entity.create ? this.askNames(entity.create) : this.mark({ entity: entity.id })),
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.create();
    });
    this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
    // The event comes a moment after the dialog has gone: whoever typed on meanwhile is left alone.
    this.dialog.addEventListener("close", () => {
      if (!this.answered) this.back();
      this.answered = false;
    });
  }

  get open() {
    return !this.bar.hidden;
  }

  // `span`: { start, end } in the text; `from`: the element that gets the keyboard back.
  show(span, { focus = false, from = this.text.root } = {}) {
    this.span = span;
    this.from = from;
    this.bar.hidden = false;
    this.bar.querySelector("[data-words]").textContent = this.text.text.slice(span.start, span.end);
    this.point(span);
    this.put();
    this.uncover();
    this.told(span);
    if (focus) this.bar.querySelector("[data-kind]").focus();
  }

  // Shows which words are chosen, and leaves the toolbar where it is.
  point(span) {
    highlight(this.text.range(span.start, span.end));
  }

  // Whoever draws at the chosen words hears of them; null when they are let go.
  told(span) {
    this.text.root.dispatchEvent(new CustomEvent("marking:chosen", { detail: span }));
  }

  // Beneath the selection, inside the window; the narrow screen's style pins it to the bottom.
  put() {
    const box = this.text.range(this.span.start, this.span.end).getBoundingClientRect();
    const home = this.bar.parentElement.getBoundingClientRect();
    const room = home.width - this.bar.offsetWidth;
    this.bar.style.left = `${Math.max(0, Math.min(box.left - home.left, room))}px`;
    this.bar.style.top = `${box.bottom - home.top + 8}px`;
  }

  // Pinned to the bottom of a narrow screen, it does not cover the words it is about.
  uncover() {
    const box = this.text.range(this.span.start, this.span.end).getBoundingClientRect();
    const top = this.bar.getBoundingClientRect().top;
    if (getComputedStyle(this.bar).position === "fixed" && box.bottom > top - 16) {
      scrollBy({ top: Math.min(box.bottom - top + 24, box.top - 16) });
    }
  }

  hide() {
    this.bar.hidden = true;
    highlight(null);
    this.told(null);
  }

  back() {
    this.hide();
    this.from?.focus({ preventScroll: true });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.buttons.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.buttons[(at + step + this.buttons.length) % this.buttons.length].focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.back();
    } else {
      this.shortcut(event);
    }
  }

  // One key for each kind, while the toolbar is open.
  shortcut(event) {
    const button = this.buttons.find((one) => one.dataset.key === event.key.toLowerCase());
    if (!button) return false;
    event.preventDefault();
    event.stopPropagation();
    this.use(button);
    return true;
  }

  use(button) {
    if (button.dataset.close !== undefined) {
      this.back();
      return;
    }
    if (button.dataset.keep !== undefined) {
      this.keep();
      return;
    }
    if (button.dataset.nudge) {
      this.nudge(...button.dataset.nudge.split(" ").map(Number));
      return;
    }
    this.kind = button.dataset.kind;
    if (button.dataset.body === "value") this.mark({});
    else if (button.dataset.body === "claim") this.claims.open([...this.kept, this.text.place(this.span.start, this.span.end)], this);
    else this.askEntity(button.dataset.name);
  }

  keep() {
    const place = this.text.place(this.span.start, this.span.end);
    this.kept.push(place);
    this.back();
    say(fill(words.kept, { words: place.exact }));
  }

  // The start or the end one character further or back.
  nudge(atStart, atEnd) {
    const span = this.text.nudged(this.span, atStart, atEnd);
    if (span) this.choose(span);
  }

  // Other words than before: seen, heard and selected at once.
  choose(span) {
    const range = this.text.range(span.start, span.end);
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    this.text.root.dispatchEvent(new CustomEvent("marking:nudged", { detail: span }));
    this.show(span, { from: this.from });
    say(this.text.text.slice(span.start, span.end));
  }

  askEntity(kindName) {
    const exact = this.text.text.slice(this.span.start, this.span.end);
    this.dialog.querySelector("h2").textContent = fill(words.which, { kind: kindName, words: exact });
    this.form.hidden = true;
    this.form.reset();
    this.tell([]);
    this.dialog.showModal();
    this.picker.start(exact);
  }

  askNames(name) {
    this.form.hidden = false;
    const fields = [...this.form.querySelectorAll("input[lang]")];
    const own = fields.find((field) => field.lang === this.text.language) || fields[0];
    own.value = name;
    fields.find((field) => field !== own)?.focus();
    say(words.names);
  }

  create() {
    const names = {};
    for (const field of this.form.querySelectorAll("input[lang]")) names[field.name] = field.value;
    if (this.form.different.checked) names.different = "1";
    this.mark(names);
  }

  tell(reasons) {
    const box = this.dialog.querySelector("[data-reasons]");
    box.replaceChildren(
      ...reasons.map((reason) => Object.assign(document.createElement("p"), { textContent: reason })),
    );
    box.hidden = reasons.length === 0;
    this.form.different.closest("label").hidden = reasons.length === 0;
  }

  async mark(body) {
    const { span, from } = this;
    const place = this.text.place(span.start, span.end);
    const data = new FormData();
    const sent = { revision: this.page.revision, spans: JSON.stringify([place]), kind: this.kind, ...body };
    for (const [name, value] of Object.entries(sent)) data.append(name, value);
    const inDialog = this.dialog.open;
    const answer = await post(this.page.add, data, inDialog ? (reasons) => this.tell(reasons) : refuse);
    if (!answer) return;
    this.answered = this.dialog.open;
    this.dialog.close();
    // Whoever has gone on to other words meanwhile, or types, is left alone.
    const typing = document.activeElement?.matches("input, textarea, select");
    if (this.span === span) this.hide();
    if (!typing) getSelection().removeAllRanges();
    apply(answer, this.text);
    if (!typing) from?.focus?.({ preventScroll: true });
  }
}

// The chosen words stay visible while the keyboard is elsewhere.
function highlight(range) {
  if (!("highlights" in CSS)) return;
  if (range) CSS.highlights.set("marking", new Highlight(range));
  else CSS.highlights.delete("marking");
}

