"""What people said, word for word: a quotation that the translation drops or shortens.

Thai reports with ว่า where English quotes, and a whole quoted paragraph is often set without marks:
both are said, and neither is wrong.
"""

import re
from functools import lru_cache

from articles.translating.parity.fact import Fact, Verdict
from articles.translating.parity.figures import compare

QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^»]+)»")
REPORTED = re.compile("ว่า|กล่าว|เขียน|บอก|ระบุ|เผย|that|said|according to", re.IGNORECASE)
SHORTEST = 8  # code points: less is a word in inverted commas
# Letters of the two languages: no pair of 46 quotations that translators made lies outside.
SPAN = (0.2, 4.0)
LONG = 30  # code points from which a quotation's length says something
SPOKEN = 20  # code points from which one that is gone from among others is missed
WHOLE = 0.6  # of a paragraph: more is a paragraph of somebody's words


@lru_cache(maxsize=4096)
def quoted(text):
    """The words inside of each pair of quotation marks, in order."""
    found = (next(filter(None, match.groups())) for match in QUOTED.finditer(text))
    return tuple(words.strip() for words in found if len(words.strip()) >= SHORTEST)


def quotations(pair, rows):
    """A Fact for each quotation of the compared `rows`."""
    for row in rows:
        languages = pair.source.language, pair.text.language
        yield from of_row(row.source_text, row.target_text, *languages, key=row.key, kind=row.kind)


def of_row(source, target, source_language, target_language, *, key="", kind="p"):
    """The Facts of one paragraph's quotations."""
    ours, theirs = quoted(source), quoted(target)
    if kind == "quote":
        return
    if theirs and len(ours) > len(theirs):
        yield from _fewer(ours, theirs, key)
        return
    if len(ours) != len(theirs):
        yield from (Fact("quotation", _bare(one, source, target), one, "", key) for one in ours)
        return
    for one, other in zip(ours, theirs, strict=True):
        same = _agree(one, other, source_language, target_language)
        verdict = Verdict.SAME if same else Verdict.DIFFERS
        yield Fact("quotation", verdict, one, other, key)


def _agree(one, other, source_language, target_language):
    missing, surplus = compare(one, other, source_language, target_language)
    # Figures alone: "in one night" is said in many ways, and the paragraph's facts have it.
    if any(letter.isdigit() for value in (*missing, *surplus) for letter in value.text):
        return False
    return max(len(one), len(other)) < LONG or SPAN[0] < len(other) / len(one) < SPAN[1]


def _fewer(ours, theirs, key):
    """Which of them is gone is a guess by length; that one is gone is certain."""
    left = list(theirs)
    for place, one in enumerate(ours):
        rest = len(ours) - place
        if (
            len(left) == rest
            or left
            and abs(len(left[0]) - len(one))
            <= min(abs(len(left[0]) - len(later)) for later in ours[place + 1 :])
        ):
            yield Fact("quotation", Verdict.SAME, one, left.pop(0), key)
        else:
            # A word or two in inverted commas is a way of writing, not what somebody said.
            verdict = Verdict.MISSING if len(one) >= SPOKEN else Verdict.REPORTED
            yield Fact("quotation", verdict, one, "", key)


def _bare(one, source, target):
    if len(one) > WHOLE * len(source.strip()) or REPORTED.search(target):
        return Verdict.REPORTED
    return Verdict.MISSING
