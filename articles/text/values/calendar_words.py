"""Names of months and weekdays in both languages."""

from __future__ import annotations

_EN_SHORT = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TH = [
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
    "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
]  # fmt: skip
_TH_SHORT = [
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.",
    "ธ.ค.",
]  # fmt: skip
_TH_SPOKEN = [
    "มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา", "กรกฎา", "สิงหา", "กันยา", "ตุลา",
    "พฤศจิกา", "ธันวา",
]  # fmt: skip

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_TH_DAYS = {
    "จันทร์": "mon", "อังคาร": "tue", "พุธ": "wed", "พฤหัสบดี": "thu", "พฤหัสฯ": "thu", "พฤหัส": "thu",
    "ศุกร์": "fri", "เสาร์": "sat", "อาทิตย์": "sun",
}  # fmt: skip

EN_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
)
EN_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC"
EN_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
EN_SHORT_DAYS = r"(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\.?"
TH_MONTHS = "|".join(_TH)
# With its last full stop, or without where no letter follows: ต.ค is not meant in ต.คลองหนึ่ง.
TH_SHORT_MONTHS = "|".join(
    name.rstrip(".").replace(".", r"\.") + r"(?:\.|(?![ก-๎.]))" for name in _TH_SHORT
)
TH_SPOKEN_MONTHS = "|".join(_TH_SPOKEN)
TH_DAYS = "จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ|พฤหัส|ศุกร์|เสาร์|อาทิตย์"


def month_number(name: str) -> str:
    """The month as two digits, from any of its names.

    >>> month_number("Sept."), month_number("ม.ค."), month_number("เมษา")
    ('09', '01', '04')
    """
    low = name.lower().rstrip(".")
    for names in (_TH, _TH_SPOKEN):
        if name in names:
            return f"{names.index(name) + 1:02}"
    for number, short in enumerate(_TH_SHORT, 1):
        if short.rstrip(".") == low:
            return f"{number:02}"
    return f"{_EN_SHORT.index(low[:3]) + 1:02}"


def weekday(name: str) -> str:
    """The weekday's three letters, from its name in either language.

    >>> weekday("Thursday"), weekday("พฤหัสฯ")
    ('thu', 'thu')
    """
    return _TH_DAYS.get(name) or name[:3].lower()


ALL_MONTHS = (*_EN_SHORT, *_TH, *(name.rstrip(".") for name in _TH_SHORT), *_TH_SPOKEN)
ALL_DAYS = tuple(_TH_DAYS)
