"""Keeping the releases' clock (`articles.clock`): what the processes of a machine share, and an
editor's word on it when the machine's clock has jumped.

One row for each time that a machine was started. A process reads it when it begins and every few
seconds; nobody who asks for a page ever does.
"""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.clock import JUMP, clock, kept_right
from articles.exceptions import Refused
from articles.models import ClockMark
from articles.permissions import Permission, require

EVERY = 5  # seconds between two looks of one process
WRITTEN_EVERY = 30  # seconds; a machine that loses its power loses no more of its marks
KEPT = timedelta(days=90)  # of machines that are gone

logger = logging.getLogger(__name__)


class Keeper:
    """What this process knows of the shared rows."""

    def __init__(self, boot=None):
        self.boot = boot
        self._seen = self._looked_at = None
        self.alarms = []  # the marks of every machine whose clock jumped, as read last

    def begin(self):
        """Take the clock up where the machine's other processes have it, or the last machine left
        it: no new start takes back a time that has come, and none begins far ahead unnoticed."""
        if not settings.CLOCK_GUARD:
            return
        self.boot = self.boot or _boot()
        clock.set(clock.wall(), clock.running())
        mark = ClockMark.objects.filter(boot=self.boot).first()
        if mark is None:
            mark, _made = ClockMark.objects.get_or_create(boot=self.boot, defaults=_first_mark())
        self._take(mark)
        self.tick(at_once=True)

    def tick(self, *, at_once=False):
        """Look every EVERY seconds: take over what others wrote, and write down a jump."""
        if not clock.is_guarded:
            return
        running = clock.running()
        if not at_once and self._looked_at is not None and running - self._looked_at < EVERY:
            return
        self._looked_at = running
        marks = list(ClockMark.objects.order_by("pk"))
        mine = next((mark for mark in marks if mark.boot == self.boot), None)
        if mine is None:
            return
        if _state(mine) != self._seen:
            self._take(mine)
        self._write(mine)
        self.alarms = [mark for mark in marks if mark.jumped_to is not None]

    def _take(self, mark):
        floor = mark.floor.timestamp() if mark.floor else 0.0
        clock.set(mark.at.timestamp(), mark.boot_seconds, floor)
        self._seen = _state(mark)

    def _write(self, mark):
        """Write a jump, its end, or how late it is; whoever wrote first was right."""
        jump, running = clock.jump(), clock.running()
        late = running - mark.boot_seconds >= WRITTEN_EVERY
        if bool(jump) == (mark.jumped_to is not None) and (jump or not late):
            return
        before, same = mark.boot_seconds, ClockMark.objects.filter(pk=mark.pk)
        mark.at, mark.boot_seconds = clock.now(), running
        mark.jumped_to = datetime.fromtimestamp(clock.wall(), UTC) if jump else None
        fields = {"at": mark.at, "boot_seconds": running, "jumped_to": mark.jumped_to}
        if same.filter(boot_seconds=before).update(**fields):
            self._take(mark)
            if jump:
                logger.error("The clock of this machine jumped by %d seconds.", jump)


keeper = Keeper()


@transaction.atomic
def confirm(*, by):
    """Say that the machines' clocks are right: what was held is due; return the marks.

    One that was set back goes on from where releases are: no time that has come is taken back.
    """
    require(by, Permission.PUBLISH)
    marks = list(ClockMark.objects.select_for_update().exclude(jumped_to=None))
    if not marks:
        raise Refused(_("No clock has jumped, or somebody has said already that it is right."))
    for mark in marks:
        # What the machine's clock says now, from what it said when the jump was seen.
        before, mark.at, mark.jumped_to = mark.at, mark.jumped_to, None
        mark.floor = clock.now() if mark.at < before else None
        mark.save()
        record("clock.confirm", by=by, boot=mark.boot, old=before, new=mark.at)
    transaction.on_commit(lambda: keeper.tick(at_once=True))
    ClockMark.objects.filter(at__lt=timezone.now() - KEPT, jumped_to=None).exclude(
        boot=keeper.boot
    ).delete()
    return marks


def _first_mark():
    """Where the clock of a machine begins that has just been started.

    Nobody knows how long it did not run. Where it is far from the latest moment that any machine
    kept, and no time server answers for it, releases go on from that moment, as after a jump.
    """
    latest = ClockMark.objects.aggregate(latest=Max("at"))["latest"]
    now = datetime.fromtimestamp(clock.wall(), UTC)
    mark = {"at": max(now, latest or now), "boot_seconds": clock.running()}
    if latest and now - latest > timedelta(seconds=JUMP) and not kept_right(clock.wall()):
        mark |= {"at": latest, "jumped_to": now}
        logger.error("This machine was started with its clock %s ahead of the last.", now - latest)
    return mark


def _state(mark):
    return mark.at, mark.boot_seconds, mark.jumped_to, mark.floor


def _boot():
    """What names this start of this machine: the kernel's word, or the moment it began."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return f"since-{round(clock.wall() - clock.running())}"
