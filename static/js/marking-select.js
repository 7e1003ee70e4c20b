// Selecting by mouse and by touch: snapped to words, with Alt to graphemes alone.

const SETTLED = 350; // milliseconds after the last change of a touch selection

export function selectByPointer(text, toolbar) {
  let touch = false;
  let timer = 0;

  function selected(exactly) {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    if (!text.root.contains(range.commonAncestorContainer)) return null;
    const start = text.fromDom(range.startContainer, range.startOffset);
    const end = text.fromDom(range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    return text.snap(Math.min(start, end), Math.max(start, end), exactly);
  }

  text.root.addEventListener("pointerdown", (event) => {
    touch = event.pointerType !== "mouse";
  });

  document.addEventListener("pointerup", (event) => {
    if (event.pointerType !== "mouse" || event.target.closest?.("#marking-toolbar, dialog, [data-handle]")) return;
    // The selection of a click is collapsed only after this event.
    setTimeout(() => {
      const span = selected(event.altKey);
      if (span) {
        const range = text.range(span.start, span.end);
        getSelection().setBaseAndExtent(
          range.startContainer, range.startOffset, range.endContainer, range.endOffset,
        );
        toolbar.show(span);
      } else if (toolbar.open && getSelection().isCollapsed) {
        toolbar.hide();
      }
    });
  });

  // The handles of a touch selection stay the person's own; what is snapped is what is shown.
  document.addEventListener("selectionchange", () => {
    if (!touch) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const span = selected(false);
      if (span) toolbar.show(span);
    }, SETTLED);
  });
}
