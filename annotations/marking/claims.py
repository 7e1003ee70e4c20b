"""The verbs of claims: note one with its words and evidence, change it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.bodies import plain, refuse, standing_evidence
from annotations.marking.actions import (
    changed,
    described,
    fresh,
    locked,
    new,
    step,
    write_version,
)
from annotations.marking.spans import verified
from annotations.models import (
    Annotation,
    AnnotationVersion,
    Claim,
    Entity,
    Evidence,
    Kind,
    PastNote,
)
from articles.audit import record
from articles.exceptions import Invalid

STATEMENT_MAX, NOTE_MAX, EVIDENCE_NOTE_MAX, PUBLISHER_MAX, URL_MAX = 1000, 300, 2000, 200, 1000
CUE_MAX, SECRET_MAX = 120, 2000
EVIDENCE_MOST = 40
Cause, State = AnnotationVersion.Cause, Annotation.State
_is_url = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class EvidenceData:
    """One piece of evidence: an address, or own reporting (a call, notes) told in the note.

    `id` is that of a piece that stands already, which is kept as it is or replaced.
    """

    url: str = ""
    publisher: str = ""
    note: str = ""
    retrieved_on: date | None = None
    stance: str = Evidence.Stance.SUPPORTS
    id: int | None = None


@transaction.atomic
def claim(text, anchors, *, revision, by, evidence=(), origin="person", **fields):
    """Note a claim made by the words of `anchors` (one or more spans) and return the Claim.

    `fields`: statement_en, statement_th, claimant, claimant_note, reporter, modality, status,
    matter, cue, made_on; and confidential_note, which goes into no version and not into the record.
    Each anchor becomes an annotation that waits for review. Raise Invalid with every
    reason at once, Conflict when other words stand there.
    """
    text = locked(text)
    if not anchors:
        raise Invalid(_("Select the words that make the claim."))
    anchors = [verified(text, anchor, revision=revision) for anchor in anchors]
    reasons = []
    words, secret = _checked(fields, reasons), _confidence(fields, reasons)
    rows = _checked_evidence(evidence, reasons)
    refuse(reasons)
    made = Claim.objects.create(article=text.article, created_by=by, **words, **secret)
    _add_evidence(made, rows, by)
    kind = Kind.objects.get(key="claim")
    annotations = [
        new(text, anchor, kind=kind, by=by, claim=made, origin=origin) for anchor in anchors
    ]
    for annotation in annotations:
        annotation.save()
        write_version(annotation, by=by, cause=Cause.MADE)
    record(
        "claim.make",
        by=by,
        article=text.article,
        claim=made.pk,
        language=text.language,
        touched=step(*annotations),
        annotations=[described(annotation) for annotation in annotations],
        **_for_the_record(words, rows),
    )
    return made


@transaction.atomic
def edit_claim(annotation, *, version, by, evidence=None, **fields):
    """Change the claim of an annotation; each of its annotations gets a version and loses approval.

    `version` is that of `annotation` as the person saw it. `evidence`, when given, is the whole
    list: what is missing from it is taken out (and stays on record). Returns the Claim.
    """
    annotation = fresh(annotation, version=version)
    if annotation.claim_id is None:
        raise Invalid(_("“%(words)s” is no claim.") % {"words": annotation.exact[:200]})
    made = annotation.claim
    reasons = []
    words = _checked({field: getattr(made, field) for field in claim_columns()} | fields, reasons)
    secret = _confidence(fields, reasons)
    rows = None if evidence is None else _checked_evidence(evidence, reasons)
    refuse(reasons)
    before = {field: _plain_value(getattr(made, field)) for field in words}
    past = made.confidential_note
    for field, value in (words | secret).items():
        setattr(made, field, value)
    made.save()
    if rows is not None:
        _replace_evidence(made, rows, by)
    standing = _write_versions(made, annotation, by)
    entry = record(
        "claim.edit",
        by=by,
        article=annotation.text.article,
        claim=made.pk,
        language=annotation.text.language,
        touched=step(*standing),
        before=before,
        **_for_the_record(words, rows),
    )
    if made.confidential_note != past:
        PastNote.objects.create(claim=made, seq=entry.seq, note=past)
    return made


def _write_versions(made, annotation, by):
    """A version for every standing annotation of the claim, in every language; returns them."""
    standing = list(
        Annotation.objects.filter(claim=made)
        .exclude(state=State.REMOVED)
        .select_related("kind", "text__anchored_revision")
    )
    made = Claim.objects.select_related("claimant", "reporter").get(pk=made.pk)
    for other in standing:
        other.claim = made
        changed(other, by=by, cause=Cause.EDITED)
    annotation.refresh_from_db(fields=["version_number", "state"])
    return standing


def claim_columns():
    """The columns that a person fills in."""
    statements = [f"statement_{code}" for code, _name in settings.CONTENT_LANGUAGES]
    return [
        *statements,
        "claimant",
        "claimant_note",
        "reporter",
        "modality",
        "status",
        "matter",
        "cue",
        "made_on",
    ]


def _checked(fields, reasons):
    words = {}
    for code, language in settings.CONTENT_LANGUAGES:
        label = _("Statement (%(language)s)") % {"language": _(language)}
        given = fields.get(f"statement_{code}")
        words[f"statement_{code}"] = plain(given, label, STATEMENT_MAX, reasons)
    if not any(words.values()):
        reasons.append(_("Write the statement in one language at least."))
    for field in ("claimant", "reporter"):
        words[field] = fields.get(field)
        if words[field] is not None and not isinstance(words[field], Entity):
            raise TypeError(f"{field} must be an Entity")
    words["claimant_note"] = plain(fields.get("claimant_note"), _("Who says it"), NOTE_MAX, reasons)
    if words["claimant"] is None and not words["claimant_note"]:
        reasons.append(_("Say who makes the claim: choose the entity, or describe who it is."))
    words["cue"] = plain(fields.get("cue"), _("Words that show it"), CUE_MAX, reasons)
    words["modality"] = fields.get("modality") or Claim.Modality.INDIRECT
    words["status"] = fields.get("status") or Claim.Status.UNVERIFIED
    if words["modality"] not in Claim.Modality.values or words["status"] not in Claim.Status.values:
        reasons.append(_("Choose how it is said and its status from the lists."))
    words["matter"] = fields.get("matter") or ""
    if words["matter"] not in ("", *Claim.Matter.values):
        reasons.append(_("Choose what makes the claim sensitive from the list."))
    words["made_on"] = fields.get("made_on")
    return words


def _confidence(fields, reasons):
    """{"confidential_note": words} where it was given: who an unnamed source is."""
    if "confidential_note" not in fields:
        return {}
    given = fields["confidential_note"]
    return {"confidential_note": plain(given, _("Who it is, in confidence"), SECRET_MAX, reasons)}


def _checked_evidence(evidence, reasons):
    rows = []
    for number, row in enumerate(evidence, 1):
        url = str(row.url or "").strip()
        checked = EvidenceData(
            url=url,
            publisher=plain(row.publisher, _("Publisher"), PUBLISHER_MAX, reasons),
            note=plain(row.note, _("Note"), EVIDENCE_NOTE_MAX, reasons),
            retrieved_on=row.retrieved_on,
            stance=row.stance or Evidence.Stance.SUPPORTS,
            id=row.id,
        )
        if url:
            _check_url(url, number, reasons)
        if checked.stance not in Evidence.Stance.values:
            reasons.append(
                _("Evidence %(number)d: choose supports or contradicts.") % {"number": number}
            )
        if url or checked.publisher or checked.note:
            rows.append(checked)
    if len(rows) > EVIDENCE_MOST:
        reasons.append(_("%(most)d pieces of evidence are the most.") % {"most": EVIDENCE_MOST})
    return rows


def _check_url(url, number, reasons):
    try:
        if len(url) > URL_MAX:
            raise ValidationError("")
        _is_url(url)
    except ValidationError:
        reasons.append(
            _("Evidence %(number)d: the address must begin with https:// or http://.")
            % {"number": number}
        )


def _add_evidence(made, rows, by):
    for row in rows:
        Evidence.objects.create(claim=made, created_by=by, **_columns(row))


def _replace_evidence(made, rows, by):
    """Keep what is unchanged, take out what is missing or changed, add what is new."""
    standing = {row.pk: row for row in standing_evidence(made)}
    for row in rows:
        old = standing.get(row.id)
        if old and all(getattr(old, field) == value for field, value in _columns(row).items()):
            del standing[row.id]
        else:
            Evidence.objects.create(claim=made, created_by=by, **_columns(row))
    Evidence.objects.filter(pk__in=standing).update(withdrawn_at=timezone.now())


def _columns(row):
    return {key: value for key, value in vars(row).items() if key != "id"}


def _for_the_record(words, rows):
    data = {field: _plain_value(value) for field, value in words.items()}
    if rows is not None:
        data["evidence"] = [_columns(row) for row in rows]
    return data


def _plain_value(value):
    return value.pk if isinstance(value, Entity) else value
