"""Words cut out that stood twice: which of the two is left, no reader can tell.

Of "go on on foot" cut to "go on foot", either "on" may be the one that is left. A span that holds
one of them and not the other is the same words in one reading, and other words in the other.
"""

from bisect import bisect_left

from annotations.anchoring.evidence import alike_after, alike_before, is_edge
from annotations.anchoring.tokens import letters

REACH = 200  # code points that a cut is slid at most


class Slides:
    """`zones`: old (start, end) of every cut, as far as it may be slid without changing what is
    left, by start."""

    def __init__(self, old, cuts):
        self._text = old
        self._zones = []
        for low, high in cuts:
            self._note(low, high)
        self._zones.sort()
        self._starts = [low for low, _ in self._zones]
        self._longest = max((high - low for low, high in self._zones), default=0)

    def _note(self, low, high):
        text = self._text
        left = alike_before(text, low, text, high, REACH)
        while left and not is_edge(text, low - left):
            left -= 1
        right = alike_after(text, low, text, high, REACH)
        while right and not is_edge(text, high + right):
            right -= 1
        if letters(text[low - left : low]) or letters(text[high : high + right]):
            self._zones.append((low - left, high + right))

    def hold(self, start, end):
        """Whether old[start:end] may or may not have lost words, by how a cut is read."""
        if not self._zones:
            return False
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return any(
            letters(self._text[max(start, low) : min(end, high)])
            for low, high in self._zones[first:last]
            if low < end and start < high and not (start <= low and high <= end)
        )
