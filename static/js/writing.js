// The writing page: the editor in the text area's place, and unsaved typing kept safe.
// Without it the page is a plain form with the text as HTML.
import { startEditor } from "./writing-editor.js";
import { keepTyping } from "./writing-keeping.js";
import { holdLease } from "./writing-lease.js";

const form = document.getElementById("write");
const fields = ["headline", "summary", "body", "slug"];

const editor = startEditor(form.querySelector("[data-editor]"), {
  toolbar: document.querySelector(".toolbar"),
  dialog: document.getElementById("link"),
  photos: document.getElementById("photo"),
});

const read = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
const write = (content) => {
  for (const name of fields) form.elements[name].value = content[name] ?? "";
  editor.setContent(form.elements.body.value);
};

keepTyping(form, { read, write });
holdLease(form);

// Ctrl+S saves.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  form.requestSubmit();
});

// How long it is, in words: the browser knows how to cut Thai.
const words = form.querySelector(".writing__words");
const segmenter = new Intl.Segmenter(form.elements.body.lang, { granularity: "word" });
function count() {
  let total = 0;
  for (const part of segmenter.segment(editor.text())) if (part.isWordLike) total += 1;
  words.textContent = form.dataset.words.replace("{count}", total.toLocaleString());
  words.hidden = false;
}
let counting;
form.addEventListener("input", () => {
  clearTimeout(counting);
  counting = setTimeout(count, 600);
});
count();
