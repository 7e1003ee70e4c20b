"""Passages that an edit put in once more, word for word or nearly so.

When a passage stands twice, nobody can tell which is the one that was annotated: the copy may be
where the passage stood, and the passage where it was moved to.
"""

from bisect import bisect_right

from ahocorasick_rs import AhoCorasick
from rapidfuzz.distance import Postfix, Prefix

from annotations.anchoring.evidence import sentence
from annotations.anchoring.tokens import letters, offsets, tokens

WINDOW = 6  # tokens alike in a row that may begin a copy
STRIDE = 5
COPY = 24  # letters that must be alike in all
BEYOND = 64  # code points
APART = 160  # code points that may have been changed between two parts of one copy
NEAR_EDGE = 24  # code points between a copy and the edge of its line that may have been edited
OVERLAP = 3  # and by how many they may overlap, where the same letters end one and begin the next
FREQUENT = 8  # a run of words found more often than this is a phrase, not a passage
CLOSING = "\"'”’»)]"  # what may stand behind a full stop
LONGEST = 50_000  # code points put in at once that are searched


def echoes(old: str, new: str, put_in, segments):
    """What stands more often than before: stretches of `old` that stand again in `put_in`, the
    stretches of `new` that the edit put in, and stretches of `new` that do, with those copies
    themselves. Two lists of (start, end), sorted, not overlapping. A stretch of `old` is no copy of
    itself: what `segments` say of it is that it was moved there."""
    ranges = [(start, min(end, start + LONGEST)) for start, end in put_in]
    windows = _windows(new, [(start, end) for start, end in ranges if end - start >= COPY])
    if not windows:
        return [], []
    finder, runs = AhoCorasick(list(windows)), list(windows)
    hits, new_hits = _hits(finder, old), _hits(finder, new)
    more = [
        number
        for number, starts in hits.items()
        if len(starts) < len(new_hits.get(number, ())) <= FREQUENT
    ]
    moved = _Moves(segments)
    before, copies = _copied([(windows[runs[n]], hits[n]) for n in more], old, new, moved)
    twins = [n for n, starts in new_hits.items() if 1 < len(starts) <= FREQUENT]
    twins = [n for n in twins if len(hits.get(n, ())) < len(new_hits[n])]
    originals, _ = _copied([(windows[runs[n]], new_hits[n]) for n in twins], new, new, _same)
    return before, united(sorted(originals + copies))


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


def _copied(found, text, new, itself):
    """(stretches of `text`, their copies) for [(where a run was put in, where it stands)];
    `itself(start, place)` where the one is the other."""
    parts = {}
    for places, starts in found:
        for place, (low, high) in places:
            for start in starts:
                if not itself(start, place):
                    piece = _grown(text, new, start, place, low, high)
                    parts.setdefault(low, set()).add(piece)
    hulls = [hull for pieces in parts.values() for hull in _hulls(text, new, sorted(pieces))]
    return united(sorted(hull[0] for hull in hulls)), [hull[1] for hull in hulls]


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
        if alike + after >= COPY:
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
