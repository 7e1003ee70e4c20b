"""Passages of the old text that an edit put in once more, word for word or nearly so.

When a passage stands twice, nobody can tell which is the one that was annotated: the copy may be
where the passage stood, and the passage where it was moved to.
"""

from bisect import bisect_right

from ahocorasick_rs import AhoCorasick
from rapidfuzz.distance import Postfix, Prefix

from annotations.anchoring.tokens import letters, offsets, tokens

WINDOW = 6  # tokens alike in a row that may begin a copy
STRIDE = 3
COPY = 32  # letters that must be alike in all
APART = 80  # code points that may have been changed between two parts of one copy
FREQUENT = 8  # a run of words found more often than this is a phrase, not a passage
LONGEST = 50_000  # code points put in at once that are searched


def echoes(old: str, new: str, new_free):
    """[(start, end)] of the stretches of `old` that stand in `new_free`, the stretches of `new`
    that the edit put in; sorted, not overlapping."""
    ranges = [(start, min(end, start + LONGEST)) for start, end in new_free]
    windows = _windows(new, [(start, end) for start, end in ranges if end - start >= COPY])
    if not windows:
        return []
    runs = list(windows)
    hits = {}
    for number, start, _ in AhoCorasick(runs).find_matches_as_indexes(old, overlapping=True):
        hits.setdefault(number, []).append(start)
    parts = {}
    for number, starts in hits.items():
        if len(starts) <= FREQUENT:
            for place, (low, high) in windows[runs[number]]:
                for start in starts:
                    parts.setdefault(low, set()).add(_grown(old, new, start, place, low, high))
    found = [hull for pieces in parts.values() for hull in _hulls(old, sorted(pieces))]
    return _united(sorted(found))


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


def _grown(old, new, start, place, low, high):
    """(old start, old end, new start) of the whole likeness around a hit."""
    before = Postfix.similarity(old[max(0, start - (place - low)) : start], new[low:place])
    after = Prefix.similarity(old[start : start + high - place], new[place:high])
    return start - before, start + after, place - before


def _hulls(old, pieces):
    """Old stretches around likenesses that follow one another in both texts, if they amount to a
    passage."""
    chains = []
    for start, end, place in pieces:
        for chain in chains:
            _, last, there = chain[-1]
            if 0 <= start - last <= APART and 0 <= place - there <= APART:
                chain.append((start, end, place + end - start))
                break
        else:
            chains.append([(start, start, place), (start, end, place + end - start)])
    for chain in chains:
        alike = sum(letters(old[start:end]) for start, end, _ in chain)
        if alike >= COPY:
            yield chain[0][0], chain[-1][1]


def _united(stretches):
    result = []
    for start, end in stretches:
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
