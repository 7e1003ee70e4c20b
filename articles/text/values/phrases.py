"""Fixed phrases that hold a number without a number word of their own."""

from __future__ import annotations

from decimal import Decimal

from articles.text.values import modifiers
from articles.text.values.anchors import family, matches_at, matches_near
from articles.text.values.eras import english_year, thai_year
from articles.text.values.model import Kind, Meaning
from articles.text.values.patterns import compiled

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
    r"(?:คน|ครั้ง|วัน|ปี|เดือน|สัปดาห์|สมัย|ราย|แห่ง|ประเทศ|บริษัท|เรื่อง|ลำดับ|อันดับ|ชุด|รอบ|ไตรมาส|นัด|เกม|ฉบับ|เล่ม|ชิ้น"
    r"|องค์|ทีม|โครงการ|ตัว|หญิง|ชาติ|เฟส|ระยะ|ดวง|ลำ|คัน|หลัง|ก้าว|ประการ|ข้อ|กลุ่ม|ศพ|จังหวัด|สาย|เที่ยว|ขบวน|คู่|คดี|ฤดูกาล|ตอน)(แรก)(?!ๆ|เริ่ม|เกิด|ๆ| ๆ)"
)
_ROMAN = compiled(r"(?<=[a-z] )(II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI)(?![A-Za-z0-9.])")
_ROMANS = {
    r: n
    for n, r in enumerate(
        [
            "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII",
            "XIV", "XV", "XVI",
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
_HALF_WORD = family("phrases.th-half", ("ครึ่ง",))
_FIRST_WORD = family("phrases.first", ("แรก",))
_ROMAN_WORDS = family("phrases.roman", (r.lower() for r in _ROMANS if len(r) > 1))


_EN_QUARTER = compiled(r"(?<![A-Za-z0-9])[Qq]([1-4])(?![0-9A-Za-z])(?:/(\d{4}|\d\d)(?!\d))?")
_QUARTER_OF = compiled(r"(?<![\d.,])([1-4])Q(?:-?'?(\d{4}|\d\d))?(?![0-9A-Za-z])")
_TH_QUARTER = compiled(r"ไตรมาส(?:ที่)? ?([1-4])/(\d{4}|\d\d)(?!\d)")
_QUARTERS = family("phrases.quarter", ("q1", "q2", "q3", "q4"))
_TH_QUARTERS = family("phrases.th-quarter", ("ไตรมาส",))


def _quarters(scan) -> None:
    """Q3, 2Q23, ไตรมาสที่ 3/2545: the quarter is an ordinal, the year a date of its own."""
    for pattern, offsets in (
        (_EN_QUARTER, scan.at(_QUARTERS)), (_QUARTER_OF, scan.digits), (_TH_QUARTER, scan.at(_TH_QUARTERS)),
    ):  # fmt: skip
        for match in matches_at(pattern, scan.plain, offsets):
            start = match.start(1) if pattern is _TH_QUARTER else match.start()
            end = match.start(2) if match[2] else match.end()
            while scan.plain[end - 1] in "/-'":
                end -= 1
            scan.add(Kind.ORDINAL, start, end, Meaning(amount=int(match[1])))
            if match[2]:
                year, era = _year(int(match[2]), scan.language)
                scan.add(Kind.DATE, *match.span(2), Meaning(date=year, era=era))


def _year(written: int, language: str) -> tuple[str, str]:
    return thai_year(written) if language == "th" or written > 2400 else english_year(written)


def find_phrases(scan) -> None:
    """Record them."""
    _quarters(scan)
    for match in matches_at(_IN_THEIR, scan.low, scan.at(_IN)):
        low = int(match[1]) if match[1] else _TENS[match[2]]
        scan.add(Kind.AGE, *match.span(), Meaning(amount=low, high=low + 9, unit="year"))
    for match in matches_near(_EN_AND_HALF, scan.low, scan.at(_AND_A_HALF), 10):
        _half(scan, match, _HALVES.get(match[1], match[1]))
    for match in matches_near(_EN_A_UNIT, scan.low, scan.at(_A_UNIT), 9):
        name, start = modifiers.before(scan, match.start(1))
        if name not in ("over", "under", "nearly", "about"):
            name, start = "", match.start(1)
        meaning = Meaning(amount=1, unit=match[2], modifier=name)
        scan.add(Kind.DURATION, start, match.end(1), meaning, weak=True)
    for match in matches_near(_TH_UNIT_HALF, scan.plain, scan.at(_HALF_WORD), 8):
        if not _COUNTED.search(scan.plain, max(0, match.start() - 7), match.start()):
            _half(scan, match, _TH_HALVES[match[1]])
    for match in matches_near(_FIRST, scan.plain, scan.at(_FIRST_WORD), 8):
        scan.add(Kind.ORDINAL, *match.span(1), Meaning(amount=1), weak=True)
    for match in matches_at(_ROMAN, scan.plain, scan.at(_ROMAN_WORDS)):
        scan.add(Kind.ORDINAL, *match.span(1), Meaning(amount=_ROMANS[match[1]]))


_LENGTHS = frozenset(["mi", "rai"])


def _half(scan, match, unit: str) -> None:
    kind = Kind.QUANTITY if unit in _LENGTHS else Kind.COUNT if unit == "fold" else Kind.DURATION
    scan.add(kind, *match.span(), Meaning(amount=Decimal("1.5"), unit=unit))
