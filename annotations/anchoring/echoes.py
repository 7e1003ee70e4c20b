"""Passages that an edit put in once more, word for word or nearly so.

When a passage stands twice, nobody can tell which is the one that was annotated: the copy may be
where the passage stood, and the passage where it was moved to.
"""

from bisect import bisect_right
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick
from rapidfuzz.distance import Postfix, Prefix

from annotations.anchoring.evidence import sentence
from annotations.anchoring.tokens import letters, offsets, tokens

WINDOW = 6  # tokens alike in a row that may begin a copy
STRIDE = 5
COPY = 24  # letters that must be alike in all
BEYOND = 64  # code points
APART = 160  # code points that may have been changed between two parts of one copy
DENSE = 3  # letters of a passage, at most, for each that is alike; fewer is chance
NEAR_EDGE = 24  # code points between a copy and the edge of its line that may have been edited
OVERLAP = 3  # and by how many they may overlap, where the same letters end one and begin the next
FREQUENT = 8  # a run of words found more often than this is a phrase, not a passage
CLOSING = "\"'”’»)]"  # what may stand behind a full stop
LONGEST = 50_000  # code points put in at once that are searched


@dataclass(frozen=True, slots=True)
class Echoes:
    """What stands more often than before, each a sorted list of (start, end) not overlapping:
    `doubles`, stretches of the old text that stand again in what was put in; `copies`, stretches
    of the new text that do, and those put in. `pairs`: (start, end) of each copy, and of the old
    stretch it is a copy of."""

    doubles: list
    copies: list
    pairs: list

    def foreign(self, place, stop, start):
        """How long the copy is that new[place:stop] was put in with, in code points, if that is a
        copy of no passage that holds the old position `start`: then it is none of what stood
        there. Else 0."""
        longest = 0
        for low, high, first, last in self.pairs:
            if low <= place and stop <= high:
                if first <= start < last:
                    return 0
                longest = max(longest, high - low)
        return longest


def echoes(old: str, new: str, put_in, segments):
    """The Echoes of an edit that put in the stretches `put_in` of `new`. A stretch of `old` is no
    copy of itself: what `segments` say of it is that it was moved there."""
    ranges = [(start, min(end, start + LONGEST)) for start, end in put_in]
    windows = _windows(new, [(start, end) for start, end in ranges if end - start >= COPY])
    if not windows:
        return Echoes([], [], [])
    finder, runs = AhoCorasick(list(windows)), list(windows)
    hits, new_hits = _hits(finder, old), _hits(finder, new)
    more = [
        number
        for number, starts in hits.items()
        if len(starts) < len(new_hits.get(number, ())) <= FREQUENT
    ]
    originals = _Originals(old, new, _Moves(segments))
    before = originals.hulls([(windows[runs[n]], runs[n], hits[n]) for n in more])
    twins = [n for n, starts in new_hits.items() if 1 < len(starts) <= FREQUENT]
    twins = [n for n in twins if len(hits.get(n, ())) < len(new_hits[n])]
    again = _Originals(new, new, _same, originals.known)
    after = again.hulls([(windows[runs[n]], runs[n], new_hits[n]) for n in twins])
    copies = [copy for _, copy in before]
    return Echoes(
        united(sorted(stretch for stretch, _ in before)),
        united(sorted([*united(sorted(stretch for stretch, _ in after)), *copies])),
        sorted((*copy, *stretch) for stretch, copy in before),
    )


def _hits(finder, text):
    hits = {}
    for number, start, _ in finder.find_matches_as_indexes(text, overlapping=True):
        hits.setdefault(number, []).append(start)
    return hits


class _Moves:
    """Whether a place in the new text is where one in the old text stands now."""

    def __init__(self, segments):
        self._segments = segments
        self._starts = [start for start, _, _ in segments]

    def __call__(self, start, place):
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return False
        first, last, there = self._segments[number]
        return start < last and place - there == start - first


def _same(start, place):
    return start == place


class _Originals:
    """Where in `text` what was put in stood already. `itself(start, place)`: the one is the other.
    `known`: places of runs that are part of a sentence copied word for word."""

    def __init__(self, text, new, itself, known=()):
        self.text, self.new, self.itself = text, new, itself
        self.known = set(known)

    def hulls(self, found):
        """[(stretch of the text, its copy)] for [(where a run was put in, the run, where it
        stands)]."""
        parts = {}
        for places, run, starts in found:
            for place, (low, high) in places:
                for start in self._best(starts, place, len(run)):
                    piece = _grown(self.text, self.new, start, place, low, high)
                    parts.setdefault(low, set()).add(piece)
        pieces = (sorted(each) for each in parts.values())
        return [hull for each in pieces for hull in _hulls(self.text, self.new, each)]

    def _best(self, starts, place, size):
        """Those of `starts` that what was put in at `place` may be a copy of: where all of a
        sentence is copied, not another one much like it."""
        others = [start for start in starts if not self.itself(start, place)]
        looked_at = others if self.text is self.new else starts
        if len(looked_at) < 2 and place not in self.known:
            return others
        whole = [start for start in looked_at if self._whole(start, place, size)]
        if whole:
            self.known.add(place)
        elif place not in self.known:
            return others
        return [start for start in others if start in whole]

    def _whole(self, start, place, size):
        first, last = sentence(self.text, start, start + size)
        low, high = place - (start - first), place + last - start
        return self.text[first:last] == self.new[max(0, low) : high] and (low, high) == sentence(
            self.new, place, place + size
        )


def inside(stretches, start, end):
    """Whether old[start:end] overlaps one of `stretches`."""
    number = bisect_right(stretches, (end, 0)) - 1
    return number >= 0 and stretches[number][1] > start


def _windows(new, ranges):
    """{run of tokens: [(where, its range)]}."""
    windows = {}
    for low, high in ranges:
        pieces = tokens(new[low:high])
        at = offsets(pieces)
        for first in range(0, len(pieces) - WINDOW + 1, STRIDE):
            start, end = low + at[first], low + at[first + WINDOW]
            windows.setdefault(new[start:end], []).append((start, (low, high)))
    return windows


def _grown(text, new, start, place, low, high):
    """(start, end, place, letters before, letters after) of the likeness around a hit, as far as
    the words put in go, and how many more letters are alike a little further, since where these
    begin and end is often a guess."""
    before = text[max(0, start - max(BEYOND, place - low)) : start]
    after = text[start : start + max(BEYOND, high - place)]
    left = Postfix.similarity(before[low - place :] if place > low else "", new[low:place])
    right = Prefix.similarity(after[: high - place], new[place:high])
    more = Postfix.similarity(before[-BEYOND:], new[max(0, place - BEYOND) : place])
    further = Prefix.similarity(after[:BEYOND], new[place : place + BEYOND])
    return (
        start - left,
        start + right,
        place - left,
        letters(text[start - more : start - left]),
        letters(text[start + right : start + further]),
    )


def _hulls(text, new, pieces):
    """(stretch, its copy) around likenesses that follow one another in both texts, if they amount
    to a passage."""
    chains = []
    for start, end, place, before, after in pieces:
        stop, alike = place + end - start, letters(text[start:end])
        for chain in chains:
            near = -OVERLAP <= start - chain[1] <= APART and -OVERLAP <= place - chain[3] <= APART
            if near and stop > chain[3]:
                chain[1], chain[3], chain[4], chain[5] = end, stop, chain[4] + alike, after
                break
        else:
            chains.append([start, end, place, stop, before + alike, after])
    found = []
    for start, end, place, stop, alike, after in chains:
        sparse = alike * DENSE < letters(text[start:end]) or alike * DENSE < letters(
            new[place:stop]
        )
        if alike + after >= COPY and not sparse:
            low, high = _sentences(text, start, end, alike)
            line = _to_line_edges((text, start, end), (new, place, stop))
            found.append(((min(low, line[0]), max(high, line[1])), (place, stop)))
    return found


def _to_line_edges(*likeness):
    """The first of two alike stretches, out to the edges of its line where both end close to one:
    what is left there was most likely edited in one of the two."""
    (low, high), (other, another) = (_line_edges(*each) for each in likeness)
    _, start, end = likeness[0]
    return (
        start if low is None or other is None else low,
        end if high is None or another is None else high,
    )


def _line_edges(text, start, end):
    """Where the line around a stretch starts and ends, or None where that is far away."""
    start, end = _trimmed(text, start, end)
    low = max(0, start - NEAR_EDGE)
    head = text.rfind("\n", low, start) + 1
    tail = text.find("\n", end, end + NEAR_EDGE)
    if tail < 0 and len(text) - end <= NEAR_EDGE:
        tail = len(text)
    return head if head or not low else None, tail if tail >= 0 else None


def _trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _sentences(text, start, end, alike):
    """text[start:end], out to where its sentences begin and end if they are for the most part
    alike: the rest of them was copied too, and edited since. The sentence that follows one copied
    whole is none of it."""
    start, stop = _trimmed(text, start, end)
    end = stop
    while start < stop and text[stop - 1] in CLOSING:
        stop -= 1
    first, last = sentence(text, start, max(start, stop - 1))
    first, last = min(first, start), max(last, end)
    return (first, last) if letters(text[first:last]) <= 2 * alike else (start, end)


def united(stretches):
    """Sorted stretches, those that meet or overlap made one."""
    result = []
    for start, end in stretches:
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
