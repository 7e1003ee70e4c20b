"""What the marking page shows: the text with its highlights, and what is in it by groups.

Everything is read at one revision, the one that the annotations are anchored on.
"""

import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from zlib import crc32

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.anchoring.engine import Anchor
from annotations.anchoring.evidence import context
from annotations.models import Annotation, Kind
from annotations.rendering import DESK, Mark, marks_by_block, render_document, render_inner
from annotations.suggesting.suggestions import suggestions
from annotations.suggesting.track import track
from articles.models import Revision

Anchoring, State = Annotation.Anchoring, Annotation.State
IN_PLACE = (Anchoring.KEPT, Anchoring.CHANGED)
PERCENTS = (95, 90, 80)
MOST = 50  # mentions of one group that the panel lists; the text itself shows them all


@dataclass
class Group:
    """Mentions of one entity, or values of one kind, in reading order."""

    label: str
    kind: Kind
    url: str = ""
    annotations: list = field(default_factory=list)

    @property
    def shown(self):
        return self.annotations[:MOST]

    @property
    def more(self):
        return max(0, len(self.annotations) - MOST)


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


class Workspace:
    """One text and its annotations for one page; two queries for any number of spans, and two
    for the suggestions."""

    percents = PERCENTS

    def __init__(self, article, text):
        self.article = article
        self.text = text
        self.language = text.language
        self.revision = text.anchored_revision
        self.document = self.revision.document

    @cached_property
    def kinds(self):
        return [kind for kind in Kind.objects.all() if not kind.retired]

    @cached_property
    def annotations(self):
        """Those that stand, in reading order; then those whose words are lost."""
        standing = Q(claim__evidence__withdrawn_at=None) & Q(claim__evidence__isnull=False)
        rows = (
            Annotation.objects.filter(text=self.text)
            .exclude(state=State.REMOVED)
            .select_related("kind", "entity__kind", "claim__claimant", "claim__reporter")
            .annotate(evidence_count=Count("claim__evidence", filter=standing))
        )
        order = {block.id: number for number, block in enumerate(self.document.blocks)}
        last = len(order)
        return sorted(rows, key=lambda a: (order.get(a.start_block, last), a.start, -a.end, a.pk))

    @cached_property
    def in_place(self):
        return [a for a in self.annotations if a.anchoring in IN_PLACE]

    @cached_property
    def problems(self):
        """Those whose words an edit took away or made doubtful: a person chooses."""
        lost = [a for a in self.annotations if a.anchoring not in IN_PLACE]
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
                "prefix": anchor.prefix,
                "exact": words,
                "suffix": anchor.suffix,
                "json": json.dumps([chosen], ensure_ascii=False),
            }

    @cached_property
    def suggestions(self):
        return suggestions(self.text, self.annotations)

    @cached_property
    def entities(self):
        """Groups of mentions, one for each entity, by name within its kind."""
        groups = {}
        for annotation in self.in_place:
            entity = annotation.entity
            if entity is not None:
                url = reverse("entity_detail", args=[entity.pk])
                name = entity.name_in(self.language) or str(entity)
                group = groups.setdefault(entity.pk, Group(name, annotation.kind, url))
                group.entity = entity
                group.annotations.append(annotation)
        return sorted(groups.values(), key=lambda group: (group.kind.order, group.label))

    @cached_property
    def values(self):
        groups = {}
        for annotation in self.in_place:
            if annotation.entity_id is None and annotation.claim_id is None:
                kind = annotation.kind
                group = groups.setdefault(kind.pk, Group(str(kind), kind))
                group.annotations.append(annotation)
        return sorted(groups.values(), key=lambda group: group.kind.order)

    @cached_property
    def claims(self):
        """[(claim, its annotations)] in reading order."""
        claims = {}
        for annotation in self.in_place:
            if annotation.claim_id:
                claims.setdefault(annotation.claim_id, (annotation.claim, []))[1].append(annotation)
        return list(claims.values())

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
    def known_entities(self):
        return [group.entity for group in self.entities]

    @cached_property
    def marks(self):
        return [*(_mark(a, self.language) for a in self.in_place), *self._dotted()]

    @cached_property
    def options(self):
        # The page's h1 is the article's, so the text's own headings are one step lower.
        steps = {"headline": "h2", "h2": "h3", "h3": "h4"}
        return replace(DESK, head=True, lang=self.language, elements=steps, block_class="block")

    @cached_property
    def html(self):
        """The whole text with its highlights."""
        return render_document(self.document, self.marks, self.options)

    def _dotted(self):
        # Suggestions have no id; theirs run below zero and are the same whenever they are drawn.
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
                one.label,
                key=one.key,
                about=self.about(one),
            )

    @cached_property
    def track(self):
        return track() if self.suggestions else {}

    def about(self, one):
        """What a suggestion means, where it comes from and how often that was right."""
        past = self.track.get((one.source, one.kind))
        told = past and _("approved %(approved)d of %(answered)d times") % {
            "approved": past.approved,
            "answered": past.answered,
        }
        new = _("not in the registry yet") if one.found.name else ""
        return " · ".join(str(part) for part in (one.meaning, new, one.source_name, told) if part)

    def html_of(self, block_ids):
        """{block id: its inner HTML with the highlights}, for blocks that an act touched."""
        found = marks_by_block(self.document, self.marks)
        return {
            block_id: render_inner(
                self.document.block(block_id), found.get(block_id, ()), self.options
            )
            for block_id in block_ids
        }

    def touched(self, places):
        """The ids of the blocks that [(start block, end block)] cover, in order."""
        ids = [block.id for block in self.document.blocks]
        found = set()
        for first, last in places:
            if first in ids and last in ids:
                found.update(ids[ids.index(first) : ids.index(last) + 1])
        return [block_id for block_id in ids if block_id in found]


def _mark(annotation, language):
    entity = annotation.entity
    name = entity and (entity.name_in(language) or str(entity))
    return Mark(
        annotation.pk,
        annotation.start_block,
        annotation.start,
        annotation.end_block,
        annotation.end,
        annotation.kind.key,
        annotation.state,
        name or str(annotation.claim or annotation.kind),
        reverse("annotation_detail", args=[annotation.pk]),
    )
