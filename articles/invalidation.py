"""Saying what changed for readers, in the transaction that changes it.

Every process polls the rows four times a second and makes the pages that depend on them new; the
process that wrote them hears of them as soon as its transaction is committed.
"""

from functools import partial

from django.db import transaction

from articles import tags as names
from articles.models import Invalidation

# Called with the list of new rows after each commit of this process: callable(list[Invalidation]).
listeners = []


def touch(*tags, at=None):
    """Make every page that depends on one of `tags` new: now, or at a time to come.

    Call it inside the change's own transaction; if that is undone, nothing is touched. Return the
    rows.
    """
    too_long = [tag for tag in tags if len(tag) > names.LONGEST]
    if too_long:
        raise ValueError(f"a tag has at most {names.LONGEST} letters: {too_long}")
    rows = Invalidation.objects.bulk_create(
        Invalidation(tag=tag, at=at) for tag in sorted(set(tags))
    )
    transaction.on_commit(partial(_tell, rows))
    return rows


def _tell(rows):
    for listener in listeners:
        listener(rows)
