"""The marks of one text as a reviewer decides on them: in their sentence, grouped by entity."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import OuterRef, Prefetch, Subquery
from django.utils.translation import gettext as _

from annotations.bodies import in_every_language, standing_evidence
from annotations.models import (
    Annotation,
    AnnotationVersion,
    Decision,
    Entity,
    Evidence,
    Kind,
    Thread,
)
from annotations.permissions import (
    approvals_needed,
    authors_of,
    decisions_on,
    standing_approvers,
)
from annotations.registry.approving import own_words
from annotations.registry.changes import positions_told
from annotations.reviewing.actions import unfounded
from annotations.reviewing.actions.entries import Entries
from articles.text.excerpts import around
from articles.text.graphemes import is_boundary

State, Anchoring = Annotation.State, Annotation.Anchoring
AROUND = 160  # code points shown on each side of the words


@dataclass(frozen=True)
class NewEntry:
    """An entity that nobody approved for readers yet: what its first approved mention approves."""

    entity: Entity
    number: int  # of the wording shown
    names: list  # [(language, name, description)]
    aliases: list
    positions: list  # [(language, words)]
    wikidata: str
    own: bool


@dataclass
class Item:
    """One mark: its words in their surroundings and what this reviewer may do with it."""

    annotation: Annotation
    before: str
    after: str
    blocks: tuple = ("", "")  # the text of its first and of its last block
    own: bool = False
    was: str = ""
    refusal: str = ""
    decision: Decision | None = None
    evidence: list = field(default_factory=list)
    approvals: int = 0
    approvals_needed: int = 1
    approved_by_me: bool = False
    new: list = field(default_factory=list)  # NewEntry
    # Other people's marks on the same words that say something else.
    rivals: list = field(default_factory=list)
    asked: bool = False

    @property
    def outlier(self):
        """Why it is not ticked when many are approved together, "" where nothing speaks against it."""
        annotation = self.annotation
        if self.rivals:
            return _("somebody marked the same words as something else")
        if self.asked:
            return _("a question is open")
        if self.was or annotation.anchoring == Anchoring.CHANGED:
            return _("changed by an edit")
        if annotation.entity and not _is_a_name(annotation):
            return _("not a name that the registry knows")
        return ""

    @cached_property
    def sentence(self):
        """(what stands before the words, what stands after them) in their sentence."""
        annotation, (left, right) = self.annotation, self.blocks
        within = annotation.start_block == annotation.end_block
        first, _last = around(left, annotation.start, annotation.end if within else len(left))
        _first, last = around(right, annotation.start if within else 0, annotation.end)
        return left[first : annotation.start], right[annotation.end : last]

    @property
    def may_decide(self):
        return self.annotation.state == State.PENDING and not self.own

    @property
    def may_approve(self):
        return self.may_decide and not self.refusal and not self.approved_by_me

    @property
    def may_take_back(self):
        decided = self.approved_by_me or self.annotation.state != State.PENDING
        return decided and self.decision.version.number == self.annotation.version_number


@dataclass
class Group:
    """The items of one entity, of one kind of value, or of one claim."""

    key: str
    label: str
    kind: Kind
    names: dict
    items: list = field(default_factory=list)

    @property
    def new(self):
        """What approving one of those that wait approves of the registry, each entry once."""
        waiting = (item for item in self.items if item.annotation.state == State.PENDING)
        return list({entry.entity.pk: entry for item in waiting for entry in item.new}.values())

    @property
    def may_approve(self):
        return [item for item in self.items if item.may_approve]

    @property
    def waiting(self):
        return sum(item.annotation.state == State.PENDING for item in self.items)


def items_of(text, user):
    """Every Item of a text whose words are in place, in reading order. Ten queries; some more
    where the registry has entries that nobody approved yet."""
    document = text.anchored_revision.document
    order = {block.id: number for number, block in enumerate(document.blocks)}
    annotations = sorted(_rows(text), key=lambda a: (order.get(a.start_block, 0), a.start, a.pk))
    for annotation in annotations:
        annotation.text = text
    authors = authors_of(annotations)
    rows = decisions_on(annotations)
    decisions = {row.annotation_id: row for row in rows}  # the newest of each
    approvers = standing_approvers(annotations, rows)
    entries, asked = Entries(annotations), open_questions(annotations)
    items = [
        _item(annotation, document, user, authors, decisions, approvers, entries)
        for annotation in annotations
        if annotation.start_block in order and annotation.end_block in order
    ]
    for item in items:
        item.asked = item.annotation.pk in asked
    note_rivals(items)
    return items


def grouped(items):
    """Groups, those that wait first, then by kind and name: eighty spans are some thirty acts."""
    groups = {}
    for item in items:
        annotation = item.annotation
        what = annotation.entity or annotation.claim or annotation.kind
        key = f"{annotation.kind.key}-{getattr(what, 'pk', 0)}"
        if key not in groups:
            names = in_every_language(annotation.entity.name_in) if annotation.entity else {}
            groups[key] = Group(key, str(what), annotation.kind, names)
        groups[key].items.append(item)
    return sorted(groups.values(), key=lambda g: (not g.waiting, g.kind.order, g.label))


def together_by_kind(items):
    """[(Kind, how many this reviewer may approve)] where there are several."""
    counts = Counter(item.annotation.kind for item in items if item.may_approve)
    found = [(kind, count) for kind, count in counts.items() if count > 1]
    return sorted(found, key=lambda pair: pair[0].order)


def open_questions(annotations):
    """The ids of those that an open discussion, which everybody may read, is about. One query."""
    threads = Thread.objects.open().filter(annotation__in=annotations, confidential=False)
    return set(threads.values_list("annotation_id", flat=True))


def note_rivals(items):
    """Give each item its rivals: marks of other people on the very same words, waiting or approved,
    that say something else. A claim is about its words, and no rival of a name in the same place."""
    places = {}
    for item in items:
        annotation = item.annotation
        if annotation.state in (State.PENDING, State.APPROVED) and annotation.claim_id is None:
            place = annotation.start_block, annotation.start, annotation.end_block, annotation.end
            places.setdefault(place, []).append(item)
    for together in places.values():
        for item in together:
            item.rivals = [
                other.annotation
                for other in together
                if other.annotation.created_by_id != item.annotation.created_by_id
                and _says(other.annotation) != _says(item.annotation)
            ]


def _says(annotation):
    return annotation.kind_id, annotation.entity_id, annotation.value


def _is_a_name(annotation):
    entity, words = annotation.entity, annotation.exact.casefold()
    names = set(in_every_language(entity.name_in).values())
    names |= {alias.text for alias in entity.aliases.all()}
    return any(words == name.casefold() for name in names)


def _rows(text):
    earlier = AnnotationVersion.objects.filter(annotation=OuterRef("pk")).order_by("-number")
    return (
        Annotation.objects.anchored()
        .filter(text=text)
        .exclude(state=State.SUGGESTED)
        .select_related("kind", "entity", "claim__claimant", "claim__reporter", "created_by")
        .prefetch_related(
            Prefetch("claim__evidence", queryset=Evidence.objects.all()), "entity__aliases"
        )
        .annotate(
            last_cause=Subquery(earlier.values("cause")[:1]),
            was=Subquery(earlier.values("exact")[1:2]),
        )
    )


def _item(annotation, document, user, authors, decisions, approvers, entries):
    before, after = _around(annotation, document)
    if annotation.claim is not None:
        annotation.claim.statements = list(in_every_language(annotation.claim.statement_in).items())
    refusal = ""
    if annotation.claim is not None and unfounded(annotation.claim):
        refusal = _("Without evidence it can be approved only as “attributed only”.")
    new = [_entry(entity, entries, user) for entity in entries.of(annotation)]
    if own := [entry.entity for entry in new if entry.own]:
        refusal = own_words(own[0])
    changed = annotation.last_cause in (
        AnnotationVersion.Cause.TEXT,
        AnnotationVersion.Cause.EDITED,
        AnnotationVersion.Cause.RESOLVED,
    )
    approved_by = approvers.get(annotation.pk, set())
    return Item(
        annotation,
        before,
        after,
        blocks=(
            document.block(annotation.start_block).text,
            document.block(annotation.end_block).text,
        ),
        own=user.pk in authors[annotation.pk],
        was=annotation.was if changed and annotation.was != annotation.exact else "",
        refusal=refusal,
        decision=decisions.get(annotation.pk),
        evidence=standing_evidence(annotation.claim) if annotation.claim else [],
        approvals=len(approved_by),
        approvals_needed=approvals_needed(annotation),
        approved_by_me=user.pk in approved_by,
        new=new,
    )


def _entry(entity, entries, user):
    wording = entries.wordings[entity.pk]
    body = wording.body
    return NewEntry(
        entity,
        wording.number,
        [(code, name, body["descriptions"].get(code, "")) for code, name in body["names"].items()],
        body["aliases"],
        positions_told(body),
        body["wikidata"],
        entries.is_own(entity, user),
    )


def _around(annotation, document):
    left = document.block(annotation.start_block).text
    right = document.block(annotation.end_block).text
    start, end = max(0, annotation.start - AROUND), min(len(right), annotation.end + AROUND)
    while not is_boundary(left, start):
        start += 1
    while not is_boundary(right, end):
        end -= 1
    before = ("…" if start else "") + left[start : annotation.start]
    return before, right[annotation.end : end] + ("…" if end < len(right) else "")
