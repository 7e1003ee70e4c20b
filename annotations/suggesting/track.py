"""How often each source's suggestions of each kind were right: by reviewers' decisions alone."""

import time
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count

from annotations.models import Annotation, Dismissal

KEPT = 60  # seconds
FEWEST = 5  # answers below which a share says nothing
State = Annotation.State


@dataclass(frozen=True, slots=True)
class Record:
    """Of the suggestions of one source and kind: how many were approved, and how many refused by
    the person at the desk or rejected in review."""

    approved: int = 0
    refused: int = 0

    @property
    def answered(self):
        return self.approved + self.refused

    def at_least(self, percent):
        """Whether so many per cent were approved, of FEWEST answers at least."""
        return self.answered >= FEWEST and 100 * self.approved >= percent * self.answered


NONE = Record()


def track(*, fresh=False):
    """{(source, kind key): Record}. Two queries; kept for a minute unless it has to be `fresh`."""
    return _counted() if fresh else _kept(int(time.monotonic() // KEPT))


@lru_cache(maxsize=1)
def _kept(_minute):
    return _counted()


def _counted():
    counts = {}
    marks = Annotation.objects.filter(state__in=[State.APPROVED, State.REJECTED])
    for source, kind, state, rows in (
        marks.exclude(origin="person")
        .values_list("origin", "kind__key", "state")
        .annotate(rows=Count("pk"))
    ):
        one = counts.setdefault((source, kind), [0, 0])
        one[state == State.REJECTED] += rows
    for source, kind, rows in Dismissal.objects.values_list("source", "kind__key").annotate(
        rows=Count("pk")
    ):
        counts.setdefault((source, kind), [0, 0])[1] += rows
    return {key: Record(*found) for key, found in counts.items()}
