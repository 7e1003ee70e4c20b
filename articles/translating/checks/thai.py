"""How Thai is written."""

import re

from django.utils.translation import gettext_lazy as _

from articles.text.normalise import problems
from articles.translating.checks.base import Check, Severity

DIGITS = re.compile("[๐-๙][๐-๙,.]*")
TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
LINE_START = re.compile(r"(?:^|\n)\s*ๆ")
STOP = re.compile(r"[\u0e01-\u0e4e]{5,}\.$")
SPACED = re.compile(r"[\u0e01-\u0e4e]+ [,;!?](?= |$)")
ERA_TWICE = re.compile(r"ค\.ศ\. ?(?:25[0-9]{2}|24[5-9][0-9])(?!\d)")


class ThaiCheck(Check):
    language = "th"


class DoubledMark(ThaiCheck):
    id = "doubled-mark"
    severity = Severity.ERROR
    message = _("A vowel or tone mark was typed twice, or stands on nothing.")

    def find(self, passage):
        for one in problems(passage.target):
            if one.kind == "doubled-mark":
                around = passage.target[max(0, one.start - 8) : one.end + 4]
                same = len(set(one.exact)) == 1
                yield (around, around.replace(one.exact, one.exact[0], 1)) if same else around
            elif one.kind == "floating-mark":
                yield passage.target[max(0, one.start - 8) : one.end + 4]


class RepeatSign(ThaiCheck):
    id = "repeat-sign"
    message = _("“ๆ” never begins a paragraph: it repeats the word before it.")

    def find(self, passage):
        if LINE_START.search(passage.target):
            yield "ๆ"


class ThaiDigits(ThaiCheck):
    id = "thai-digits"
    message = _("Figures are written 0–9 in the news.")

    def find(self, passage):
        if not DIGITS.search(passage.source):
            for digits in dict.fromkeys(DIGITS.findall(passage.target)):
                yield digits, digits.translate(TO_ARABIC)


class FullStop(ThaiCheck):
    id = "thai-full-stop"
    message = _("A Thai sentence ends without a full stop.")

    def find(self, passage):
        if STOP.search(passage.target):
            yield passage.target[-12:], passage.target[-12:-1]


class SpacedMark(ThaiCheck):
    id = "thai-space-before-mark"
    message = _("A space stands before a punctuation mark.")

    def find(self, passage):
        for match in SPACED.finditer(passage.target):
            yield match[0], match[0].replace(" ", "")


class Era(ThaiCheck):
    id = "era"
    severity = Severity.ERROR
    message = _("A year of the Buddhist Era is called a common one (ค.ศ.).")

    def find(self, passage):
        for match in ERA_TWICE.finditer(passage.target):
            yield match[0], match[0].replace("ค.ศ.", "พ.ศ.")


CHECKS = (DoubledMark(), RepeatSign(), ThaiDigits(), FullStop(), SpacedMark(), Era())
