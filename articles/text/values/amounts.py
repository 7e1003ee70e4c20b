"""Put measures together: ranges, scores, compounds, fractions, ages and modifiers; then record them."""

from __future__ import annotations

from fractions import Fraction

from articles.text.values import modifiers
from articles.text.values.ages import make_age
from articles.text.values.dates import Found, modified
from articles.text.values.eras import thai_year
from articles.text.values.measures import Measure, measure
from articles.text.values.model import Kind, Meaning, shortest, times, whole
from articles.text.values.numbers import numerals
from articles.text.values.patterns import compiled
from articles.text.values.units import BASES

_RANGE = compiled(r" ?(?:-|~|จนถึง|ถึง|(?:- )?(?:to|or)|until|up to|หรือ) ?")
_AND = compiled(r" ?(?:and|และ|กับ) ?")
_BETWEEN = compiled(r"(?:between|ระหว่าง) ?(?:อายุ|the )?(?:ages? of )?\Z")
_FROM = compiled(r"(?:^|[^a-z])(?:from|จาก)[a-z ]{0,8} ?\Z")
_CHANGED = compiled(
    r"(?:^|[^a-z])(?:(?:from|จาก)[a-z ]{0,8} ?|(?:rose|fell|gained|lost|dropped|climbed|jumped|slipped|shed|added|up|down|rising|falling|increased|declined)(?: by)?(?: about| over| nearly| almost| more than)? )\Z"
)
_PART = compiled(
    r" (?:in|out of|in every|of every|in each|of) (?:every |each )?|-in-|-out-of-| ?ใน ?|/"
)
_COMPOUND = compiled(r" ?(?:and|,|กับ|และ)? ?")
_HUNDREDTHS = compiled(r"สต|satang|cent|pence|เซนต์")
_HALF = compiled(r" ?ครึ่ง(?!หนึ่ง|แรก|หลัง|ทาง|ปี|ชั่วโมง|วัน|เดือน)| and a half(?![a-z])")


def read_amounts(scan) -> None:
    """Record every number that is left in the text."""
    measured = [found for numeral in numerals(scan) if (found := measure(scan, numeral))]
    last: Measure | None = None
    for found in measured:
        if last and found.start < last.end:
            if found.numeral.start < last.end:
                continue
            found.start = last.end
            if found.prefixed:
                found.kind, found.unit, found.currency = Kind.NUMBER, "", ""
        joined = _join(scan, last, found) if last else None
        if joined is None and last:
            _record(scan, last)
        last = joined or found
    if last:
        _record(scan, last)


def _join(scan, last: Measure, found: Measure) -> Measure | None:
    """One measure out of two neighbours, or None."""
    gap = found.start - last.end
    if gap > 14 or last.high is not None or found.high is not None:
        return None
    if last.kind is Kind.ORDINAL and found.kind is not Kind.ORDINAL:
        return None
    return _range(scan, last, found) or _fraction(scan, last, found) or _compound(scan, last, found)


def _range(scan, last: Measure, found: Measure) -> Measure | None:
    sign = _RANGE.fullmatch(scan.low, last.end, found.start)
    if not sign:
        between = _BETWEEN.search(scan.low, max(0, last.start - 26), last.start)
        if not between or not _AND.fullmatch(scan.low, last.end, found.start):
            return None
    if last.unit == "m" and found.numeral.magnitude == 10**6 and scan.low[last.end - 1] == "m":
        last.kind, last.unit, last.amount = (
            Kind.NUMBER,
            "",
            times(last.amount, 10**6),
        )  # 1m-2m people
    if not _alike(last, found):
        return None
    low, high = _same_magnitude(last, found)
    hyphen = bool(sign) and "-" in sign[0]
    if not _ordered(scan, last, found, low, high, sign[0].strip() if sign else "", hyphen):
        word = sign[0].strip() if sign else ""
        named_once = word in ("to", "ถึง", "จนถึง") and last.kind is Kind.NUMBER
        if named_once and found.kind in (Kind.PERCENTAGE, Kind.MONEY):
            last.kind, last.unit, last.currency = found.kind, found.unit, found.currency
            last.amount = low
        return None
    unit = found if found.unit or found.currency else last
    kind = unit.kind if unit.kind is not Kind.NUMBER else last.kind
    return Measure(
        last.start, found.end, kind, low, found.numeral, high, unit.unit, unit.currency, last.modifier,
        weak=False,
    )  # fmt: skip


def _alike(last: Measure, found: Measure) -> bool:
    """Whether the two ends can share a unit: the same, or named once."""
    if (last.kind, last.unit, last.currency) == (found.kind, found.unit, found.currency):
        return True
    if last.kind is Kind.NUMBER:
        return found.kind is not Kind.DATE and not found.prefixed
    return found.kind is Kind.NUMBER and last.prefixed


def _same_magnitude(last: Measure, found: Measure):
    low, high = last.amount, found.amount
    size, coefficient = found.numeral.magnitude, found.numeral.coefficient
    if (
        size > 1
        and last.numeral.magnitude == 1
        and coefficient is not None
        and 0 <= low < coefficient
    ):
        low = times(low, size)
    return low, high


# "From 7% to 10%" is a change; "from 2 to 3 days" is a range.
_CHANGING = (Kind.MONEY, Kind.PERCENTAGE, Kind.NUMBER, Kind.COUNT)


def _ordered(scan, last: Measure, found: Measure, low, high, word: str, hyphen: bool) -> bool:
    if word in ("or", "หรือ"):
        return 0 < high - low <= max(5, low) and not last.currency and last.kind is Kind.NUMBER
    if low < high:
        changing = not hyphen and found.kind in _CHANGING
        if scan.low.endswith("aged from ", 0, last.start):
            return True
        cue = _FROM if last.kind is Kind.NUMBER else _CHANGED
        return not (changing and cue.search(scan.low, max(0, last.start - 24), last.start))
    return hyphen and last.kind is Kind.NUMBER and last.end - last.start <= 3


def _fraction(scan, last: Measure, found: Measure) -> Measure | None:
    """Four in 10, 3 out of 5, 4 ใน 10 คน."""
    one = (
        last.kind is Kind.COUNT and last.amount == 1 and found.kind is Kind.NUMBER
    )  # one child in five
    if not (one or last.kind is Kind.NUMBER):
        return None
    if found.kind not in (Kind.NUMBER, Kind.COUNT, Kind.DATE):
        return None
    match = _PART.fullmatch(scan.low, last.end, found.start)
    if (
        not match
        or found.kind is Kind.DATE
        or not all(isinstance(m.amount, int) for m in (last, found))
    ):
        return None
    if match[0] == " of " or not 0 < last.amount < found.amount:
        return None
    end = found.end if found.start < found.end and found.kind is Kind.COUNT else found.numeral.end
    return Measure(last.start, end, Kind.NUMBER, Fraction(last.amount, found.amount), found.numeral)


def _compound(scan, last: Measure, found: Measure) -> Measure | None:
    """2 hours 15 minutes, 50 years and six months, 5 ไร่ 2 งาน 30 ตารางวา, 5 บาท 50 สตางค์."""
    if last.kind is Kind.AGE and found.unit == "month" and last.unit == "year":
        found.kind = (
            Kind.AGE if _COMPOUND.fullmatch(scan.low, last.end, found.start) else found.kind
        )
    if last.kind is not found.kind or not _COMPOUND.fullmatch(scan.low, last.end, found.start):
        return None
    if last.kind is Kind.MONEY:
        if (
            found.numeral.end == found.end
            or found.currency != last.currency
            or not _HUNDREDTHS.search(scan.low, found.numeral.end, found.end)
        ):
            return None
        return _sum(last, found, last.amount + found.amount, "")
    if last.kind not in (Kind.DURATION, Kind.QUANTITY, Kind.AGE) or last.modifier == "several":
        return None
    base, factor = BASES.get(last.unit, ("", 0))
    other, small = BASES.get(found.unit, ("", 0))
    if (
        not base
        or base != other
        or small >= factor
        or base not in ("month", "second", "wah2", "in")
    ):
        return None
    if found.amount * small >= factor:
        return None  # 71 years, 18 months: two values
    amount = shortest(Fraction(last.amount * factor + found.amount * small) / Fraction(small))
    return _sum(last, found, amount, found.unit)


def _sum(last: Measure, found: Measure, amount, unit: str) -> Measure:
    return Measure(
        last.start, found.end, last.kind, amount, found.numeral, unit=unit, currency=last.currency, modifier=last.modifier
    )  # fmt: skip


def _record(scan, found: Measure) -> None:
    """Add a half, an age, modifiers; then put the value on record."""
    if found.lone:
        return
    timed = found.kind in (Kind.DURATION, Kind.AGE)
    half = _HALF.match(scan.low, found.end) if found.high is None and found.unit else None
    if half and (timed or found.kind in (Kind.QUANTITY, Kind.COUNT)):
        found.amount, found.end = whole(Fraction(found.amount) + Fraction(1, 2)), half.end()
        found.amount = shortest(Fraction(found.amount))
    make_age(scan, found)
    if found.kind is Kind.DATE:
        _date(scan, found)
        return
    if found.kind is not Kind.ORDINAL:
        _modify(scan, found)
    meaning = Meaning(
        amount=found.amount, high=found.high, unit=found.unit, currency=found.currency, modifier=found.modifier
    )  # fmt: skip
    scan.add(found.kind, found.start, found.end, meaning, weak=found.weak)


def _modify(scan, found: Measure) -> None:
    name, end = modifiers.after(scan, found.end, time=found.kind is Kind.DURATION)
    if name:
        found.modifier, found.end = found.modifier or name, end
    name, start = modifiers.before(scan, found.start)
    if name and scan.free(start, found.start):
        found.start = start
        if found.modifier in ("", "ago", "over") or (
            name == "within" and found.kind is Kind.DURATION
        ):
            found.modifier = name if not (found.modifier == "over" and name == "about") else "over"
    if found.modifier == "within" and found.kind is not Kind.DURATION:
        found.modifier = ""


def _date(scan, found: Measure) -> None:
    if found.unit == "day-of-month":
        meaning = Meaning(date=f"---{found.amount:02}")
    else:
        first, era = thai_year(found.amount, "" if found.unit == "BE" else "ค.ศ.")
        until = thai_year(found.high, "" if found.unit == "BE" else "ค.ศ.")[0] if found.high else ""
        date = modified(scan.plain, Found(found.start, found.end))
        found.start = date.start if scan.free(date.start, found.end) else found.start
        meaning = Meaning(date=first, until=until, era=era, modifier=date.modifier)
    scan.add(Kind.DATE, found.start, found.end, meaning)
