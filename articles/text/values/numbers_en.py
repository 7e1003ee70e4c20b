"""English number words: twenty-one, two and a half million, a dozen, hundreds of thousands."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from articles.text.values.model import whole
from articles.text.values.numerals import Numeral
from articles.text.values.patterns import compiled

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_BIG = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_CARDINALS = (
    {word: n for n, word in enumerate(_UNITS)}
    | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
    | {"hundred": 100}
    | _BIG
)
_ORDINAL_UNITS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
]  # fmt: skip
_ORDINALS = (
    {word: n for n, word in enumerate(_ORDINAL_UNITS, 1)}
    | {word[:-1] + "ieth": 20 + 10 * n for n, word in enumerate(_TENS)}
    | {"hundredth": 100, "thousandth": 1000}
)
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

_ANY = "|".join(sorted(_CARDINALS, key=len, reverse=True))
_ANY_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_SIZES = ["dozen", "hundred", "thousand", "million", "billion", "trillion"]
STARTS = (
    *_CARDINALS, *_ORDINALS, "both ", "half", "dozens", "several ", "many ", "few ", "tens of", "scores of", "a pair of ",
    *(f"{size}s" for size in _SIZES), *(f"a {size}" for size in _SIZES), "a few ", "a couple of ", "a half", "half a",
    *(f"a {part}" for part in _DENOMINATORS), "an eighth",
)  # fmt: skip
_WORD = compiled(f"(?:{_ANY})(?![a-z0-9])")
_JOIN = compiled(f"(?: and |-and-|, |[ -])(?=(?:{_ANY})(?![a-z0-9]))")
_ORDINAL_TAIL = compiled(f"[ -](?:and )?({_ANY_ORDINAL})(?![a-z0-9])")
_ORDINAL = compiled(f"({_ANY_ORDINAL})(?![a-z0-9])")
_POINT = compiled(f" point((?: (?:{'|'.join(_UNITS[:10])})(?![a-z0-9]))+)")
_HALF_MORE = compiled(
    r"(?: and |-and-)(?:(a[ -]half)|(a[ -]quarter)|(three[ -]quarters?)|(a[ -]third)|(two[ -]thirds?))(?![a-z0-9])"
    r"(?! of )"
)
_MORE = (Decimal("0.5"), Decimal("0.25"), Decimal("0.75"), Fraction(1, 3), Fraction(2, 3))
_BIG_AFTER = compiled(
    r"[ -](hundred|thousand|million|billion|trillion|dozen|lakh crore|crore|lakh)(?:(?<=h|e)s)?(?![a-z0-9])"
)
_DOZEN = compiled(r"[ -]dozen(?![a-z0-9])")
_FRACTION = compiled(
    r"[ -](halves|half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)(?![a-z0-9])"
)
_ARTICLE = compiled(
    r"(?:an? |(?=half-a-))(?:(half)(?: an?|-an?)?[ -](dozen|hundred|thousand|million|billion|trillion)"
    r"|(hundred|thousand|million|billion|trillion|dozen)"
    r"|(half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= of )"
    r"|(few|couple of) (dozen|hundred|thousand|million|billion|trillion))(?![a-z0-9])"
)
_OF_SIZE = compiled(r" of an? (hundred|thousand|million|billion|trillion)(?![a-z])")
_PART_ALONE = compiled(
    r"a (third|quarter|fifth|tenth)(?=[.,;:)]|\Z| (?:to|in|since|from|on|at|compared|year|within|this|last)(?![a-z]))"
)
_PART_OFF = compiled(r"a (half|third|quarter|fifth|tenth)(?= off(?![a-z]))")
_SEVERAL = compiled(
    r"(?:(?:several|many|few) (dozen|tens|hundred|thousand|million|billion|trillion)s?"
    r"|(dozen|ten|score|hundred|thousand|million|billion|trillion)s"
    r"(?: of (hundred|thousand|million|billion|trillion)s)?(?= of(?![a-z]))"
    r"|(dozen|hundred|thousand|million|billion)s)(?![a-z0-9])"
)
_HALF = compiled(
    r"half(?:(?: an?)?[ -](dozen|hundred|thousand|million|billion|trillion)"
    r"|(?: of)?(?= (?:the|all|its|their|his|her|my|our|of)(?![a-z]))|(?=(?: an |-| a )(?:hour|day|year|century|month|decade|mile|per ?cent|percentage)))"
    r"(?![a-z0-9])"
)
_NOT_ORDINAL = compiled(
    r"[- ](?:hand|handed|class|aid|party|guess|lady|degree murder|and foremost|of all|nations?)(?![a-z])| off\b"
)
_SENTENCE_START = compiled(r"(?:^|[.!?:\n\"“(] ?)\Z")
_OFTEN_BEFORE = compiled(r"(?:^|[^a-z])(?:at|split|per|each|every|a) \Z")
_NO_ONE = compiled(r"(?:^|[^a-z])(?:no|any|every|some|the|this|that|which|each|another) \Z")
_BY = ("by ", "by about ", "by almost ", "by nearly ", "by over ", "by more than ", "than ")
_OF_A_YEAR = (
    "first ",
    "last ",
    "past ",
    "next ",
    "previous ",
    "for ",
    "consecutive ",
    "over ",
    "in ",
)
_PARTED = ("first ", "second ", "latter ", "other ", "opening ", "top ", "bottom ", "final ")
_INDEFINITE = {"dozen": 10, "ten": 10, "tens": 10, "score": 20, "hundred": 100} | _BIG


def read(low: str, at: int) -> Numeral | None:
    """The number whose words begin at `at` in lower-case text; None where they are no number.

    >>> read("two and a half million people", 0).amount
    2500000
    >>> read("hundreds of thousands of", 0).modifier
    'several'
    >>> read("one hundred and five", 0).amount
    105
    """
    match = _ARTICLE.match(low, at)
    if match:
        return _article(low, match)
    match = _PART_ALONE.match(low, at) if low.endswith(_BY, 0, at) else _PART_OFF.match(low, at)
    if match:
        return Numeral(at, match.end(), Fraction(1, _DENOMINATORS[match[1]]))
    match = _SEVERAL.match(low, at)
    if match:
        return _several(match)
    if low.startswith("a pair of ", at):
        return Numeral(at, at + 6, 2, weak=True)
    match = _HALF.match(low, at)
    if match and not low.endswith(_PARTED, 0, at):
        size = _scale(match[1]) if match[1] else 1
        return Numeral(at, match.end(), _exact(Fraction(size, 2)), weak=size == 1)
    if low.startswith("both ", at):
        return Numeral(at, at + 4, 2, weak=True)
    if _ORDINAL.match(low, at):
        return _ordinal(low, at, at, 0)
    return _cardinal(low, at)


_SCALES = {
    "dozen": 12, "hundred": 100, "lakh": 10**5, "crore": 10**7, "lakh crore": 10**12, **_BIG,
}  # fmt: skip


def _scale(word: str) -> int:
    return _SCALES[word]


def _exact(number):
    number = Fraction(number)
    if number.denominator == 1:
        return int(number)
    return Decimal(number.numerator) / 2 if number.denominator == 2 else number


def _article(low: str, match: re.Match) -> Numeral:
    half, halved, scale, part, _, few = match.groups()
    start, end = match.span()
    if half:
        return Numeral(start, end, _exact(Fraction(_scale(halved), 2)))
    if part and (size := _OF_SIZE.match(low, end)):
        return Numeral(start, size.end(), _exact(Fraction(_scale(size[1]), _DENOMINATORS[part])))
    if part:
        return Numeral(start, end, Fraction(1, _DENOMINATORS[part]), weak=part == "half")
    if few:
        return Numeral(start, end, _INDEFINITE[few], modifier="several")
    tail = _cardinal(low, end + 5) if low.startswith(" and ", end) else None
    if tail and tail.amount < _scale(scale):
        return Numeral(start, tail.end, _scale(scale) + tail.amount)
    end = match.end(3)
    big = _BIG_AFTER.match(low, end)
    if big and scale in ("hundred", "dozen") and big[1] in _BIG:
        return Numeral(start, big.end(), _scale(scale) * _BIG[big[1]])
    return Numeral(start, end, _scale(scale))


def _several(match: re.Match) -> Numeral:
    size = _INDEFINITE[match[1] or match[2] or match[4]]
    if match[3]:
        size *= _INDEFINITE[match[3]]
    return Numeral(*match.span(), size, modifier="several", bare=bool(match[4]))


def _ordinal(low: str, start: int, at: int, base: int) -> Numeral | None:
    match = _ORDINAL.match(low, at)
    end = match.end()
    if _NOT_ORDINAL.match(low, end) or low.startswith("s", end):
        return None
    if low.startswith(", ", end) and _SENTENCE_START.search(low, max(0, start - 3), start):
        return None
    if match[1] in ("second", "first") and _OFTEN_BEFORE.search(low, max(0, start - 12), start):
        return None
    amount = base + _ORDINALS[match[1]]
    return Numeral(start, end, amount, ordinal=True, weak=amount == 1)


def _cardinal(low: str, at: int) -> Numeral | None:
    """Add up words from `at`: each must be allowed after the one before it."""
    total = section = 0
    last, end, pos = "", at, at
    first = None
    while match := _WORD.match(low, pos):
        word, n = match[0], _CARDINALS[match[0]]
        size = _size(n)
        if not _follows(last, size, n, section, total):
            break
        if size == "big":
            total, section = total + section * n, 0
        elif size == "hundred":
            section *= 100
        else:
            section += n
        first = first or word
        last, end = size, match.end()
        join = _JOIN.match(low, end)
        if not join or ("and" in join[0] and last not in ("hundred", "big")):
            break
        if join[0] == ", " and last != "big":
            break
        pos = join.end()
    if not first:
        return None
    return _tail(low, at, end, total + section, last, first)


def _size(n: int) -> str:
    if n >= 1000:
        return "big"
    if n == 100:
        return "hundred"
    return "tens" if n >= 20 else "teen" if n >= 10 else "unit"


def _follows(last: str, size: str, n: int, section: int, total: int) -> bool:
    if size == "big":
        return section > 0 and (total == 0 or total % (n * 1000) == 0)
    if size == "hundred":
        return last in ("unit", "teen")
    if last in ("", "hundred", "big"):
        return True
    return last == "tens" and size == "unit" and n > 0


def _tail(low: str, start: int, end: int, amount, last: str, first: str) -> Numeral | None:
    """What may follow number words: an ordinal, a decimal, a half, a fraction, a dozen."""
    match = _ORDINAL_TAIL.match(low, end) if last in ("tens", "hundred", "big") else None
    if match and _ORDINALS[match[1]] < (10 if last == "tens" else 100):
        return _ordinal(low, start, match.start(1), amount)
    match = _POINT.match(low, end)
    if match:
        places = "".join(str(_CARDINALS[word]) for word in match[1].split())
        amount, end = Decimal(f"{amount}.{places}"), match.end()
    match = _HALF_MORE.match(low, end)
    if match:
        more = _MORE[match.lastindex - 1]
        amount, end = (Fraction(amount) if match.lastindex > 3 else amount) + more, match.end()
    match = _BIG_AFTER.match(low, end)
    if match and (last != "big"):
        scale = _scale(match[1])
        return Numeral(start, match.end(), whole(amount * scale), amount, scale)
    match = _FRACTION.match(low, end)
    if match and match[1] == "quarters" and (amount != 3 or low.endswith(_OF_A_YEAR, 0, start)):
        match = None  # the last two quarters
    if (
        match
        and last in ("unit", "teen")
        and (amount == 1 or match[1].endswith(("s", "half", "quarter")))
    ):
        bottom = _DENOMINATORS.get(match[1]) or _DENOMINATORS[match[1].rstrip("s")]
        size = _OF_SIZE.match(low, match.end())
        if amount < bottom and size:
            return Numeral(start, size.end(), _exact(Fraction(amount * _scale(size[1]), bottom)))
        if amount < bottom:
            return Numeral(start, match.end(), Fraction(amount, bottom))
    if first == "zero":
        return Numeral(start, end, amount, bare=True)
    one = first == "one" and amount == 1
    if one and (
        (low.startswith(" of ", end) and not low.startswith(" of every ", end))
        or _NO_ONE.search(low, max(0, start - 9), start)
    ):
        return None
    scale = _BIG.get(low[low.rfind(" ", 0, end) + 1 : end], 1) if last == "big" else 1
    coefficient = whole(Fraction(amount, scale)) if scale > 1 else None
    return Numeral(start, end, amount, coefficient, scale, bare=one, weak=one)
