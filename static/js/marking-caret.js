// Selecting by keyboard alone. The word at the caret is always selected, so it is always seen:
// arrows move by word, sentence (up, down) and paragraph (with Ctrl), Shift extends, brackets widen
// or narrow by one character, Enter opens the toolbar, "/" finds, Escape leaves.

import { fill, say, words } from "./marking-words.js";

export class Caret {
  constructor(text, toolbar) {
    this.text = text;
    this.toolbar = toolbar;
    this.on = false;
    this.start = 0;
    this.end = 0;
    this.find = document.querySelector("#marking-find");
    this.button = document.querySelector("#marking-caret");
    this.button.addEventListener("click", () => (this.on ? this.leave() : this.enter()));
    text.root.addEventListener("keydown", (event) => this.key(event));
    // The toolbar and the dialogs borrow the keyboard; when it comes back, the mode goes on.
    text.root.addEventListener("blur", () => {
      this.resume = this.on && toolbar.open;
      this.mode(false);
    });
    text.root.addEventListener("focus", () => {
      if (this.resume) this.enter(true);
    });
    // The words that were chosen stand in new nodes now.
    document.addEventListener("marking:changed", () => {
      if (this.on) this.choose(this, { quietly: true, still: true });
    });
    document.querySelector("#marking-find-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.seek(this.find.value);
    });
    this.find.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        this.enter();
      }
    });
  }

  // `quietly` leaves what an act had to say to be heard.
  enter(quietly = false) {
    this.resume = false;
    this.text.root.focus({ preventScroll: true });
    this.mode(true);
    this.choose(this.end > this.start ? this : this.text.pieceAt(this.start, "word"), { quietly });
  }

  leave() {
    this.mode(false);
    getSelection().removeAllRanges();
    this.button.focus();
    say(words.left);
  }

  // While it is on, the arrow keys belong to the text: an application, to a screen reader.
  mode(on) {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
    if (on) {
      this.text.root.setAttribute("role", "application");
      this.text.root.setAttribute("aria-roledescription", words.mode);
    } else {
      this.text.root.removeAttribute("role");
      this.text.root.removeAttribute("aria-roledescription");
    }
  }

  // `quietly`: nothing is said; `still`: the page does not scroll.
  choose({ start, end }, { quietly = false, still = false } = {}) {
    this.start = start;
    this.end = end;
    const range = this.text.range(start, end);
    getSelection().setBaseAndExtent(
      range.startContainer, range.startOffset, range.endContainer, range.endOffset,
    );
    const box = range.getBoundingClientRect();
    if (!still && (box.top < 80 || box.bottom > innerHeight - 120)) {
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
    }
    if (!quietly) say(this.text.text.slice(start, end));
  }

  key(event) {
    if (event.target !== this.text.root) return;
    if (event.key === "/" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.find.focus();
      this.find.select();
      return;
    }
    if (!this.on) {
      if (event.key === "Enter" || event.key.startsWith("Arrow")) {
        event.preventDefault();
        this.enter();
      }
      return;
    }
    const act = this.act(event);
    if (act) {
      event.preventDefault();
      act();
    }
  }

  act(event) {
    const paragraph = event.ctrlKey || event.metaKey;
    const step = {
      ArrowRight: () => this.step(1, paragraph ? "paragraph" : "word", event.shiftKey),
      ArrowLeft: () => this.step(-1, paragraph ? "paragraph" : "word", event.shiftKey),
      ArrowDown: () => this.step(1, paragraph ? "paragraph" : "sentence", event.shiftKey),
      ArrowUp: () => this.step(-1, paragraph ? "paragraph" : "sentence", event.shiftKey),
      Home: () => this.choose(this.text.pieceAt(this.text.blockAt(this.start).start, "word")),
      End: () => this.choose(this.text.pieceAt(Math.max(0, this.text.blockAt(this.start).end - 1), "word")),
      "]": () => this.nudge(0, 1),
      "[": () => this.nudge(0, -1),
      "}": () => this.nudge(1, 0),
      "{": () => this.nudge(-1, 0),
      Enter: () => this.open(),
      Escape: () => this.leave(),
    }[event.key];
    if (step) return step;
    if (paragraph || event.altKey || event.key.length !== 1) return null;
    // A kind's key straight from the text: the toolbar need not be opened first.
    const button = this.toolbar.buttons.find((one) => one.dataset.key === event.key.toLowerCase());
    return button ? () => { this.open(false); this.toolbar.use(button); } : null;
  }

  open(focus = true) {
    const span = this.text.snap(this.start, this.end, true);
    if (span) this.toolbar.show(span, { focus });
  }

  step(direction, unit, extend) {
    const pieces = this.pieces(unit);
    const edge = direction > 0 ? this.end : this.start;
    const next = direction > 0
      ? pieces.find((piece) => piece.start >= edge || (extend && piece.end > edge))
      : pieces.findLast((piece) => piece.end <= edge || (extend && piece.start < edge));
    if (!next) {
      say(words.edge);
      return;
    }
    if (!extend) this.choose(next);
    else if (direction > 0) this.choose({ start: this.start, end: next.end });
    else this.choose({ start: next.start, end: this.end });
  }

  // The pieces of this block and of those around it that have any.
  pieces(unit) {
    const { blocks } = this.text;
    if (unit === "paragraph") return blocks.filter((block) => block.end > block.start);
    const first = blocks.indexOf(this.text.blockAt(this.start));
    const last = blocks.indexOf(this.text.blockAt(this.end));
    const found = [];
    for (let at = first; at >= 0 && at >= first - 3; at -= 1) found.unshift(...this.trimmed(blocks[at], unit));
    for (let at = first + 1; at < blocks.length && at <= last + 3; at += 1) found.push(...this.trimmed(blocks[at], unit));
    return found;
  }

  trimmed(block, unit) {
    return this.text.edges(block, unit).filter((piece) => piece.word).map((piece) => this.text.snap(piece.start, piece.end, true) || piece);
  }

  // One character more or less, at the start or at the end.
  nudge(atStart, atEnd) {
    let { start, end } = this;
    if (atEnd > 0 && end < this.text.text.length) end = this.text.pieceAt(end, "grapheme").end;
    if (atEnd < 0) end = this.text.pieceAt(end - 1, "grapheme").start;
    if (atStart > 0) start = this.text.pieceAt(start, "grapheme").end;
    if (atStart < 0 && start > 0) start = this.text.pieceAt(start - 1, "grapheme").start;
    if (end > start) this.choose({ start, end });
  }

  // The next place of the words after the caret, and round again from the top.
  seek(query) {
    const wanted = query.trim().toLowerCase();
    if (!wanted) return;
    const text = this.text.text.toLowerCase();
    let at = text.indexOf(wanted, this.end);
    if (at < 0) at = text.indexOf(wanted);
    if (at < 0) {
      say(fill(words.absent, { words: query }));
      return;
    }
    this.start = at;
    this.end = at + wanted.length;
    this.enter();
  }
}
