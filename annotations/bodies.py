"""What an annotation says, as JSON that stands by itself: what a reviewer approves and readers get.

An `AnnotationVersion` keeps this snapshot, so that a later change of the registry or of a claim
does not change what was approved.
"""

import re

from django.conf import settings
from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.text.normalise import normalise

_MARKUP = re.compile(r"<[A-Za-z/!?]")


def snapshot(annotation):
    """The body of `annotation` as JSON can hold it.

    {"kind"} and one of "entity": {id, names, descriptions}, "value": {…} or "claim": {id,
    statements, claimant, claimant_note, reporter, modality, status, made_on, evidence: […]}.
    """
    body = {"kind": annotation.kind.key}
    if annotation.entity_id:
        body["entity"] = entity_body(annotation.entity)
    if annotation.value is not None:
        body["value"] = annotation.value
    if annotation.claim_id:
        body["claim"] = claim_body(annotation.claim)
    return body


def entity_body(entity):
    """{id, kind, names: {language: name}, descriptions: {language: text}}; None for no entity."""
    if entity is None:
        return None
    return {
        "id": entity.pk,
        "names": in_every_language(entity.name_in),
        "descriptions": in_every_language(entity.description_in),
    }


def claim_body(claim, evidence=None):
    """A claim with its claimant, reporter and standing evidence; `evidence` spares the query."""
    rows = standing_evidence(claim) if evidence is None else evidence
    return {
        "id": claim.pk,
        "statements": in_every_language(claim.statement_in),
        "claimant": entity_body(claim.claimant),
        "claimant_note": claim.claimant_note,
        "reporter": entity_body(claim.reporter),
        "modality": str(claim.modality),
        "status": str(claim.status),
        "made_on": claim.made_on.isoformat() if claim.made_on else None,
        "evidence": [evidence_body(row) for row in rows],
    }


def evidence_body(row):
    return {
        "id": row.pk,
        "url": row.url,
        "document": row.document_id,
        "publisher": row.publisher,
        "note": row.note,
        "retrieved_on": row.retrieved_on.isoformat() if row.retrieved_on else None,
        "stance": str(row.stance),
    }


def standing_evidence(claim):
    """The claim's evidence that nobody took out, oldest first. Uses a prefetch when there is one."""
    return [row for row in claim.evidence.all() if row.withdrawn_at is None]


def in_every_language(read):
    """{language: read(language)} for the content languages, empty ones left out."""
    return {code: read(code) for code, _name in settings.CONTENT_LANGUAGES if read(code)}


def plain(value, field, longest, reasons):
    """`value` normalised and stripped. What makes it unusable is added to `reasons` as a sentence.

    `field` is its name on the screen; `longest` counts code points. Names, notes and statements are
    plain words: markup in them is refused, not hidden.
    """
    words = normalise(str(value or "")).strip()
    if len(words) > longest:
        reasons.append(
            _("%(field)s: %(length)d characters are too many; keep it to %(longest)d.")
            % {"field": field, "length": len(words), "longest": longest}
        )
    if _MARKUP.search(words):
        reasons.append(_("%(field)s: write plain words, without HTML tags.") % {"field": field})
    return words


def refuse(reasons):
    """Raise Invalid with all the reasons at once, if there are any."""
    if reasons:
        raise Invalid(*reasons)
