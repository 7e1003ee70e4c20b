"""Names as the registry has them, and addresses as they are."""

import re

from django.utils.translation import gettext_lazy as _

from articles.translating.checks.base import Check, Severity
from articles.translating.parity.figures import found

ADDRESS = re.compile(
    r"https?://[^\s<>()“”\"ก-๙]+|\b[\w.+-]+@[\w-]+\.[\w.-]*\w|(?<!\w)[@#][A-Za-z]\w+", re.ASCII
)


class NameMissing(Check):
    id = "name-missing"
    message = _("A name of the source is not in the translation.")

    def find(self, passage):
        yield from passage.missing_names


class TermMissing(Check):
    id = "term-missing"
    message = _("The glossary has other words for this than the translation uses.")

    def find(self, passage):
        yield from passage.missing_terms


class NameForbidden(Check):
    id = "name-forbidden"
    severity = Severity.ERROR
    message = _("This newsroom does not write it like this.")

    def find(self, passage):
        for term in passage.terms:
            for wrong in term.forbidden:
                inside = any(wrong in name and name in passage.target for name in term.accepted)
                if wrong in passage.target and not inside:
                    yield (wrong, term.names[0]) if term.names else wrong


class RankOfTheDay(Check):
    id = "rank-of-the-day"
    message = _("On the day of this story the person held another rank.")

    def find(self, passage):
        ranks = [
            one for one in found(passage.target, passage.target_language) if one.kind == "rank"
        ]
        for term in passage.terms if ranks else ():
            for rank in ranks if term.rank else ():
                behind = passage.target[rank.end :].lstrip(" .")
                named = next((name for name in term.accepted if behind.startswith(name)), None)
                if named and not term.rank.codes.intersection(rank.value.ranks):
                    yield rank.text, term.rank.words[0]


class AddressMissing(Check):
    id = "address-missing"
    severity = Severity.ERROR
    message = _("A web address, e-mail address or account of the source is not in the translation.")

    def find(self, passage):
        for address in ADDRESS.findall(passage.source):
            if address.rstrip(".,;:!?") not in passage.target:
                yield address.rstrip(".,;:!?")


CHECKS = (NameMissing(), TermMissing(), NameForbidden(), RankOfTheDay(), AddressMissing())
