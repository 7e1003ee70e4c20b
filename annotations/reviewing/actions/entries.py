"""Entries of the registry that nobody has approved yet: their first approved mention approves them.

A mark names its entity; a claim its claimant and its reporter.
"""

from django.utils.translation import gettext as _

from annotations.models import Annotation, WordingDecision
from annotations.registry.approving import decide, decide_together, own_words
from annotations.wordings import approved, newest_and_authors
from articles.exceptions import Conflict, Refused

Verdict = WordingDecision.Verdict


def named_by(annotation):
    """The Entities that readers are told of with this mark."""
    claim = annotation.claim
    found = [
        annotation.entity,
        claim.claimant if claim else None,
        claim.reporter if claim else None,
    ]
    return [entity for entity in found if entity is not None]


class Entries:
    """The entries that `annotations` name and that no second person approved. Two queries."""

    def __init__(self, annotations):
        entities = {e.pk: e for annotation in annotations for e in named_by(annotation)}
        known = approved(entities) if entities else {}
        self.new = {pk: entity for pk, entity in entities.items() if pk not in known}
        self.wordings, self._authors = (
            newest_and_authors(self.new.values()) if self.new else ({}, {})
        )

    def of(self, annotation):
        """The new ones among those that a mark names, each once."""
        return list({e.pk: e for e in named_by(annotation) if e.pk in self.new}.values())

    def is_own(self, entity, person):
        return person.pk in self._authors[entity.pk]

    def against(self, annotation, person, seen):
        """The NewsroomError that forbids the person to approve this mark's entries, or None.

        `seen`: {entity id: the wording's number that the person was shown}; None for whatever
        stands.
        """
        for entity in self.of(annotation):
            if self.is_own(entity, person):
                return Refused(own_words(entity))
            if seen is not None and seen.get(entity.pk) != self.wordings[entity.pk].number:
                return Conflict(
                    _(
                        "What the registry says of “%(entity)s” was changed since you opened this"
                        " page. Look at it again."
                    )
                    % {"entity": entity}
                )
        return None

    def approve(self, annotations, decisions, *, by):
        """Approve them with the first of the decisions that is on a mark that names them. Three
        queries, however many they are."""
        mentions = {}
        for annotation, decision in zip(annotations, decisions, strict=True):
            for entity in self.of(annotation):
                mentions.setdefault(entity.pk, decision)
        if mentions:
            decide_together(
                [(self.new[pk], self.wordings[pk], d) for pk, d in mentions.items()], by
            )


def unapprove(decision, *, by):
    """Take back the approval of the entries that came with a decision, where no other approved mark
    names them."""
    rows = WordingDecision.objects.filter(mention=decision, verdict=Verdict.APPROVED)
    for row in rows.select_related("wording__entity"):
        entity = row.wording.entity
        others = Annotation.objects.filter(entity=entity, state=Annotation.State.APPROVED)
        if row.wording.decisions.first().pk == row.pk and not others.exists():
            decide(entity, row.wording, Verdict.TAKEN_BACK, by=by, mention=decision)
