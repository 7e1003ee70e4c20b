"""The likeliest way through two texts side by side, and how sure each step of it is.

Gale and Church (1993) by length, with clues: a step, a *bead*, takes so many spans of either text.
All ways are weighed, so that a bead's confidence is its share of them.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from articles.translating.pairing.clues import Reader, shared

# Thai characters for each English one, and their variance (professionally translated news).
THAI_PER_ENGLISH, VARIANCE = 0.9035, 2.2
# How often news keeps, splits, merges, cuts and adds a paragraph.
BEADS = {
    (1, 1): 0.86, (1, 0): 0.03, (0, 1): 0.03, (1, 2): 0.025, (2, 1): 0.025, (2, 2): 0.01,
    (1, 3): 0.01, (3, 1): 0.01,
}  # fmt: skip
NARROW, WIDE = 8, 25  # spans to either side of the diagonal that are looked at
NOWHERE = -1e30
# What length says (see `_by_length`) of a target span that no source span explains, and of where one
# span of a target ends and the next begins when they have their source in common.
UNEXPLAINED, LEFT_OUT, CUT_ANYWHERE = -5.0, -1.0, -3.0


@dataclass(frozen=True, slots=True)
class Bead:
    """Spans of both sides that belong together, as ranges of their numbers; `confidence` 0 to 1."""

    source: range
    target: range
    confidence: float


class Side:
    """One text, cut into spans: [(start, end)] in order. `entities` as in `clues.Reader`;
    `kinds` one a span, where kinds tell (a heading is no paragraph)."""

    def __init__(self, text, spans, language, entities=(), kinds=()):
        self.text, self.spans, self.language = text, list(spans), language
        self.kinds = tuple(kinds)
        self._reader = Reader(text, language, entities)
        self._read = {}

    def __len__(self):
        return len(self.spans)

    def length(self, first, last):
        return self.spans[last - 1][1] - self.spans[first][0]

    def clues(self, first, last):
        found = self._read.get((first, last))
        if found is None:
            found = self._reader.clues(self.spans[first][0], self.spans[last - 1][1])
            self._read[first, last] = found
        return found

    @cached_property
    def progress(self):
        """How far into the text each span begins, 0 to 1, and 1 at the end."""
        whole = max(len(self.text), 1)
        return [start / whole for start, _end in self.spans] + [1.0]


def course(source, target, beads=BEADS, seam=None):
    """The Beads from the first span of both Sides to the last, in order.

    `beads` is {(source spans, target spans): how often}; `seam(n)` scores an end of the target's
    bead before its span n.
    """
    if not len(source) or not len(target):
        return []
    steps = [(step, math.log(often)) for step, often in beads.items()]
    table = _scored(source, target, steps, seam)
    best, ahead = _forward(table, source, target, steps)
    behind = _backward(table, source, target, steps)
    return _traced(best, ahead, behind, table, source, target)


def _scored(source, target, steps, seam):
    """{(i, j, a, b): score} of every bead of a × b spans that may end before spans i and j."""
    table, width = {}, min(max(NARROW, len(source) // 4), WIDE)
    places = _diagonal(source, target)
    for i in range(len(source) + 1):
        low, high = places[i] - width, places[i] + width
        if len(target) <= WIDE * 2:
            low, high = 0, len(target)
        for j in range(max(0, low), min(len(target), high) + 1):
            for (a, b), often in steps:
                if a <= i and b <= j:
                    score = often + _score(source, target, i - a, i, j - b, j)
                    if seam is not None and j < len(target):
                        score += seam(j)
                    table[i, j, a, b] = score
    return table


def _diagonal(source, target):
    """For each span of the source the span of the target that is as far into its text."""
    places, j = [], 0
    for far in source.progress:
        while j < len(target) and target.progress[j] < far:
            j += 1
        places.append(j)
    return places


def _score(source, target, i, i_end, j, j_end):
    if i == i_end:
        return UNEXPLAINED
    if j == j_end:
        return LEFT_OUT
    score = _by_length(source, target, source.length(i, i_end), target.length(j, j_end))
    score += CUT_ANYWHERE * (j_end - j - 1)
    clues = source.clues(i, i_end), target.clues(j, j_end)
    score += shared(*clues) if all(clues) else 0.0
    if source.kinds and source.kinds[i] != target.kinds[j]:
        score -= 4.0
    return score


def _by_length(source, target, one, other):
    """The logarithm of the density of this length beside that, whichever side is Thai."""
    if source.language == "th" and target.language != "th":
        one, other = other, one
    ratio = THAI_PER_ENGLISH if "th" in (source.language, target.language) else 1.0
    variance = VARIANCE * max(one, 1)
    return -0.5 * ((other - ratio * one) ** 2 / variance + math.log(variance))


def _forward(table, source, target, steps):
    best = {(0, 0): (0.0, None)}
    ahead = {(0, 0): 0.0}
    for i, j in _cells(table):
        ways = []
        for (a, b), _often in steps:
            score = table.get((i, j, a, b))
            before = (i - a, j - b)
            if score is not None and before in best:
                ways.append((best[before][0] + score, (a, b), ahead[before] + score))
        if ways:
            score, step, _all = max(ways)
            best[i, j] = (score, step)
            ahead[i, j] = _added([way[2] for way in ways])
    return best, ahead


def _backward(table, source, target, steps):
    behind = {(len(source), len(target)): 0.0}
    for i, j in reversed([(0, 0), *_cells(table)]):
        if (i, j) in behind:
            continue
        ways = [
            behind[i + a, j + b] + table[i + a, j + b, a, b]
            for (a, b), _often in steps
            if (i + a, j + b) in behind and (i + a, j + b, a, b) in table
        ]
        if ways:
            behind[i, j] = _added(ways)
    return behind


def _cells(table):
    return sorted({(i, j) for i, j, _a, _b in table} - {(0, 0)})


def _traced(best, ahead, behind, table, source, target):
    i, j = len(source), len(target)
    if (i, j) not in best:
        return []
    total, beads = ahead[i, j], []
    while (i, j) != (0, 0):
        a, b = best[i, j][1]
        share = ahead[i - a, j - b] + table[i, j, a, b] + behind[i, j] - total
        beads.append(Bead(range(i - a, i), range(j - b, j), min(1.0, math.exp(share))))
        i, j = i - a, j - b
    return beads[::-1]


def _added(logarithms):
    """The logarithm of the sum of what these are logarithms of."""
    highest = max(logarithms)
    return highest + math.log(sum(math.exp(one - highest) for one in logarithms))
