"""Days told from today, weekdays alone: yesterday, next week, วันนี้, สัปดาห์หน้า, on Friday."""

from __future__ import annotations

from datetime import date, timedelta

from articles.text.values import calendar_words as names
from articles.text.values.anchors import family, matches_at
from articles.text.values.dates import Found
from articles.text.values.patterns import compiled

_EN_DAYS = {
    "the day before yesterday": -2, "the day after tomorrow": 2, "yesterday": -1, "tomorrow": 1, "today": 0,
    "tonight": 0, "last night": -1, "this morning": 0, "this afternoon": 0, "this evening": 0,
}  # fmt: skip
_EN = compiled(
    rf"(?<![a-z0-9])(?:({'|'.join(_EN_DAYS)})|(this|last|next) (week|month|year|quarter|decade|century))(?![a-z0-9]| of )"
)
_TH_DAYS = {
    "เมื่อวานซืน": -2, "วานซืน": -2, "เมื่อวานนี้": -1, "เมื่อวาน": -1, "วานนี้": -1, "เมื่อคืนนี้": -1, "เมื่อคืน": -1,
    "วันนี้": 0, "คืนนี้": 0, "เช้านี้": 0, "บ่ายนี้": 0, "เย็นนี้": 0, "ค่ำนี้": 0,
    "วันพรุ่งนี้": 1, "พรุ่งนี้": 1, "วันมะรืนนี้": 2, "มะรืนนี้": 2, "วันมะรืน": 2,
}  # fmt: skip
_TH_UNITS = {"สัปดาห์": "week", "อาทิตย์": "week", "เดือน": "month", "ปี": "year", "ทศวรรษ": "decade", "ศตวรรษ": "century", "ไตรมาส": "quarter"}  # fmt: skip
_TH_STEPS = {
    "นี้": 0, "หน้า": 1, "ถัดไป": 1, "ที่จะถึง": 1, "ที่แล้ว": -1, "ที่ผ่านมา": -1, "ก่อน": -1,
}  # fmt: skip
_TH = compiled(
    rf"(?<!ทุก)(?<!จน)(?<!เที่ยง)({'|'.join(sorted(_TH_DAYS, key=len, reverse=True))})(?!วัน)"
    rf"|({'|'.join(_TH_UNITS)})({'|'.join(_TH_STEPS)})(?!หน้า|คริสต|ค\.ศ)"
)
_COUNTED = compiled(
    r"(?:\d|ครึ่ง|หนึ่ง|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|หลาย|กี่|กว่า|ทุก|แต่ละ|วัน|ราย|ละ|เศษ) ?\Z"
)
_WEEKDAY = compiled(
    rf"(?<![A-Za-z])({names.EN_DAYS})(?![A-Za-z])"
    r"|(?<![A-Za-z])(Tues|Thurs|(?:(?<=[Oo]n )|(?<=[Bb]y ))(?:Mon|Tue|Wed|Thu|Fri|Sat))\.?(?![A-Za-z])"
    rf"|วัน({names.TH_DAYS})(?:ที่แล้ว|ที่ผ่านมา|ที่จะถึง|หน้า|ก่อน|นี้)?"
)


_WHICH = compiled(r"(?<![A-Za-z])(?:[Ll]ast|[Nn]ext|[Tt]his) \Z")
_EN_WORDS = family("relative.en", (*_EN_DAYS, "this ", "last ", "next "))
_TH_WORDS = family("relative.th", (*_TH_DAYS, *(u + s for u in _TH_UNITS for s in _TH_STEPS)))
_WEEKDAYS = family(
    "relative.weekday",
    (*(f"{day}day" for day in ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"]), "tue", "thu", "mon", "wed", "fri", "sat", *(f"วัน{day}" for day in names.ALL_DAYS)),
)  # fmt: skip


_DAY_OF = compiled(r"วันที่ ?\d{1,2} ?\Z")


def _is_counted(scan, at: int) -> bool:
    """Whether a number stands before ปีก่อน or เดือนหน้า: 5 ปีก่อน is no "last year"."""
    if not _COUNTED.search(scan.plain, max(0, at - 7), at):
        return False
    return not _DAY_OF.search(scan.plain, max(0, at - 10), at)


def find_relative(scan) -> list[Found]:
    """Dates told from today, with `today` turned into days, weeks, months and years."""
    found = [_english(scan, match) for match in matches_at(_EN, scan.low, scan.at(_EN_WORDS))]
    for match in matches_at(_TH, scan.plain, scan.at(_TH_WORDS)):
        if match[1] or not _is_counted(scan, match.start()):
            found.append(_thai(scan, match))
    for match in matches_at(_WEEKDAY, scan.plain, scan.at(_WEEKDAYS)):
        which = _WHICH.search(scan.plain, max(0, match.start() - 6), match.start())
        start = which.start() if which else match.start()
        found.append(
            Found(start, match.end(), weekday=names.weekday(match[1] or match[2] or match[3]))
        )
    return [date for date in found if scan.free(date.start, date.end)]


def _english(scan, match) -> Found:
    if match[1]:
        return _step(scan, match.span(), "day", _EN_DAYS[match[1]])
    return _step(scan, match.span(), match[3], {"last": -1, "this": 0, "next": 1}[match[2]])


def _thai(scan, match) -> Found:
    if match[1]:
        return _step(scan, match.span(), "day", _TH_DAYS[match[1]])
    return _step(scan, match.span(), _TH_UNITS[match[2]], _TH_STEPS[match[3]])


def _step(scan, span: tuple[int, int], unit: str, step: int) -> Found:
    known = resolve(unit, step, scan.today) if scan.today else ""
    return Found(*span, known, relative=f"{unit}{step:+}", weak=True)


def resolve(unit: str, step: int, today: date) -> str:
    """The day, ISO week, month, year, decade or century that is `step` units from `today`.

    "" where the calendar does not reach, and for quarters, which have no ISO form.

    >>> resolve("day", -1, date(2024, 5, 1)), resolve("week", 1, date(2024, 12, 30))
    ('2024-04-30', '2025-W02')
    >>> resolve("month", 1, date(2024, 12, 30)), resolve("decade", 0, date(2024, 12, 30))
    ('2025-01', '2020s')
    """
    if unit in ("day", "week"):
        try:
            then = today + timedelta(days=step * (7 if unit == "week" else 1))
        except OverflowError:
            return ""
        year, week, _ = then.isocalendar()
        return then.isoformat() if unit == "day" else f"{year}-W{week:02}"
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        return f"{year:04}-{month + 1:02}"
    if unit == "year":
        return f"{today.year + step:04}"
    if unit == "decade":
        return f"{today.year // 10 * 10 + 10 * step:04}s"
    return f"{(today.year - 1) // 100 + 1 + step}C" if unit == "century" else ""
