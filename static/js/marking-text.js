// The article on the page as one string, and the way between its places and the page's nodes.
// Positions count UTF-16 units in the blocks joined by "\n"; the server counts code points in a
// block: `place` is the one spot where the two meet.

const SKIP = "[data-skip], .visually-hidden";

export class MarkedText {
  constructor(root) {
    this.root = root;
    this.language = root.lang || "en";
    this.read();
  }

  // Reads the page: all of it, or anew the blocks with these ids, whose words are the same.
  read(ids = null) {
    if (ids) {
      for (const block of this.blocks.filter((one) => ids.includes(one.id))) {
        let at = block.start;
        block.pieces = [...leaves(block.element)].map((node) => {
          const piece = { node, at };
          at += node.nodeType === Node.TEXT_NODE ? node.length : 1;
          return piece;
        });
      }
      return;
    }
    this.blocks = [];
    const found = [];
    let length = 0;
    for (const element of this.root.querySelectorAll("[data-block]")) {
      const pieces = [];
      const start = length;
      for (const node of leaves(element)) {
        pieces.push({ node, at: length });
        const words = node.nodeType === Node.TEXT_NODE ? node.data : "\n";
        found.push(words);
        length += words.length;
      }
      this.blocks.push({ id: element.dataset.block, element, start, end: length, pieces });
      found.push("\n");
      length += 1;
    }
    this.text = found.join("").slice(0, -1);
    this.cuts = new Map();
  }

  blockAt(position) {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.blocks[middle].start <= position) low = middle;
      else high = middle - 1;
    }
    return this.blocks[low];
  }

  // The position of a place in the page, or null outside of the text.
  fromDom(node, offset) {
    const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(
      "[data-block]",
    );
    const block = this.blocks.find((one) => one.element === element);
    if (!block) return this.besideBlocks(node, offset);
    const point = document.createRange();
    point.setStart(node, offset);
    for (const { node: leaf, at } of block.pieces) {
      if (leaf === node) return at + offset;
      if (point.comparePoint(leaf, 0) >= 0) return at;
    }
    return block.end;
  }

  // A selection that ends between two blocks ends at the edge of the nearest one.
  besideBlocks(node, offset) {
    if (!this.root.contains(node)) return null;
    const point = document.createRange();
    point.setStart(node, offset);
    const next = this.blocks.find(
      ({ element }) => point.comparePoint(element, 0) >= 0,
    );
    return next ? Math.max(0, next.start - 1) : this.text.length;
  }

  toDom(position) {
    const block = this.blockAt(position);
    let found = null;
    for (const piece of block.pieces) {
      if (piece.at > position) break;
      found = piece;
    }
    if (!found) return { node: block.element, offset: 0 };
    if (found.node.nodeType === Node.TEXT_NODE) {
      return { node: found.node, offset: Math.min(position - found.at, found.node.length) };
    }
    const after = position > found.at ? 1 : 0;
    return { node: found.node.parentNode, offset: [...found.node.parentNode.childNodes].indexOf(found.node) + after };
  }

  range(start, end) {
    const range = document.createRange();
    const from = this.toDom(start);
    const to = this.toDom(end);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  // Both ends as the server wants them, with the words that the person sees.
  place(start, end) {
    const first = this.blockAt(start);
    const last = this.blockAt(end);
    return {
      start_block: first.id,
      start: codePoints(this.text.slice(first.start, start)),
      end_block: last.id,
      end: codePoints(this.text.slice(last.start, end)),
      exact: this.text.slice(start, end),
    };
  }

  // The edges of a block's words, sentences or graphemes, as positions.
  edges(block, granularity) {
    const key = `${block.id} ${granularity}`;
    if (!this.cuts.has(key)) {
      const segmenter = new Intl.Segmenter(this.language, { granularity });
      const cuts = [];
      for (const part of segmenter.segment(this.text.slice(block.start, block.end))) {
        cuts.push({
          start: block.start + part.index,
          end: block.start + part.index + part.segment.length,
          word: part.isWordLike !== false && part.segment.trim() !== "",
        });
      }
      this.cuts.set(key, cuts);
    }
    return this.cuts.get(key);
  }

  pieceAt(position, granularity) {
    const block = this.blockAt(position);
    const pieces = this.edges(block, granularity);
    return pieces.find((piece) => position < piece.end) || pieces.at(-1) || block;
  }

  // The pieces of that granularity that are words, from the blocks around `first` to `last`.
  wordsAround(first, last, granularity) {
    const from = Math.max(0, this.blocks.indexOf(first) - 3);
    return this.blocks.slice(from, this.blocks.indexOf(last) + 4).flatMap((block) =>
      this.edges(block, granularity).filter((piece) => piece.word).map((piece) => this.snap(piece.start, piece.end, true)));
  }

  // `span` with its start and its end moved by so many graphemes; itself where nothing would be left.
  nudged({ start, end }, atStart, atEnd) {
    if (atEnd > 0 && end < this.text.length) end = this.pieceAt(end, "grapheme").end;
    if (atEnd < 0) end = this.pieceAt(end - 1, "grapheme").start;
    if (atStart > 0) start = this.pieceAt(start, "grapheme").end;
    if (atStart < 0 && start > 0) start = this.pieceAt(start - 1, "grapheme").start;
    return end > start ? { start, end } : null;
  }

  // Where `words` stand next after `after`, and round again from the top; whatever their case.
  find(words, after) {
    const wanted = lower(words);
    const text = lower(this.text);
    let at = text.indexOf(wanted, after);
    if (at < 0) at = text.indexOf(wanted);
    return at < 0 ? null : this.snap(at, at + wanted.length, true);
  }

  // Widened to whole words (or, `exactly`, to whole graphemes), spaces at the edges left out.
  snap(start, end, exactly = false) {
    while (start < end && /\s/.test(this.text[start])) start += 1;
    while (end > start && /\s/.test(this.text[end - 1])) end -= 1;
    if (end <= start) return null;
    const granularity = exactly ? "grapheme" : "word";
    const first = this.pieceAt(start, granularity);
    const last = this.pieceAt(end - 1, granularity);
    return { start: Math.min(start, first.start), end: Math.max(end, last.end) };
  }
}

function* leaves(element) {
  const walker = document.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      if (node.matches(SKIP)) return NodeFilter.FILTER_REJECT;
      return node.tagName === "BR" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    },
  );
  while (walker.nextNode()) yield walker.currentNode;
}

// In lower case, every letter in its place: "İ" would become two.
function lower(text) {
  const low = text.toLowerCase();
  if (low.length === text.length) return low;
  return [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join("");
}

export function codePoints(text) {
  let count = 0;
  for (const _letter of text) count += 1;
  return count;
}
