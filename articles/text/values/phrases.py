"""Fixed phrases that hold a number without a number word of their own."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from articles.text.values import modifiers, numbers_en
from articles.text.values.anchors import family, matches_at, matches_near
from articles.text.values.model import Kind, Meaning
from articles.text.values.patterns import compiled
from articles.text.values.quarters import find_quarters
from articles.text.values.years import TH_NUMBER, small_number

_IN_THEIR = compiled(
    r"(?<![a-z])in (?:his|her|their|my|our|your) (?:early |mid[- ]?|late )?"
    r"(?:(\d0)s|(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)(?![a-z])"
)
_TENS = {
    w: 20 + 10 * n
    for n, w in enumerate(["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"])
}
_EN_AND_HALF = compiled(
    r"(?<![a-z])(?:an? |one )(year|month|week|day|hour|minute|mile|decade)(?: and a half|-and-a-half)(?![a-z])"
)
_EN_A_UNIT = compiled(
    r"(?<![a-z])(?:for|within|in|after|over|nearly|almost|about|than|under|every|last(?:ed|s|ing)) (an? (year|month|week|day|hour|decade|century))(?![a-z'-])(?! (?:and a half|or two|ago when))"
)
_EN_AGO = compiled(r"(?<![a-z])an? (year|month|week|day|hour|decade|century) ago(?![a-z])")
_TH_BARE_UNIT = compiled(
    r"(เกือบ|ไม่ถึง|ร่วม|กว่า(?!วัน))(ชั่วโมง|วัน|สัปดาห์|เดือน|ปี|ทศวรรษ|ศตวรรษ)(?! ?[\d-]|ที่|ก่อน|นี้|หน้า|ละ|ๆ|ครึ่ง|แรก|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"
)
_TH_TIME = {
    "ชั่วโมง": "hour", "วัน": "day", "สัปดาห์": "week", "เดือน": "month", "ปี": "year", "ทศวรรษ": "decade", "ศตวรรษ": "century",
}  # fmt: skip
_TH_NEARLY = {"เกือบ": "nearly", "ร่วม": "nearly", "ไม่ถึง": "under", "กว่า": "over"}
_FOLD_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20, "hundred": 100}  # fmt: skip
_FOLD = compiled(r"(two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)fold(?![a-z])")
_WAR = compiled(
    r"(?:(?<=world war )(?:(one|two)|(i)(?!i)|([12]))|ww(?:(i{1,2})|([12])))(?![a-z0-9'.])"
)
_WARS = {"one": 1, "two": 2, "i": 1, "ii": 2, "1": 1, "2": 2}
_A_DOLLAR = compiled(
    r"(?<![a-z])(?<!to )(?<!against )(?<!the )(?<!half )a (dollar|euro|baht|yuan|ringgit|rupee)"
    r"(?=[.,;:)]| (?:a|an|per|for|each|more|less|or|on|in)(?![a-z])|\Z)"
)
_DOLLARS = {
    "dollar": "USD", "euro": "EUR", "baht": "THB", "yuan": "CNY", "ringgit": "MYR", "rupee": "INR",
}  # fmt: skip
_TH_PARTS = compiled(rf"เศษ ?({TH_NUMBER}) ?ส่วน ?({TH_NUMBER})(?!\d)")
_HALVES = {"mile": "mi"}
_TH_UNIT_HALF = compiled(r"(ปี|เดือน|สัปดาห์|วัน|ชั่วโมง|เท่า|ไร่)ครึ่ง(?!หนึ่ง|แรก|หลัง)")
_TH_HALVES = {
    "ปี": "year",
    "เดือน": "month",
    "สัปดาห์": "week",
    "วัน": "day",
    "ชั่วโมง": "hour",
    "เท่า": "fold",
    "ไร่": "rai",
}
_COUNTED = compiled(
    r"(?:\d|ครึ่ง|หนึ่ง|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|หลาย|กี่|กว่า) ?\Z"
)
_FIRST = compiled(
    r"(?:คน|ครั้ง|วัน|ปี|เดือน|สัปดาห์|สมัย|ราย|แห่ง|ประเทศ|บริษัท|เรื่อง|ลำดับ|อันดับ|ชุด|งวด|เข็ม|รุ่น|ช่วง|เซต|ยก|ฉาก|มื้อ|รอบ|ไตรมาส|นัด|เกม|ฉบับ|เล่ม|ชิ้น"
    r"|องค์|ทีม|โครงการ|ตัว|หญิง|ชาติ|เฟส|ระยะ|ดวง|ลำ|คัน|หลัง|ก้าว|ประการ|ข้อ|กลุ่ม|ศพ|จังหวัด|สาย|เที่ยว|ขบวน|คู่|คดี|ฤดูกาล|ตอน)(แรก)(?!ๆ|เริ่ม|เกิด|ๆ| ๆ)"
)
_ROMAN = compiled(
    r"(?<=[a-z] )(II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XVII|XVIII|XIX|XXI|XXII|XXIII)(?![A-Za-z0-9.])"
)
_ROMANS = {
    r: n
    for n, r in enumerate(
        [
            "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII",
            "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII",
        ],
        1,
    )
}  # fmt: skip


_IN = family("phrases.in", (f"in {who} " for who in ["his", "her", "their", "my", "our", "your"]))
_AND_A_HALF = family("phrases.half", (" and a half", "-and-a-half"))
_A_UNIT = family(
    "phrases.unit",
    (f" {a}" for a in ("a year", "a month", "a week", "a day", "an hour", "a decade", "a century")),
)
_AGO = family(
    "phrases.ago",
    (
        "a year ago",
        "a month ago",
        "a week ago",
        "a day ago",
        "an hour ago",
        "a decade ago",
        "a century ago",
    ),
)
_HALF_WORD = family("phrases.th-half", ("ครึ่ง",))
_FIRST_WORD = family("phrases.first", ("แรก",))
_AND_MORE = compiled(
    r"(?<![a-z])(?:an? )(?:(hour) and (\d{1,2}|[a-z]+(?:-[a-z]+)?) minutes?|(year) and (\d{1,2}|[a-z]+) months?)(?![a-z])"
)
_AND_MORE_WORDS = family("phrases.and-more", ("an hour and ", "a year and "))
_FOLDS = family("phrases.fold", [f"{n}fold" for n in (*_FOLD_WORDS,)])
_WAR_WORDS = family("phrases.war", ("world war ", "wwi", "ww1", "ww2"))
_A_CURRENCY = family("phrases.currency", (f"a {word}" for word in _DOLLARS))
_TH_PART_WORD = family("phrases.th-part", ("เศษ",))
_TH_BARE_WORDS = family("phrases.th-bare", (f"{a}{u}" for a in _TH_NEARLY for u in _TH_TIME))
_ROMAN_WORDS = family("phrases.roman", (r.lower() for r in _ROMANS if len(r) > 1))


def find_phrases(scan) -> None:
    """Record them."""
    find_quarters(scan)
    for where, read in _READERS:
        if offsets := scan.starts.get(where):
            read(scan, offsets)


def _in_their(scan, offsets) -> None:
    for match in matches_at(_IN_THEIR, scan.low, offsets):
        low = int(match[1]) if match[1] else _TENS[match[2]]
        scan.add(Kind.AGE, *match.span(), Meaning(amount=low, high=low + 9, unit="year"))


def _and_a_half(scan, offsets) -> None:
    for match in matches_near(_EN_AND_HALF, scan.low, offsets, 10):
        _half(scan, match, _HALVES.get(match[1], match[1]))


def _ago(scan, offsets) -> None:
    for match in matches_at(_EN_AGO, scan.low, offsets):
        name, start = modifiers.before(scan, match.start())
        meaning = Meaning(amount=1, unit=match[1], modifier=name or "ago")
        scan.add(Kind.DURATION, start, match.end(), meaning, weak=True)


def _and_more(scan, offsets) -> None:
    """An hour and 20 minutes, a year and six months."""
    for match in matches_at(_AND_MORE, scan.low, offsets):
        said = match[2] or match[4]
        words = None if said.isdigit() else numbers_en.read(said, 0)
        if not said.isdigit() and (words is None or words.end != len(said)):
            continue
        whole, unit = (60, "minute") if match[1] else (12, "month")
        more = words.amount if words else int(said)
        scan.add(Kind.DURATION, *match.span(), Meaning(amount=whole + more, unit=unit))


def _a_unit(scan, offsets) -> None:
    for match in matches_near(_EN_A_UNIT, scan.low, offsets, 9):
        name, start = modifiers.before(scan, match.start(1))
        if name not in ("over", "under", "nearly", "about"):
            name, start = "", match.start(1)
        meaning = Meaning(amount=1, unit=match[2], modifier=name)
        scan.add(Kind.DURATION, start, match.end(1), meaning, weak=True)


def _thai_half(scan, offsets) -> None:
    for match in matches_near(_TH_UNIT_HALF, scan.plain, offsets, 8):
        if not _COUNTED.search(scan.plain, max(0, match.start() - 7), match.start()):
            _half(scan, match, _TH_HALVES[match[1]])


def _thai_first(scan, offsets) -> None:
    for match in matches_near(_FIRST, scan.plain, offsets, 8):
        scan.add(Kind.ORDINAL, *match.span(1), Meaning(amount=1), weak=True)


def _fold(scan, offsets) -> None:
    for match in matches_at(_FOLD, scan.low, offsets):
        scan.add(Kind.COUNT, *match.span(), Meaning(amount=_FOLD_WORDS[match[1]], unit="fold"))


def _war(scan, offsets) -> None:
    for match in matches_near(_WAR, scan.low, offsets, 0, 14):
        number = _WARS[match[match.lastindex]]
        scan.add(Kind.ORDINAL, *match.span(), Meaning(amount=number))


def _a_dollar(scan, offsets) -> None:
    for match in matches_at(_A_DOLLAR, scan.low, offsets):
        meaning = Meaning(amount=1, currency=_DOLLARS[match[1]])
        scan.add(Kind.MONEY, *match.span(), meaning, weak=True)


def _thai_parts(scan, offsets) -> None:
    for match in matches_at(_TH_PARTS, scan.plain, offsets):
        top, bottom = small_number(match[1]), small_number(match[2])
        if 0 < top < bottom:
            scan.add(Kind.NUMBER, *match.span(), Meaning(amount=Fraction(top, bottom)))


def _thai_bare_unit(scan, offsets) -> None:
    for match in matches_at(_TH_BARE_UNIT, scan.plain, offsets):
        _bare_unit(scan, match)


def _roman(scan, offsets) -> None:
    for match in matches_at(_ROMAN, scan.plain, offsets):
        scan.add(Kind.ORDINAL, *match.span(1), Meaning(amount=_ROMANS[match[1]]))


def _bare_unit(scan, match) -> None:
    """ไม่ถึงชั่วโมง, เกือบเดือน, กว่าทศวรรษ: one of it, unless a number stands before."""
    before = max(0, match.start() - 7)
    if _COUNTED.search(scan.plain, before, match.start()) or not scan.word_edge(match.end()):
        return
    meaning = Meaning(amount=1, unit=_TH_TIME[match[2]], modifier=_TH_NEARLY[match[1]])
    scan.add(Kind.DURATION, *match.span(), meaning, weak=True)


_LENGTHS = frozenset(["mi", "rai"])


def _half(scan, match, unit: str) -> None:
    kind = Kind.QUANTITY if unit in _LENGTHS else Kind.COUNT if unit == "fold" else Kind.DURATION
    scan.add(kind, *match.span(), Meaning(amount=Decimal("1.5"), unit=unit))


_READERS = (
    (_IN, _in_their), (_AND_MORE_WORDS, _and_more), (_AND_A_HALF, _and_a_half), (_AGO, _ago), (_A_UNIT, _a_unit), (_HALF_WORD, _thai_half),
    (_FIRST_WORD, _thai_first), (_FOLDS, _fold), (_WAR_WORDS, _war), (_A_CURRENCY, _a_dollar),
    (_TH_PART_WORD, _thai_parts), (_TH_BARE_WORDS, _thai_bare_unit), (_ROMAN_WORDS, _roman),
)  # fmt: skip
