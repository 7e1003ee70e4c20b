"""What reviewers' decisions say of a name: which entity these very words have meant in approved
work, and which they have not. Nothing else is learned from.
"""

import time
from functools import lru_cache
from itertools import groupby

from django.conf import settings
from django.db.models import Count

from annotations.models import Annotation
from annotations.suggesting.track import KEPT, NONE, Record

FEWEST = 4  # decisions on the same words and entity below which nothing is left out
WRONG = 20  # per cent approved, or less: the words do not mean that entity
State = Annotation.State


def by_experience(found):
    """(`found` without names that reviewers regularly turned down, and where several entities bear
    a name the one that was approved most often first; {(entity id, words): Record}).

    One query for the entities of a text, kept for a minute.
    """
    ids = frozenset(one.entity_id for one in found if one.entity_id)
    past = _recent(ids) if ids else {}
    if not past:
        return found, past
    left = [one for one in found if not _is_wrong(record_of(one, past))]
    ordered = []
    for _place, here in groupby(left, key=lambda one: (one.block, one.start, one.end)):
        ordered += sorted(here, key=lambda one: -record_of(one, past).approved)
    return ordered, past


def record_of(found, past):
    """How reviewers decided on these words for this entity."""
    return past.get((found.entity_id, found.exact.casefold()), NONE)


def _is_wrong(record):
    return record.answered >= FEWEST and 100 * record.approved <= WRONG * record.answered


def _recent(ids):
    if settings.REGISTRY_READ_AGAIN is None:  # nothing is remembered
        return _counted(ids)
    return _kept(int(time.monotonic() // KEPT), ids)


@lru_cache(maxsize=64)
def _kept(_minute, ids):
    return _counted(ids)


def _counted(ids):
    rows = Annotation.objects.filter(entity__in=ids, state__in=[State.APPROVED, State.REJECTED])
    counts = {}
    for entity_id, exact, state, times in (
        rows.order_by().values_list("entity_id", "exact", "state").annotate(times=Count("pk"))
    ):
        one = counts.setdefault((entity_id, exact.casefold()), [0, 0])
        one[state == State.REJECTED] += times
    return {key: Record(*found) for key, found in counts.items()}
