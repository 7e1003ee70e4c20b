"""Every number of a text in reading order, digits and words of both languages together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter

from articles.text.values import numbers_en, numbers_th
from articles.text.values.anchors import family
from articles.text.values.model import whole
from articles.text.values.money import is_baht
from articles.text.values.numerals import CHUNK, VULGAR, Numeral, number_of, parts_of
from articles.text.values.patterns import compiled

_EN_STARTS = family("numbers.en", numbers_en.STARTS)
_TH_STARTS = family("numbers.th", numbers_th.STARTS)
_VULGAR = family("numbers.vulgar", VULGAR)
_EN_SCALE = compiled(
    r"(?:[ -]?(hundred|thousand|million|billion|trillion|dozen|lakh crore|crore|lakh)s?|[ -]?(mln|mil|mn|bn|tn|trn|trln)|([kmb]))(?![a-z0-9])"
)
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "lakh": 10**5, "crore": 10**7, "lakh crore": 10**12,
    "mln": 10**6, "mil": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12, "trln": 10**12,
    "k": 1000, "m": 10**6, "b": 10**9,
}  # fmt: skip
_ORDINAL_END = compiled(r"(?:(?<=1)st|(?<=2)nd|(?<=3)rd|(?<=[0-9])th)(?![a-z0-9])")
_LETTERS = compiled(r"[A-Za-z]+")
_ATTACHED = frozenset(
    [
        "k", "m", "b", "mn", "bn", "tn", "mln", "st", "nd", "rd", "th", "km", "cm", "mm", "kg",
        "g", "mg", "lb", "lbs", "l", "ml", "m", "mw", "kw", "gw", "kwh", "w", "c", "f", "ft",
        "in", "oz", "am", "pm", "hr", "hrs", "min", "mins", "sec", "secs", "mph", "kph", "kmh", "ha", "cc", "gb", "mb",
        "tb", "mcg", "yr", "yrs", "rai", "x", "baht", "thb", "million", "billion", "usd", "sqm",
        "m2", "km2", "kmh", "db", "ppm", "hz", "mhz", "bbl", "bps", "bp", "pc", "pct", "ins", "bpd",
        "gwh", "cr", "twh", "mwh", "hp", "bhp", "hrs", "tn", "trn", "mbps", "gbps", "mpa", "v", "kv", "kmph", "kn",
    ]
)  # fmt: skip
# The letter m is million before what is counted: 1.4m cars, 2m new jobs; else it is metre.
_COUNTED_MILLIONS = compiled(
    r" (?!race|sprint|run|steeplechase|relay|final|semi|heat|title|record|world|gold|silver|bronze|medley|breast|back|butterfly"
    r"|individual|champion|men|women|dash|long|deep|high|wide|tall|thick|above|below|from|of|x|by|and|in|to|hurdles|freestyle|swim"
    r"|pool|away|across|towards|up|down|at|on|off|for|with|is|was|has|as|this|plus|less)"
    r"(?:[a-z-]+ ){0,2}?(?:[a-z]{3,}(?<!ss)s|people|children|baht|rai|won|yen|yuan|dong|sq|square|cubic)(?![a-z])"
)
_FRACTION = compiled(r"(?:(\d{1,4})[ -])?(\d)/([23458])(?![\d/])")
_PARTITIVE = compiled(
    r" ?(?:out of|in every|in|of every|ใน) ?(?:every )?(?=\d|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_CHANGED = compiled(r"(?:^|[^a-z])(?:no|any) \Z")


def numerals(scan) -> Iterator[Numeral]:
    """Yield the numbers nobody has taken, left to right, never overlapping.

    Nothing is recorded here: what a number counts is decided by `measures`.
    """
    at = 0
    for start, read in _candidates(scan):
        if start < at or scan.taken[start]:
            continue
        for numeral in read(scan, start):
            if scan.free(numeral.start, numeral.end):
                at = max(at, numeral.end)
                yield numeral


def _candidates(scan) -> list[tuple[int, Callable[..., Iterable[Numeral]]]]:
    """Offsets where a number may begin, in order, each with its reader."""
    found = [(at, _in_digits) for at in scan.digits]
    for where, read in ((_EN_STARTS, _in_english), (_TH_STARTS, _in_thai), (_VULGAR, _in_sign)):
        found.extend((at, read) for at in scan.at(where))
    found.sort(key=itemgetter(0))
    return found


def _in_sign(scan, start: int) -> list[Numeral]:
    return [Numeral(start, start + 1, VULGAR[scan.plain[start]])]


def _in_english(scan, start: int) -> list[Numeral]:
    before = scan.low[start - 1 : start]
    if before.isdigit() or _is_name(scan, start):
        return []
    numeral = numbers_en.read(scan.low, start)
    return [numeral] if numeral else []


def _in_thai(scan, start: int) -> list[Numeral]:
    numeral = numbers_th.read(scan, start)
    return [numeral] if numeral else []


def _is_name(scan, start: int) -> bool:
    """Whether a capitalised number word is part of a name: Nine News, the Big Four Banks."""
    plain = scan.plain
    if _ORDINAL.match(scan.low, start):
        return False  # the Second Army is the second one
    if not plain[start].isupper() or not _LOWER_BEFORE.search(plain, max(0, start - 3), start):
        return False
    return bool(_CAPITAL_AFTER.match(plain, start))


_ORDINAL = compiled(r"(?:second|third|fourth|[a-z]+th)(?![a-z])")
_LOWER_BEFORE = compiled(r"[a-z,] \Z")
_CAPITAL_AFTER = compiled(r"[A-Za-z-]+ [A-Z][a-z]")


def _in_digits(scan, start: int) -> Iterator[Numeral]:
    chunk = CHUNK.match(scan.plain, start)
    end = chunk.end()
    fraction = _FRACTION.match(scan.plain, start)
    if fraction and int(fraction[2]) < int(fraction[3]):
        amount = int(fraction[1] or 0) + Fraction(int(fraction[2]), int(fraction[3]))
        exact = (
            amount if fraction[3] == "3" else whole(Decimal(amount.numerator) / amount.denominator)
        )
        yield Numeral(start, fraction.end(), exact)
        return
    if _is_code(scan, start, end):
        return
    amount = number_of(chunk[0])
    if amount is None:
        parts = parts_of(chunk[0])
        if any(chunk[0][low] == "0" and high - low > 1 for low, high in parts if high > low):
            parts = []  # 2,01 is no list: better not read than half
        if not parts:
            scan.take(start, end)
        for low, high in parts:
            piece = chunk[0][low:high]
            if piece and (len(piece) == 1 or piece[0] != "0"):
                yield Numeral(start + low, start + high, int(piece), digits=piece)
        return
    yield _scaled(scan, start, end, amount, chunk[0])


def _is_code(scan, start: int, end: int) -> bool:
    """Whether letters that are no unit cling to the digits: 4G, 7Up, A4, _5."""
    plain = scan.plain
    before = plain[start - 1] if start else " "
    if before == "_" or (before.isascii() and before.isalpha() and not _clings(plain, start)):
        return True
    letters = _LETTERS.match(plain, end)
    if not letters:
        return False
    if letters[0] == "B" and not _CURRENCY_BEFORE.search(scan.low, max(0, start - 5), start):
        return True  # Block 7B
    generation = letters[0] in ("G", "D", "K") and end - start == 1
    return generation or letters[0].lower() not in _ATTACHED


_PREFIX = compiled(
    r"(?<![A-Za-z])(?:Bt|BT|THB|USD|EUR|GBP|JPY|Rs|RM|Rp|CNY|RMB|AUD|SGD|HKD|MYR|INR|IDR|VND|KRW|CHF|baht|x|X|No|FY)\Z"
)


def _clings(plain: str, start: int) -> bool:
    return bool(_PREFIX.search(plain, max(0, start - 5), start)) or is_baht(plain, start)


_RUPEES_BEFORE = compiled(r"(?:₹|(?<![a-z])rs\.?) ?\Z")
_RUPEES = compiled(r"[ -]?(?:([Cc]r)|L)(?![A-Za-z0-9])")


def _scaled(scan, start: int, end: int, amount, digits: str) -> Numeral:
    low = scan.low
    if low[end : end + 1] in VULGAR:
        return Numeral(start, end + 1, amount + VULGAR[low[end]], digits=digits)
    near = scan.lead(start) in ("₹", "s", ".")
    near = near and _RUPEES_BEFORE.search(low, max(0, start - 4), start)
    rupees = near and _RUPEES.match(scan.plain, end)
    if rupees:  # Rs40 cr, Rs 5L
        size = 10**7 if rupees[1] else 10**5
        return Numeral(start, rupees.end(), whole(amount * size), amount, size, digits)
    scale = _EN_SCALE.match(low, end)
    if scale and not (scale[3] and not _letter_is_scale(scan, start, scale)):
        size = _SCALES[scale[1] or scale[2] or scale[3]]
        return Numeral(start, scale.end(), whole(amount * size), amount, size, digits)
    ordinal = _ORDINAL_END.match(low, end)
    if ordinal and isinstance(amount, int):
        return Numeral(start, ordinal.end(), amount, digits=digits, ordinal=True, weak=amount == 1)
    return numbers_th.read(scan, start) or Numeral(start, end, amount, digits=digits)


_CURRENCY_BEFORE = compiled(r"(?:[$€£¥฿₩₹]|(?<![a-z])b|bt\.?|thb|usd|eur|gbp|rm|rs\.?|baht) ?\Z")


def _letter_is_scale(scan, start: int, scale: re.Match) -> bool:
    """k, m, b: after a currency they scale; "1.4m cars" does, "the 100m sprint" does not."""
    if _CURRENCY_BEFORE.search(scan.low, max(0, start - 5), start):
        return True
    if scan.plain[scale.start(3)] == "M":
        return True
    if scale[3] == "b":
        return False
    few = scale.start(3) - start < 4 or "," not in scan.low[start : scale.start(3)]
    return (
        few
        and scan.low[start - 1 : start] != "x"
        and bool(_COUNTED_MILLIONS.match(scan.low, scale.end()))
    )
