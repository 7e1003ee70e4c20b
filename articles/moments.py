"""Times as the desk tells them: the newsroom's own clock, the year of the interface's language."""

from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.translation import get_language

BUDDHIST_ERA = 543  # years before the common era


def when(moment):
    """Day and time as the newsroom's clock has it: "24 Nov 2026 05:01", "24 พ.ย. 2569 05:01"."""
    if not moment:
        return ""
    moment = timezone.localtime(moment)
    year = moment.year + (BUDDHIST_ERA if get_language() == "th" else 0)
    return f"{moment.day} {MONTHS_3[moment.month].title()} {year} {moment:%H:%M}"
