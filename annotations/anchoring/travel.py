"""One journey of a text's spans from one revision to another: the decision for each of them."""

from rapidfuzz.distance import Indel

from annotations.anchoring.answers import Answers
from annotations.anchoring.echoes import echoes, inside, united
from annotations.anchoring.edges import Edges
from annotations.anchoring.evidence import (
    closest,
    corrected,
    figures,
    find,
    narrowed,
    slipped,
)
from annotations.anchoring.ground import Ground
from annotations.anchoring.repeated import repeated
from annotations.anchoring.rivals import Rivals
from annotations.anchoring.slides import Slides
from annotations.anchoring.support import SOLID, Support
from annotations.anchoring.tokens import letters
from articles.text.graphemes import snap

ANOTHER_TEXT = 0.2  # less than this share of the text kept, and it is not the same article
SHORT_TEXT = 600  # code points of a text that is compared by characters as well


class Journey:
    """Both revisions, what of the old one stands where in the new one, and the spans."""

    def __init__(self, old_pairs, new_pairs, anchors):
        self.anchors = anchors
        self.ground = Ground(old_pairs, new_pairs)
        self.old, self.new, self.map = self.ground.old, self.ground.new, self.ground.map
        self.edges, self.support = Edges(self.ground), Support(self.ground)
        self.answers = Answers(self.ground)
        words = [anchor.exact for anchor in anchors]
        self.echoes = echoes(self.old.text, self.new.text, self.map.put_in, self.map.segments)
        self.rivals = Rivals(self.old, self.new, self.map, words, self.echoes)
        doubles, copies = repeated(self.old, self.new, self.map.untouched, self.map.partners)
        self._copies = united(sorted(self.echoes.copies + copies))
        self._slides = Slides(self.old.text, self.map.cuts)
        self._doubles = united(sorted(self.echoes.doubles + self.map.doubtful + doubles))
        self._akin = self._is_same_article()

    def outcomes(self):
        outcomes = [self._bring(anchor) for anchor in self.anchors]
        return self.answers.completed(self.anchors, outcomes)

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
            return self.answers.gone(anchor)
        start, end = old.starts[first] + anchor.start, old.starts[last] + anchor.end
        if not anchor.exact or old.text[start:end] != anchor.exact:
            return self.answers.gone(anchor)
        place = self.ground.untouched(first, last, start)
        if not self._akin:
            return self._stranger(anchor, start, place)
        if place is not None:
            doubtful, others = self._doubts(anchor.exact, start, place)
            if doubtful:
                return self.answers.ambiguous(anchor, [place, *others])
            return self.answers.carried(anchor, first, last)
        numbers = self.ground.overlapping(start, end)
        if numbers[0] > numbers[1]:
            return self._in_gap(anchor, start, end)
        first, last, _ = self.ground.segments[numbers[0]]
        if first <= start and end <= last:
            return self._inside(anchor, start, end, numbers[0])
        return self._partly(anchor, start, end, numbers)

    def _inside(self, anchor, start, end, number):
        """A span of which every word is accounted for."""
        first, last, there = self.ground.segments[number]
        place = there + start - first
        solid = start - first >= SOLID and last - end >= SOLID
        if solid:
            doubtful, others = self._doubts(anchor.exact, start, place)
            if doubtful:
                return self.answers.ambiguous(anchor, [place, *others])
            block = self.new.block_at(place)
            if place + len(anchor.exact) <= self.new.starts[block] + len(self.new.texts[block]):
                return self.answers.plain(anchor, place, block)
            return self.answers.settled(anchor, place)
        if start == first and end == last and self._retyped(start, end, place, number):
            return self.answers.ambiguous(anchor, [place])
        if start == first or end == last:
            grown = self.edges.grown(start, end, number, place)
            if grown != (place, place + end - start):
                return self._changed(anchor, start, end, snap(self.new.text, *grown))
        if not self.support.whole_side(start, end, (first, last)) and not (
            self.support.sufficient(start, end, place, (first, last))
        ):
            return self.answers.ambiguous(anchor, [place])
        return self._unless_doubtful(anchor, start, place)

    def _retyped(self, start, end, place, number):
        """Whether the words of a segment of their own may be others, typed in anew."""
        outer = self.ground.around(number)
        if outer and self.edges.crossed(start, end, place, outer):
            return True
        return self.edges.crossed_in_sentence(start, end, place)

    def _unless_doubtful(self, anchor, start, place):
        doubtful, others = self._doubts(anchor.exact, start, place)
        if doubtful or self.support.twice(place, place + len(anchor.exact)):
            return self.answers.ambiguous(anchor, [place, *others])
        return self.answers.settled(anchor, place)

    def _doubts(self, words, start, place):
        """(whether anything speaks against a place, other candidates)."""
        doubtful, others = self.rivals.doubts(words, start, place)
        if doubtful:
            return True, others
        size = len(words)
        doubtful = self._slides.hold(start, start + size) or self._stands_twice(start, place, size)
        return doubtful or self.support.broken_off(words, start), []

    def _stands_twice(self, start, place, size, new_size=None):
        """Whether the edit put in the passage the span was in, or is in, once more."""
        end = place + (size if new_size is None else new_size)
        return inside(self._doubles, start, start + size) or inside(self._copies, place, end)

    def _partly(self, anchor, start, end, numbers):
        """A span of which something was edited and something was not."""
        words, text = anchor.exact, self.new.text
        outer = self.edges.bounds(start, end, numbers)
        alone = self.edges.alone(words, outer)
        if alone is not None and self.edges.crossed(start, end, alone, outer):
            return self.answers.ambiguous(anchor, [alone])
        if alone is not None and self.support.sufficient(start, end, alone):
            return self._unless_doubtful(anchor, start, alone)
        low, high = self.edges.of(words, start, end, numbers)
        too_long = high - low > 3 * len(words) + 40 and words not in text[low:high]
        if low >= high or too_long or self.edges.slid_out(start, end, numbers):
            return self._lost(anchor, start, end, None)
        if not self.ground.in_order(*numbers):
            return self._lost(anchor, start, end, None)
        return self._changed(anchor, start, end, snap(text, low, high))

    def _changed(self, anchor, start, end, place):
        """The span with its words edited, if these are still its words."""
        low, high = place
        text, words, others = self.new.text, anchor.exact, self.new.text[low:high]
        verbatim = find(words, text, low, high) if words in others else []
        if len(verbatim) == 1 and not self.edges.slip(low, verbatim[0], high, len(words)):
            return self._unless_doubtful(anchor, start, verbatim[0])
        copies = [
            there
            for there in self.rivals.put_in(words, start)
            if self.rivals.copied(words, start, there) and not low <= there < high
        ]
        if copies or len(verbatim) > 1:
            return self.answers.ambiguous(anchor, [*verbatim, *copies], [place])
        verdict = self._still_the_span(start, end, place, words, others)
        if verdict == "lost":
            return self._lost(anchor, start, end, None, [place])
        size = high - low
        doubled = self.support.twice(low, high) or self._stands_twice(start, low, end - start, size)
        if verdict == "doubtful" or doubled:
            return self.answers.ambiguous(anchor, [], [place])
        return self.answers.changed(low, high)

    def _still_the_span(self, start, end, place, words, others):
        """Whether edited words are "sure", "doubtful" or "lost" as those of the span."""
        kept = self.ground.kept_inside(start, end)
        enough = kept * 5 >= letters(words) * 3
        beside = self.ground.beside(start, end, *place)
        supported = self.support.sufficient(start, end, place[0])
        stopped = any(words[at].isalnum() and not others[at].isalnum() for at in (0, -1))
        if stopped and not slipped(words, others):
            return "lost"  # it begins or ends with a full stop, which it did not
        if corrected(words, others):
            if supported and (beside or not kept or slipped(words, others)):
                anothers = self.rivals.stood_before(others, start, end)
                doubtful = anothers or self.support.rewritten(start, end, *place)
                return "doubtful" if doubtful else "sure"
            return "doubtful" if enough or not kept else "lost"
        sure = supported and (figures(words, others) or (enough and beside))
        return "sure" if sure else "lost"

    def _in_gap(self, anchor, start, end):
        """A span of which nothing is accounted for: it must lie between what is, if anywhere."""
        words, gaps = anchor.exact, self.ground.gaps(start, end)
        if not gaps:
            return self._lost(anchor, start, end, None)
        holding = [gap for gap in gaps if self.new.text.find(words, gap[2], gap[3]) >= 0]
        gap = (holding or gaps)[0]
        old_low, old_high, low, high = gap
        places = self.rivals.own(find(words, self.new.text, low, high), words, start)
        alone = len(places) == len(find(words, self.old.text, old_low, old_high)) == 1
        crossed = alone and self.edges.crossed(start, end, places[0], gap)
        if alone and not crossed and self.support.sufficient(start, end, places[0]):
            return self._unless_doubtful(anchor, start, places[0])
        if places:
            if any(self.support.any_left(start, end, place) for place in places):
                return self.answers.ambiguous(anchor, places)
            return self._lost(anchor, start, end, gap, [(at, at + len(words)) for at in places])
        if high - low <= 3 * (old_high - old_low) + 200:
            before, after = self.old.text[old_low:start], self.old.text[end:old_high]
            narrow = narrowed(before, after, self.new.text, low, high)
            place = closest(words, before + after, self.new.text, *narrow)
            if not before + after and place:
                place = self._all_of(words, *narrow) or place
            if place:
                place = self.edges.with_slips(words, narrow[0], place, narrow[1])
            own = place and self.rivals.own([place[0]], words, start)
            if own and self.support.sufficient(start, end, place[0]):
                return self._changed(anchor, start, end, snap(self.new.text, *place))
        return self._lost(anchor, start, end, gap)

    def _all_of(self, words, low, high):
        """new[low:high] less spaces, if all of it is the words with a slip, or other figures."""
        text = self.new.text[low:high]
        low, high = low + len(text) - len(text.lstrip()), low + len(text.rstrip())
        others = text.strip()
        swapped = sorted(words) == sorted(others)
        same = swapped or slipped(words, others) or figures(words, others)
        return (low, high) if same else None

    def _stranger(self, anchor, start, place):
        """In a text that is another's: nothing is taken over, however alike."""
        if place is not None and letters(anchor.exact):
            return self.answers.ambiguous(anchor, [place])
        return self.answers.gone(anchor)

    def _lost(self, anchor, start, end, gap, ranges=()):
        """Ambiguous if the words were put in somewhere they may have come from, else gone."""
        words, old = anchor.exact, self.old.text
        # What stood on both sides still does: then only a copy of all of it may be the span's.
        beside = gap and not old[gap[0] : start].strip() and not old[end : gap[1]].strip()
        near = [
            there
            for there in self.rivals.put_in(words, start)
            if self.rivals.copied(words, start, there)
            or (not beside and self.rivals.alike(words, start, there) >= 8)
            if not self.rivals.anothers(words, start, there)
        ]
        if near:
            return self.answers.ambiguous(anchor, near)
        return self.answers.gone(anchor, ranges or self.answers.replacement(start, end, gap))
