"""Numbers, money, dates, times, ages, counts, ranks and measures in English and Thai text.

Text in, values out: where each stands, what kind it is and what it means in a form that both
languages share, so that suggestions, checks and parity all read numbers in one way.
"""

from __future__ import annotations

from datetime import date

from articles.text.values import masks, patterns
from articles.text.values.amounts import read_amounts
from articles.text.values.compare import key, keys, same, unmatched
from articles.text.values.date_ranges import add_dates, join_ranges
from articles.text.values.dates import find_dates
from articles.text.values.model import Kind, Meaning, Value
from articles.text.values.phrases import find_phrases
from articles.text.values.ranks import find_agencies, find_ranks
from articles.text.values.relative import find_relative
from articles.text.values.scan import Scan
from articles.text.values.times import find_times
from articles.text.values.years import find_years

__all__ = [
    "Kind",
    "Meaning",
    "Value",
    "find",
    "find_agencies",
    "key",
    "keys",
    "prepare",
    "same",
    "unmatched",
]


def find(text: str, language: str, *, today: date | None = None) -> list[Value]:
    """Every value in `text`, in order of place, never overlapping.

    Offsets are code points, half-open, on grapheme boundaries. `language` ("en" or "th") decides
    what the script cannot: whether 2567 or 1/2/67 is of the Buddhist era. With `today`, relative
    dates ("next week", เมื่อวาน) are resolved. Any text is taken, in time linear in its length.

    >>> [(v.kind.value, str(v.value)) for v in find("Somchai, 45, lost over 700,000 baht on Jan 21, 2018.", "en")]
    [('age', '45 year'), ('money', 'over 700000 THB'), ('date', '2018-01-21')]
    >>> [(v.kind.value, str(v.value)) for v in find("นายสมชาย อายุ ๔๕ ปี เสียเงินกว่า 7 แสนบาท เมื่อ 21 ม.ค. 2561", "th")]
    [('age', '45 year'), ('money', 'over 700000 THB'), ('date', '2018-01-21')]
    """
    scan = Scan(text, language, today)
    masks.first(scan)
    dates = [*find_dates(scan), *find_years(scan), *find_relative(scan)]
    add_dates(scan, join_ranges(scan, dates))
    find_times(scan)
    find_ranks(scan)
    find_phrases(scan)
    masks.second(scan)
    read_amounts(scan)
    return sorted(scan.found, key=lambda value: value.start)


def prepare() -> None:
    """Do now what the first texts would wait for: compile patterns, read the list of Thai words.

    A server calls it once when it starts; what reads a text or two on the command line need not.
    """
    patterns.prepare()
    find("Mali paid 5 baht on Monday.", "en")
    find("มะลิจ่ายห้าบาทเมื่อวันจันทร์", "th")
