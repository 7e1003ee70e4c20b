"""The marks of one text as light rows: a page may show two thousand, and needs little of each."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from annotations.models import Annotation, Claim, Evidence, Kind
from annotations.registry.remembered import every_kind
from articles.prepared import Prepared

LANGUAGES = [code for code, _name in settings.CONTENT_LANGUAGES]
OWN = (
    "pk", "kind_id", "entity_id", "claim_id", "start_block", "start", "end_block", "end", "exact",
    "state", "anchoring", "created_by_id", "created_by__first_name", "created_by__last_name",
    "created_by__username",
)  # fmt: skip
CLAIM = ("claim__claimant_note", "claim__status")


@dataclass(slots=True)
class Said:
    """A claim as the panel lists it."""

    pk: int
    statement: str
    claimant: str
    reporter: str
    status: str
    evidence: int

    def __str__(self):
        return self.statement

    @property
    def get_status_display(self):
        return Claim.Status(self.status).label


@dataclass(slots=True)
class Row:
    """A mark that stands. `entity` is the name of its entity in the text's language or another."""

    pk: int
    kind: Kind
    entity_id: int | None
    entity: str
    claim_id: int | None
    claim: Said | None
    start_block: str
    start: int
    end_block: str
    end: int
    exact: str
    state: str
    anchoring: str
    by: int
    by_name: str

    @property
    def get_state_display(self):
        return Annotation.State(self.state).label

    @property
    def place_told(self):
        return Annotation(state=self.state, anchoring=self.anchoring).place_told


MOST_BLOCKS = 2  # as most acts touch: asked for by SQL that is made once


def rows_of(text, kinds, blocks=None):
    """The Rows of a text that were not removed; with `blocks` (ids), of those that touch one of
    these. One query."""
    order = (text.language, *(code for code in LANGUAGES if code != text.language))
    if blocks is None:
        found = _prepared(order, None, text=text.pk)
    elif 0 < len(blocks) <= MOST_BLOCKS:
        named = {f"block{number}": block for number, block in enumerate(sorted(blocks))}
        found = _prepared(order, len(named), text=text.pk, **named)
    else:
        found = list(_touching(_asked(order, text.pk), blocks))
    by_id = {kind.pk: kind for kind in kinds}
    if any(values[1] not in by_id for values in found):  # a kind that another process added
        every_kind.forget()
        by_id = {kind.pk: kind for kind in every_kind()}
    return [_row(values, by_id, len(order)) for values in found]


def _asked(order, text):
    found = Annotation.objects.filter(text=text).exclude(state=Annotation.State.REMOVED)
    names = [f"{what}__name_{code}" for what in ("entity", *CLAIMED) for code in order]
    statements = [f"claim__statement_{code}" for code in ("en", "th")]
    evidence = (
        Evidence.objects.filter(claim=OuterRef("claim_id"), withdrawn_at=None)
        .order_by()
        .values("claim")
        .annotate(rows=Count("pk"))
        .values("rows")
    )
    found = found.annotate(pieces=Coalesce(Subquery(evidence), 0))
    return found.values_list(*OWN, *CLAIM, "pieces", *statements, *names)


def _touching(found, blocks):
    across = ~Q(start_block=F("end_block"))
    return found.filter(Q(start_block__in=blocks) | across)


@Prepared
def _prepared(order, count, *, text, **blocks):
    found = _asked(order, text)
    return found if count is None else _touching(found, list(blocks.values()))


def row_of(annotation):
    """The Row of a mark just made, which carries an entity or a value."""
    entity = annotation.entity
    names = [annotation.text.language, *LANGUAGES]
    name = next(filter(None, map(entity.name_in, names)), f"#{entity.pk}") if entity else ""
    place = (annotation.start_block, annotation.start, annotation.end_block, annotation.end)
    return Row(
        annotation.pk, annotation.kind, annotation.entity_id, name, None, None, *place,
        annotation.exact, annotation.state, annotation.anchoring, annotation.created_by_id,
        str(annotation.created_by),
    )  # fmt: skip


CLAIMED = ("claim__claimant", "claim__reporter")


def _row(values, kinds, languages):
    pk, kind, entity_id, claim_id, *place = values[:10]
    anchoring, by, first, last, username, note, status, pieces = values[10:18]
    texts = values[18:]
    statements, names = texts[:2], texts[2:]
    entity, claimant, reporter = (
        next(filter(None, names[at * languages : (at + 1) * languages]), "") for at in range(3)
    )
    claim = None
    if claim_id:
        statement = next(filter(None, statements), f"#{claim_id}")
        claim = Said(claim_id, statement, claimant or note, reporter, status, pieces)
    who = f"{first} {last}".strip() or username
    entity = entity or (f"#{entity_id}" if entity_id else "")
    return Row(
        pk, kinds[kind], entity_id, entity, claim_id, claim, *place, anchoring, by, who
    )  # fmt: skip
