"""Sends what is due. Runs beside the web processes, and never in a reader's request."""

import logging
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from articles import clock
from articles.models import Outbox
from articles.outbox.senders import SENDERS

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # a runner that died gives its messages back after this
FIRST_WAIT = 10  # seconds after the first failure; twice as long after each next one
LONGEST_WAIT = 3600  # seconds
MOST_ATTEMPTS = 16  # some ten hours; then a person decides
KEPT = timedelta(days=30)  # what was delivered is kept so long
AT_ONCE = 50  # messages claimed in one go


def deliver_due(limit=AT_ONCE):
    """Try every message that is due, once, and return (delivered, failed).

    While a receiver fails, its other messages wait for the next round: one that is down costs one
    timeout a round, whoever else waits behind it.
    """
    delivered, failed, down = 0, 0, {}
    for row in _claim(limit):
        receiver = SENDERS[row.kind].receiver(row)
        if receiver in down:
            _put_off(row, down[receiver], tried=False)
            failed += 1
            continue
        try:
            SENDERS[row.kind].send(row)
        except Exception as error:  # whatever went wrong is shown on the desk, and tried again
            down[receiver] = _said(error)
            _put_off(row, down[receiver])
            failed += 1
        else:
            Outbox.objects.filter(pk=row.pk).update(
                delivered_at=timezone.now(), tried_at=timezone.now(), error=""
            )
            delivered += 1
    return delivered, failed


def try_again(row):
    """Send it in the next round, whatever happened before."""
    Outbox.objects.filter(pk=row.pk, delivered_at=None).update(
        due_at=clock.now(), attempts=0, given_up_at=None
    )


def forget_delivered():
    """Delete what was delivered long ago; the record of acts keeps what was done. Failures stay, and
    so does who confirmed that a story is gone."""
    old = Outbox.objects.filter(delivered_at__lt=timezone.now() - KEPT)
    # Mail has no such key: for a database it is then neither "gone" nor anything else.
    other = Q(payload__event__isnull=True) | ~Q(payload__event="gone")
    return old.filter(other).delete()[0]


def wait_after(attempts):
    """Seconds until the next try.

    >>> [wait_after(n) for n in (1, 2, 3, 20)]
    [10, 20, 40, 3600]
    """
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts - 1, 12))


@transaction.atomic
def _claim(limit):
    """Up to `limit` due messages that no other runner has, leased to this one."""
    rows = Outbox.objects.due().select_related("outlet")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    claimed = list(rows[:limit])
    until = clock.now() + LEASE
    Outbox.objects.filter(pk__in=[row.pk for row in claimed]).update(due_at=until)
    return claimed


def _put_off(row, error, tried=True):
    attempts = row.attempts + tried
    now = clock.now()
    wait = timedelta(seconds=wait_after(max(1, attempts)))
    given_up = now if attempts >= MOST_ATTEMPTS else None
    Outbox.objects.filter(pk=row.pk).update(
        attempts=attempts, due_at=now + wait, error=error, tried_at=now, given_up_at=given_up
    )
    log.warning("%s: try %s failed: %s", row, attempts, error)


def _said(error):
    return (str(error) or type(error).__name__)[:500]
