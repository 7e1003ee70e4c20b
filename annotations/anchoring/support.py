"""Whether the sentence a span was in is still around the place proposed for it."""

from annotations.anchoring.evidence import WINDOW, line, sentence, shared, surroundings
from annotations.anchoring.tokens import letters

SOLID = 12  # code points of untouched text on both sides that leave no doubt
AROUND = 120  # how far from the span words of an edited sentence are looked for
BROKEN = 14  # letters of a passage that breaks off inside a span
REACH = 32  # and how far from the span it is looked at, in code points
CHANCE = 6  # letters put in that change no sentence
NEARBY = 300  # how far apart parts of one sentence may be after an edit


class Support:
    """Weighs what is left of sentences on a Ground."""

    def __init__(self, ground):
        self.ground = ground
        self.old, self.new = ground.old.text, ground.new.text
        self._inserted, self._pairs_put_in = None, set()

    def sufficient(self, start, end, place, segment=None):
        """Whether at least half of the span's sentence is still around it."""
        text = self.old
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

    def whole_side(self, start, end, segment):
        """Whether more than enough of its own sentence still stands on one side of the span."""
        if max(start - segment[0], segment[1] - end) < 2 * SOLID:
            return False
        first, last = sentence(self.old, start, end)
        before, after = start - max(first, segment[0]), min(last, segment[1]) - end
        return max(before, after) >= 2 * SOLID

    def any_left(self, start, end, place):
        """Whether at least a quarter of the span's sentence is around `place`; true if there was
        nothing but the span."""
        around = sentence(self.old, start, end)
        kept, lost = self._left_standing(start, end, place, around)
        return 3 * kept >= lost

    def _around(self, start, end, place, around):
        """Letters of the rest of the old stretch `around` that stand near `place`, and that do not."""
        text, (low, high) = self.old, around
        total = letters(text[low:start]) + letters(text[end:high])
        kept, stop = 0, place + end - start
        for first, last, there in self.ground.segments_from(low):
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
        text, new, stop = self.old, self.new, place + end - start
        low, high = around
        before, after = text[low:start], text[end:high]
        total = letters(before) + letters(after)
        first, last = surroundings(new, place, stop, AROUND)
        first, last = self.ground.own(first, place, stop, last, around)
        kept = shared(before, new[first:place]) + shared(after, new[stop:last])
        return kept, total - kept

    def rewritten(self, start, end, low, high):
        """Whether most of the sentence around new[low:high] never stood around the span: then
        words much like the span's may be another's."""
        text, new = self.old, self.new
        first, last = surroundings(new, low, high, WINDOW)
        before, after = new[first:low], new[high:last]
        kept = shared(before, text[max(0, start - AROUND) : start])
        kept += shared(after, text[end : end + AROUND])
        return letters(before) + letters(after) - kept > 2 * kept + CHANCE

    def twice(self, low, high):
        """Whether the sentence around new[low:high] stands more often than it did."""
        first, last = sentence(self.new, low, high)
        passage = self.new[first:last]
        if letters(passage) < letters(self.new[low:high]) + 3:
            return False
        if passage not in self._put_in():
            return False
        times = self.new.count(passage)
        return times > 1 and times > self.old.count(passage)

    def broken_off(self, words, start):
        """Whether a passage was put in that breaks off inside the span: what stood before it and
        its first word, or its last word and what stood behind it, but not all of it."""
        pieces = words.split(" ")
        if len(pieces) < 2:
            return False
        end, put_in = start + len(words), self._put_in()
        before = self.old[max(0, start - REACH) : start].split()[-1:]
        if before and (before[0], pieces[0]) in self._pairs_put_in:
            first = max(sentence(self.old, start, end)[0], start - REACH)
            passage = self.old[first : start + len(pieces[0])]
            if letters(passage) >= BROKEN and passage in put_in:
                return self.old[first:end] not in put_in
        after = self.old[end : end + REACH].split()[:1]
        if after and (pieces[-1], after[0]) in self._pairs_put_in:
            last = min(sentence(self.old, start, end)[1], end + REACH)
            passage = self.old[end - len(pieces[-1]) : last]
            if letters(passage) >= BROKEN and passage in put_in:
                return self.old[start:last] not in put_in
        return False

    def _put_in(self):
        """All that the edit put in, in one string."""
        if self._inserted is None:
            free = self.ground.map.new_free
            self._inserted = "\0".join(self.new[start:end] for start, end in free)
            words = self._inserted.replace("\0", " \0 ").split()
            self._pairs_put_in = set(zip(words, words[1:], strict=False))
        return self._inserted
