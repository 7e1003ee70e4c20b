"""A mark and its twin in the other language: made and linked together, and held against each other.

A mark says which mark of the source text it mirrors. Whether the two still say the same is looked
at, never stored: whoever changes one side, the other is told at once, and no longer once they agree.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.marking.actions import described, locked, new, step, version_of
from annotations.marking.checking import check_body
from annotations.marking.spans import verified
from annotations.models import Annotation, AnnotationVersion, Kind
from articles.audit import record
from articles.exceptions import Conflict
from articles.text import values

State, Anchoring = Annotation.State, Annotation.Anchoring
ORIGIN = "projection"
IN_PLACE = (Anchoring.KEPT, Anchoring.CHANGED)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A mark `here`, its twin `there`, and why they are no longer the same."""

    here: Annotation
    there: Annotation
    reason: object


@transaction.atomic
def mark_twins(text, wanted, *, revision, by):
    """Mark the other language's words for marks of the source; return the new annotations.

    `wanted`: [(annotation of the source, Anchor, value or None)]. Raise Conflict or Invalid as
    `mark` does, and then none is made.
    """
    text = locked(text)
    made = []
    for source, anchor, value in wanted:
        check_body(source.kind, entity=source.entity, value=value, claim=source.claim)
        annotation = new(
            text, verified(text, anchor, revision=revision), kind=source.kind, by=by,
            entity=source.entity, value=value, claim=source.claim, origin=ORIGIN,
        )  # fmt: skip
        annotation.twin_of = source
        made.append(annotation)
    Annotation.objects.bulk_create(made)
    AnnotationVersion.objects.bulk_create(
        version_of(annotation, by=by, cause=AnnotationVersion.Cause.MADE) for annotation in made
    )
    record(
        "projection.accept", by=by, article=text.article, language=text.language,
        touched=step(*made),
        annotations=[described(one) | {"twin_of": one.twin_of_id} for one in made],
    )  # fmt: skip
    return made


@transaction.atomic
def link(text, pairs, *, by):
    """Say of marks that stand already which ones of the source they mirror: [(mark, source)]."""
    text = locked(text)
    for annotation, source in pairs:
        changed = Annotation.objects.filter(pk=annotation.pk, text=text, twin_of=None).update(
            twin_of=source
        )
        if not changed:
            raise Conflict(_("Somebody has linked this mark meanwhile. Reload the page."))
    record(
        "annotation.link", by=by, article=text.article, language=text.language,
        pairs=[[annotation.pk, source.pk] for annotation, source in pairs],
    )  # fmt: skip


@transaction.atomic
def unlink(text, annotation_id, *, by):
    """Let a mark stand by itself: it mirrors no mark of the source any more."""
    text = locked(text)
    annotation = Annotation.objects.filter(text=text, pk=annotation_id).first()
    if annotation is None or annotation.twin_of_id is None:
        raise Conflict(_("This mark is linked with no other. Reload the page."))
    source, annotation.twin_of = annotation.twin_of_id, None
    annotation.save(update_fields=["twin_of"])
    record(
        "annotation.unlink", by=by, article=text.article, language=text.language,
        pairs=[[annotation.pk, source]], exact=annotation.exact,
    )  # fmt: skip


def disagreements(text):
    """[Disagreement] of a text's marks, whichever side it is on. One query."""
    found = []
    for twin in _linked(Q(text=text) | Q(twin_of__text=text)):
        here, there = (twin, twin.twin_of) if twin.text_id == text.pk else (twin.twin_of, twin)
        reason = disagreement(here, there)
        if reason:
            found.append(Disagreement(here, there, reason))
    return found


def twins_of(annotation):
    """[(twin, why they disagree or "")] of one mark, in any language. One query."""
    linked = _linked(Q(pk=annotation.pk) | Q(twin_of=annotation))
    others = [one.twin_of if one.pk == annotation.pk else one for one in linked]
    return [(other, disagreement(annotation, other)) for other in others]


def disagreement(one, other):
    """Why two linked marks do not say the same, in words; "" where they do."""
    states = {one.state, other.state}
    if State.REMOVED in states:
        return _("one of the two was removed")
    if State.REJECTED in states and len(states) > 1:
        return _("one of the two was rejected")
    if one.anchoring not in IN_PLACE or other.anchoring not in IN_PLACE:
        return _("the words of one of the two are gone or in doubt")
    if one.kind_id != other.kind_id:
        return _("they are of different kinds")
    if one.entity_id != other.entity_id:
        return _("they name different entities")
    if one.claim_id != other.claim_id:
        return _("they belong to different claims")
    if one.kind.body == Kind.Body.VALUE and _other_values(one, other):
        return _("they state different values")
    return ""


def _linked(which):
    return (
        Annotation.objects.filter(which, twin_of__isnull=False)
        .exclude(state=State.REMOVED)
        .select_related("kind", "entity", "text", "twin_of__kind", "twin_of__entity", "twin_of__text")
        .order_by("id")
    )  # fmt: skip


def _other_values(one, other):
    found = (values.find(mark.exact, mark.text.language) for mark in (one, other))
    return any(values.unmatched(*found))
