"""Whether the sentence a span was in is still around the place proposed for it."""

from annotations.anchoring.evidence import WINDOW, line, sentence, shared, surroundings
from annotations.anchoring.tokens import letters

SOLID = 12  # code points of untouched text on both sides that leave no doubt
AROUND = 120  # how far from the span words of an edited sentence are looked for
CHANCE = 6  # letters put in that change no sentence
NEARBY = 300  # how far apart parts of one sentence may be after an edit


class Support:
    """Weighs what is left of sentences on a Ground."""

    def __init__(self, ground):
        self.ground = ground
        self.old, self.new = ground.old.text, ground.new.text
        self._inserted = None

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

    def _put_in(self):
        """All that the edit put in, in one string."""
        if self._inserted is None:
            free = self.ground.map.new_free
            self._inserted = "\0".join(self.new[start:end] for start, end in free)
        return self._inserted
