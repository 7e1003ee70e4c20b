"""How long texts stay at each stage: measured over what the desk decided in the last thirty days.

A stage that is still going on counts nothing yet: `board.stages` says since when those wait.
"""

import statistics
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Edition, Revision, TextDecision
from articles.permissions import seen

DAYS = 30
MOST = 5000  # decisions that are looked at, the newest
Verdict = TextDecision.Verdict

WRITING, REVIEW, PUBLISHING = "writing", "review", "publishing"
LABELS = {
    WRITING: _("being written, until handed over"),
    REVIEW: _("waiting for review, until decided"),
    PUBLISHING: _("approved, until readers see it"),
}


@dataclass(frozen=True, slots=True)
class StageTime:
    """`half`: the median in seconds; `most`: what nine in ten took at most."""

    label: Promise
    count: int
    half: float
    most: float


def stage_times(person):
    """A StageTime for each stage that something has left, in order. Three queries."""
    since = timezone.now() - timedelta(days=DAYS)
    decisions = TextDecision.objects.standing().filter(
        seen(person, "text__article__"), text__article__spiked_at=None
    )
    newest = decisions.order_by("-pk").values_list("text", "verdict", "created_at", "revision")
    rows = [row for row in newest[:MOST] if row[2] >= since][::-1]
    texts, approved = (
        {row[0] for row in rows},
        {r for _t, v, _at, r in rows if v == Verdict.APPROVED},
    )
    begun = dict(
        Revision.objects.filter(text__in=texts, number=1).values_list("text", "created_at")
    )
    shown = {}
    for revision, at in Edition.objects.filter(revision__in=approved).values_list(
        "revision", "created_at"
    ):
        shown[revision] = min(at, shown.get(revision, at))
    spent = _spent(rows, begun, shown)
    return [_told(stage, seconds) for stage, seconds in spent.items() if seconds]


def _spent(rows, begun, shown):
    """{stage: [seconds]} of decisions in their order."""
    spent = {WRITING: [], REVIEW: [], PUBLISHING: []}
    writing, waiting = dict(begun), {}
    for text, verdict, at, revision in rows:
        if verdict == Verdict.SUBMITTED:
            _end(spent[WRITING], writing.pop(text, None), at)
            waiting[text] = at
            continue
        _end(spent[REVIEW], waiting.pop(text, None), at)
        if verdict == Verdict.RETURNED:
            writing[text] = at
        else:
            _end(spent[PUBLISHING], at, shown.pop(revision, None))
    return spent


def _end(found, begun, ended):
    if begun is not None and ended is not None and ended >= begun:
        found.append((ended - begun).total_seconds())


def _told(stage, seconds):
    seconds = sorted(seconds)
    most = seconds[min(len(seconds) - 1, int(0.9 * len(seconds)))]
    return StageTime(LABELS[stage], len(seconds), statistics.median(seconds), most)


def duration(seconds):
    """A length of time in words, as long as a person would say it: 40 minutes, 5 hours, 3 days."""
    minutes = max(1, round(seconds / 60))
    if minutes < 90:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = round(hours / 24)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
