"""Obstacles in what a translation says: its facts must be those of its source."""

from django.utils.translation import gettext as _

from articles.publishing.readiness.marks import quoted
from articles.publishing.readiness.obstacle import Check, Level
from articles.translating.parity import Verdict

# A claim or a name that only the marks tell of: worth a look, and no wrong figure.
OF_MARKS = {"claim", "name"}


class FactsDiffer(Check):
    """One obstacle for each red row of the comparison: an editor waives them one by one."""

    mended_at = "text_translate"
    waivable = True

    def find(self, candidate):
        for fact in candidate.whole.red_facts(candidate.language):
            if fact.kind not in OF_MARKS:
                subject = f"{fact.kind}\0{fact.verdict}\0{fact.key}\0{fact.source}\0{fact.target}"
                yield self.obstacle(candidate, self.sentence(fact), subject)

    @staticmethod
    def sentence(fact):
        message = {
            Verdict.DIFFERS: _("The source says “%(source)s”, the translation “%(target)s”."),
            Verdict.MISSING: _("“%(source)s” of the source is not in the translation."),
            Verdict.SURPLUS: _("“%(target)s” is in the translation alone."),
        }[fact.verdict]
        return message % {"source": quoted(fact.source), "target": quoted(fact.target)}


class MarksWithoutTwin(Check):
    mended_at = "text_translate"
    level = Level.WARNING

    def find(self, candidate):
        facts = candidate.whole.red_facts(candidate.language)
        names = sorted({quoted(fact.source) for fact in facts if fact.kind == "name"})
        claims = [fact for fact in facts if fact.kind == "claim"]
        if names:
            yield self.obstacle(
                candidate,
                _("Named in the source and not in the translation: %(names)s.")
                % {"names": ", ".join(names)},
            )
        for fact in claims:
            yield self.obstacle(
                candidate,
                _("The claim “%(words)s” is approved in the source and not marked here.")
                % {"words": quoted(fact.source)},
            )
