"""Days and months by name or number, with or without weekday, year and range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from articles.text.values import calendar_words as names
from articles.text.values.anchors import family, matches_at
from articles.text.values.eras import english_year, thai_year
from articles.text.values.patterns import compiled


@dataclass(slots=True)
class Found:
    """A date between two offsets, before ranges are joined."""

    start: int
    end: int
    date: str = ""
    until: str = ""
    weekday: str = ""
    modifier: str = ""
    era: str = ""
    relative: str = ""
    weak: bool = False


_D = r"(?:0?[1-9]|[12]\d|3[01])"
_ORD = "(?:st|nd|rd|th)?"
_WD = f"(?:{names.EN_DAYS}|{names.EN_SHORT_DAYS})"
_MONTH = compiled(
    rf"(?<![A-Za-z])(?P<en>{names.EN_MONTHS})(?![A-Za-z])|(?<![A-Za-z])(?P<short>{names.EN_SHORT_MONTHS})(?![A-Za-z])\.?"
    rf"|(?P<th>{names.TH_MONTHS})|(?<![.ก-๎])(?P<dot>{names.TH_SHORT_MONTHS})(?![ก-ฮ]?\.)"
    rf"|(?:(?<=เดือน)|(?<=ใน)|(?<=ช่วง)|(?<=ต้น)|(?<=กลาง)|(?<=ปลาย)|(?<=เมื่อ)|(?<=ถึง)|(?<=สิ้น))(?P<glued>{names.TH_SHORT_MONTHS})(?![ก-ฮ]?\.)"
    rf"|(?:(?<=เดือน)|(?<=\d)(?=[ก-๎]+(?![ก-๎]))|(?<=\d )(?=[ก-๎]+(?![ก-๎])))(?P<spoken>{names.TH_SPOKEN_MONTHS})(?!คม|ยน|พันธ์)"
)
_EN_LEFT = compiled(
    rf"(?:(?<![A-Za-z])(?P<wd>{_WD}),? (?:the )?)?(?<![\d$€£])(?<!\d[.,:/-])(?P<d>{_D}){_ORD}"
    rf"(?: ?(?P<sep>-|to|and|&) ?(?P<d2>{_D}){_ORD})?(?:[ -]| of )\Z"
)
_DAY_OF = compiled(rf"(?:{names.EN_MONTHS}|{names.EN_SHORT_MONTHS})\.? \Z")  # June 30-July 2
_EN_WEEKDAY = compiled(rf"(?<![A-Za-z])({_WD}),? \Z")
_EN_DAY = compiled(
    rf" (?P<d>{_D}){_ORD}(?: ?(?P<sep>-|to|and|&) ?(?P<d2>{_D}){_ORD})?(?![\dA-Za-z]|[.,:]\d| ?%| (?:per ?cent|million|billion|people))"
)
_EN_YEAR = compiled(
    r"(?:,? (?:of )?|-)(\d{4})(?!\d|[.,]\d|-\d{3})( ?(?:B\.?E\.?|A\.?D\.?|C\.?E\.?|BC)(?![A-Za-z]))?"
)
_EN_SHORT_YEAR = compiled(r"[ -]'?(\d\d)(?!\d|[.,:]\d|-\d|st|nd|rd|th)(?=\s*(?:[,;)]|$))")
_TH_LEFT = compiled(
    rf"(?:(?:วัน)?(?P<wd>{names.TH_DAYS})(?: ?ที่)? ?)?(?:(?:วันที่|ที่) ?)?(?<!\d)(?<!\d[.,:/])(?P<d>{_D})"
    rf"(?: ?(?P<sep>-|ถึง|และ|,|กับ) ?(?:วันที่ ?)?(?P<d2>{_D}))? ?(?:เดือน)? ?\Z"
)
_TH_MONTH_LEFT = compiled(r"เดือน ?\Z")
_TH_YEAR = compiled(
    r" ?(?:ของ)?(?P<mark>(?:(?:ปี|พ\.ศ\.?|ค\.ศ\.?|พุทธศักราช|คริสต์ศักราช) ?)*)"
    r"(?:(?P<y4>\d{4})|(?P<y2>[2-9]\d))(?!\d|[.,:]\d)"
)
_UNIT_AFTER = compiled(
    r" ?(?:%|คน|ราย|น\.|นาฬิกา|บาท|ล้าน|แสน|หมื่น|พัน|ร้อย|ปี|วัน|เดือน|ชั่วโมง|นาที|เปอร์เซ็นต์|ครั้ง|แห่ง|คัน|ตัว|หลัง|ไร่|กม|กก|ชาติ|ประเทศ|ทีม|จังหวัด|นาย|เรื่อง|จุด|เท่า|องศา|-\d)"
)
_MODIFIERS = (
    (compiled(r"(?<![A-Za-z])(?:early|the beginning of|the start of)(?: in)?[ -]\Z", re.I), "early"),
    (compiled(r"(?<![A-Za-z])(?:mid|the middle of)[ -]\Z", re.I), "mid"),
    (compiled(r"(?<![A-Za-z])(?:late|end|the end of)(?: in)?[ -]\Z", re.I), "late"),
    (compiled(r"(?<![A-Za-z])(?:around|about|circa|c\.|approximately) \Z", re.I), "about"),
    (compiled(r"(?:ช่วง)?ต้น ?\Z"), "early"), (compiled(r"(?:ช่วง)?กลาง ?\Z"), "mid"),
    (compiled(r"(?:ช่วง)?(?:ปลาย|สิ้น) ?\Z"), "late"), (compiled(r"(?:ราวๆ|ราว|(?<!งบ)ประมาณ) ?\Z"), "about"),
)  # fmt: skip
_BARE_MONTH = compiled(
    r"(?:^|[^A-Za-z])(?:in|by|since|until|till|from|last|next|this|to|of|through|before|after|during|early|mid|late|end|start of|between|and|for|that|every|around|[Ii]n|Since|By|Until|From|Last|Next|This|Before|After|During|Between|Early|Late|Mid)[ -]\Z"
    r"|(?:January|February|April|June|July|August|September|October|November|December)(?:,| and| or|-| to) ?\Z"
    rf"|(?:{names.EN_MONTHS}|{names.EN_SHORT_MONTHS})(?: ?-| to) ?\Z"
)
_MONTH_GOES_ON = compiled(
    rf"(?: (?:and|to|or) | ?- ?)(?:{names.EN_MONTHS}|{names.EN_SHORT_MONTHS})(?![a-z])"
)
_MONTH_IS = compiled(r" (?:is|was|has been|saw|marks|marked)(?![a-z])")
_PERSON = compiled(r" [A-Z][a-z]")
_TH_BARE = compiled(
    r"(?:เดือน|ช่วง|ต้น|กลาง|ปลาย|สิ้น|ใน|เมื่อ|ตั้งแต่|ถึง|ภายใน|รอบ|-|ระหว่าง|นับจาก|จาก|ของ) ?\Z"
)
_TH_BARE_AFTER = compiled(r" ?(?:นี้|ที่ผ่านมา|ที่แล้ว|-|ถึง|ปีนี้|ปีที่แล้ว|ปีก่อน|ปีหน้า)")
_NUMERIC = compiled(r"(?<![\d./,-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\d|[/.,-]\d)")


_MONTH_WORDS = family("dates.month", names.ALL_MONTHS)


def find_dates(scan) -> list[Found]:
    """All dates that name a month or write day, month and year in digits."""
    found = [
        date
        for match in matches_at(_MONTH, scan.plain, scan.at(_MONTH_WORDS))
        for date in _around(scan, match)
    ]
    found.extend(
        date
        for match in matches_at(_NUMERIC, scan.plain, scan.digits)
        if (date := _numeric(scan, match))
    )
    return [date for date in found if scan.free(date.start, date.end)]


def _around(scan, match: re.Match) -> list[Found]:
    if not scan.free(*match.span()):
        return []
    if match["en"] or match["short"]:
        return _english(scan, match)
    return _thai(scan, match)


def _english(scan, match: re.Match) -> list[Found]:
    plain, (start, end) = scan.plain, match.span()
    month = names.month_number(match["en"] or match["short"])
    left = _EN_LEFT.search(plain, max(0, start - 40), start)
    if left and not (left[0][-1] == "-" and _DAY_OF.search(plain, 0, left.start())):
        year, era, end = _english_year(plain, end, bool(match["short"]))
        return _days(left, left.start(), end, month, year, era, left)
    day = _EN_DAY.match(plain, end)
    if day:
        year, era, end = _english_year(plain, day.end(), bool(match["short"]))
        weekday = _EN_WEEKDAY.search(plain, max(0, start - 14), start)
        return _days(day, weekday.start() if weekday else start, end, month, year, era, weekday)
    year, era, stop = _english_year(plain, end, False)
    if year:
        return [modified(plain, Found(start, stop, f"{year}-{month}", era=era))]
    if _stands_alone(plain, match, end):
        end = end - 1 if plain[end - 1] == "." and not match["short"] else end
        return [modified(plain, Found(start, end, f"--{month}"))]
    return []


def _english_year(plain: str, at: int, short: bool) -> tuple[str, str, int]:
    match = _EN_YEAR.match(plain, at)
    if match:
        year, era = english_year(int(match[1]), (match[2] or "").strip())
        if era == "CE" and int(match[1]) > 2400:
            year, era = thai_year(int(match[1]))
        return year, era, match.end()
    match = _EN_SHORT_YEAR.match(plain, at) if short else None
    return (*english_year(int(match[1])), match.end()) if match else ("", "", at)


def _stands_alone(plain: str, match: re.Match, end: int) -> bool:
    """Whether a month without day or year is meant as one: not "may", "march", "June Smith"."""
    start = match.start()
    after_preposition = bool(_BARE_MONTH.search(plain, max(0, start - 14), start))
    if match["short"] or match["en"] in ("May", "March", "August", "MAY", "MARCH"):
        return after_preposition or bool(
            _MONTH_GOES_ON.match(plain, end) or _MONTH_IS.match(plain, end)
        )
    return after_preposition or not _PERSON.match(plain, end)


def _days(
    days: re.Match, start: int, end: int, month: str, year: str, era: str, around
) -> list[Found]:
    """One day, a range of days, or two days joined by "and"."""
    weekday = ""
    if around and around.re is _EN_WEEKDAY.regex:
        weekday = names.weekday(around[1])
    elif around and around.groupdict().get("wd"):
        weekday = names.weekday(around["wd"])
    first, second = (
        f"{year or '-'}-{month}-{int(days[d]):02}" if days[d] else "" for d in ("d", "d2")
    )
    found = Found(start, end, first, weekday=weekday, era=era)
    if not second:
        return [found]
    if days["sep"] in ("-", "to", "ถึง") or _BETWEEN.search(days.string, max(0, start - 14), start):
        found.until = second
        return [found]
    if days.re is _EN_DAY.regex:
        cut = days.end("d")
        return [
            replace(found, end=cut),
            replace(found, start=days.start("d2"), date=second, weekday=""),
        ]
    return [
        replace(found, end=days.end("d")),
        replace(found, start=days.start("d2"), date=second, weekday=""),
    ]


_BETWEEN = compiled(r"(?:between|Between|ระหว่าง) ?(?:the )?(?:วันที่)? ?\Z")


# Short months that are nothing else, as ก.พ. and ก.ค. (offices) and ส.ค. (title deeds) are.
_CLEAR = frozenset(["ม.ค.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."])


def _thai(scan, match: re.Match) -> list[Found]:
    plain, (start, end) = scan.plain, match.span()
    month = names.month_number(match["th"] or match["dot"] or match["glued"] or match["spoken"])
    year, era, stop = _thai_year(plain, end)
    left = _TH_LEFT.search(plain, max(0, start - 40), start)
    if left:
        return _days(left, left.start(), stop, month, year, era, left)
    alone = match["th"] or match["spoken"] or match["glued"] or year or match["dot"] in _CLEAR
    if (
        not alone
        and not _TH_BARE.search(plain, max(0, start - 10), start)
        and not _TH_BARE_AFTER.match(plain, end)
    ):
        return []
    prefix = _TH_MONTH_LEFT.search(plain, max(0, start - 6), start)
    date = f"{year}-{month}" if year else f"--{month}"
    return [modified(plain, Found(prefix.start() if prefix else start, stop, date, era=era))]


def _thai_year(plain: str, at: int) -> tuple[str, str, int]:
    match = _TH_YEAR.match(plain, at)
    if not match or (match["y2"] and _UNIT_AFTER.match(plain, match.end())):
        return "", "", at
    if match["y4"] and not match["mark"] and not 1000 <= int(match["y4"]) <= 2800:
        return "", "", at
    return (*thai_year(int(match["y4"] or match["y2"]), match["mark"]), match.end())


def _numeric(scan, match: re.Match) -> Found | None:
    """ISO dates, and day/month/year (month/day/year where only that is possible)."""
    first, sign, second, third = match.groups()
    if len(first) == 4 and len(third) <= 2:
        year, month, day = first, int(second), int(third)
    elif len(first) <= 2 and (len(third) == 4 or (len(third) == 2 and sign == "/")):
        year, month, day = third, int(second), int(first)
        if month > 12:
            month, day = day, month
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    thai = scan.language == "th" or int(year) > 2400
    iso, era = (thai_year if thai else english_year)(int(year))
    return Found(*match.span(), f"{iso}-{month:02}-{day:02}", era=era)


def modified(plain: str, date: Found) -> Found:
    """Take "early", "mid", "late", "about" before a date into it."""
    for pattern, name in _MODIFIERS:
        match = pattern.search(plain, max(0, date.start - 18), date.start)
        if match:
            date.start, date.modifier = match.start(), name
            break
    return date
