// The marking room. Without this script the page shows the article and a plain form.

import { Caret } from "./marking-caret.js";
import { FormDialog } from "./marking-dialog.js";
import { Handles } from "./marking-handles.js";
import { stayHere } from "./marking-live.js";
import { usePanel } from "./marking-panel.js";
import { selectByPointer } from "./marking-select.js";
import { useSuggestions } from "./marking-suggestions.js";
import { MarkedText } from "./marking-text.js";
import { Toolbar } from "./marking-toolbar.js";
import { useUndo } from "./marking-undo.js";

const room = document.querySelector("#marking");
const text = new MarkedText(document.querySelector("#marking-text"));
const dialog = new FormDialog(room.dataset, text);
const toolbar = new Toolbar(room.dataset, text, dialog);

selectByPointer(text, toolbar);
new Handles(text, toolbar);
const caret = new Caret(text, toolbar);
usePanel(text, dialog);
useSuggestions(room.dataset, text, toolbar);
useUndo(text);
stayHere(room.dataset, text, toolbar, caret);

// A highlight may be a link; dragging over it selects, it does not carry the link away.
text.root.addEventListener("dragstart", (event) => event.preventDefault());

// While the toolbar is open its keys work from the text, too.
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || !toolbar.open || document.querySelector("dialog[open]")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (event.key === "Escape") toolbar.back();
  else if (!toolbar.bar.contains(event.target)) toolbar.shortcut(event);
});
room.classList.add("has-script");
