// One's own layer in a round: the marking room's ways of selecting, before a plain form with one
// button for each kind. Without this script the words are typed into the same form.

import { Caret } from "./marking-caret.js";
import { selectByPointer } from "./marking-select.js";
import { MarkedText } from "./marking-text.js";

class Form {
  constructor(text) {
    this.text = text;
    this.form = document.querySelector("#round-form");
    this.buttons = [...this.form.querySelectorAll("button[data-key]")];
    this.form.elements.words.addEventListener("input", () => this.forget());
  }

  get open() {
    return this.form.elements.spans.value !== "";
  }

  // The words chosen in the text are shown in the form, with their exact place behind them.
  show(span, { focus = false } = {}) {
    const place = this.text.place(span.start, span.end);
    this.form.elements.spans.value = JSON.stringify([place]);
    this.form.elements.words.value = place.exact;
    if (focus) this.buttons[0].focus();
  }

  hide() {
    this.form.elements.words.value = "";
    this.forget();
  }

  forget() {
    this.form.elements.spans.value = "";
  }

  // A kind's key: the form is sent by its button.
  use(button) {
    this.form.requestSubmit(button);
  }
}

const room = document.querySelector("#marking");
const text = new MarkedText(document.querySelector("#marking-text"));
const form = new Form(text);
selectByPointer(text, form);
const caret = new Caret(text, form);

// Back where the last mark was made, with the keyboard if it was in the text.
const made = location.hash && text.root.querySelector(location.hash);
if (made) {
  const start = text.fromDom(made, 0);
  Object.assign(caret, text.pieceAt(start, "word"));
  // After the browser has gone to the fragment, which takes the keyboard away.
  const resume = () => setTimeout(() => caret.enter(true));
  if (sessionStorage.getItem("round-keyboard") === "1") {
    if (document.readyState === "complete") resume();
    else addEventListener("load", resume);
  }
}
room.addEventListener("submit", () => {
  const keyboard = document.querySelector("#marking-caret").getAttribute("aria-pressed");
  sessionStorage.setItem("round-keyboard", keyboard === "true" || caret.resume ? "1" : "0");
});
room.classList.add("has-script");
