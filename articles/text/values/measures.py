"""What each number measures: money, per cent, time, age, people, distance, rank in a row, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from articles.text.values import money
from articles.text.values.model import Kind, Number, shortest, whole
from articles.text.values.numerals import Numeral
from articles.text.values.patterns import compiled
from articles.text.values.percent import hundredth, read_percent
from articles.text.values.units import COUNTED, TIME_UNITS, unit_at

_OLD = compiled(r"[ -]?(?:(years?|yrs?)|(months?)|(weeks?)|(days?))(?:[ -]olds?| of age)(?![a-z])")
_YO = compiled(r"-?y/?o(?![a-z])")
_TH_AGE = compiled(r"อายุ(?!ความ|การ|งาน|สัญญา|ใช้)\Z")
_AN = compiled(r"(?: of)? ?(?:an? |-)")
_MINUS = compiled(r"(?:(?:ติดลบ|(?<!บวก)(?<!หรือ)ลบ|(?<!or )minus|negative) ?|(?:^|[ (])-)\Z")
_ORDER = compiled(
    r"(?:อันดับที่|ลำดับที่|อันดับ|ลำดับ|(?<!ขณะ)(?<!หน้า)(?<!พื้น)(?<!เท่า)(?<!ทัน)(?<!บาง)(?<!สถาน)(?<!โดย)(?<!พร้อม)ที่) ?\Z"
)
_DAY_OF_MONTH = compiled(r"วันที่ ?\Z")
_REACHED = compiled(r"(?:เข้าสู่|ย่างเข้า)\Z")
_NUMBERED = compiled(
    r"(?:[Nn]o\. ?|[Nn]umber |[Ss]ection |[Aa]rticle |[Rr]oom |[Gg]ate |[Rr]oute |[Hh]ighway |[Gg]rade |Form |Mathayom |Prathom |Class |Phase |Level |Terminal |Line |Zone |Moo |Soi |[Pp]age |[Cc]hapter |Pier |Platform |มาตรา ?|เลขที่ ?|หมายเลข ?|เบอร์ ?|ห้อง ?|ชั้น ?|ข้อ ?|ซอย ?|หมู่ ?|ถนนหมายเลข ?|ฉบับที่ ?)\Z"
)
_LABELLED = compiled(
    r"(?:[Gg]rade|Form|Mathayom|Prathom|Class|Phase|Level|Terminal|Line|Zone|[Nn]o\.?) \Z"
)
_ONE_DAY = compiled(r"(?:^|[^a-z])(?:in|for|within|only|just|every|per|after|over|than|the|a) \Z")
_YEAR_AS_COUNT = compiled(r" ?(?:[a-z]{3,}s(?![a-z'])|[ก-๎]{0,12}คน)")
_YEAR_CUE = compiled(
    r"(?:^|[^a-z])(?:in|since|by|until|till|from|year|during|around|and|to|of|before|after) \Z"
)


@dataclass(slots=True)
class Measure:
    """A number with what it counts; `number_end` is where the number itself ends."""

    start: int
    end: int
    kind: Kind
    amount: Number
    numeral: Numeral
    high: Number | None = None
    unit: str = ""
    currency: str = ""
    modifier: str = ""
    weak: bool = False
    prefixed: bool = False
    lone: bool = False


def measure(scan, numeral: Numeral) -> Measure | None:
    """Read what stands beside the number; None for a lone "one", พัน or ล้าน that counts nothing."""
    found = Measure(
        numeral.start, numeral.end, Kind.NUMBER, numeral.amount, numeral,
        high=numeral.high, modifier=numeral.modifier, weak=numeral.weak,
    )  # fmt: skip
    _sign(scan, found)
    found.weak = found.weak or bool(
        scan.lead(found.start) == "ง"
        and _BOTH.search(scan.plain, max(0, found.start - 5), found.start)
    )
    if numeral.ordinal:
        found.kind = Kind.ORDINAL
        return found
    read = _read(scan, found)
    if not read and not _order(scan, found) and numeral.bare and not numeral.modifier:
        found.lone = not _BARE_MODIFIER.search(scan.plain, max(0, found.start - 8), found.start)
        return found if not found.lone or _PARTITIVE.match(scan.low, found.end) else None
    if (
        not read
        and not numeral.digits
        and _PLACE.search(scan.plain, max(0, found.start - 8), found.start)
    ):
        return None
    if not read:
        _year(scan, found)
    elif numeral.bare and not _one_counts(scan, found):
        return None
    if read and found.kind is not Kind.COUNT and numeral.weak:
        found.weak = False
    return found


_OF = compiled(r" แห่ง[ก-๎]")
_THAT = compiled(r"ที่ ?\Z")
_BOTH = compiled(r"ทั้ง ?\Z")
_PARTITIVE = compiled(
    r"(?: to |-)(?:\d|two|three|four|five|six)|[ -](?:in|out[ -]of|of)[ -](?:every |each )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred|a thousand|a million)|ใน ?\d"
)
_DOZEN = compiled(" ?โหล(?!ละ)")
_OVER = compiled(r" ?(?:กว่า|เศษ)(?= ?[ก-๎])")


def _read(scan, found: Measure) -> bool:
    """Read a unit right after the number, or after "of" in "tens of billions of", or กว่า in 20 กว่าปี."""
    if (
        _price(scan, found)
        or read_percent(scan, found)
        or _age_word(scan, found)
        or _unit(scan, found)
    ):
        return True
    dozen = _DOZEN.match(scan.plain, found.end)
    if dozen and scan.word_edge(dozen.end()):
        found.amount, found.end = whole(found.amount * 12), dozen.end()
        return True
    over, end = _OVER.match(scan.plain, found.end), found.end
    if over:
        found.end, name = over.end(), "over"
    elif found.modifier == "several" and scan.low.startswith(" of ", end):
        found.end, name = end + 3, "several"
    else:
        return False
    if _price(scan, found) or _unit(scan, found):
        found.modifier = found.modifier or name
        return True
    found.end = end
    return False


_BARE_MODIFIER = compiled(r"(?:otes to |กว่า|เกือบ|เฉียด|ร่วม|ราว) ?\Z")


def _sign(scan, found: Measure) -> None:
    if scan.lead(found.start) not in ("-", "บ", "s", "e"):  # the ends of -, ลบ, minus, negative
        return
    match = _MINUS.search(scan.plain, max(0, found.start - 9), found.start)
    if not match or found.amount <= 0:
        return
    before = (
        scan.plain[: match.start()].rstrip()[-1:]
        if match[0].endswith("-") and match.start()
        else ""
    )
    if before.isdigit() or (match[0] == "-" and match.start()):
        return
    found.amount = -found.amount
    found.start = match.start() + (match[0][0] in " (")


def _price(scan, found: Measure) -> bool:
    currency = money.before(scan, found.start)
    if currency:
        found.kind, found.currency, found.start, found.prefixed = Kind.MONEY, *currency, True
        minus = scan.plain[found.start - 1 : found.start] == "-" and found.start > 0
        if minus and (found.start == 1 or scan.plain[found.start - 2] in " ("):
            found.start, found.amount = found.start - 1, -found.amount
        _skip_named_again(scan, found)
        return True
    currency = money.after(scan, found.end)
    if not currency:
        return False
    weight = money.is_weight(scan, currency[0], found.start, currency[1])
    if weight:
        found.kind, found.unit, found.end = Kind.QUANTITY, weight, currency[1]
        return True
    found.kind, found.currency, found.end = Kind.MONEY, currency[0], currency[1]
    if found.currency in money.SMALL:
        found.amount = hundredth(found.amount)
        found.high = found.high and hundredth(found.high)
        found.currency = money.SMALL[found.currency]
    return True


def _skip_named_again(scan, found: Measure) -> None:
    """$5 million (ดอลลาร์) named twice: "฿500 บาท", "US$5 dollars"."""
    again = money.after(scan, found.end)
    if again and again[0] == found.currency:
        found.end = again[1]


def _age_word(scan, found: Measure) -> bool:
    match = _OLD.match(scan.low, found.end)
    if match:
        found.kind, found.end = Kind.AGE, match.end()
        found.unit = ("year", "month", "week", "day")[match.lastindex - 1]
    return bool(match)


def _unit(scan, found: Measure) -> bool:
    at = found.end
    if scan.low[at : at + 1] == " " and _LABELLED.search(scan.plain, max(0, at - 14), found.start):
        return False  # Grade 12 students
    part = found.amount == Decimal("0.5") or isinstance(found.amount, Fraction)
    if part and not found.numeral.digits:  # half an hour, three-quarters of an hour
        gap = _AN.match(scan.low, at)
        at = gap.end() - 1 if gap else at
    unit = unit_at(scan, at)
    if (
        not unit
        or not scan.free(at, unit[1])
        or (unit[0] == "°C" and scan.plain[unit[1] - 1] == "C" and scan.plain[unit[1] - 2] == " ")
    ):
        return False
    code, end = unit
    if code == "place" and not isinstance(found.amount, int):
        code = "point"  # of an index: nothing else is counted in parts of จุด
    if not _is_unit(scan, found, code, at):
        return False
    nth = scan.lead(found.start) == "่" and scan.plain[at : at + 1] == " " and code in ("", "person")
    if nth and _ORDER.search(scan.plain, max(0, found.start - 14), found.start):
        return False  # หมู่ที่ 2 ตำบลห้วยทราย
    found.unit, found.end = code, end
    found.amount = shortest(found.amount) if part else found.amount
    if code == "age":
        found.kind, found.unit = Kind.AGE, "year"
    elif code in TIME_UNITS:
        found.kind = Kind.DURATION
    else:
        found.kind = Kind.COUNT if code in COUNTED else Kind.QUANTITY
    return True


def _is_unit(scan, found: Measure, code: str, at: int) -> bool:
    """Whether the word is a unit here: not "from" in พระเจ้าที่ 1 แห่ง, not a province after a hill."""
    before = max(0, found.start - 8)
    if (
        code == "place"
        and _OF.match(scan.plain, at)
        and _THAT.search(scan.plain, before, found.start)
    ):
        return False
    if code in _NAMED and not found.numeral.digits and _SPACE_NAME.match(scan.plain, at):
        return False
    return code not in ("day", "month") or not _DAY_OF_MONTH.search(scan.plain, before, found.start)


_NAMED = frozenset(["province", "country", "company", "party", "village"])
_SPACE_NAME = compiled(r" [ก-๎]+")
_PLACE = compiled(
    r"(?:ดอย|คลอง|พระราม|หนอง|ห้วย|บาง|ท่า|ตำบล|ต\.|อำเภอ|อ\.|(?<!ชาว)บ้าน|วัด|โรงเรียน|แยก|ซอย)\Z"
)


def _order(scan, found: Measure) -> bool:
    """ที่ 45, อันดับ 3, วันที่ 21, มาตรา 112."""
    lead = scan.lead(found.start)
    day = lead == "่" and _DAY_OF_MONTH.search(scan.plain, max(0, found.start - 8), found.start)
    nth = day and _REACHED.search(scan.plain, max(0, day.start() - 8), day.start())
    if day and not nth and isinstance(found.amount, int) and 1 <= found.amount <= 31:
        found.kind, found.start = Kind.DATE, day.start()
        found.unit = "day-of-month"
        return True
    if _NUMBERED.search(scan.plain, max(0, found.start - 12), found.start):
        return not found.numeral.bare
    match = lead in ("่", "บ") and _ORDER.search(scan.plain, max(0, found.start - 14), found.start)
    if match and isinstance(found.amount, int) and not found.numeral.modifier:
        found.kind, found.start = Kind.ORDINAL, match.start()
        found.weak = found.amount == 1
        return True
    return False


def _year(scan, found: Measure) -> None:
    """Four digits alone are a year, unless they number a thing or count plural nouns."""
    digits = found.numeral.digits
    if (
        found.kind is not Kind.NUMBER
        or len(digits) != 4
        or not digits.isdigit()
        or found.end - found.start != 4
    ):
        return
    cue = _YEAR_CUE.search(scan.low, max(0, found.start - 8), found.start)
    buddhist = scan.language == "th" and 2400 <= found.amount <= 2650
    if not buddhist and not ((1000 if cue else 1400) <= found.amount <= 2150):
        return
    if _NUMBERED.search(scan.plain, max(0, found.start - 12), found.start):
        return
    if digits.endswith("00") and not cue and _YEAR_AS_COUNT.match(scan.low, found.end):
        return
    found.kind, found.unit = Kind.DATE, "BE" if buddhist else "CE"


def _one_counts(scan, found: Measure) -> bool:
    """Whether a lone "one" or magnitude before a unit is meant as a number ("one day" may not be)."""
    if (
        found.numeral.amount != 1
        or found.unit != "day"
        or not scan.low.startswith("one", found.numeral.start)
    ):
        return True
    if scan.plain[found.numeral.end : found.numeral.end + 1] == "-":
        return True
    return bool(_ONE_DAY.search(scan.low, max(0, found.start - 8), found.start))
