"""Where an edited span begins and ends now."""

import re

import regex

from annotations.anchoring import evidence
from annotations.anchoring.evidence import alike_after, alike_before, find
from annotations.anchoring.tokens import letters, tokens, unspaced
from articles.text.graphemes import snap
from articles.text.thai import cut

_GRAPHEME = regex.compile(r"\X")
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")


class Edges:
    """Finds the edges of spans on a Ground."""

    def __init__(self, ground):
        self.ground = ground
        self.old, self.new = ground.old.text, ground.new.text
        self.segments = ground.segments

    def of(self, words, start, end, numbers):
        """(low, high) of what stands for a span that the segments `numbers` hold in part."""
        text, (number, last) = self.new, numbers
        outer = self.bounds(start, end, numbers)
        low = self._one_letter(outer[2], self._left(start, number), words[:8])[0]
        high = self._one_letter(self._right(end, last), outer[3], words[-8:])[1]
        low, high = self.with_slips(words, outer[2], (low, high), outer[3])
        while low < high and text[low].isspace() and not words[0].isspace():
            low += 1
        while low < high and text[high - 1].isspace() and not words[-1].isspace():
            high -= 1
        return low, high

    def grown(self, start, end, number, place):
        """The place with a letter typed right at its edge, in scripts without spaces, where one
        letter more is a slip of the finger and not a word beside the span."""
        first, last, there = self.segments[number]
        low, high = place, place + end - start
        text = self.old
        if start == first:
            head = slice(*snap(text, start, start + 1))
            outer = self.ground.before(number, low)
            low = self._one_letter(outer, low, text[head])[0]
            put_in = self.new[outer:low]
            if _trebled(put_in, text[head]) or _stray(put_in, text[head], -1):
                low -= len(text[head])
        if end == last:
            tail = slice(*snap(text, end - 1, end))
            outer = self.ground.behind(number, high)
            high = self._one_letter(high, outer, text[tail])[1]
            put_in = self.new[high:outer]
            trebled = put_in.startswith(2 * text[tail]) and unspaced(text[tail])
            if trebled or _stray(put_in, text[tail], 0):
                high += len(text[tail])
        return low, high

    def with_slips(self, words, low, place, high):
        """`place` with a letter right beside it that the words lost at that edge: two letters in
        the wrong order. `low`, `high`: how far what was put in reaches."""
        start, stop = place
        inside = self.new[start:stop]
        left = self._slipped_out(self.new[low:start], words[:8], words, inside, -1)
        right = self._slipped_out(self.new[stop:high], words[-8:], words, inside, 0)
        return start - left, stop + right

    def _slipped_out(self, extra, near, words, inside, end):
        graphemes = _GRAPHEME.findall(extra)
        letter = graphemes[end] if graphemes else ""
        lost = unspaced(letter) and letter in near and inside.count(letter) < words.count(letter)
        return len(letter) if lost else 0

    def _one_letter(self, low, high, near):
        """(low, high) if that is one grapheme, a letter, and one of those `near` the edge, typed
        twice or in the wrong order; else both ends where they meet the span."""
        text = self.new[low:high]
        one = 0 < high - low <= 4 and _is_letter(text) and text in near
        return (low, high) if one else (high, low)

    def bounds(self, start, end, numbers):
        """Like a gap: from what surely stands before the span to what surely stands behind it."""
        number, last = numbers
        first, _, there = self.segments[number]
        left = self.ground.gap(start, first) if first > start else None
        low = left[2] if left else self.ground.before(number, there) if first == start else None
        low = there + max(0, start - first) if low is None else low
        stop, finish = self.segments[last][1], self.ground.stop(last)
        right = self.ground.gap(stop, end) if stop < end else None
        high = right[3] if right else self.ground.behind(last, finish) if stop == end else None
        high = finish - max(0, stop - end) if high is None else high
        return left[0] if left else start, right[1] if right else end, low, high

    def alone(self, words, outer):
        """Where the words stand, once, between what surely stands before and behind the span. A
        comparison letter by letter may have cut them up."""
        old_low, old_high, low, high = outer
        places = find(words, self.new, low, high)
        before = find(words, self.old, old_low, old_high)
        if len(places) != 1 or len(before) != 1:
            return None
        return None if self.slip(low, places[0], high, len(words)) else places[0]

    def crossed(self, start, end, place, outer):
        """Whether a word that stood on one side of the span now stands on the other: then these
        may be the same words, typed in anew."""
        old_low, old_high, low, high = outer
        stop = place + end - start
        before, after = tokens(self.old[old_low:start]), tokens(self.old[end:old_high])
        now_before, now_after = tokens(self.new[low:place]), tokens(self.new[stop:high])
        one = set(before).intersection(now_after).difference(after, now_before)
        other = set(after).intersection(now_before).difference(before, now_after)
        return any(map(letters, one | other))

    def crossed_in_sentence(self, start, end, place):
        """The same for the whole sentence the span stands in."""
        stop = place + end - start
        old_low, old_high = evidence.sentence(self.old, start, end)
        low, high = evidence.surroundings(self.new, place, stop, evidence.WINDOW)
        return self.crossed(start, end, place, (old_low, old_high, low, high))

    def slid_out(self, start, end, numbers):
        """Whether what was deleted may as well be all of the span: where the same letters stand
        before and behind, a comparison may cut anywhere."""
        text, (number, last) = self.old, numbers
        for index in range(max(0, number - 1), min(last + 1, len(self.segments) - 1)):
            (first, low, there), (high, _, following) = self.segments[index : index + 2]
            if following != there + low - first or low >= end or high <= start:
                continue
            left = alike_before(text, low, text, high)
            right = alike_after(text, low, text, high)
            if start >= low - left and end <= high + right and high - low >= end - start:
                return True
        return False

    def _left(self, start, number):
        first, _, there = self.segments[number]
        if first <= start:
            return there + start - first
        gap = self.ground.gap(start, first)
        if gap is None or gap[3] != there:
            return there
        head, before = self.old[start:first], self.old[gap[0] : start]
        return evidence.cut(head, before, self.new, gap[2], there)

    def _right(self, end, number):
        first, last, there = self.segments[number]
        if last >= end:
            return there + end - first
        stop = there + last - first
        gap = self.ground.gap(last, end)
        if gap is None or gap[2] != stop:
            return stop
        tail, after = self.old[last:end], self.old[end : gap[1]]
        return evidence.cut_back(tail, after, self.new, stop, gap[3])

    def slip(self, low, place, high, size):
        """Whether what stands between the words and either edge is one letter typed too much."""
        words = self.new[place : place + size]
        left, right = self.new[low:place], self.new[place + size : high]
        if any(extra and _is_letter(extra) and extra in words for extra in (left, right)):
            return True
        return _trebled(left, words[:1]) or _trebled(right[::-1], words[-1:])


def _trebled(extra, letter):
    """Whether words put in end with two of the letter that the span begins with."""
    return unspaced(letter) and extra.endswith(2 * letter)


def _stray(extra, letter, end):
    """Whether words put in beside the span, at that `end` of theirs, have its `letter` once more
    as a piece by itself, and not as part of one of them.

    >>> _stray("อย่างมากอำ", "อำ", -1), _stray("อย่างมาก", "ก", -1)
    (True, False)
    """
    beside = extra.endswith(letter) if end else extra.startswith(letter)
    if not beside or len(extra) == len(letter) or not _THAI.fullmatch(letter):
        return False
    return cut(_THAI.findall(extra)[end])[end] == letter


def _is_letter(text):
    """Whether this is one grapheme, a letter of a script that puts no spaces between words."""
    return len(text) <= 4 and unspaced(text) and snap(text, 0, 1)[1] == len(text)
