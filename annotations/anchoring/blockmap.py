"""Which stretches of an old text stand where in a new one: the map that spans travel by.

Untouched blocks are found by id or by equal text and cost a dictionary look-up; blocks edited in
place are compared word by word; what is then left of both texts is searched for long runs of the
same words, so that sentences moved, and paragraphs merged or split, are found too. Similarities
too small to prove anything are thrown away.

Positions are code points in the canonical text: the blocks joined by newlines.
"""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from annotations.anchoring.compare import compared, cut_out
from annotations.anchoring.doubts import copies_perhaps
from annotations.anchoring.evidence import alike_after, alike_before
from annotations.anchoring.pieces import edited, rightful
from annotations.anchoring.tokens import offsets, tokens
from articles.text.equals import equal_blocks

SEED = 8  # tokens alike in a row before a passage may count as moved
REACH = 200  # code points around a passage in which another passage may be more like it
NO_MORE = 2  # code points more that prove nothing: spaces
MOVED_LENGTH = 20  # code points of the shortest passage believed to have moved


class Side:
    """One revision: its blocks, and where each starts in the canonical text."""

    __slots__ = ("ids", "texts", "starts", "text", "index")

    def __init__(self, pairs):
        self.ids = [block_id for block_id, _ in pairs]
        self.texts = [text for _, text in pairs]
        self.text = "\n".join(self.texts)
        self.index = {block_id: number for number, block_id in enumerate(self.ids)}
        self.starts = []
        start = 0
        for text in self.texts:
            self.starts.append(start)
            start += len(text) + 1

    def block_at(self, position):
        """Number of the block that holds `position`."""
        return bisect_right(self.starts, position) - 1


@dataclass(slots=True)
class Alignment:
    """`segments`: (old start, old end, new start) of equal stretches, by old start, not
    overlapping on either side. `partners`: for each old block the new block that continues it,
    or -1. `untouched`: whether that is word for word. `free`, `new_free`: the (start, end) of
    everything in the old and in the new text that is in no segment; `put_in`: `new_free` before
    looking for passages that moved. `kept`: share of the old
    text in segments, 0 to 1. `doubtful`: old (start, end) of blocks that seem to have moved, while
    something much like them stands where they stood: either may be a copy. `cuts`: old (start, end)
    of words cut out, nothing being put in their place.
    """

    segments: list
    partners: list
    untouched: list
    free: list
    new_free: list
    put_in: list
    kept: float
    doubtful: list
    cuts: list


def align(old: Side, new: Side) -> Alignment:
    """Map `old` onto `new`."""
    equal = _equal(old, new)
    partners = rightful(old, new, equal, _partners(old, new, equal))
    segments, cuts = [], []
    for number, same in enumerate(equal):
        if same >= 0:
            start = old.starts[number]
            segments.append((start, start + len(old.texts[number]), new.starts[same]))
    for (first, last), (low, high) in edited(old, new, equal, partners):
        start, there = old.starts[first], new.starts[low]
        before, after = "\n".join(old.texts[first:last]), "\n".join(new.texts[low:high])
        runs, cut = compared(before, after)
        segments += [(start + a, start + b, there + c) for a, b, c in runs]
        cuts += [(start + a, start + b) for a, b in cut]
    segments.sort()
    segments = _joined(segments, old.text, new.text)
    taken_out, put_in = _free(segments, old.text, new.text)
    moved = _moved(old.text, new.text, taken_out, _without_copies(put_in, old, new, equal))
    if moved:
        segments = _joined(sorted(segments + moved), old.text, new.text)
    free, new_free = _free(segments, old.text, new.text)
    kept = sum(end - start for start, end, _ in segments if end - start > 1)
    untouched = [number >= 0 for number in equal]
    doubtful = copies_perhaps(old, new, equal, partners, put_in)
    share = kept / max(1, len(old.text))
    cuts += cut_out(segments, new.text)
    return Alignment(segments, partners, untouched, free, new_free, put_in, share, doubtful, cuts)


def _equal(old, new):
    """For each old block the new one with the same words, or -1: by id where the words stand once
    only, else by what stands around them."""
    times, new_times = Counter(old.texts), Counter(new.texts)
    equal = [-1] * len(old.ids)
    for number, (block_id, text) in enumerate(zip(old.ids, old.texts, strict=True)):
        there = new.index.get(block_id)
        if there is not None and new.texts[there] == text and times[text] == new_times[text] == 1:
            equal[number] = there
    return equal_blocks(old.texts, new.texts, equal, guess=False)


def _partners(old, new, equal):
    """`equal`, and blocks of the same id that were edited. A new block that has the words of some
    old one is no edited version of another."""
    known = set(old.texts)
    partners = list(equal)
    for number, block_id in enumerate(old.ids):
        there = new.index.get(block_id, -1)
        if partners[number] < 0 <= there and new.texts[there] not in known:
            partners[number] = there
    return partners


def _without_copies(new_free, old, new, equal):
    """`new_free` without blocks that only repeat an old block that lives on elsewhere."""
    taken = {number for number in equal if number >= 0}
    known = {old.texts[number] for number, there in enumerate(equal) if there >= 0}
    copies = {
        new.starts[number]
        for number, text in enumerate(new.texts)
        if text and number not in taken and text in known
    }
    if not copies:
        return new_free
    kept = []
    for start, end in new_free:
        for number in range(new.block_at(start), new.block_at(end - 1) + 1):
            low = new.starts[number]
            high = low + len(new.texts[number])
            if low not in copies and max(low, start) < min(high, end):
                kept.append((max(low, start), min(high, end)))
    return kept


def _joined(segments, old, new):
    """`segments` with neighbours made one where they touch, or only a line break parts them."""
    result = []
    for segment in segments:
        start, end, there = segment
        if start == end:
            continue
        if result:
            first, last, place = result[-1]
            gap = start - last
            if there - place == start - first and (
                gap == 0 or (gap == 1 and old[last] == new[there - 1] == "\n")
            ):
                result[-1] = (first, end, place)
                continue
        result.append(segment)
    return result


def _free(segments, old, new):
    """What no segment covers, in the old text and in the new."""
    return (
        _gaps(((start, end) for start, end, _ in segments), len(old)),
        _gaps(sorted((c, c + b - a) for a, b, c in segments), len(new)),
    )


def _gaps(covered, length):
    gaps, at = [], 0
    for start, end in covered:
        if start > at:
            gaps.append((at, start))
        at = max(at, end)
    if at < length:
        gaps.append((at, length))
    return gaps


def _moved(old, new, free, new_free):
    """Segments for passages of `free` that stand, once, somewhere in `new_free`."""
    sources, targets = _cut(old, free), _cut(new, new_free)
    if not sources or not targets:
        return []
    places = _once(targets)
    used = [bytearray(len(pieces)) for _, pieces in targets]
    done = [0] * len(sources)
    found = []
    for key, place in _once(sources).items():
        other = places.get(key)
        if place is None or other is None:
            continue
        source, i = place
        target, j = other
        if i < done[source] or any(used[target][j : j + SEED]):
            continue
        run = _extended(sources[source][1], i, done[source], targets[target][1], j, used[target])
        first, last, there = run
        at, new_at = sources[source][0], targets[target][0]
        segment = at[first], at[last], new_at[there]
        if segment[1] - segment[0] >= MOVED_LENGTH or _whole_lines(old, new, segment):
            found.append(segment)
            done[source] = last
            used[target][there : there + last - first] = b"\x01" * (last - first)
    return _verified(old, new, found)


def _verified(old, new, moves):
    """`moves` less those of which another passage of the old text has more: it was copied."""
    heads = {}
    for move in moves:
        heads.setdefault(old[move[0] : min(move[1], move[0] + MOVED_LENGTH)], []).append(move)
    if not heads:
        return []
    copied, words = set(), list(heads)
    for number, at, _ in AhoCorasick(words).find_matches_as_indexes(old, overlapping=True):
        for start, end, there in heads[words[number]]:
            if at != start:
                size = alike_after(old, at, new, there, end - start + REACH)
                before = alike_before(old, at, new, there, REACH)
                if size >= end - start and size + before > end - start + NO_MORE:
                    copied.add((start, end, there))
    return [move for move in moves if move not in copied]


def _cut(text, ranges):
    """(offsets, tokens) of those of `ranges` that are long enough to hold a passage."""
    cut = []
    for start, end in ranges:
        pieces = tokens(text[start:end]) if end - start >= SEED else ()
        if len(pieces) >= SEED:
            cut.append(([start + offset for offset in offsets(pieces)], pieces))
    return cut


def _once(ranges):
    """Every run of SEED tokens, with its (range, position), or None if it is there twice."""
    places = {}
    for number, (_, pieces) in enumerate(ranges):
        runs = zip(*(pieces[shift:] for shift in range(SEED)), strict=False)
        for position, run in enumerate(runs):
            places[run] = None if run in places else (number, position)
    return places


def _extended(pieces, i, low, others, j, used):
    """The longest run of equal tokens around pieces[i] and others[j], as (first, last, there)."""
    first, there = i, j
    while first > low and there and pieces[first - 1] == others[there - 1] and not used[there - 1]:
        first, there = first - 1, there - 1
    last, end = i + SEED, j + SEED
    while (
        last < len(pieces) and end < len(others) and pieces[last] == others[end] and not used[end]
    ):
        last, end = last + 1, end + 1
    return first, last, there


def _whole_lines(old, new, segment):
    start, end, there = segment
    stop = there + end - start
    return all(
        (first == 0 or text[first - 1] == "\n") and (last == len(text) or text[last] == "\n")
        for text, first, last in ((old, start, end), (new, there, stop))
    )
