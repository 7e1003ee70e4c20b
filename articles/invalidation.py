"""Saying what changed for readers, in the transaction that changes it.

Every process polls the rows four times a second and makes the pages that depend on them new; the
process that wrote them hears of them as soon as its transaction is committed.
"""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from articles import tags as names
from articles.models import Invalidation

# No page that was drawn before the oldest row is served from anywhere (newsdesk.page_store.disk), and
# a copy that has slept longer is made anew (newsdesk.baking).
KEPT = timedelta(days=8)

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


def forget_old():
    """Delete rows that every process has long heard of, and return how many.

    The newest stays, so that the numbers go on; so does what is still to come. A gap among the
    newest numbers is waited for like any other, until the transactions of that moment are over.
    """
    since = timezone.now() - KEPT
    newest = Invalidation.objects.order_by("-pk").values_list("pk", flat=True).first()
    old = Invalidation.objects.filter(made_at__lt=since).exclude(pk=newest)
    return old.exclude(at__gte=since).delete()[0]
