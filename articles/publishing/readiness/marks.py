"""Obstacles in the marks and claims. Only what a reviewer has approved can be one."""

from django.utils.translation import gettext as _

from annotations.models import Claim
from articles.publishing.readiness.obstacle import Check, Level, address
from articles.text.graphemes import cut

# A claim of these statuses says itself that nobody vouches for it.
NEEDS_NO_EVIDENCE = {Claim.Status.ATTRIBUTED, Claim.Status.OPINION}
QUOTED = 60  # graphemes of a claim or a mark that a sentence quotes


class LostMarks(Check):
    mended_at = "text_mark"

    def find(self, candidate):
        for annotation in candidate.lost:
            message = (
                _("An edit made the place of “%(words)s” doubtful. Choose it, or remove the mark.")
                if annotation.anchoring == annotation.Anchoring.AMBIGUOUS
                else _(
                    "An edit took the words “%(words)s” away. Mark them anew, or remove the mark."
                )
            )
            yield self.obstacle(candidate, message % {"words": quoted(annotation.exact)})


class ClaimsWithoutEvidence(Check):
    mended_at = "text_mark"
    waivable = True

    def find(self, candidate):
        for claim in candidate.claims:
            if claim["evidence"] or claim["status"] in NEEDS_NO_EVIDENCE:
                continue
            yield self.obstacle(
                candidate,
                _(
                    "The claim “%(statement)s” has no evidence. Add some, or say that it is"
                    " attributed only."
                )
                % {"statement": quoted(statement(claim, candidate.language))},
                subject=f"{claim['id']}\0{claim['statements']}",
            )


class NamesInOneLanguage(Check):
    level = Level.WARNING

    def url(self, candidate):
        return address("entity_list")

    def find(self, candidate):
        missing = [
            str(entity)
            for entity in candidate.entities.values()
            if not entity.name_in(candidate.language)
        ]
        if missing:
            yield self.obstacle(
                candidate,
                _("The registry has no name in this language for: %(names)s.")
                % {"names": ", ".join(sorted(set(missing)))},
            )


def statement(claim, language):
    """The claim's statement in this language, or in any that has one."""
    statements = claim["statements"]
    return statements.get(language) or next(iter(statements.values()), "")


def quoted(words):
    """`words` on one line, cut on a grapheme."""
    line = words.replace("\n", " ")
    short = cut(line, QUOTED)
    return short if short == line else short + "…"
