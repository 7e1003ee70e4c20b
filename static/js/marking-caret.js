// Selecting by keyboard alone. The word at the caret is always selected, so it is always seen:
// arrows move by word, sentence (up, down) and paragraph (with Ctrl), Shift extends and takes back,
// brackets widen or narrow by one character, Enter opens the toolbar, "/" finds, Escape leaves.

import { fill, say, words } from "./marking-words.js";

export class Caret {
  constructor(text, toolbar) {
    this.text = text;
    this.toolbar = toolbar;
    this.on = false;
    this.start = 0;
    this.end = 0;
    this.home = { start: 0, end: 0 }; // what Shift extends from
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
      if (this.on) this.choose(this, { quietly: true, still: true, home: this.home });
    });
    text.root.addEventListener("marking:nudged", ({ detail }) => Object.assign(this, detail, { home: detail }));
    document.addEventListener("keydown", (event) => this.slash(event));
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
  choose({ start, end }, { quietly = false, still = false, home = { start, end } } = {}) {
    Object.assign(this, { start, end, home });
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

  // "/" finds words from wherever nobody types.
  slash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.matches("input, textarea, select") || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.find.focus();
    this.find.select();
  }

  act(event) {
    const paragraph = event.ctrlKey || event.metaKey;
    const step = {
      ArrowRight: () => this.step(1, paragraph ? "paragraph" : "word", event.shiftKey),
      ArrowLeft: () => this.step(-1, paragraph ? "paragraph" : "word", event.shiftKey),
      ArrowDown: () => this.step(1, paragraph ? "paragraph" : "sentence", event.shiftKey),
      ArrowUp: () => this.step(-1, paragraph ? "paragraph" : "sentence", event.shiftKey),
      Home: () => this.edge("start", event.shiftKey),
      End: () => this.edge("end", event.shiftKey),
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
    if (extend) {
      this.extend(direction, pieces);
      return;
    }
    const next = direction > 0
      ? pieces.find((piece) => piece.start >= this.end)
      : pieces.findLast((piece) => piece.end <= this.start);
    if (next) this.choose(next);
    else say(words.edge);
  }

  // The edge that was moved last goes on, or comes back, never beyond where extending began.
  extend(direction, pieces) {
    const { home } = this;
    let { start, end } = this;
    if (direction > 0 && start < home.start) {
      start = Math.min(pieces.find((piece) => piece.start > start)?.start ?? home.start, home.start);
    } else if (direction > 0) {
      end = pieces.find((piece) => piece.end > end)?.end ?? end;
    } else if (end > home.end) {
      end = Math.max(pieces.findLast((piece) => piece.end < end)?.end ?? home.end, home.end);
    } else {
      start = pieces.findLast((piece) => piece.start < start)?.start ?? start;
    }
    if (start === this.start && end === this.end) say(words.edge);
    else this.choose({ start, end }, { home });
  }

  // To the first or the last word of the paragraph; with Shift, all words up to it.
  edge(side, extend) {
    const { home } = this;
    const block = this.text.blockAt(home.start);
    const piece = this.text.pieceAt(side === "start" ? block.start : Math.max(block.start, block.end - 1), "word");
    if (!extend) this.choose(piece);
    else if (side === "start") this.choose({ start: piece.start, end: home.end }, { home });
    else this.choose({ start: home.start, end: Math.max(piece.end, home.end) }, { home });
  }

  pieces(unit) {
    if (unit === "paragraph") return this.text.blocks.filter((block) => block.end > block.start);
    return this.text.wordsAround(this.text.blockAt(this.start), this.text.blockAt(this.end), unit);
  }

  // One character more or less, at the start or at the end.
  nudge(atStart, atEnd) {
    const span = this.text.nudged(this, atStart, atEnd);
    if (span) this.choose(span);
  }

  // The next place of the words after the caret, and round again from the top.
  seek(query) {
    if (!query.trim()) return;
    const found = this.text.find(query.trim(), this.end);
    if (!found) {
      say(fill(words.absent, { words: query }));
      return;
    }
    Object.assign(this, found);
    this.enter();
  }
}
