"""Obstacles in what a translation says: its facts must be those of its source."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.publishing.readiness.marks import quoted
from articles.publishing.readiness.obstacle import Check, Level
from articles.translating.parity import Verdict


class FactsDiffer(Check):
    """One obstacle for each wrong row of the comparison. A reviewer lets it stand there, or an
    editor answers for it here; what only a mark tells counts once the mark is approved."""

    mended_at = "translation_parity"
    waivable = True

    def find(self, candidate):
        for fact in candidate.whole.wrong_facts(candidate.language):
            if fact.sure:
                found = self.obstacle(candidate, self.sentence(fact), fact.subject)
                yield replace(found, waiver=fact.waiver)

    @staticmethod
    def sentence(fact):
        words = {"source": quoted(fact.source), "target": quoted(fact.target)}
        return str(SENTENCES.get((fact.kind, fact.verdict), SENTENCES["", fact.verdict])) % words


SENTENCES = {
    ("", Verdict.DIFFERS): gettext_lazy(
        "The source says “%(source)s”, the translation “%(target)s”."
    ),
    ("", Verdict.MISSING): gettext_lazy("“%(source)s” of the source is not in the translation."),
    ("", Verdict.SURPLUS): gettext_lazy("“%(target)s” is in the translation alone."),
    ("claim", Verdict.MISSING): gettext_lazy(
        "The claim “%(source)s” is approved in the source and not marked here."
    ),
    ("claim", Verdict.SURPLUS): gettext_lazy(
        "The claim “%(target)s” is approved here and not marked in the source."
    ),
    ("quotation", Verdict.MISSING): gettext_lazy(
        "The quotation “%(source)s” is not in the translation."
    ),
    ("quotation", Verdict.DIFFERS): gettext_lazy(
        "The quotation “%(source)s” is shorter or says other figures in the translation:"
        " “%(target)s”."
    ),
}


class MarksWithoutTwin(Check):
    """Names that a mark tells which nobody has approved yet: worth a look, and no wrong fact."""

    mended_at = "text_translate"
    level = Level.WARNING

    def find(self, candidate):
        facts = candidate.whole.wrong_facts(candidate.language)
        names = sorted({quoted(fact.source) for fact in facts if fact.is_red and not fact.sure})
        if names:
            yield self.obstacle(
                candidate,
                _("Named in the source and not in the translation: %(names)s.")
                % {"names": ", ".join(names)},
            )
