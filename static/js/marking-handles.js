// Two handles at the chosen words, for the mouse and the finger: dragging one widens or narrows the
// choice by words, with Alt by letters. The keyboard has the toolbar's own keys for it.

const BELOW = 12; // pixels from a handle's foot to the middle of the line that it stands on

export class Handles {
  constructor(text, toolbar) {
    this.text = text;
    this.toolbar = toolbar;
    this.ends = [...document.querySelectorAll("[data-handle]")];
    this.dragged = null;
    for (const handle of this.ends) {
      handle.addEventListener("pointerdown", (event) => this.take(event, handle));
      handle.addEventListener("pointermove", (event) => this.drag(event, handle));
      handle.addEventListener("pointerup", () => this.drop());
      handle.addEventListener("pointercancel", () => this.drop());
    }
    text.root.addEventListener("marking:chosen", ({ detail }) => this.put(detail));
    addEventListener("resize", () => this.put(toolbar.open ? toolbar.span : null));
  }

  // At both ends of `span`; null hides them.
  put(span) {
    for (const handle of this.ends) handle.hidden = !span;
    if (!span) return;
    const rects = [...this.text.range(span.start, span.end).getClientRects()].filter((one) => one.width);
    if (!rects.length) return;
    const home = this.ends[0].parentElement.getBoundingClientRect();
    const places = { start: [rects[0].left, rects[0]], end: [rects.at(-1).right, rects.at(-1)] };
    for (const handle of this.ends) {
      const [edge, rect] = places[handle.dataset.handle];
      const left = edge - home.left - (handle.dataset.handle === "start" ? handle.offsetWidth : 0);
      handle.style.left = `${left}px`; // what hangs over the edge of the page is cut off there
      handle.style.top = `${rect.top - home.top - handle.offsetHeight + BELOW}px`;
    }
  }

  take(event, handle) {
    event.preventDefault();
    event.stopPropagation();
    const { start, end } = this.toolbar.span;
    const foot = handle.getBoundingClientRect();
    const edge = handle.dataset.handle === "start" ? foot.right : foot.left;
    this.dragged = {
      still: handle.dataset.handle === "start" ? end : start,
      span: this.toolbar.span,
      // The finger is not where the words are: what is meant is as far from it as at the beginning.
      x: edge + (handle.dataset.handle === "start" ? 2 : -2) - event.clientX,
      y: foot.bottom - event.clientY,
    };
    handle.setPointerCapture(event.pointerId);
    for (const one of this.ends) one.classList.add("is-dragged"); // looked through, to the words
    getSelection().removeAllRanges();
  }

  drag(event) {
    if (!this.dragged) return;
    const point = placeAt(event.clientX + this.dragged.x, event.clientY + this.dragged.y);
    const at = point && this.text.fromDom(...point);
    if (at === null) return;
    const { still } = this.dragged;
    const span = this.text.snap(Math.min(at, still), Math.max(at, still), event.altKey);
    if (!span) return;
    // The end that stands is exactly where it stood.
    if (at < still) span.end = still;
    else span.start = still;
    this.dragged.span = span;
    this.toolbar.point(span);
    this.put(span);
  }

  drop() {
    if (!this.dragged) return;
    const { span } = this.dragged;
    this.dragged = null;
    for (const one of this.ends) one.classList.remove("is-dragged");
    this.toolbar.choose(span);
  }
}

// The node and offset of the letter at a point of the window, or null.
function placeAt(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && [found.offsetNode, found.offset];
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && [range.startContainer, range.startOffset];
}
