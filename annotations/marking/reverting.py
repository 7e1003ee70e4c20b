"""One annotation put to what an earlier version of it was, as its next version; not yet saved."""

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from annotations.marking.spans import anchored
from annotations.models import Annotation, AnnotationVersion, Entity, Evidence, Kind
from annotations.permissions import approvals_needed
from articles.exceptions import Conflict

State, Anchoring, Cause = Annotation.State, Annotation.Anchoring, AnnotationVersion.Cause
PLACE = ("start_block", "start", "end_block", "end", "exact")


def revert(annotation, before, after, *, lost=None):
    """Make `annotation` what the version `before` says (None: not there yet), one number on.

    `after` is the version that the act wrote; `lost` how the annotation was before a person chose
    its place. Returns the cause to write. Raise Conflict when the words of `before` are no longer
    at their place.
    """
    annotation.version_number += 1
    if before is None or before.cause == Cause.REMOVED:
        annotation.state = State.REMOVED
        return Cause.REMOVED
    was_removed = annotation.state == State.REMOVED
    annotation.state = State.PENDING
    _body(annotation, before.body)
    if lost:
        _take_place(annotation, before)
        annotation.anchoring, annotation.candidates = lost["anchoring"], lost["candidates"]
        annotation.anchored_on_id = lost["anchored_on"]
    else:
        _put(annotation, before, after)
    annotation.approvers_needed = approvals_needed(annotation)
    return Cause.RESTORED if was_removed else Cause.EDITED


def _put(annotation, before, after):
    """The place: where the act left it alone, where it is now; else the place of `before`."""
    document = annotation.text.anchored_revision.document
    moved = any(getattr(before, field) != getattr(after, field) for field in PLACE)
    if moved:
        _take_place(annotation, before)
    place = tuple(getattr(annotation, field) for field in PLACE[:4])
    if _words(document, place) != before.exact or (moved and not _same_blocks(document, before)):
        raise Conflict(
            _(
                "The text was changed meanwhile and “%(words)s” is no longer at its place. Mark the"
                " words again."
            )
            % {"words": before.exact[:200]},
            theirs=_words(document, place),
            mine=before.exact,
        )
    annotation.anchor = anchored(document, *place)
    annotation.anchoring, annotation.candidates = Anchoring.KEPT, []
    annotation.anchored_on = annotation.text.anchored_revision


def _words(document, place):
    try:
        return document.slice(*place)
    except (KeyError, ValueError):
        return ""


def _same_blocks(document, version):
    """Whether its paragraphs read as they did: equal words elsewhere in them are not its words."""
    then = version.revision.document
    ids = (version.start_block, version.end_block)
    return all(
        document.has(one) and document.block(one).text == then.block(one).text for one in ids
    )


def _take_place(annotation, version):
    for field in PLACE:
        setattr(annotation, field, getattr(version, field))


def _body(annotation, body):
    if body["kind"] != annotation.kind.key:
        annotation.kind = Kind.objects.get(key=body["kind"])
    entity = body.get("entity")
    if (entity and entity["id"]) != annotation.entity_id:
        annotation.entity = _entity(entity)
    annotation.value = body.get("value")
    if annotation.claim_id and body.get("claim"):
        _claim(annotation.claim, body["claim"])


def _entity(body):
    """The entity of a body, or the one that it was merged into since."""
    if not body:
        return None
    entity = Entity.objects.select_related("kind", "merged_into").get(pk=body["id"])
    return entity.merged_into or entity


def _claim(claim, body):
    """The claim's own words as they were; what is in no version stays."""
    for code, _name in settings.CONTENT_LANGUAGES:
        setattr(claim, f"statement_{code}", body["statements"].get(code, ""))
    for who in ("claimant", "reporter"):
        setattr(claim, who, _entity(body[who]))
    for field in ("claimant_note", "modality", "status"):
        setattr(claim, field, body[field])
    claim.made_on = parse_date(body["made_on"]) if body["made_on"] else None
    claim.save()
    standing = [row["id"] for row in body["evidence"]]
    rows = Evidence.objects.filter(claim=claim)
    rows.filter(pk__in=standing).update(withdrawn_at=None)
    rows.exclude(pk__in=standing).filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
