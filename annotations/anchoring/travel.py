"""One journey of a text's spans from one revision to another: the decision for each of them."""

from bisect import bisect_left, bisect_right

from rapidfuzz.distance import Indel

from annotations.anchoring.blockmap import Side, align
from annotations.anchoring.echoes import echoes, inside
from annotations.anchoring.evidence import (
    alike_after,
    alike_before,
    closest,
    context,
    corrected,
    cut,
    cut_back,
    figures,
    find,
    line,
    sentence,
    shared,
    surroundings,
)
from annotations.anchoring.rivals import Rivals
from annotations.anchoring.spans import Anchor, Brought, Outcome
from annotations.anchoring.tokens import letters, unspaced
from articles.text.graphemes import is_boundary, snap

SOLID = 12  # code points of untouched text on both sides that leave no doubt
AROUND = 120  # how far from the span words of an edited sentence are looked for
NEARBY = 300  # how far apart parts of one sentence may be after an edit
ANOTHER_TEXT = 0.2  # less than this share of the text kept, and it is not the same article
SHORT_TEXT = 600  # code points of a text that is compared by characters as well
CANDIDATES = 5


class Journey:
    """Both revisions, what of the old one stands where in the new one, and the spans."""

    def __init__(self, old_pairs, new_pairs, anchors):
        self.old, self.new = Side(list(old_pairs)), Side(list(new_pairs))
        self.anchors = anchors
        self.map = align(self.old, self.new)
        self.segments = self.map.segments
        self._starts = [start for start, _, _ in self.segments]
        self._places = sorted(place for _, _, place in self.segments)
        self._ends = sorted(place + end - start for start, end, place in self.segments)
        self._words = [anchor.exact for anchor in anchors]
        self.rivals = Rivals(self.old, self.new, self.map, self._words)
        self._echoes, self._copies = echoes(
            self.old.text, self.new.text, self.map.free, self.map.new_free
        )
        self._echoes = sorted(self._echoes + self.map.doubtful)
        self._akin = self._is_same_article()
        self._everywhere = {}

    def outcomes(self):
        return [self._bring(anchor) for anchor in self.anchors]

    def _is_same_article(self):
        """Whether enough is left of the old text to believe anything about its spans."""
        old, new = self.old.text, self.new.text
        kept = self.map.kept * len(old)
        if self.map.kept >= ANOTHER_TEXT or (kept >= 80 and kept * 2 >= len(new)):
            return True
        return len(old) <= SHORT_TEXT and Indel.normalized_similarity(old, new) >= 0.6

    def _bring(self, anchor):
        old = self.old
        first = old.index.get(anchor.start_block)
        last = old.index.get(anchor.end_block)
        if first is None or last is None:
            return self._gone(anchor)
        start, end = old.starts[first] + anchor.start, old.starts[last] + anchor.end
        if not anchor.exact or old.text[start:end] != anchor.exact:
            return self._gone(anchor)
        place = self._untouched(first, last, start)
        if not self._akin:
            return self._stranger(anchor, start, place)
        if place is not None:
            if not self._copies and not self._echoes and not self.rivals.of(anchor.exact):
                return self._carried(anchor, first, last)
            return self._unless_doubtful(anchor, start, place)
        number = bisect_right(self._starts, start) - 1
        if number >= 0 and self.segments[number][1] >= end:
            return self._inside(anchor, start, end, number)
        following = bisect_left(self._starts, end)
        if following > number + 1 or (number >= 0 and self.segments[number][1] > start):
            return self._partly(anchor, start, end)
        return self._in_gap(anchor, start, end)

    # Where no word of the span was touched.

    def _untouched(self, first, last, start):
        """The place of a span whose blocks are word for word where they were, side by side."""
        partners = self.map.partners
        for number in range(first, last + 1):
            if not self.map.untouched[number] or partners[number] - partners[first] != (
                number - first
            ):
                return None
        return self.new.starts[partners[first]] + start - self.old.starts[first]

    def _carried(self, anchor, first, last):
        """A span whose blocks are as they were."""
        new, partners = self.new, self.map.partners
        start_block, end_block = new.ids[partners[first]], new.ids[partners[last]]
        texts = new.texts[partners[first]], new.texts[partners[last]]
        prefix, suffix = context(texts[0], anchor.start, texts[1], anchor.end)
        here = Anchor(
            start_block, anchor.start, end_block, anchor.end, anchor.exact, prefix, suffix
        )
        if start_block == anchor.start_block and end_block == anchor.end_block:
            return Brought(Outcome.KEPT, anchor if here == anchor else here)
        return Brought(Outcome.MOVED, here)

    def _inside(self, anchor, start, end, number):
        first, last, there = self.segments[number]
        place = there + start - first
        grown = self._grown(start, end, number, place)
        if grown != (place, place + end - start):
            return self._changed(anchor, start, end, grown)
        solid = start - first >= SOLID and last - end >= SOLID
        if not solid and not self._supported(start, end, place, self.segments[number]):
            return self._ambiguous(anchor, [place])
        return self._unless_doubtful(anchor, start, place)

    def _unless_doubtful(self, anchor, start, place):
        doubtful, others = self.rivals.doubts(anchor.exact, start, place)
        if doubtful or self._stands_twice(start, place, len(anchor.exact)):
            return self._ambiguous(anchor, [place, *others])
        return self._settled(anchor, place)

    def _stands_twice(self, start, place, size, new_size=None):
        """Whether the edit put in the passage the span was in, or is in, once more."""
        end = place + (size if new_size is None else new_size)
        return inside(self._echoes, start, start + size) or inside(self._copies, place, end)

    def _supported(self, start, end, place, segment=None):
        """Whether at least half of the span's sentence is still around it."""
        text = self.old.text
        around = sentence(text, start, end)
        if not letters(text[around[0] : start]) + letters(text[end : around[1]]):
            around = line(text, start, end)
        kept, lost = self._around(start, end, place, around)
        if kept < lost:
            kept, lost = self._left_standing(start, end, place, around)
        if kept or lost:
            return kept >= lost
        if segment is None:
            return True
        return max(start - segment[0], segment[1] - end) >= SOLID

    def _left_of_sentence(self, start, end, place):
        """Letters of the span's sentence that are still around `place`, at least 1 if there was
        nothing but the span."""
        text = self.old.text
        around = sentence(text, start, end)
        if not letters(text[around[0] : start]) + letters(text[end : around[1]]):
            return 1
        return self._left_standing(start, end, place, around)[0]

    def _around(self, start, end, place, around):
        """Letters of the rest of the old stretch `around` that stand near `place`, and that do not."""
        text, (low, high) = self.old.text, around
        total = letters(text[low:start]) + letters(text[end:high])
        kept, stop = 0, place + end - start
        number = max(0, bisect_right(self._starts, low) - 1)
        for first, last, there in self.segments[number:]:
            if first >= high:
                break
            shift = there - first
            before, after = (max(first, low), min(last, start)), (max(first, end), min(last, high))
            if before[1] > before[0] and 0 <= place - (before[1] + shift) <= NEARBY:
                kept += letters(text[slice(*before)])
            if after[1] > after[0] and start - end <= after[0] + shift - stop <= NEARBY:
                kept += letters(text[slice(*after)])
        return kept, total - kept

    def _left_standing(self, start, end, place, around):
        """The same, word by word, for sentences so much edited that no long stretch is left."""
        text, new, stop = self.old.text, self.new.text, place + end - start
        low, high = around
        before, after = text[low:start], text[end:high]
        total = letters(before) + letters(after)
        first, last = surroundings(new, place, stop, AROUND)
        kept = shared(before, new[first:place]) + shared(after, new[stop:last])
        return kept, total - kept

    def _grown(self, start, end, number, place):
        """The place with a letter typed right at its edge, in scripts without spaces, where one
        letter more is a slip of the finger and not a word beside the span."""
        first, last, there = self.segments[number]
        low, high = place, place + end - start
        text = self.old.text
        if start == first:
            head = slice(*snap(text, start, start + 1))
            low = self._one_letter(self._before(number, low), low, text[head])[0]
        if end == last:
            tail = slice(*snap(text, end - 1, end))
            high = self._one_letter(high, self._behind(number, high), text[tail])[1]
        if not (is_boundary(self.new.text, low) and is_boundary(self.new.text, high)):
            return snap(self.new.text, low, high)
        return low, high

    def _before(self, number, low):
        """Where what was put in right before a segment begins; `low` where nothing was."""
        start, text = self.segments[number][0], self.old.text
        if number and self.segments[number - 1][1] == start:
            return self._stop(number - 1)
        if start == 0 or text[start - 1] == "\n":
            return self.new.text.rfind("\n", 0, low) + 1
        return low

    def _behind(self, number, high):
        """Where what was put in right behind a segment ends; `high` where nothing was."""
        end, text = self.segments[number][1], self.old.text
        if number + 1 < len(self.segments) and self.segments[number + 1][0] == end:
            return self.segments[number + 1][2]
        if end == len(text) or text[end] == "\n":
            after = self.new.text.find("\n", high)
            return len(self.new.text) if after < 0 else after
        return high

    def _one_letter(self, low, high, near):
        """(low, high) if that is one grapheme, a letter, and one of those `near` the edge, typed
        twice or in the wrong order; else both ends where they meet the span."""
        text = self.new.text[low:high]
        one = 0 < high - low <= 4 and _is_letter(text) and text in near
        return (low, high) if one else (high, low)

    # Where some were.

    def _partly(self, anchor, start, end):
        text, number = self.new.text, bisect_right(self._starts, start) - 1
        if number < 0 or self.segments[number][1] <= start:
            number += 1
        last = bisect_left(self._starts, end) - 1
        outer = self._bounds(start, end, number, last)
        alone = self._alone(anchor, outer)
        if alone is not None and self._supported(start, end, alone):
            return self._unless_doubtful(anchor, start, alone)
        low = self._one_letter(outer[2], self._left_edge(start, number), anchor.exact[:8])[0]
        high = self._one_letter(self._right_edge(end, last), outer[3], anchor.exact[-8:])[1]
        while low < high and text[low].isspace() and not anchor.exact[0].isspace():
            low += 1
        while low < high and text[high - 1].isspace() and not anchor.exact[-1].isspace():
            high -= 1
        if low >= high:
            return self._lost(anchor, start, end, None)
        if high - low > 3 * len(anchor.exact) + 40 and anchor.exact not in text[low:high]:
            return self._lost(anchor, start, end, None)
        if self._slid_out(start, end, number, last) or not self._in_order(number, last):
            return self._lost(anchor, start, end, None)
        return self._changed(anchor, start, end, snap(text, low, high))

    def _bounds(self, start, end, number, last):
        """Like a gap: from what surely stands before the span to what surely stands behind it."""
        first, _, there = self.segments[number]
        left = self._gap(start, first) if first > start else None
        low = left[2] if left else self._before(number, there) if first == start else None
        low = there + max(0, start - first) if low is None else low
        stop, finish = self.segments[last][1], self._stop(last)
        right = self._gap(stop, end) if stop < end else None
        high = right[3] if right else self._behind(last, finish) if stop == end else None
        high = finish - max(0, stop - end) if high is None else high
        return left[0] if left else start, right[1] if right else end, low, high

    def _alone(self, anchor, outer):
        """Where the words stand, once, between what surely stands before and behind the span. A
        comparison letter by letter may have cut them up."""
        old_low, old_high, low, high = outer
        places = find(anchor.exact, self.new.text, low, high)
        before = find(anchor.exact, self.old.text, old_low, old_high)
        if len(places) != 1 or len(before) != 1:
            return None
        return None if self._slip(low, places[0], high, len(anchor.exact)) else places[0]

    def _stop(self, number):
        """Where a segment ends in the new text."""
        first, last, there = self.segments[number]
        return there + last - first

    def _slid_out(self, start, end, number, last):
        """Whether what was deleted may as well be all of the span: where the same letters stand
        before and behind, a comparison may cut anywhere."""
        text = self.old.text
        for index in range(max(0, number - 1), min(last + 1, len(self.segments) - 1)):
            (first, low, there), (high, _, following) = self.segments[index : index + 2]
            if following != there + low - first or low >= end or high <= start:
                continue
            left = alike_before(text, low, text, high)
            right = alike_after(text, low, text, high)
            if start >= low - left and end <= high + right and high - low >= end - start:
                return True
        return False

    def _in_order(self, number, last):
        """Whether these segments stand in the same order after the edit, nothing between."""
        run = self.segments[number : last + 1]
        places = [there for _, _, there in run]
        at = bisect_left(self._places, places[0])
        return self._places[at : at + len(run)] == places

    def _left_edge(self, start, number):
        first, _, there = self.segments[number]
        if first <= start:
            return there + start - first
        gap = self._gap(start, first)
        if gap is None or gap[3] != there:
            return there
        head, before = self.old.text[start:first], self.old.text[gap[0] : start]
        return cut(head, before, self.new.text, gap[2], there)

    def _right_edge(self, end, number):
        first, last, there = self.segments[number]
        if last >= end:
            return there + end - first
        stop = there + last - first
        gap = self._gap(last, end)
        if gap is None or gap[2] != stop:
            return stop
        tail, after = self.old.text[last:end], self.old.text[end : gap[1]]
        return cut_back(tail, after, self.new.text, stop, gap[3])

    def _changed(self, anchor, start, end, place):
        """The span with its words edited, if these are still its words."""
        low, high = place
        text, words, others = self.new.text, anchor.exact, self.new.text[low:high]
        verbatim = find(words, text, low, high) if words in others else []
        if len(verbatim) == 1 and not self._slip(low, verbatim[0], high, len(words)):
            return self._unless_doubtful(anchor, start, verbatim[0])
        copies = [
            there
            for there in self.rivals.inserted.get(words, ())
            if self.rivals.copied(words, start, there) and not low <= there < high
        ]
        if copies or len(verbatim) > 1:
            return self._ambiguous(anchor, [*verbatim, *copies], [place])
        letters_kept = self._kept_inside(start, end)
        kept = letters_kept * 5 >= letters(words) * 3
        beside = self._beside(start, end, low, high)
        supported = self._supported(start, end, low)
        if corrected(words, others):
            if not supported or (letters_kept and not beside):
                doubt = kept or not letters_kept
                return (
                    self._ambiguous(anchor, [], [place])
                    if doubt
                    else self._lost(anchor, start, end, None, [place])
                )
        elif not supported or not (figures(words, others) or (kept and beside)):
            return self._lost(anchor, start, end, None, [place])
        if self._twice(low, high) or self._stands_twice(start, low, end - start, high - low):
            return self._ambiguous(anchor, [], [place])
        return Brought(Outcome.CHANGED, self._anchor(low, high))

    def _beside(self, start, end, low, high):
        """Whether what stood right before or right behind the span still does."""
        number = bisect_left(self._starts, start) - 1
        if number < 0 and start == low == 0:
            return True
        if number >= 0:
            first, last, there = self.segments[number]
            if first < start <= last and there + start - first == low:
                return True
        number = bisect_right(self._starts, end) - 1
        if number < 0 or end == len(self.old.text):
            return high == len(self.new.text)
        first, last, there = self.segments[number]
        return first <= end < last and there + end - first == high

    def _slip(self, low, place, high, size):
        """Whether what stands between the words and the edges is one letter typed too much."""
        text = self.new.text
        extra = text[low:place] + text[place + size : high]
        return bool(extra) and _is_letter(extra) and extra in text[place : place + size]

    def _twice(self, low, high):
        """Whether the sentence around new[low:high] stands more often than it did."""
        first, last = sentence(self.new.text, low, high)
        passage = self.new.text[first:last]
        if letters(passage) < letters(self.new.text[low:high]) + 3:
            return False
        times = self.new.text.count(passage)
        return times > 1 and times > self.old.text.count(passage)

    def _kept_inside(self, start, end):
        number = max(0, bisect_right(self._starts, start) - 1)
        kept = 0
        for first, last, _ in self.segments[number:]:
            if first >= end:
                break
            kept += letters(self.old.text[max(first, start) : min(last, end)])
        return kept

    # Where none of them is accounted for.

    def _in_gap(self, anchor, start, end):
        words, gaps = anchor.exact, self._gaps(start, end)
        if not gaps:
            return self._lost(anchor, start, end, None)
        holding = [gap for gap in gaps if self.new.text.find(words, gap[2], gap[3]) >= 0]
        gap = (holding or gaps)[0]
        old_low, old_high, low, high = gap
        places = find(words, self.new.text, low, high)
        alone = len(places) == len(find(words, self.old.text, old_low, old_high)) == 1
        if alone and self._supported(start, end, places[0]):
            return self._unless_doubtful(anchor, start, places[0])
        if places:
            if any(self._left_of_sentence(start, end, place) for place in places):
                return self._ambiguous(anchor, places)
            return self._lost(anchor, start, end, gap, [(at, at + len(words)) for at in places])
        if high - low <= 3 * (old_high - old_low) + 200:
            beside = self.old.text[old_low:start] + self.old.text[end:old_high]
            place = closest(words, beside, self.new.text, low, high)
            if place and self._supported(start, end, place[0]):
                return self._changed(anchor, start, end, snap(self.new.text, *place))
        return self._lost(anchor, start, end, gap)

    def _gap(self, start, end):
        return next(iter(self._gaps(start, end)), None)

    def _gaps(self, start, end):
        """(old start, old end, new start, new end) of the edited stretch around old[start:end]:
        from the nearest certainty before it to the nearest after it, then wider ones; none where
        these lie apart."""
        number = bisect_right(self._starts, start) - 1
        lefts, rights = [(0, 0)], [(len(self.old.text), len(self.new.text))]
        if number >= 0:
            first, last, there = self.segments[number]
            lefts = (
                [(last, there + last - first)]
                if last <= start
                else [(start, there + start - first)]
            )
        following = bisect_left(self._starts, end)
        if following < len(self.segments):
            first, _, there = self.segments[following]
            rights = [(first, there)]
        inside = following - 1
        if inside > number and self.segments[inside][1] > end:
            first, _, there = self.segments[inside]
            rights = [(end, there + end - first)]
        left, right = lefts[0], rights[0]
        for side, limit, at in (
            (lefts, self._block_edge(start, 0), max),
            (rights, self._block_edge(end, 1), min),
        ):
            if limit and at(limit[0], side[0][0]) == limit[0] and limit != side[0]:
                side.insert(0, limit)
        gaps = self._open(start, end, lefts, rights)
        return gaps or self._open(
            start, end, [left, self._line_edge(right, -1)], [right, self._line_edge(left, 1)]
        )

    def _open(self, start, end, lefts, rights):
        return [
            (left[0], right[0], left[1], right[1])
            for left in lefts
            for right in rights
            if left[0] <= start and end <= right[0] and left[1] <= right[1]
            if not self._between(left[1], right[1])
        ]

    def _block_edge(self, position, side):
        """Start (side 0) or end (1) of the block at `position`, old and new, if it lives on."""
        number = self.old.block_at(position - side)
        partner = self.map.partners[number]
        if partner < 0:
            return None
        ends = side * len(self.old.texts[number]), side * len(self.new.texts[partner])
        return self.old.starts[number] + ends[0], self.new.starts[partner] + ends[1]

    def _line_edge(self, place, direction):
        """Start (-1) or end (1) of the lines around a place, given as (old, new)."""
        sides = zip((self.old.text, self.new.text), place, strict=True)
        if direction < 0:
            return tuple(text.rfind("\n", 0, at) + 1 for text, at in sides)
        return tuple((text.find("\n", at) + len(text) + 1) % (len(text) + 1) for text, at in sides)

    def _between(self, low, high):
        """Whether something from elsewhere stands in new[low:high]."""
        at = bisect_left(self._places, low)
        if at < len(self._places) and self._places[at] < high:
            return True
        return at > 0 and self._ends[at - 1] > low

    # What a person is told.

    def _settled(self, anchor, place):
        new = self.new
        end = place + len(anchor.exact)
        if not (is_boundary(new.text, place) and is_boundary(new.text, end)):
            return Brought(Outcome.CHANGED, self._anchor(*snap(new.text, place, end)))
        here = self._anchor(place, end)
        same = (here.start_block, here.start, here.end_block, here.end) == (
            anchor.start_block,
            anchor.start,
            anchor.end_block,
            anchor.end,
        )
        return Brought(Outcome.KEPT if same else Outcome.MOVED, anchor if here == anchor else here)

    def _stranger(self, anchor, start, place):
        """In a text that is another's: nothing is taken over, however alike."""
        if place is not None and letters(anchor.exact):
            return self._ambiguous(anchor, [place])
        return self._gone(anchor)

    def _lost(self, anchor, start, end, gap, ranges=()):
        """Ambiguous if the words were put in somewhere they may have come from, else gone."""
        words = anchor.exact
        near = [
            there
            for there in self.rivals.inserted.get(words, ())
            if self.rivals.copied(words, start, there)
            or self.rivals.alike(words, start, there) >= 8
        ]
        if near:
            return self._ambiguous(anchor, near)
        return self._gone(anchor, ranges or self._replacement(start, end, gap))

    def _replacement(self, start, end, gap):
        """The words now standing exactly where the span's were, if that can be told."""
        if gap is None:
            return []
        old_low, old_high, low, high = gap
        if self.old.text[old_low:start].strip() or self.old.text[end:old_high].strip():
            return []
        text = self.new.text
        while low < high and text[low].isspace():
            low += 1
        while low < high and text[high - 1].isspace():
            high -= 1
        if low == high or high - low > 3 * (end - start) + 40:
            return []
        return [snap(text, low, high)]

    def _ambiguous(self, anchor, places, ranges=()):
        ranges = [*ranges, *((place, place + len(anchor.exact)) for place in places)]
        return Brought(Outcome.AMBIGUOUS, None, self._offered(ranges))

    def _gone(self, anchor, ranges=()):
        """Gone; candidates are what replaced the words, then the same words elsewhere, those in
        the most similar surroundings first."""
        places = self._everywhere.get(anchor.exact)
        if places is None and anchor.exact:
            places = find(anchor.exact, self.new.text, most=4 * CANDIDATES)
            self._everywhere[anchor.exact] = places
        places = places or []
        if len(places) > 1:
            places = sorted(places, key=lambda place: self._unlike(anchor, place))
        ranges = [*ranges, *((place, place + len(anchor.exact)) for place in places)]
        return Brought(Outcome.GONE, None, self._offered(ranges))

    def _unlike(self, anchor, place):
        before = self.new.text[max(0, place - len(anchor.prefix)) : place]
        end = place + len(anchor.exact)
        after = self.new.text[end : end + len(anchor.suffix)]
        return Indel.distance(anchor.prefix, before) + Indel.distance(anchor.suffix, after)

    def _offered(self, ranges):
        ranges = list(dict.fromkeys(ranges))[:CANDIDATES]
        return tuple(self._anchor(*snap(self.new.text, low, high)) for low, high in ranges)

    def _anchor(self, start, end):
        new = self.new
        first, last = new.block_at(start), new.block_at(end - 1)
        a, b = start - new.starts[first], end - new.starts[last]
        prefix, suffix = context(new.texts[first], a, new.texts[last], b)
        return Anchor(new.ids[first], a, new.ids[last], b, new.text[start:end], prefix, suffix)


def _is_letter(text):
    """Whether this is one grapheme, a letter of a script that puts no spaces between words."""
    return len(text) <= 4 and unspaced(text) and snap(text, 0, 1)[1] == len(text)
