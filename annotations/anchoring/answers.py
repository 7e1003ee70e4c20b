"""What a person is told about a span: its new anchor, or the places to choose from."""

from rapidfuzz.distance import Indel

from annotations.anchoring.evidence import context, find
from annotations.anchoring.rivals import Finder
from annotations.anchoring.spans import Anchor, Brought, Outcome
from articles.text.graphemes import is_boundary, snap

CANDIDATES = 5
MOST = 10  # occurrences of gone words that are compared
ONE_BY_ONE = 20_000_000  # words times code points; above it, words are looked for all at once


class Answers:
    """Makes outcomes for spans brought over a Ground."""

    def __init__(self, ground):
        self.ground = ground
        self.old, self.new, self.map = ground.old, ground.new, ground.map
        self._gone = {}

    def carried(self, anchor, first, last):
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

    def plain(self, anchor, place, block):
        """The same words at `place`, in the new block of that number, amid untouched text: nothing
        there needs looking at again."""
        new = self.new
        start = place - new.starts[block]
        end = start + len(anchor.exact)
        prefix, suffix = context(new.texts[block], start, new.texts[block], end)
        name = new.ids[block]
        if start == anchor.start and name == anchor.start_block:
            if prefix == anchor.prefix and suffix == anchor.suffix:
                return Brought(Outcome.KEPT, anchor)
            outcome = Outcome.KEPT
        else:
            outcome = Outcome.MOVED
        return Brought(outcome, Anchor(name, start, name, end, anchor.exact, prefix, suffix))

    def settled(self, anchor, place):
        """The same words at `place`."""
        new = self.new
        end = place + len(anchor.exact)
        if not (is_boundary(new.text, place) and is_boundary(new.text, end)):
            return self.changed(*snap(new.text, place, end))
        here = self._anchor(place, end)
        same = (here.start_block, here.start, here.end_block, here.end) == (
            anchor.start_block,
            anchor.start,
            anchor.end_block,
            anchor.end,
        )
        return Brought(Outcome.KEPT if same else Outcome.MOVED, anchor if here == anchor else here)

    def replacement(self, start, end, gap):
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

    def changed(self, low, high):
        """The span is what stands at new[low:high] now."""
        return Brought(Outcome.CHANGED, self._anchor(low, high))

    def ambiguous(self, anchor, places, ranges=()):
        """The words may be those at `places`, or what stands at `ranges`."""
        ranges = [*ranges, *((place, place + len(anchor.exact)) for place in places)]
        return Brought(Outcome.AMBIGUOUS, None, self._offered(ranges))

    def gone(self, anchor, ranges=()):
        """The words are nowhere; `ranges` are what may have replaced them. To be `completed`."""
        self._gone[id(anchor)] = tuple(ranges)

    def completed(self, anchors, outcomes):
        """`outcomes` with candidates for those that are gone: what replaced the words, then the
        same words elsewhere, those in the most similar surroundings first."""
        if not self._gone:
            return outcomes
        words = {a.exact for a, outcome in zip(anchors, outcomes, strict=True) if outcome is None}
        if len(words) * len(self.new.text) > ONE_BY_ONE:
            places = Finder(words).everywhere(self.new.text, MOST)
        else:
            places = {word: find(word, self.new.text, most=MOST) for word in words if word}
        return [
            self._gone_from(anchor, places.get(anchor.exact, [])) if outcome is None else outcome
            for anchor, outcome in zip(anchors, outcomes, strict=True)
        ]

    def _gone_from(self, anchor, places):
        if len(places) > 1:
            places = sorted(places, key=lambda place: self._unlike(anchor, place))
        elsewhere = ((place, place + len(anchor.exact)) for place in places)
        offered = self._offered([*self._gone[id(anchor)], *elsewhere])
        return Brought(Outcome.GONE, None, offered)

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
