"""Lines of pages into paragraphs, headings and lists, by where they stand and how big they are."""

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import NamedTuple

_BULLET = re.compile("(?:[\uf0b7\uf0a7\uf0d8\uf076\uf02d•●▪◦‣∙■□➢✓]\\s*|[·–*-]\\s+)(?=\\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[๐-๙]{1,2}[.)])\s+(?=\S)")
_THAI = re.compile("[\u0e00-\u0e7f]")
_PAGE_NUMBER = re.compile(
    r"(?:page\s*|หน้า\s*)?[\d๐-๙]{1,4}(?:\s*(?:/|of|จาก)\s*[\d๐-๙]{1,4})?", re.I
)
_ENDS = re.compile(r"[.!?:;…”\"')\]]$")
_COUNTS = (
    [str(number) for number in range(1, 60)],
    [f"{letter}." for letter in "abcdefghijklmnopqrstuvwxyz"],
    [f"{letter})" for letter in "abcdefghijklmnopqrstuvwxyz"],
    [f"{letter}." for letter in "กขคงจฉชซฌญ"],
)
SAME_HEIGHT = 2.0  # points
LONGEST_HEADING = 180  # code points


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; lengths in points, from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    hyphen: bool = False  # its last hyphen only breaks the word

    @property
    def height(self):
        return max(self.top - self.bottom, 1.0)


class _Shape(NamedTuple):
    """Lengths of the whole document, in points."""

    pitch: float
    width: float
    left: float
    bold: bool


def laid_out(pages, converted, width=595.0):
    """HTML of the pages' lines. Page heads, feet and numbers are left out, and noted.

    `width` is a page's, in points.
    """
    pages = _without_heads(pages, converted)
    lines = [line for page in pages for line in page]
    if not lines:
        return ""
    body = _body_size(lines)
    sizes = sorted({line.size for line in lines if line.size > body * 1.12}, reverse=True)
    shape = _Shape(_pitch(pages), width, _left(lines), _mostly_bold(lines))
    pieces, previous = [], None
    for page in pages:
        right = _margin(page)
        for line in page:
            kind, text = _kind(line, body, sizes, shape)
            if (
                kind == "h3"
                and line.size <= body * 1.12
                and _ends_a_paragraph(previous, line, right)
            ):
                kind = "p"
            if pieces and _goes_on(previous, line, kind, pieces[-1], right, shape):
                pieces[-1][1] = _joined(pieces[-1][1], text, previous)
            else:
                pieces.append([kind, text, line])
            previous = line
    return _html(_numbered(pieces))


def _without_heads(pages, converted):
    """Without lines that come again at the edge of most pages at the same height, and without page
    numbers."""
    pitch, everywhere = _pitch(pages), Counter(_shape(line) for page in pages for line in page)
    edges = [[(_shape(line), line.top) for line in _edge(page, pitch)] for page in pages]

    def comes_again(line):
        shape = _shape(line)
        count = sum(
            any(shape == other and abs(top - line.top) <= SAME_HEIGHT for other, top in edge)
            for edge in edges
        )
        # What stands in the middle of pages as well is text that says the same again.
        return count > 2 and count * 2 > len(pages) and everywhere[shape] < 2 * count

    kept, dropped = [], 0
    for page in pages:
        edge = set(map(id, _edge(page, pitch)))
        here = [
            line
            for line in page
            if id(line) not in edge
            or not (comes_again(line) or (len(page) > 1 and _PAGE_NUMBER.fullmatch(line.text)))
        ]
        dropped += len(page) - len(here)
        kept.append(here)
    converted.note("page-heads", **({} if dropped else {"count": 0}))
    return kept


def _edge(page, pitch):
    """The one or two lines at its top and at its bottom that stand apart from what is between."""
    down = sorted(page, key=lambda line: -line.top)
    return [*_apart(down, pitch), *_apart(down[::-1], pitch)]


def _apart(lines, pitch):
    for count in (1, 2):
        if len(lines) <= count or abs(lines[count - 1].top - lines[count].top) > 1.25 * pitch:
            return lines[:count]
    return []


def _shape(line):
    return re.sub(r"[\d๐-๙]+", "#", line.text)


def _left(lines):
    return float(Counter(round(line.left) for line in lines).most_common(1)[0][0])


def _mostly_bold(lines):
    bold = sum(len(line.text) for line in lines if line.bold)
    return bold * 3 > sum(len(line.text) for line in lines)


def _pitch(pages):
    """How far a line usually is below the one before it, in points."""
    drops = Counter()
    for page in pages:
        for above, below in pairwise(page):
            drop = above.bottom - below.bottom
            if (
                abs(above.size - below.size) < 0.6
                and 0.5 * below.height < drop < 3.5 * below.height
            ):
                drops[round(drop)] += 1
    if not drops:
        return 0.0
    # The closest of those that are common: paragraphs stand further apart than lines.
    most = drops.most_common(1)[0][1]
    return float(min(drop for drop, count in drops.items() if count * 4 >= most))


def _body_size(lines):
    weights = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    return weights.most_common(1)[0][0] or 1.0


def _margin(page):
    return sorted((line.right for line in page), reverse=True)[len(page) // 10] if page else 0


def _kind(line, body, sizes, shape):
    if match := _BULLET.match(line.text):
        return "ul", line.text[match.end() :]
    if line.size > body * 1.12 and len(line.text) <= LONGEST_HEADING:
        return ("h2" if sizes.index(line.size) < 2 else "h3"), line.text
    if line.bold and not shape.bold and line.size > body - 0.6 and _stands_out(line, shape):
        return "h3", line.text
    if match := _NUMBER.match(line.text):
        return "ol", line.text[match.end() :]
    return "p", line.text


def _ends_a_paragraph(before, line, right):
    """Whether a bold line only ends the paragraph whose full line stands right above it."""
    if before is None or before.bold or abs(line.size - before.size) > 0.6:
        return False
    return 0 < before.bottom - line.bottom < 1.6 * line.size and before.right > right * 0.85


def _stands_out(line, shape):
    """Whether a bold line is short enough, and no sentence, to be a heading."""
    short = len(line.text) <= 90 and line.right - line.left < 0.6 * shape.width
    return short and not _ENDS.search(line.text) and any(map(str.isalpha, line.text))


def _goes_on(before, line, kind, piece, right, shape):
    """Whether a line belongs to the piece that the line before it ended."""
    held, _text, first = piece
    same_size = abs(line.size - before.size) <= 0.6
    if kind in ("h2", "h3") or held in ("h2", "h3"):
        near = 0 <= before.bottom - line.bottom < 1.8 * line.height
        return kind == held and same_size and near and len(_text) < LONGEST_HEADING
    if kind in ("ul", "ol") or not same_size:
        return False
    drop = before.bottom - line.bottom
    if drop < 0:  # a new page or column
        return not _ENDS.search(before.text) and before.right > right * 0.9
    if drop < 0.4 * line.height:
        return True  # the same line, cut in two
    if drop > max(1.3 * shape.pitch, 1.1 * line.height):
        return False
    if before.right - min(first.left, before.left) < shape.width / 3:
        return False  # so short a line ends by itself
    if held in ("ul", "ol"):
        return line.left > first.left + 3
    short = before.right < right - 0.18 * max(right - first.left, 1)
    if short and (
        _ENDS.search(before.text) or _THAI.search(before.text[-1:]) or before.right < right * 0.7
    ):
        return False
    step = 0.8 * line.size
    indented = line.left > max(before.left, shape.left) + step
    # Where the first line hangs out to the left, the next that does begins a paragraph.
    hanging = line.left < before.left - step and before.left > first.left + step
    return not indented and not hanging and (line.bold == before.bold or not short)


def _joined(text, more, before):
    if before.hyphen:
        return text.rstrip("-\u00ad") + more
    if text.endswith("-") and text[-2:-1].isalpha() and more[:1].islower():
        return text[:-1] + more
    thai = _THAI.match(more[:1]) and _THAI.match(text[-1:])
    return text + ("" if thai else " ") + more


def _numbered(pieces):
    """Pieces that count on without a full stop (1, 2, 3), or by letters (a., b. or ก., ข.), as items."""
    at = 0
    while at < len(pieces):
        end = max(_counted(pieces, at, marks) for marks in _COUNTS)
        if end - at > 1:
            for piece in pieces[at:end]:
                piece[:2] = "ol", piece[1].split(maxsplit=1)[1]
        at = max(end, at + 1)
    return pieces


def _counted(pieces, at, marks):
    """The end of the run of paragraphs from `at` on that begin with these marks, in their order."""
    for place, mark in enumerate(marks):
        here = pieces[at + place] if at + place < len(pieces) else None
        if here is None or here[0] != "p" or not here[1].startswith(f"{mark} "):
            return at + place
    return at + len(marks)


def _html(pieces):
    """Neighbouring items are one list; a lone number is no list."""
    out, at = [], 0
    while at < len(pieces):
        kind, text, _line = pieces[at]
        if kind in ("ul", "ol"):
            end = at
            while end < len(pieces) and pieces[end][0] == kind:
                end += 1
            items = "".join(f"<li>{escape(words)}</li>" for _k, words, _l in pieces[at:end])
            out.append(f"<{kind}>{items}</{kind}>")
            at = end
            continue
        out.append(f"<{kind}>{escape(text)}</{kind}>")
        at += 1
    return "".join(out)
