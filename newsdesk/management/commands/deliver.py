"""manage.py deliver: send what waits in the outbox, until it is told to stop."""

import logging
import os
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connections

from articles.invalidation import forget_old
from articles.outbox.delivering import deliver_due, forget_delivered
from articles.timekeeping import keeper

log = logging.getLogger(__name__)

EVERY = 5  # seconds between two looks
FORGET_EVERY = 720  # looks: an hour


class Command(BaseCommand):
    help = "Send mail, webhooks, WebSub pings and purges that wait in the outbox. Runs for ever."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="One round, and stop.")
        parser.add_argument("--every", type=float, default=EVERY, help="Seconds between rounds.")
        parser.add_argument(
            "--with-parent", action="store_true", help="Stop when the process that began it ends."
        )

    def handle(self, *args, once=False, every=EVERY, with_parent=False, **options):
        keeper.begin()
        if once:
            delivered, failed = deliver_due()
            self.stdout.write(f"{delivered} delivered, {failed} failed.")
            return
        self._stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop.set())
        self._run(every, os.getppid() if with_parent else None)

    def _run(self, every, parent):
        looks = 0
        while not self._stop.is_set() and parent in (None, os.getppid()):
            self._round(looks)
            looks += 1
            self._stop.wait(every)

    def _round(self, looks):
        close_old_connections()
        try:
            keeper.tick()
            while sum(deliver_due()) and not self._stop.is_set():
                pass
            if looks % FORGET_EVERY == 0:
                forget_delivered()
                forget_old()
        except DatabaseError:
            # A database that is away comes back; the messages wait in it.
            log.exception("the outbox could not be read; trying again")
            connections.close_all()
