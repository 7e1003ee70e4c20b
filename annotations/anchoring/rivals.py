"""Other places of a span's words, in what an edit took out and in what it put in: they may be
the span's own. A place is taken for the span's only when it beats all of them."""

from bisect import bisect_right

from ahocorasick_rs import AhoCorasick

from annotations.anchoring.evidence import (
    FAR,
    alike_after,
    alike_before,
    find,
    sentence,
    shared,
    surroundings,
    whole,
)
from annotations.anchoring.tokens import letters

SHORT = 40  # code points; longer words are looked for apart, since they must be looked for further
REACH = 400  # words longer than this are looked for inside the edited stretches only
COPY = 32  # code points alike around the words that make them a copied passage
LONG = 20  # letters of words so long that they are a passage themselves
GLANCE = 4  # code points compared first
AROUND = 120  # code points around a place in which the rest of an edited sentence is looked for
FAR_LONGER = 4  # times as long as a sentence: a copy that has it as it has others
MARGIN = 6  # letters more of its sentence that make one place the better
CHANCE = 2  # code points alike on one side that prove nothing: a space, a comma and a space


class Rivals:
    """`deleted` and `inserted`: words → starts, of every occurrence not wholly accounted for."""

    def __init__(self, old, new, alignment, words, echoes):
        self._old, self._new, self._echoes = old.text, new.text, echoes
        self._free, self._taken_out = alignment.free, None
        self._new_free = alignment.new_free
        self._new_starts = [start for start, _ in alignment.new_free]
        found = Finder(words)
        self._deleted_near, self._inserted_near = {}, {}
        self.deleted = found.within(old.text, alignment.free)
        self.inserted = found.within(new.text, alignment.new_free)

    def put_in(self, words, start):
        """Starts of `words` in what was put in, less copies of what others stood in."""
        return self.own(self.inserted.get(words, ()), words, start)

    def own(self, places, words, start):
        """Those of `places` that may be of the span at `start`: no copies of passages it is not
        in."""
        return [place for place in places if not self._anothers_copy(words, start, place)]

    def _anothers_copy(self, words, start, there):
        """Whether the words at `there` are part of a copy of what the span is not in: a copy much
        longer than its sentence, or not of that sentence."""
        end = start + len(words)
        size = self._echoes.foreign(there, there + len(words), start)
        if not size:
            return False
        first, last = sentence(self._old, start, end)
        low = there - (start - first)
        return (
            size > FAR_LONGER * (last - first)
            or low < 0
            or self._new[low : low + last - first] != self._old[first:last]
        )

    def doubts(self, words, start, place):
        """(whether `place` fails to be surely that of the span at `start`, other candidates)."""
        if words not in self.inserted and words not in self.deleted:
            return False, []
        old, new, size = self._old, self._new, len(words)
        end, stop = start + size, place + size
        was, now = _glance(old, start, end), _glance(new, place, stop)
        known = size < LONG and (was[0] == now[0] or was[1] == now[1])
        copies, better = [], []
        alone = known and not was[0].endswith("\n")
        for there in self._near(self.inserted, self._inserted_near, new, words, was, alone):
            if there == place or self._anothers_copy(words, start, there):
                continue
            if self.copied(words, start, there):
                own = self._beats(words, start, place, start, there)
                if not (own and self.anothers(words, start, there)):
                    copies.append(there)
            elif not self._beats(words, start, place, start, there):
                better.append(there)
        doubtful = any(
            not (
                self._beats(words, start, place, other, place)
                or self._closer(words, start, place, other)
            )
            for other in self._near(self.deleted, self._deleted_near, old, words, now, known)
            if other != start
        )
        return doubtful or bool(copies or better), [*copies, *better]

    def anothers(self, words, start, there):
        """Whether what was put in at `there` is rather what another mention became."""
        return any(
            self._beats(words, other, there, start, there)
            for other in self.deleted.get(words, ())
            if other != start
        )

    def _near(self, found, indexes, text, words, around, known):
        """Those starts of `words` that may be rivals; where the place is `known` by something
        around it, only those with something `around` them as well, at a glance."""
        starts = found.get(words, ())
        if not known or not starts:
            return starts
        index = indexes.get(words)
        if index is None:
            index = indexes[words] = _index(text, starts, len(words), text is self._old)
        before, after, lines = index
        left, right = before.get(around[0], ()), after.get(around[1], ())
        return sorted({*left, *right, *lines}) if left or right or lines else ()

    def _beats(self, words, start, place, other, there):
        """Whether start→place has better grounds than other→there."""
        size = len(words)
        for limit in (64, FAR):
            left = alike_before(self._old, start, self._new, place, limit)
            right = alike_after(self._old, start + size, self._new, place + size, limit)
            before = alike_before(self._old, other, self._new, there, limit)
            after = alike_after(self._old, other + size, self._new, there + size, limit)
            if not before == after == limit:
                break
        return (
            before <= max(left, CHANCE)
            and after <= max(right, CHANCE)
            and left + right > before + after
        )

    def _closer(self, words, start, place, other):
        """Whether, where nothing right beside the words tells, the rest of the sentence does."""
        if self.alike(words, other, place) > 2 * CHANCE:
            return False
        own, others = self._left_of(words, start, place), self._left_of(words, other, place)
        return own > others + MARGIN

    def _left_of(self, words, start, place):
        """Letters of the rest of the sentence at `start` that stand around `place` now."""
        end, stop = start + len(words), place + len(words)
        first, last = sentence(self._old, start, end)
        low, high = surroundings(self._new, place, stop, AROUND)
        before = shared(self._old[first:start], self._new[low:place])
        return before + shared(self._old[end:last], self._new[stop:high])

    def alike(self, words, start, there):
        """Code points alike around the words at `start` before and at `there` after."""
        size = len(words)
        return alike_before(self._old, start, self._new, there) + alike_after(
            self._old, start + size, self._new, there + size
        )

    def stood_before(self, others, start, end):
        """Whether `others` are words of the old text, not of old[start:end], that seem to be gone:
        then they may well be those, and no correction of the span."""
        if others not in self._gone_words():
            return False
        return any(
            at >= end or at + len(others) <= start
            for low, high in self._free
            for at in find(others, self._old, low, high)
        )

    def _gone_words(self):
        if self._taken_out is None:
            self._taken_out = "\0".join(self._old[low:high] for low, high in self._free)
        return self._taken_out

    def copied(self, words, start, there):
        """Whether what was put in at `there` is a copy of the passage the span is in, not just
        the same words once more."""
        size = len(words)
        end = start + size
        before = alike_before(self._old, start, self._new, there, 200)
        after = alike_after(self._old, end, self._new, there + size, 200)
        if before + after >= COPY or letters(words) >= LONG:
            return True
        first, last = sentence(self._old, start, end)
        if before >= start - first and after >= last - end:
            outside = letters(self._old[first:start]) + letters(self._old[end:last])
            if outside >= 2 or self._own_line(start, end, there):
                return True
            if last > end and self._own_sentence(there, there + size + last - end):
                return True
        return self._fills(words, there, there - before, there + size + after)

    def _own_line(self, start, end, there):
        stop = there + end - start
        return all(
            (first == 0 or text[first - 1] == "\n") and (last == len(text) or text[last] == "\n")
            for text, first, last in ((self._old, start, end), (self._new, there, stop))
        )

    def _own_sentence(self, there, stop):
        """Whether new[there:stop], words and a full stop, is a sentence of its own."""
        behind = self._new[stop : stop + 1]
        return not behind.strip() and sentence(self._new, there, stop - 1) == (there, stop)

    def _fills(self, words, there, first, last):
        """Whether all of one inserted stretch is copied, and it is more than the words."""
        number = bisect_right(self._new_starts, there + len(words) - 1) - 1
        start, end = self._new_free[number]
        inserted = self._new[start:end]
        return first <= start + 1 and last >= end - 1 and letters(inserted) >= letters(words) + 2


def _glance(text, start, end):
    """What stands right before and right behind a place."""
    return text[max(0, start - GLANCE) : start], text[end : end + GLANCE]


def _index(text, starts, size, lines):
    """(what stands before → starts, what stands behind → starts, starts of lines if wanted)."""
    before, after, first = {}, {}, []
    for start in starts:
        left, right = _glance(text, start, start + size)
        before.setdefault(left, []).append(start)
        after.setdefault(right, []).append(start)
        if lines and left.endswith("\n"):
            first.append(start)
    return before, after, first


class Finder:
    """Looks for many words at once."""

    def __init__(self, words):
        words = [word for word in dict.fromkeys(words) if word]
        self._groups = [
            _Group([word for word in words if len(word) <= SHORT], SHORT),
            _Group([word for word in words if len(word) > SHORT], REACH),
        ]

    def within(self, text, ranges):
        """{words: [start]} of the whole occurrences in `text` that overlap one of `ranges`."""
        found = {}
        for group in self._groups:
            group.within(text, ranges, found)
        return {word: sorted(starts) for word, starts in found.items() if starts}

    def everywhere(self, text, most):
        """{words: [start]} of `most` whole occurrences in `text`, the first ones."""
        found = {}
        for group in self._groups:
            for number, start, end in group.matches(text):
                places = found.setdefault(group.words[number], [])
                if len(places) < most and whole(text, start, end):
                    places.append(start)
        return found


class _Group:
    def __init__(self, words, reach):
        self.words = words
        self.reach = min(reach, max(map(len, words), default=0)) - 1
        self.automaton = AhoCorasick(words) if words else None

    def matches(self, text):
        return self.automaton.find_matches_as_indexes(text, overlapping=True) if self.words else ()

    def within(self, text, ranges, found):
        """Add what overlaps one of `ranges` to `found`, {words: {start}}."""
        if not self.words:
            return
        search, words, reach = self.automaton.find_matches_as_indexes, self.words, self.reach
        for start, end in ranges:
            low = max(0, start - reach)
            for number, first, last in search(text[low : end + reach], overlapping=True):
                at = low + first
                if at < end and low + last > start:
                    places = found.setdefault(words[number], set())
                    if at not in places and whole(text, at, low + last):
                        places.add(at)
