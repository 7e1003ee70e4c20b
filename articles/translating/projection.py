"""The source's approved marks, put up for the translation: where its words say the same.

A name is found through the registry, a value through what it means, a title through the positions
people hold, a claim through its sentence; always in the paragraph that translates the mark's own
first. What is marked already is offered to be linked, and nothing is marked before a person says so.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from annotations.anchoring.engine import Anchor
from annotations.marking.spans import anchored
from annotations.models import Alias, Annotation, Dismissal, Kind, Position
from annotations.suggesting.edges import stands_alone
from annotations.suggesting.sources import value_body
from articles.text import values
from articles.translating.pairing import counterpart
from articles.translating.parity import found as values_in

WHOLE = 0.8  # a claim that fills so much of its paragraph takes the whole of the translation's
State = Annotation.State


class How(StrEnum):
    """By what a mark's counterpart was found."""

    NAME = "name"
    VALUE = "value"
    SENTENCE = "sentence"
    MARKED = "marked"

    @property
    def label(self):
        return HOW_LABELS[self]


HOW_LABELS = {
    How.NAME: _("by its name"),
    How.VALUE: _("by its value"),
    How.SENTENCE: _("by its sentence"),
    How.MARKED: _("marked already, not linked yet"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """That `source`, a mark, has its twin at `anchor`; `standing` is a mark that is there already.

    `key` names it on the page; `row` is that of the source paragraph.
    """

    row: str
    source: Annotation
    anchor: Anchor
    how: How
    value: dict | None = None
    standing: Annotation | None = None

    @property
    def key(self):
        return f"{self.source.pk}.{self.anchor.start_block}.{self.anchor.start}.{self.anchor.end}"


def proposals(pair, row_key=None):
    """[Proposal] for a Pair in the source's order; only those of one row with `row_key`.

    Six queries at most.
    """
    if not _is_anchored(pair.source) or not _is_anchored(pair.text):
        return []
    marks = Annotation.objects.filter(text=pair.source).approved()
    marks = list(marks.select_related("kind", "entity", "claim"))
    if not marks:
        return []
    return _Finder(pair, marks).proposals(row_key)


def _is_anchored(text):
    return text.revision_id is not None and text.anchored_revision_id == text.revision_id


class _Finder:
    def __init__(self, pair, marks):
        self.pair = pair
        self.document = pair.target_document
        order = pair.source_document.start_of
        self.marks = sorted(marks, key=lambda m: (order(m.start_block) + m.start, -m.end, m.pk))
        there = Annotation.objects.filter(text=pair.text).exclude(state=State.REMOVED)
        self.there = list(there.select_related("kind"))
        self.names = _names(marks, pair.text.language)
        self.titles = _titles(marks, pair.source.language, pair.text.language)
        self.refused = set(
            Dismissal.objects.filter(text=pair.text).values_list(
                "block", "exact", "kind_id", "entity_id"
            )
        )
        self.taken = defaultdict(list)
        for mark in self.there:
            if mark.anchoring in (Annotation.Anchoring.KEPT, Annotation.Anchoring.CHANGED):
                self.taken[mark.start_block].append(mark)

    def proposals(self, row_key):
        linked = {mark.twin_of_id for mark in self.there}
        rows = {block: row for row in self.pair.rows for block in row.source_ids}
        found = []
        for mark in self.marks:
            row = rows.get(mark.start_block)
            if row is None or not row.target or mark.pk in linked:
                continue
            one = self._standing(mark, row) or self._fresh(mark, row)
            if one is not None and (row_key is None or row.key == row_key):
                found.append(one)
        return found

    def _standing(self, mark, row):
        """A mark of the translation that says the same and is linked with none."""
        for block in row.target_ids:
            for other in self.taken[block]:
                if other.twin_of_id is None and self._says(other, mark):
                    other.twin_of_id = mark.pk
                    return Proposal(row.key, mark, other.anchor, How.MARKED, standing=other)
        return None

    def _says(self, other, mark):
        if other.kind_id != mark.kind_id or other.state == State.REJECTED:
            return False
        if mark.kind.body != Kind.Body.VALUE:
            return (other.entity_id, other.claim_id) == (mark.entity_id, mark.claim_id)
        ours, theirs = (
            values_in(mark.exact, self.pair.source.language),
            values_in(other.exact, self.pair.text.language),
        )
        return bool(ours) and not any(values.unmatched(ours, theirs))

    def _fresh(self, mark, row):
        if mark.claim_id:
            places = self._sentence(mark, row)
        elif mark.entity_id:
            places = self._named(self.names.get(mark.entity_id, ()), row, How.NAME)
        else:
            places = [*self._valued(mark, row), *self._titled(mark, row)]
        for block, start, end, how, value in places:
            anchor = anchored(self.document, block, start, block, end)
            if self._is_free(anchor, mark):
                self.taken[block].append(_taking(mark, anchor))
                return Proposal(row.key, mark, anchor, how, value)
        return None

    def _is_free(self, anchor, mark):
        refusal = (anchor.start_block, anchor.exact, mark.kind_id, mark.entity_id)
        return refusal not in self.refused and not any(
            one.start < anchor.end and anchor.start < one.end
            and bool(one.claim_id) == bool(mark.claim_id)
            for one in self.taken[anchor.start_block]
        )  # fmt: skip

    def _named(self, names, row, how):
        """Places of the names, in the row first; elsewhere only where the row has none."""
        here = self._places(names, row.target)
        others = [block for block in self.document.blocks if block.id not in row.target_ids]
        for block, start, end in here or self._places(names, others)[:1]:
            yield block, start, end, how, None

    def _places(self, names, blocks):
        found = []
        for block in blocks:
            spans = []
            for name in sorted(names, key=len, reverse=True):
                at = block.text.find(name)
                while at >= 0:
                    end = at + len(name)
                    apart = all(end <= s or e <= at for s, e in spans)
                    if apart and stands_alone(block.text, at, end):
                        spans.append((at, end))
                    at = block.text.find(name, at + 1)
            found.extend((block.id, *span) for span in sorted(spans))
        return found

    def _valued(self, mark, row):
        block = self.pair.source_document.block(mark.start_block)
        said = values_in(block.text, self.pair.source.language)
        own = [v for v in said if v.start < mark.end and mark.start < v.end]
        if not own:
            return
        own = max(own, key=lambda v: min(v.end, mark.end) - max(v.start, mark.start))
        for same in (
            lambda one: values.key(one) == values.key(own),
            lambda one: values.same(one, own),
        ):
            for target in row.target:
                for value in values_in(target.text, self.pair.text.language):
                    if same(value):
                        yield target.id, value.start, value.end, How.VALUE, value_body(value)

    def _titled(self, mark, row):
        names = self.titles.get(mark.exact.casefold(), ()) if mark.kind.key == "role" else ()
        for block, start, end in self._places(names, row.target):
            words = self.document.block(block).text[start:end]
            yield block, start, end, How.NAME, {"text": words}

    def _sentence(self, mark, row):
        """The sentences that tell a claim; none where it reaches over several paragraphs."""
        if mark.start_block != mark.end_block or len(row.source) != 1:
            return
        source, languages = row.source[0].text, (self.pair.source.language, self.pair.text.language)
        for target in row.target:
            place = (0, len(target.text))
            if mark.end - mark.start < WHOLE * len(source):
                place = counterpart(mark.start, mark.end, source, target.text, *languages)
            if place is not None:
                yield target.id, *place, How.SENTENCE, None


def _taking(mark, anchor):
    place = Annotation(kind_id=mark.kind_id, claim_id=mark.claim_id, twin_of_id=mark.pk)
    place.anchor = anchor
    return place


def _names(marks, language):
    """{entity id: names that may stand for it}: the registry's in that language, then as written."""
    found = defaultdict(list)
    for mark in marks:
        if mark.entity_id and (name := mark.entity.name_in(language)):
            found[mark.entity_id].append(name)
    aliases = Alias.objects.filter(entity__in=[m.entity_id for m in marks if m.entity_id])
    for alias in aliases.exclude(kind=Alias.Kind.FORBIDDEN).filter(language=language):
        found[alias.entity_id].append(alias.text)
    for mark in marks:
        if mark.entity_id:
            found[mark.entity_id].append(mark.exact)
    return {entity: tuple(dict.fromkeys(names)) for entity, names in found.items()}


def _titles(marks, source_language, target_language):
    """{title as the source says it: the other language's} of the people who are marked."""
    people = {mark.entity_id for mark in marks if mark.entity_id}
    if not any(mark.kind.key == "role" for mark in marks) or not people:
        return {}
    found = defaultdict(list)
    for position in Position.objects.filter(entity__in=people):
        for field in ("title", "rank"):
            here = getattr(position, f"{field}_{source_language}")
            there = getattr(position, f"{field}_{target_language}")
            if here and there:
                found[here.casefold()].append(there)
    return found
