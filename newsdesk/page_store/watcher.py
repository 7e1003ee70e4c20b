"""Hearing of what changed: the rows of `articles.models.Invalidation`, polled four times a second.

Rows are read in the order of their numbers. On PostgreSQL a row may be committed after one with a
higher number: such a gap is looked at again until every transaction is over that could fill it.
"""

import heapq
import logging
from datetime import datetime, timedelta
from itertools import pairwise
from threading import Event, Lock, Thread

from django.db import connection
from django.utils import timezone

from articles import invalidation
from articles.clock import now as clock_now
from articles.clock import seconds
from articles.models import Invalidation
from articles.newsroom import forget, newsroom
from articles.tags import DAY, SETTINGS
from articles.timekeeping import keeper

EVERY = 0.25  # seconds between two looks
SURE = 0.8  # seconds for which one look is enough
PATIENCE = 0.5  # seconds that a reader waits for a look that somebody else is taking
ROWS = 5_000  # read at once
WIDEST = 1_000  # numbers of a gap that are waited for, the newest: older ones are long decided

logger = logging.getLogger(__name__)


class Watcher:
    """`check_at`: from this moment on (seconds) nothing may be served without `check(now)`."""

    def __init__(self, freshness, disk=None, *, stale_seconds):
        self._freshness, self._disk = freshness, disk
        self._stale_seconds = stale_seconds
        self._lock = Lock()
        self._stop = Event()
        self._thread = None
        self._own = set()  # rows of this process, heard of before they were polled
        self._boundaries = []  # heap of (seconds, tag, row): what changes by the clock
        self._gaps, self._horizon = set(), None
        self.last = None  # the highest row heard of
        self.heard_at = disk.heard_at() if disk else 0.0
        self.failing_since = None
        self.check_at = 0.0
        self.ticks = []  # callables, once for each look of the thread

    def start(self):
        """Listen to this process's own commits, and poll for everybody else's."""
        invalidation.listeners.append(self.hear)
        self._thread = Thread(target=self._run, name="page-store", daemon=True)
        self._thread.start()

    def stop(self):
        self._stop.set()
        if self.hear in invalidation.listeners:
            invalidation.listeners.remove(self.hear)
        if self._thread:
            self._thread.join(5)

    # --- what readers' requests ask ---------------------------------------------------------

    @property
    def seen(self):
        """The last row heard of; None while there may be an earlier one still to come."""
        return None if self._gaps else self.last

    @property
    def serve_until(self):
        """Until when stored pages are served while the database is down (seconds)."""
        return self.heard_at + self._stale_seconds

    def check(self, now):
        """Make sure, before anything is served, that nothing changed unheard; poll if need be."""
        if self.failing_since is not None:
            self.check_at = now + EVERY  # the thread goes on trying; readers need not wait for it
            return
        if not self._lock.acquire(timeout=PATIENCE):
            self.failing_since = (
                self.failing_since or now
            )  # somebody is looking, and gets no answer
            return
        try:
            if now - self.heard_at >= SURE or self.last is None:
                self._poll()
            else:
                self._pass_boundaries(now)
        finally:
            self._lock.release()

    def hear(self, rows):
        """Take the rows of a transaction that this very process has just committed."""
        with self._lock:
            self._own.update(row.pk for row in rows)
            self._apply([(row.pk, row.tag, row.at) for row in rows])

    # --- polling ----------------------------------------------------------------------------

    def _run(self):
        """Until the process ends, whatever fails: readers wait for nobody else to look."""
        while not self._stop.wait(EVERY):
            for look in (self.poll, *self.ticks):
                try:
                    look()
                except Exception as error:
                    self._say_failed(error)
        connection.close()

    def poll(self):
        with self._lock:
            self._poll()

    def _poll(self):
        now = seconds()
        try:
            self._begin() if self.last is None else self._read()
        except Exception as error:
            self._fail(now, error)
            return
        self.heard_at, self.failing_since = now, None
        self._pass_boundaries(now)

    def _begin(self):
        """The first look: what is scheduled; what the disk tier has not heard of yet."""
        keeper.begin()
        newest = Invalidation.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        coming = list(_rows(at__gt=clock_now()))
        if self._disk:
            since = self._disk.begin(newest)
            self._disk.touch([*_rows(pk__gt=since, pk__lte=newest), *coming])
            self._disk.heard(newest)
        for pk, tag, at in coming:
            self._push(at.timestamp(), tag, pk)
        self._push(midnight(), DAY)
        self.last = max(0, newest - WIDEST)
        numbers = [pk for pk, _tag, _at in _rows(pk__gt=self.last, pk__lte=newest)]
        self._find_gaps([*numbers, newest])
        self.last = newest

    def _read(self):
        ended = self._gaps and _oldest_transaction() >= self._horizon
        rows = list(_rows(pk__gt=self.last)[:ROWS])
        late = list(_rows(pk__in=self._gaps)) if self._gaps else []
        if ended:
            self._gaps.clear()
        self._gaps.difference_update(pk for pk, _tag, _at in late)
        if any(tag == SETTINGS for _pk, tag, _at in [*late, *rows]):
            forget()  # before anybody may take a page that was drawn by them for a new one
        if rows:
            self._find_gaps([pk for pk, _tag, _at in rows])
            self.last = rows[-1][0]
        fresh = [row for row in [*late, *rows] if row[0] not in self._own]
        self._own.difference_update(pk for pk, _tag, _at in [*late, *rows])
        if fresh:
            self._apply(fresh)
        if rows and self._disk:
            self._disk.heard(min(self._gaps) - 1 if self._gaps else self.last)

    def _find_gaps(self, numbers):
        """Numbers between two rows: undone for good, pruned, or still to be committed."""
        missing = [
            number
            for before, after in pairwise([self.last, *numbers])
            for number in range(max(before + 1, after - WIDEST), after)
        ]
        if missing and connection.vendor == "postgresql":
            self._gaps.update(missing)
            self._horizon = _next_transaction()

    def _fail(self, now, error):
        if self.failing_since is None:
            self.failing_since = now
            logger.error("The database does not answer; stored pages are served: %s", error)
        self.check_at = now + EVERY
        _close()

    def _say_failed(self, error):
        """While the database is down its absence was said already."""
        if self.failing_since is None:
            logger.error("One look of the page store failed and is taken again.", exc_info=error)
        _close()

    # --- what is heard ----------------------------------------------------------------------

    def _apply(self, rows):
        """Files first: no other process may find there what this one has forgotten."""
        if self._disk and rows:
            self._disk.touch(rows)
        now = seconds()
        self._freshness.touch([tag for _pk, tag, at in rows if at is None])
        for pk, tag, at in rows:
            if at is not None:
                self._push(at.timestamp(), tag, pk)
        self.check_at = min(self.check_at, now)

    def _push(self, at, tag, row=0):
        """`row`: its number, which is gone if the schedule was cancelled; 0 for what never is."""
        heapq.heappush(self._boundaries, (at, tag, row))

    def _pass_boundaries(self, now):
        """Touch what changes by the clock. Not while the database is down: then what is coming
        cannot be drawn, and what was shown before it may still be."""
        due = []
        while self._boundaries and self._boundaries[0][0] <= now:
            due.append(heapq.heappop(self._boundaries))
        if due:
            self._freshness.touch(self._still_true(due))
        if any(tag == DAY for _at, tag, _row in due):
            self._push(midnight(), DAY)
        self.check_at = min([self.heard_at + SURE, *(each[0] for each in self._boundaries[:1])])

    @staticmethod
    def _still_true(due):
        """The tags of what was not cancelled in the meantime; all, if nobody can say."""
        numbers = [row for _at, _tag, row in due if row]
        there = set(numbers)
        if numbers:
            try:
                there = set(
                    Invalidation.objects.filter(pk__in=numbers).values_list("pk", flat=True)
                )
            except Exception as error:
                logger.warning("What is scheduled could not be read again: %s", error)
        return {tag for _at, tag, row in due if not row or row in there}


def _close():
    """A connection that broke is made anew at the next look."""
    if not connection.in_atomic_block:
        connection.close()


def _rows(**which):
    found = Invalidation.objects.filter(**which).order_by("pk")
    return found.values_list("pk", "tag", "at")


def _oldest_transaction():
    return _one("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")


def _next_transaction():
    return _one("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")


def _one(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def midnight(now=None):
    """When the newsroom's next day begins, in seconds."""
    zone = newsroom().zone
    today = timezone.localdate(now, zone)
    start = datetime.combine(today + timedelta(days=1), datetime.min.time())
    return timezone.make_aware(start, zone).timestamp()
