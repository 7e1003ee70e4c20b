"""Both texts and the map between them: where something old stands now, and between which
certainties something lost must lie."""

from bisect import bisect_left, bisect_right

from annotations.anchoring.blockmap import Side, align
from annotations.anchoring.tokens import letters


class Ground:
    """Two revisions, each as its canonical text, and the segments that are equal in both."""

    def __init__(self, old_pairs, new_pairs):
        self.old, self.new = Side(list(old_pairs)), Side(list(new_pairs))
        self.map = align(self.old, self.new)
        self.segments = self.map.segments
        self._starts = [start for start, _, _ in self.segments]
        self._by_place = sorted((place, place + b - a, a) for a, b, place in self.segments)
        self._places = [place for place, _, _ in self._by_place]
        self._ends = [end for _, end, _ in self._by_place]

    def untouched(self, first, last, start):
        """The place of a span whose blocks are word for word where they were, side by side."""
        partners = self.map.partners
        for number in range(first, last + 1):
            apart = partners[number] - partners[first] != number - first
            if not self.map.untouched[number] or apart:
                return None
        return self.new.starts[partners[first]] + start - self.old.starts[first]

    def own(self, first, place, stop, last, around):
        """(first, last) brought nearer to new[place:stop], so that nothing between stood outside
        the old stretch `around`: that is what another sentence is."""
        low, high = around
        for number in range(bisect_left(self._places, place) - 1, -1, -1):
            there, end, start = self._by_place[number]
            if end <= first:
                break
            end = min(end, place)
            if start >= high or start + end - there <= low:
                first = max(first, end)
                break
            first = max(first, there + low - start)
        for number in range(max(0, bisect_right(self._ends, stop)), len(self.segments)):
            there, end, start = self._by_place[number]
            if there >= last:
                break
            begin = max(there, stop)
            if start + begin - there >= high or start + end - there <= low:
                last = min(last, begin)
                break
            last = min(last, there + high - start)
        return min(first, place), max(last, stop)

    def segments_from(self, position):
        """The segments from the one that may hold `position` on, in order."""
        for number in range(max(0, bisect_right(self._starts, position) - 1), len(self.segments)):
            yield self.segments[number]

    def overlapping(self, start, end):
        """(first, last) numbers of the segments that hold a part of old[start:end]; last < first
        when none does."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.segments[first][1] <= start:
            first += 1
        return first, bisect_left(self._starts, end) - 1

    def stop(self, number):
        """Where a segment ends in the new text."""
        first, last, there = self.segments[number]
        return there + last - first

    def around(self, number):
        """(old start, old end, new start, new end) from the segment before to the one behind, or
        None where these lie apart."""
        if not 0 < number < len(self.segments) - 1 or not self.in_order(number - 1, number + 1):
            return None
        last, following = self.segments[number - 1][1], self.segments[number + 1]
        return last, following[0], self.stop(number - 1), following[2]

    def before(self, number, low):
        """Where what was put in right before a segment begins; `low` where nothing was."""
        start, text = self.segments[number][0], self.old.text
        if number and self.segments[number - 1][1] == start:
            return self.stop(number - 1)
        if start == 0 or text[start - 1] == "\n":
            return self.new.text.rfind("\n", 0, low) + 1
        return low

    def behind(self, number, high):
        """Where what was put in right behind a segment ends; `high` where nothing was."""
        end, text = self.segments[number][1], self.old.text
        if number + 1 < len(self.segments) and self.segments[number + 1][0] == end:
            return self.segments[number + 1][2]
        if end == len(text) or text[end] == "\n":
            after = self.new.text.find("\n", high)
            return len(self.new.text) if after < 0 else after
        return high

    def in_order(self, number, last):
        """Whether these segments stand in the same order after the edit, nothing between."""
        run = self.segments[number : last + 1]
        places = [there for _, _, there in run]
        at = bisect_left(self._places, places[0])
        return self._places[at : at + len(run)] == places

    def beside(self, start, end, low, high):
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

    def kept_inside(self, start, end):
        """Letters of old[start:end] that are in segments."""
        kept = 0
        for first, last, _ in self.segments_from(start):
            if first >= end:
                break
            kept += letters(self.old.text[max(first, start) : min(last, end)])
        return kept

    def gap(self, start, end):
        """The narrowest of `gaps`, or None."""
        return next(iter(self.gaps(start, end)), None)

    def gaps(self, start, end):
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
