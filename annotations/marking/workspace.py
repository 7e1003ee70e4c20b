"""What the marking page shows: the text with its highlights, and what is in it by groups.

Everything is read at one revision, the one that the annotations are anchored on.
"""

import json
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from zlib import crc32

from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.anchoring.engine import Anchor
from annotations.anchoring.evidence import context
from annotations.marking.rows import row_of, rows_of
from annotations.models import Annotation, Kind
from annotations.registry.remembered import every_kind
from annotations.rendering import DESK, Mark, marks_by_block, render_document, render_inner
from annotations.suggesting.models import available_models
from annotations.suggesting.sources import SOURCE_NAMES
from annotations.suggesting.suggestions import suggestions
from annotations.suggesting.track import track
from articles.models import Revision

Anchoring, State = Annotation.Anchoring, Annotation.State
IN_PLACE = (Anchoring.KEPT, Anchoring.CHANGED)
PERCENTS = (95, 90, 80)
MOST = 50  # mentions of one group that the panel lists; the text itself shows them all


def _stood(annotation, revision):
    """The words around a lost mark on the last revision where its place was sure, as (before,
    after); None when they are not known."""
    if revision is None:
        return None
    anchor = annotation.anchor
    try:
        first, last = map(revision.document.block, (anchor.start_block, anchor.end_block))
    except KeyError:
        return None
    return context(first.text, anchor.start, last.text, anchor.end)


@dataclass(frozen=True)
class Known:
    """An entity to choose."""

    pk: int
    kind: Kind
    name: str

    def __str__(self):
        return self.name


class Workspace:
    """One text and its annotations for one page; two queries for any number of spans, and two
    for the suggestions. With `blocks` (ids), of no more than these."""

    percents = PERCENTS

    def __init__(self, article, text, *, blocks=None):
        self.article = article
        self.text = text
        self.language = text.language
        self.revision = text.anchored_revision
        self.document = self.revision.document
        self.blocks = blocks
        self._sources = {}

    @cached_property
    def every_kind(self):
        return list(every_kind())

    @cached_property
    def kinds(self):
        return [kind for kind in self.every_kind if not kind.retired]

    def add(self, annotation):
        """Take in a mark that was made since the rows were read."""
        self.annotations = self._in_order([*self.annotations, row_of(annotation)])

    @cached_property
    def annotations(self):
        """Rows of those that stand, in reading order; then those whose words are lost."""
        return self._in_order(rows_of(self.text, self.every_kind, self.blocks))

    def _in_order(self, rows):
        order = {block.id: number for number, block in enumerate(self.document.blocks)}
        last = len(order)
        return sorted(
            rows,
            key=lambda a: (order.get(a.start_block, last), a.start, -a.end, a.pk),
        )

    @cached_property
    def in_place(self):
        return [a for a in self.annotations if a.anchoring in IN_PLACE]

    @cached_property
    def problems(self):
        """Those whose words an edit took away or made doubtful: a person chooses."""
        ids = [a.pk for a in self.annotations if a.anchoring not in IN_PLACE]
        lost = list(Annotation.objects.filter(pk__in=ids).order_by("pk")) if ids else []
        revisions = Revision.objects.in_bulk({a.anchored_on_id for a in lost if a.anchored_on_id})
        for annotation in lost:
            annotation.places = list(self._places(annotation))
            annotation.stood = _stood(annotation, revisions.get(annotation.anchored_on_id))
        return lost

    def _places(self, annotation):
        """Its candidates that still stand as they were found, with the JSON that chooses one."""
        for sent in annotation.candidates:
            anchor = Anchor(**sent)
            try:
                words = self.document.slice(
                    anchor.start_block, anchor.start, anchor.end_block, anchor.end
                )
            except (KeyError, ValueError):
                continue
            place = replace(anchor, exact=words)
            keys = ("start_block", "start", "end_block", "end", "exact")
            chosen = {key: getattr(place, key) for key in keys}
            yield {
                "where": self._where(anchor.start_block),
                "prefix": anchor.prefix,
                "exact": words,
                "suffix": anchor.suffix,
                "json": json.dumps([chosen], ensure_ascii=False),
            }

    def _where(self, block_id):
        """In which part of the text a block is, in words: two candidates may read the same."""
        names = {"headline": _("headline"), "summary": _("summary")}
        numbers = {block.id: number for number, block in enumerate(self.document.blocks, -1)}
        return names.get(block_id) or _("paragraph %(number)d") % {"number": numbers[block_id]}

    @cached_property
    def suggestions(self):
        return suggestions(self.text, self.annotations, blocks=self.blocks)

    @cached_property
    def suggested(self):
        """[(kind, how many, [(suggestion, what it is about)] of the first)] in the kinds' order."""
        by_kind = {}
        for one in self.suggestions:
            by_kind.setdefault(one.kind, []).append(one)
        found = [(kind, by_kind[kind.key]) for kind in self.kinds if kind.key in by_kind]
        return [
            (kind, len(offered), [(one, self.about(one)) for one in offered[:MOST]])
            for kind, offered in found
        ]

    @cached_property
    def models(self):
        """The models that may be asked about this text: a confidential one stays in the house."""
        models = available_models(self.language)
        return [one for one in models if not (one.outside and self.article.confidential)]

    @property
    def known_entities(self):
        """The entities marked here, the most marked first: choices of the plain form."""
        counted = Counter(a.entity_id for a in self.in_place if a.entity_id)
        names = {a.entity_id: Known(a.entity_id, a.kind, a.entity) for a in self.in_place}
        return [names[pk] for pk, _times in counted.most_common(MOST)]

    @cached_property
    def marks(self):
        card = reverse("annotation_detail", args=[0])
        names = {kind.pk: str(kind) for kind in self.every_kind}  # each is translated when read
        return [*(_mark(a, card, names) for a in self.in_place), *self._dotted()]

    @cached_property
    def options(self):
        # The page's h1 is the article's, so the text's own headings are one step lower.
        steps = {"headline": "h2", "h2": "h3", "h3": "h4"}
        # What is lazy is translated each time it is read: here once, not once for each block.
        said = {name: str(getattr(DESK, name)) for name in ("start", "end", "suggested")}
        return replace(
            DESK, head=True, lang=self.language, elements=steps, block_class="block", **said
        )

    @cached_property
    def html(self):
        """The whole text with its highlights."""
        return render_document(self.document, self.marks, self.options)

    def _dotted(self):
        # Suggestions have no id; theirs run below zero and are the same whenever they are drawn.
        kinds = {kind.key: str(kind) for kind in self.kinds}
        for one in self.suggestions:
            found = one.found
            yield Mark(
                -1 - crc32(one.key.encode()),
                found.block,
                found.start,
                found.block,
                found.end,
                one.kind,
                State.SUGGESTED,
                one.label or found.name or kinds.get(one.kind, one.kind),
                key=one.key,
                about=self.about(one),
            )

    @cached_property
    def track(self):
        return track() if self.suggestions else {}

    def about(self, one):
        """What a suggestion means, where it comes from and how often that was right."""
        parts = [one.meaning, self._from(one.source, one.kind, bool(one.found.name))]
        if one.past.answered:
            parts.append(
                _("these words: approved %(approved)d of %(answered)d times")
                % {"approved": one.past.approved, "answered": one.past.answered}
            )
        return " · ".join(filter(None, parts))

    def _from(self, source, kind, new):
        if (source, kind, new) not in self._sources:
            past = self.track.get((source, kind))
            told = past and _("approved %(approved)d of %(answered)d times") % {
                "approved": past.approved,
                "answered": past.answered,
            }
            unknown = _("not in the registry yet") if new else ""
            parts = (unknown, str(SOURCE_NAMES[source]), told)
            self._sources[source, kind, new] = " · ".join(filter(None, parts))
        return self._sources[source, kind, new]

    def html_of(self, block_ids):
        """{block id: its inner HTML with the highlights}, for blocks that an act touched."""
        found = marks_by_block(self.document, self.marks)
        return {
            block_id: render_inner(
                self.document.block(block_id), found.get(block_id, ()), self.options
            )
            for block_id in block_ids
        }


def touched(document, places):
    """The ids of the blocks that [(start block, end block)] cover, in order."""
    ids = [block.id for block in document.blocks]
    at = {block_id: number for number, block_id in enumerate(ids)}
    found = set()
    for first, last in places:
        if first in at and last in at:
            found.update(ids[at[first] : at[last] + 1])
    return sorted(found, key=at.get)


def _mark(row, card, kind_names):
    return Mark(
        row.pk,
        row.start_block,
        row.start,
        row.end_block,
        row.end,
        row.kind.key,
        row.state,
        row.entity
        or (str(row.claim) if row.claim else kind_names.get(row.kind.pk) or str(row.kind)),
        card.replace("/0/", f"/{row.pk}/"),
    )
