"""Two versions of one block: which stretches of it are the same.

First by what spaces part, which costs little and keeps a lone space from looking like a likeness,
then, inside what differs, word by word, or letter by letter where a script has no spaces.
"""

from rapidfuzz.distance import Indel, Postfix, Prefix

from annotations.anchoring.tokens import offsets, tokens

EDGE_LENGTH = 12  # a shorter likeness at a block's end, beside a longer change, is chance
DIFF_CELLS = 4_000_000  # larger blocks are matched by runs of words instead of a full diff


def diff(before: str, after: str):
    """Equal stretches of two versions of a block, as (start before, end before, start after).

    >>> diff("Mali reports from Chiang Mai.", "Mali reports live from Chiang Mai.")
    [(0, 13, 0), (13, 29, 18)]
    """
    return compared(before, after)[0]


def compared(before, after):
    """(equal stretches as `diff` has them, (start, end) of what was just cut out)."""
    runs = _touching(_fine(before, after, _coarse(before, after)))
    cuts = cut_out(runs, after)
    if before != after:
        runs = significant(runs, before, len(after))
    return runs, cuts


def _coarse(before, after):
    """Runs of equal pieces, as `diff` has them, the spaces around them left out."""
    a, b = before.split(" "), after.split(" ")
    at, there = _starts(a), _starts(b)
    return [(at[i], at[j] - 1, there[k]) for i, j, k in _runs(a, b)]


def _starts(pieces):
    return [start + number for number, start in enumerate(offsets(pieces))]


def _runs(a, b):
    """Longest common runs of two lists, as (start in a, end in a, start in b)."""
    start = Prefix.similarity(a, b)
    end = Postfix.similarity(a[start:], b[start:])
    middle, other = a[start : len(a) - end], b[start : len(b) - end]
    runs = [(0, start, 0)] if start else []
    if middle and other and len(middle) * len(other) <= DIFF_CELLS:
        for block in Indel.editops(middle, other).as_matching_blocks():
            if block.size:
                runs.append((start + block.a, start + block.a + block.size, start + block.b))
    if end:
        runs.append((len(a) - end, len(a), len(b) - end))
    return runs


def _fine(before, after, runs):
    """`runs` and what is alike between them, by token."""
    found, at, there = [], 0, 0
    for start, end, place in [*runs, (len(before), len(before), len(after))]:
        one, other = before[at:start], after[there:place]
        if one and other:
            if one == other:
                found.append((at, start, there))
            else:
                a, b = tokens(one), tokens(other)
                low, high = offsets(a), offsets(b)
                found += [(at + low[i], at + low[j], there + high[k]) for i, j, k in _runs(a, b)]
        if end > start:
            found.append((start, end, place))
        at, there = end, place + end - start
    return found


def _touching(runs):
    """`runs`, those that follow on in both texts made one."""
    result = []
    for start, end, there in runs:
        if result and result[-1][1] == start and result[-1][2] + start - result[-1][0] == there:
            result[-1] = (result[-1][0], end, result[-1][2])
        else:
            result.append((start, end, there))
    return result


def cut_out(runs, new):
    """What was cut out, with nothing put in its place, between runs that still follow on."""
    found = []
    for (start, low, there), (high, _, following) in zip(runs, runs[1:], strict=False):
        stop = there + low - start
        if high > low and stop <= following and not new[stop:following].strip():
            found.append((low, high))
    return found


def significant(runs, text, new_length):
    """`runs` of `text` without those no longer than the changes on both their sides: words such as "of the"
    that two different sentences share."""
    length = len(text)
    while True:
        kept = []
        for number, (start, end, there) in enumerate(runs):
            left = kept[-1] if kept else (0, 0, 0)
            right = runs[number + 1] if number + 1 < len(runs) else (length, length, new_length)
            before = max(start - left[1], there - left[2] - (left[1] - left[0]))
            after = max(right[0] - end, right[2] - there - (end - start))
            size = end - start
            if before and after:
                chance = size <= before and size <= after
            else:
                chance = size < min(EDGE_LENGTH, before + after + 1)
                chance = chance and not text[start:end].rstrip().endswith((".", "!", "?"))
            if not chance:
                kept.append((start, end, there))
        if len(kept) == len(runs):
            return kept
        runs = kept
