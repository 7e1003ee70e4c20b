"""Join two dates into a range, and put dates on record."""

from __future__ import annotations

from dataclasses import replace

from articles.text.values.dates import Found
from articles.text.values.model import Kind, Meaning
from articles.text.values.patterns import compiled

_RANGE = compiled(r" ?(?:-|to|until|till|through|ถึงวันที่|จนถึง|ถึง|จน) ?(?:เดือน|ปี|the )?")
_AND_RANGE = compiled(r" ?(?:and|และ|กับ) ?")


def join_ranges(scan, dates: list[Found]) -> list[Found]:
    """Join "April" – "June 2010", "21 ม.ค." – "3 ก.พ. 2561" into one date with an end."""
    dates.sort(key=lambda date: (date.start, -date.end))
    joined: list[Found] = []
    for date in dates:
        last = joined[-1] if joined else None
        if last and date.start < last.end:
            continue
        if last and _joins(scan, last, date):
            joined[-1] = _joined(last, date)
        else:
            joined.append(date)
    return joined


def _joins(scan, last: Found, date: Found) -> bool:
    gap = date.start - last.end
    if (
        gap > 12
        or last.until
        or date.until
        or not last.date
        or not date.date
        or last.relative
        or date.relative
    ):
        return False
    if ("C" in last.date + date.date) or ("s" in last.date + date.date):
        return False
    if _shape(last.date) > _shape(date.date):
        return False
    if _RANGE.fullmatch(scan.plain, last.end, date.start):
        return True
    between = _BETWEEN_DATES.search(scan.plain, max(0, last.start - 12), last.start)
    return bool(between) and bool(_AND_RANGE.fullmatch(scan.plain, last.end, date.start))


_BETWEEN_DATES = compiled(r"(?:between|Between|ระหว่าง) ?(?:ช่วง)? ?\Z")


def _shape(date: str) -> int:
    return date.lstrip("-").count("-")


def _joined(last: Found, date: Found) -> Found:
    first = last.date
    if first.startswith("--") and not date.date.startswith("--"):
        year = int(date.date[:4]) - (first[2:4] > date.date[5:7])
        first = f"{year:04}{first[1:]}"
    return replace(last, end=date.end, date=first, until=date.date, era=date.era or last.era)


def add_dates(scan, dates: list[Found]) -> None:
    """Record the dates."""
    for date in dates:
        meaning = Meaning(
            date=date.date, until=date.until, weekday=date.weekday, modifier=date.modifier,
            era=date.era, relative=date.relative,
        )  # fmt: skip
        scan.add(Kind.DATE, date.start, date.end, meaning, weak=date.weak)
