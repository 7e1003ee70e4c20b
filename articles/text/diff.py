"""What changed between two texts, in words a person reads: Thai by words, never by letters."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from articles.text.words import words

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
# Comparing every word with every word costs the product of their numbers; beyond this many pairs
# (some 15 ms) the texts are first cut at phrases that stand once in each.
_AFFORDABLE = 40_000_000
_WINDOW = 3000
_MANY_LINES = 20
_SMALL = 1_000_000
_PHRASES = (8, 3, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a side-by-side diff; `old` or `new` is None where the block is not there.

    `change`: same, changed, added, removed, moved (perhaps changed too). `parts` as `word_diff`.
    """

    id: str
    change: str
    old: str | None
    new: str | None
    parts: tuple[tuple[str, str], ...]


def word_diff(old, new):
    """Return [(op, text)], op one of equal, delete, insert; a deletion stands before what
    replaces it.

    The equal and deleted parts joined are `old`, the equal and inserted ones `new`.

    >>> word_diff("lost 700,000 baht", "lost 900,000 baht")
    [('equal', 'lost '), ('delete', '700,000'), ('insert', '900,000'), ('equal', ' baht')]
    >>> word_diff("ตำรวจไทยจับแก๊ง", "ตำรวจเขมรจับแก๊ง")
    [('equal', 'ตำรวจ'), ('delete', 'ไทย'), ('insert', 'เขมร'), ('equal', 'จับแก๊ง')]
    """
    old_lines, new_lines = _LINES.findall(old), _LINES.findall(new)
    parts = _Parts()
    for equal, lines, others in _steps(old_lines, new_lines):
        if equal:
            parts.equal("".join(lines))
        elif len(lines) == len(others) > _MANY_LINES:
            # A word changed in every paragraph: each is compared with its own successor.
            for line, other in zip(lines, others, strict=True):
                _add_words(parts, line, other)
        else:
            _add_words(parts, "".join(lines), "".join(others))
    return parts.done()


def block_diff(old_pairs, new_pairs):
    """Pair the blocks of two revisions, [(id, text)] each, by id, and return a Row for every one.

    In the order of the new revision; a removed block stands behind the one it stood behind. Of
    blocks in another order the fewest count as moved.

    >>> rows = block_diff([("b1", "One"), ("b2", "Two")], [("b3", "New"), ("b1", "One!")])
    >>> [(row.id, row.change) for row in rows]
    [('b3', 'added'), ('b1', 'changed'), ('b2', 'removed')]
    """
    old, new = dict(old_pairs), dict(new_pairs)
    places = {block: place for place, block in enumerate(old)}
    common = [block for block in new if block in old]
    stayed = {common[at] for at in _rising([places[block] for block in common])}
    behind = _removed_behind(old, new)
    rows = [_row(block, "removed", old, new) for block in behind.get(None, ())]
    for block in new:
        if block not in old:
            rows.append(_row(block, "added", old, new))
        elif block not in stayed:
            rows.append(_row(block, "moved", old, new))
        else:
            same = old[block] == new[block]
            rows.append(_row(block, "same" if same else "changed", old, new))
        rows += [_row(gone, "removed", old, new) for gone in behind.get(block, ())]
    return rows


def _removed_behind(old, new):
    behind, last = {}, None
    for block in old:
        if block in new:
            last = block
        else:
            behind.setdefault(last, []).append(block)
    return behind


def _row(block, change, old, new):
    parts = word_diff(old.get(block, ""), new.get(block, ""))
    return Row(block, change, old.get(block), new.get(block), tuple(parts))


class _Parts:
    """Gathers a diff; spaces between two changes belong to the change, so that it reads."""

    def __init__(self):
        self.parts, self.kept, self.deleted, self.inserted = [], "", [], []

    def equal(self, text):
        self.kept += text

    def change(self, deleted, inserted):
        if self.deleted and self.kept.isspace() and "\n" not in self.kept:
            self.deleted.append(self.kept)
            self.inserted.append(self.kept)
            self.kept = ""
        elif self.kept:
            self.flush()
        self.deleted.append(deleted)
        self.inserted.append(inserted)

    def flush(self):
        changed = (("delete", "".join(self.deleted)), ("insert", "".join(self.inserted)))
        self.parts += [part for part in (*changed, ("equal", self.kept)) if part[1]]
        self.kept, self.deleted, self.inserted = "", [], []

    def done(self):
        self.flush()
        return self.parts


def _add_words(parts, old, new):
    a = [old[start:end] for start, end in words(old)]
    b = [new[start:end] for start, end in words(new)]
    for equal, some, others in _steps(a, b):
        if equal:
            parts.equal("".join(some))
        else:
            parts.change("".join(some), "".join(others))


def _steps(a, b):
    """Yield (equal, part of a, part of b) through two lists from beginning to end."""
    at, there = 0, 0
    for start, other, length in _matches(a, b):
        if start > at or other > there:
            yield False, a[at:start], b[there:other]
        at, there = start + length, other + length
        yield True, a[start:at], b[other:there]
    if at < len(a) or there < len(b):
        yield False, a[at:], b[there:]


def _matches(a, b):
    """Return (start in a, start in b, length) of what both lists share, in order."""
    numbers = {}
    a = [numbers.setdefault(item, len(numbers)) for item in a]
    b = [numbers.setdefault(item, len(numbers)) for item in b]
    found, waiting = [], [(0, len(a), 0, len(b), 0)]
    while waiting:
        *region, level = waiting.pop()
        head, (a1, a2, b1, b2), tail = _trimmed(a, b, *region)
        found += head + tail
        pairs = (a2 - a1) * (b2 - b1)
        if pairs <= _SMALL or (level == len(_PHRASES) and pairs <= _AFFORDABLE):
            found += _aligned(a, b, a1, a2, b1, b2)
        elif level == len(_PHRASES):
            found += _aligned_by_windows(a, b, a1, a2, b1, b2)
        else:
            runs = _shared_phrases(a, b, (a1, a2, b1, b2), _PHRASES[level])
            found += runs
            for start, other, length in [*runs, (a2, b2, 0)]:
                waiting.append((a1, start, b1, other, level + 1))
                a1, b1 = start + length, other + length
    return sorted(found)


def _trimmed(a, b, a1, a2, b1, b2):
    """Return what a region's two parts begin and end with alike, and the region between."""
    start, other = a1, b1
    while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
        a1, b1 = a1 + 1, b1 + 1
    head = [(start, other, a1 - start)] if a1 > start else []
    end = a2
    while a1 < a2 and b1 < b2 and a[a2 - 1] == b[b2 - 1]:
        a2, b2 = a2 - 1, b2 - 1
    tail = [(a2, b2, end - a2)] if end > a2 else []
    return head, (a1, a2, b1, b2), tail


def _aligned(a, b, a1, a2, b1, b2):
    return [
        (a1 + op.src_start, b1 + op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(a[a1:a2], b[b1:b2])
        if op.tag == "equal"
    ]


def _aligned_by_windows(a, b, a1, a2, b1, b2):
    """Align long parts without a phrase of their own, such as one text repeated, bit by bit."""
    found = []
    while a1 < a2 and b1 < b2:
        last = a1 + _WINDOW >= a2 and b1 + _WINDOW >= b2
        # What lies near a window's end may belong to something behind it, and is done again.
        sure = a2 if last else a1 + _WINDOW * 3 // 4
        end, there = min(a1 + _WINDOW, a2), min(b1 + _WINDOW, b2)
        runs = [run for run in _aligned(a, b, a1, end, b1, there) if run[0] < sure]
        found += runs
        if runs:
            a1, b1 = runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]
        if last or not runs:
            a1, b1 = end, there
    return found


def _shared_phrases(a, b, region, size):
    """Find phrases of `size` words that stand once in each part, in the same order in both."""
    a1, a2, b1, b2 = region
    ours, theirs = _once(a, a1, a2, size), _once(b, b1, b2, size)
    pairs = [(start, theirs[phrase]) for phrase, start in ours.items() if phrase in theirs]
    runs = []
    for at in _rising([other for _start, other in pairs]):
        start, other = pairs[at]
        if start < a1 or other < b1:
            continue
        while start > a1 and other > b1 and a[start - 1] == b[other - 1]:
            start, other = start - 1, other - 1
        length = 0
        while (
            start + length < a2 and other + length < b2 and a[start + length] == b[other + length]
        ):
            length += 1
        runs.append((start, other, length))
        a1, b1 = start + length, other + length
    return runs


def _once(items, start, end, size):
    """Return {phrase: place} of the phrases that stand once, by place."""
    phrases = [tuple(items[at : at + size]) for at in range(start, end - size + 1)]
    counts = Counter(phrases)
    return {phrase: start + at for at, phrase in enumerate(phrases) if counts[phrase] == 1}


def _rising(numbers):
    """Return the places of a longest rising row among different `numbers`."""
    tails, places, before = [], [], []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(places[at - 1] if at else None)
        tails[at : at + 1] = [number]
        places[at : at + 1] = [place]
    row, place = [], places[-1] if places else None
    while place is not None:
        row.append(place)
        place = before[place]
    return row[::-1]
