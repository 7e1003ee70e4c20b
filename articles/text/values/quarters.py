"""Quarters and halves of a year: Q3, 2Q23, H1 2025, ไตรมาสที่ 3/2545, ครึ่งปีแรก.

Each is an ordinal; a year written with it is a date of its own.
"""

from __future__ import annotations

from articles.text.values.anchors import family, matches_at, said
from articles.text.values.eras import english_year, thai_year
from articles.text.values.model import Kind, Meaning
from articles.text.values.patterns import compiled
from articles.text.values.years import TH_NUMBER, small_number

_QUARTER = compiled(
    r"(?<![A-Za-z0-9])(?:[Qq]([1-4])(?![0-9A-Za-z])(?:/(\d{4}|\d\d)(?!\d))?|H([12])(?=[ /](?:20|25)\d\d(?!\d))(?:/(\d{4}))?)"
)
_COMPACT = compiled(
    r"(?<![\d.,])(?:([1-4])Q(?:[-/]?'?(\d{4}|\d\d))?|([12])H[-/]?'?(\d{4}|\d\d))(?![0-9A-Za-z])"
)
_THAI = compiled(
    rf"(?<![\d])(?<![\d] )ไตรมาส(?:ที่)? ?((?<!\d)(?=[1-4หสส]){TH_NUMBER})(?!\d|[.,]\d)(?: ?/ ?(\d{{4}}|\d\d)(?!\d)| ?(?:ของ)?ปี ?([4-7]\d)(?!\d|[.,]\d))?"
)
_HALF = compiled(
    r"ครึ่ง(?:ปี(แรก|หลัง)|(แรก|หลัง)(?= ?(?:ของ)? ?(?:ปี|พ\.ศ)))(?: ?(?:ของ)? ?(?:ปี)? ?((?:25|20)\d\d|[4-7]\d)(?!\d|[.,]\d| ?(?:%|คน|ล้าน|ราย|แห่ง|บาท)))?"
)
_QUARTERS = family("quarters.en", ("q1", "q2", "q3", "q4", "h1", "h2"))
_THAI_WORD = family("quarters.th", ("ไตรมาส",))
_HALF_WORD = family("quarters.half", ("ครึ่งปี", "ครึ่งแรก", "ครึ่งหลัง"))


def find_quarters(scan) -> None:
    """Record them."""
    for pattern, offsets in (
        (_QUARTER, scan.at(_QUARTERS)), (_COMPACT, scan.digits if said(scan.low, ("q", "1h", "2h")) else []), (_THAI, scan.at(_THAI_WORD)),
    ):  # fmt: skip
        for match in matches_at(pattern, scan.plain, offsets):
            which, *year = (n for n in range(1, pattern.regex.groups + 1) if match[n])
            _add(scan, match, small_number(match[which]), which, *year)
    for match in matches_at(_HALF, scan.plain, scan.at(_HALF_WORD)):
        which = 1 if match[1] else 2
        year = (3,) if match[3] else ()
        _add(scan, match, 1 if match[which] == "แรก" else 2, which, *year, weak=True)


def _add(scan, match, number: int, which: int, year: int = 0, *, weak: bool = False) -> None:
    """Record the ordinal, named by the group `which`, and the year of the group `year`."""
    latin = match[0][0].isascii()
    start = match.start() if latin or weak else match.start(which)
    end = match.end(which) + (latin and match[0][0].isdigit())  # the Q of 2Q23
    if number > 4 or not scan.word_edge(end):
        return
    scan.add(Kind.ORDINAL, start, end, Meaning(amount=number), weak=weak)
    if year:
        written = int(match[year])
        read = thai_year if scan.language == "th" or written > 2400 else english_year
        date, era = read(written)
        scan.add(Kind.DATE, *match.span(year), Meaning(date=date, era=era))
