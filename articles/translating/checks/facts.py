"""Facts stay equal: one check for each kind of fact, all from the same table (`parity`)."""

from django.utils.translation import gettext_lazy as _

from articles.translating.checks.base import Check, Severity


class FactCheck(Check):
    severity = Severity.ERROR
    kinds: tuple[str, ...] = ()

    def find(self, passage):
        for fact in passage.facts:
            if fact.kind in self.kinds:
                yield " → ".join(filter(None, (fact.source, fact.target)))


class Figures(FactCheck):
    id = "figures"
    kinds = ("number", "ordinal")
    message = _("A figure is not the same in both languages.")


class Money(FactCheck):
    id = "money"
    kinds = ("money",)
    message = _("An amount of money is not the same in both languages.")


class Dates(FactCheck):
    id = "dates"
    kinds = ("date",)
    message = _("A date is not the same in both languages. A Thai year is the common one plus 543.")


class Times(FactCheck):
    id = "times"
    kinds = ("time",)
    message = _("A time of day is not the same in both languages.")


class Durations(FactCheck):
    id = "durations"
    kinds = ("duration",)
    message = _("A length of time is not the same in both languages.")


class Percentages(FactCheck):
    id = "percentages"
    kinds = ("percentage",)
    message = _("A percentage is not the same in both languages.")


class Ages(FactCheck):
    id = "ages"
    kinds = ("age",)
    message = _("An age is not the same in both languages.")


class Counts(FactCheck):
    id = "counts"
    kinds = ("count", "quantity")
    message = _("A count or a measure is not the same in both languages.")


class Ranks(FactCheck):
    id = "ranks"
    kinds = ("rank",)
    message = _("A rank is not the same in both languages.")


CHECKS = (
    Figures(),
    Money(),
    Dates(),
    Times(),
    Durations(),
    Percentages(),
    Ages(),
    Counts(),
    Ranks(),
)
