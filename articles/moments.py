"""Times as the desk tells them: the newsroom's own clock, the year of the interface's language."""

from functools import cache

from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.translation import get_language

BUDDHIST_ERA = 543  # years before the common era


def when(moment):
    """Day and time as the newsroom's clock has it: "24 Nov 2026 05:01", "24 พ.ย. 2569 05:01"."""
    if not moment:
        return ""
    moment, language = timezone.localtime(moment), get_language()
    year = moment.year + (BUDDHIST_ERA if language == "th" else 0)
    return f"{moment.day} {_months(language)[moment.month]} {year} {moment:%H:%M}"


@cache
def _months(language):
    """{number: short name} in the language that is active now; a list asks for eighty."""
    return {number: name.title() for number, name in MONTHS_3.items()}
