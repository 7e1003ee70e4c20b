"""What one annotation's card shows: its body, who did what to it, and how to change it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from annotations.bodies import in_every_language, standing_evidence
from annotations.marking.twins import twins_of
from annotations.models import Entity, Kind
from articles.permissions import Permission, may


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in the history of an annotation."""

    at: datetime
    who: object
    what: str | Promise
    words: str = ""
    reason: str = ""


def card_of(annotation, user):
    """The context of a card, for `user`."""
    article = annotation.text.article
    claim = annotation.claim
    if claim is not None:
        claim.statements = in_every_language(claim.statement_in).items()
    entity = annotation.entity
    return {
        "annotation": annotation,
        "article": article,
        "text": annotation.text,
        "language": annotation.text.language,
        "evidence": standing_evidence(claim) if claim else [],
        "descriptions": in_every_language(entity.description_in).values() if entity else [],
        "kinds": Kind.objects.filter(retired=False).exclude(body=Kind.Body.CLAIM),
        "entities": entities_of(article, also=entity),
        "history": history_of(annotation),
        "twins": twins_of(annotation),
        "may_mark": may(user, Permission.MARK, article),
    }


def history_of(annotation):
    """Versions and decisions as Entries, newest first. Two queries."""
    versions = [
        Entry(v.created_at, v.author, v.get_cause_display(), v.exact)
        for v in annotation.versions.select_related("author")
    ]
    decisions = [
        Entry(d.created_at, d.by, d.get_verdict_display(), reason=d.reason)
        for d in annotation.decisions.select_related("by")
    ]
    return sorted(versions + decisions, key=lambda entry: entry.at, reverse=True)


def entities_of(article, also=None):
    """The entities that the article mentions or that its claims name, by kind and name."""
    rows = Entity.objects.standing().select_related("kind")
    found = {entity.pk: entity for entity in rows.filter(annotations__text__article=article)}
    for said in ("claims_made", "claims_reported"):
        found |= {e.pk: e for e in rows.filter(**{f"{said}__article": article})}
    if also is not None:
        found[also.pk] = also
    return sorted(found.values(), key=lambda entity: (entity.kind.order, str(entity)))
