"""One fact and its counterpart, and what is said of the two."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from articles.models import FindingWaiver

KIND_LABELS = {
    "number": _("figure"),
    "ordinal": _("figure"),
    "money": _("money"),
    "date": _("date"),
    "time": _("time"),
    "duration": _("length of time"),
    "percentage": _("percentage"),
    "age": _("age"),
    "count": _("count"),
    "rank": _("rank"),
    "quantity": _("quantity"),
    "name": _("name"),
    "place": _("place"),
    "quotation": _("quotation"),
    "claim": _("claim"),
}


class Verdict(StrEnum):
    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    SURPLUS = "surplus"
    UNNAMED = "unnamed"
    REPORTED = "reported"

    @property
    def label(self):
        return VERDICT_LABELS[self]


VERDICT_LABELS = {
    Verdict.SAME: _("same"),
    Verdict.DIFFERS: _("differs"),
    Verdict.MISSING: _("missing in the translation"),
    Verdict.SURPLUS: _("only in the translation"),
    Verdict.UNNAMED: _("no name in the registry"),
    Verdict.REPORTED: _("as reported speech"),
}
WRONG = (Verdict.DIFFERS, Verdict.MISSING, Verdict.SURPLUS)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact; `key` is the row that the source states it in, `target_key` the translation's.

    `sure`: the words themselves tell it, or a mark that a reviewer has approved. `waiver`: by which
    a reviewer lets it stand although it is not the same.
    """

    kind: str
    verdict: Verdict
    source: str = ""
    target: str = ""
    key: str = ""
    target_key: str = ""
    sure: bool = True
    waiver: FindingWaiver | None = None

    @property
    def label(self):
        return KIND_LABELS[self.kind]

    @property
    def is_wrong(self):
        """Whether the two sides do not say the same, waived or not."""
        return self.verdict in WRONG

    @property
    def is_red(self):
        return self.is_wrong and self.waiver is None

    @property
    def subject(self):
        """What it is about, in words that change when it becomes another fact."""
        return f"{self.kind}\0{self.verdict}\0{self.key}\0{self.source}\0{self.target}"

    @property
    def digest(self):
        return sha256(f"fact\0{self.subject}".encode()).hexdigest()

    @property
    def target_row(self):
        """The row that the counterpart stands in: its own unless it moved."""
        return self.target_key or self.key
