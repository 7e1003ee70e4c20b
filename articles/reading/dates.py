"""Dates as readers of each language write them: C.E. in English, B.E. in Thai."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

BUDDHIST_ERA = 543  # years ahead of the Common Era
THAI_MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time for a page: `iso` for machines, `words` for people."""

    iso: str
    words: str

    def __str__(self):
        return self.words


def day(value, language):
    """A date in words; "" for None. Takes a date or its ISO form.

    >>> day("2018-01-21", "th"), day("2018-01-21", "en")
    ('21 มกราคม 2561', '21 January 2018')
    """
    if not value:
        return ""
    value = date.fromisoformat(value) if isinstance(value, str) else value
    if language == "th":
        return f"{value.day} {THAI_MONTHS[value.month - 1]} {value.year + BUDDHIST_ERA}"
    return f"{value.day} {ENGLISH_MONTHS[value.month - 1]} {value.year}"


def moment(value, language):
    """A time of the newsroom's zone, as a Moment; None for None."""
    if value is None:
        return None
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    clock = f"{local:%H:%M}"
    words = f"{day(local.date(), language)}"
    words += f" เวลา {clock} น." if language == "th" else f", {clock}"
    return Moment(local.isoformat(timespec="seconds"), words)
