"""The words themselves, in either language."""

import re

from django.utils.translation import gettext_lazy as _

from articles.translating.checks.base import Check, Severity
from articles.translating.parity.fact import Verdict
from articles.translating.parity.quotations import of_row, quoted

LETTER = re.compile(r"[^\W\d_]")
THAI = re.compile(r"[\u0e01-\u0e2e]")
THAI_RUN = re.compile(r"[\u0e00-\u0e7f]+(?: [\u0e00-\u0e7f]+)*")
LATIN = re.compile(r"[A-Za-z]")
# Words that no name has: several of them side by side were left as they were.
LATIN_RUN = re.compile(r"(?:\b[a-z][a-z'’-]+\b[ ,]*){4,}")
NEGATION = {
    "en": re.compile(
        r"\b(?:not|cannot|never|no longer|neither|nor|denie[ds]|deny)\b|n['’]t\b", re.I
    ),
    "th": re.compile("ไม่|มิได้|มิใช่|หาใช่|อย่า|ห้าม|ปฏิเสธ|ไร้|ปลอด|ปราศจาก|มิ|พ้น|เลิก|ยาก|ขาด|ไร"),
}
# Only where the sense turns over: ไม่ได้ alone also says "cannot be done" and "hate to".
PLAIN_NOT = {
    "en": re.compile(r"\b(?:did|does|do|was|were|is|are|has|have|had|will) not\b|\bnever\b", re.I),
    "th": re.compile("ไม่เคย|มิได้"),
}
REPORTED = re.compile("ว่า|กล่าว|เขียน|บอก|ระบุ|เผย")
QUOTED = re.compile(r"“[^“”]{8,}”|\"[^\"]{8,}\"|«[^»]{8,}»")
QUOTES = ("“", '"', "«", "‘", "'", "”")
PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
TWICE = re.compile(r"\b([A-Za-z]{2,}) \1\b")
TWICE_ALLOWED = frozenset({"had", "that", "Duran", "Bora", "Pago", "Bin", "New"})
ENDS = re.compile(r"[^.]\.$")


def _share(pattern, text):
    letters = len(LETTER.findall(text))
    return len(pattern.findall(text)) / letters if letters else 0.0


class Unchanged(Check):
    id = "unchanged"
    severity = Severity.ERROR
    message = _("The words are those of the source: nothing has been translated.")

    def find(self, passage):
        if passage.source.strip() == passage.target.strip() and passage.source.count(" ") > 2:
            yield ""


class WrongLanguage(Check):
    id = "wrong-language"
    severity = Severity.ERROR
    message = _("Most of this is not in the language of the translation.")

    def find(self, passage):
        if len(passage.target) < 20 or passage.source.strip() == passage.target.strip():
            return
        own = THAI if passage.target_language == "th" else LATIN
        if _share(own, passage.target) < 0.3 and _share(own, passage.source) < 0.7:
            yield ""


class LeftOver(Check):
    id = "left-over"
    message = _("Words of the source's language were left standing.")

    def find(self, passage):
        pattern = LATIN_RUN if passage.target_language == "th" else THAI_RUN
        for run in pattern.findall(passage.target):
            if len(run.strip()) > 12 and run.strip() in passage.source:
                yield run.strip()


class Negation(Check):
    id = "negation"
    message = _("One language says “not” and the other does not. Read both once more.")

    def find(self, passage):
        for one, other, text, reply in (
            (passage.source_language, passage.target_language, passage.source, passage.target),
            (passage.target_language, passage.source_language, passage.target, passage.source),
        ):
            said = PLAIN_NOT[one].search(text)
            if said and not NEGATION[other].search(reply):
                yield said[0]
                return


class Length(Check):
    id = "length"
    message = _("The translation is much shorter or longer than the source.")

    def find(self, passage):
        # Letters, not words: Thai is as long as English by these, and they cost nothing to count.
        source, target = len(passage.source), len(passage.target)
        if max(source, target) > 80 and not 0.25 < target / source < 4:
            yield f"{source} → {target}"


class QuotationMissing(Check):
    id = "quotation-missing"
    message = _("The source quotes somebody and the translation has no quotation marks.")

    def find(self, passage):
        quoted = QUOTED.search(passage.source)
        if not quoted or passage.kind == "quote" or any(q in passage.target for q in QUOTES):
            return
        # Thai reports with ว่า where English quotes; a whole paragraph in marks is set as one.
        if len(quoted[0]) < len(passage.source.strip()) and not REPORTED.search(passage.target):
            yield quoted[0]


class QuotationWords(Check):
    id = "quotation-words"
    message = _("A quotation is shorter, says other figures or is missing in the translation.")

    def find(self, passage):
        languages = passage.source_language, passage.target_language
        for fact in of_row(passage.source, passage.target, *languages, kind=passage.kind):
            # Where no marks are left at all, `QuotationMissing` says so.
            if fact.verdict == Verdict.DIFFERS or (fact.is_wrong and quoted(passage.target)):
                yield " → ".join(filter(None, (fact.source, fact.target)))


class Unpaired(Check):
    id = "unpaired"
    message = _("A bracket or quotation mark has no partner.")

    def find(self, passage):
        for left, right in PAIRS:
            spare = passage.target.count(left) - passage.target.count(right)
            asked = passage.source.count(left) - passage.source.count(right)
            if spare and not asked:
                yield left if spare > 0 else right


class TwiceTheWord(Check):
    id = "word-twice"
    message = _("A word stands there twice.")
    language = "en"

    def find(self, passage):
        for match in TWICE.finditer(passage.target):
            if match[1] not in TWICE_ALLOWED:
                yield match[0], match[1]


class DoubledSpace(Check):
    id = "doubled-space"
    message = _("Two spaces stand side by side.")

    def find(self, passage):
        if "  " in passage.target and "  " not in passage.source:
            yield "  ", " "


class SpaceBeforeMark(Check):
    id = "space-before-mark"
    message = _("A space stands before a punctuation mark.")
    language = "en"

    def find(self, passage):
        for match in re.finditer(r"\w+ ([,;:!?]|\.(?!\w|\.))", passage.target):
            yield match[0], match[0].replace(" ", "")


class HeadlineStop(Check):
    id = "headline-stop"
    message = _("A headline ends without a full stop.")

    def find(self, passage):
        stops = ENDS.search(passage.target) and not ENDS.search(passage.source)
        if passage.kind == "headline" and stops:
            yield passage.target[-12:], passage.target[-12:-1]


class FromMemory(Check):
    id = "from-memory"
    message = _("Taken from the memory for other words than these: read it against the source.")

    def find(self, passage):
        if passage.origin == "memory" and passage.remembered:
            yield passage.remembered


CHECKS = (
    Unchanged(),
    WrongLanguage(),
    LeftOver(),
    Negation(),
    Length(),
    QuotationMissing(),
    QuotationWords(),
    Unpaired(),
    TwiceTheWord(),
    DoubledSpace(),
    SpaceBeforeMark(),
    HeadlineStop(),
    FromMemory(),
)
