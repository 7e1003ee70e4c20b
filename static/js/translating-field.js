// A textarea with simple HTML becomes a field that shows bold, italic and links as they are. The
// server cleans whatever is sent; here only typing is kept simple: words, paragraphs, no more.

const RICH = "p,br,strong,b,em,i,a,span";

export function enrich(area) {
  const field = document.createElement("div");
  field.contentEditable = "true";
  field.className = area.className;
  field.lang = area.lang;
  field.id = `field-${area.id}`;
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  field.setAttribute("aria-label", area.labels[0].textContent.trim());
  field.spellcheck = area.spellcheck;
  field.dataset.kind = area.dataset.kind;
  field.plain = "plain" in area.dataset;
  field.maySplit = "maySplit" in area.dataset;
  put(field, area.value);
  area.hidden = true;
  area.after(field);
  area.labels[0].hidden = true;
  field.addEventListener("beforeinput", keepSimple);
  field.addEventListener("paste", pasteWords);
  field.addEventListener("drop", (event) => event.preventDefault());
  return field;
}

// What the field holds, as the server gets it.
export function html(field) {
  if (field.plain) return field.innerText.replace(/\n/g, " ").trim();
  return isEmpty(field) ? "" : field.innerHTML;
}

export function put(field, value) {
  if (field.plain) {
    field.textContent = value;
    return;
  }
  // A template's content runs nothing and loads nothing.
  const template = document.createElement("template");
  template.innerHTML = value || "<p><br></p>";
  for (const element of template.content.querySelectorAll("*")) {
    if (!element.matches(RICH)) element.replaceWith(...element.childNodes);
  }
  field.replaceChildren(template.content);
}

export function isEmpty(field) {
  return field.innerText.trim() === "";
}

export function insert(field, words) {
  focus(field);
  document.execCommand("insertText", false, words);
}

// All the words at once, so that the browser's own undo brings the old ones back.
export function replaceWords(field, words) {
  focus(field);
  const range = document.createRange();
  range.selectNodeContents(field);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.execCommand("insertText", false, words);
}

// Put `right` for `wrong` wherever it stands, the formatting around it kept.
export function mend(field, wrong, right) {
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replaceAll(wrong, right);
  }
}

export function link(field, address) {
  focus(field);
  if (field.plain) return;
  if (getSelection().isCollapsed) {
    const start = getSelection().anchorOffset;
    const words = address.replace(/^(https?:\/\/|mailto:)/, "");
    document.execCommand("insertText", false, words);
    const range = getSelection();
    for (let n = 0; n < words.length; n += 1) range.modify("extend", "backward", "character");
    if (start < 0) return;
  }
  document.execCommand("createLink", false, address);
  getSelection().collapseToEnd();
}

// Puts the caret where it was in the field, or at its end.
export function focus(field) {
  if (document.activeElement === field) return;
  field.focus();
  const range = document.createRange();
  if (field.caret && field.contains(field.caret.startContainer)) {
    range.setStart(field.caret.startContainer, field.caret.startOffset);
    range.setEnd(field.caret.endContainer, field.caret.endOffset);
  } else {
    range.selectNodeContents(field);
    range.collapse(false);
    const last = field.lastElementChild;
    if (last) {
      range.selectNodeContents(last);
      range.collapse(false);
    }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

// The caret is remembered, so that a name inserted by a click lands where the person was.
document.addEventListener("selectionchange", () => {
  const field = document.activeElement?.closest?.("[contenteditable]");
  const selection = getSelection();
  if (field && selection.rangeCount && field.contains(selection.anchorNode)) {
    field.caret = selection.getRangeAt(0).cloneRange();
  }
});

function keepSimple(event) {
  const field = event.currentTarget;
  if (event.inputType === "insertParagraph" && !field.maySplit) {
    event.preventDefault();
  } else if (field.plain && /^(format|insertLineBreak)/.test(event.inputType)) {
    event.preventDefault();
  } else if (/^format(?!Bold|Italic|Remove)/.test(event.inputType)) {
    event.preventDefault();
  }
}

function pasteWords(event) {
  event.preventDefault();
  const words = event.clipboardData.getData("text/plain");
  document.execCommand("insertText", false, event.currentTarget.plain ? words.replace(/\s*\n\s*/g, " ") : words);
}

document.execCommand("defaultParagraphSeparator", false, "p");
