"""manage.py bake: write the readers' whole site as files, and keep them as it is."""

import hashlib
import signal
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import InvalidStorageError
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections, connections
from django.http.request import validate_host

from newsdesk.baking.baker import Baker
from newsdesk.baking.site import Site
from newsdesk.baking.state import State
from newsdesk.baking.targets import Folder, Storage

EVERY = 0.5  # seconds between two looks with --follow
SAY_EVERY = 2  # seconds between two words of progress


class Command(BaseCommand):
    help = (
        "Write every page, feed, map and picture that readers may see into a folder or a storage."
        " The first run writes everything; each later one what changed since. Stop it whenever you"
        " like: the next run goes on. See docs/deploy.md for the web server in front of the files."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, help="Where to; it is the site's alone."
        )
        parser.add_argument("--storage", metavar="NAME", help="Instead: a name in STORAGES.")
        parser.add_argument("--follow", action="store_true", help="Go on after each publication.")
        parser.add_argument("--anew", action="store_true", help="Forget what was baked before.")
        parser.add_argument("--state", type=Path, help="The file that remembers; in var/bake/.")

    def handle(self, *args, folder, storage, follow, anew, state, **options):
        self._said = 0.0
        self._stop = threading.Event()
        host = urlsplit(settings.NEWSROOM_ADDRESS).hostname
        if not host:
            raise CommandError("Set NEWSROOM_ADDRESS, the site's public address with its scheme.")
        if not validate_host(host, settings.ALLOWED_HOSTS):
            raise CommandError(f"Add {host} to ALLOWED_HOSTS: the site answers to no other name.")
        target = self._target(folder, storage)
        remembered = state or _state_of(target)
        if anew:
            remembered.unlink(missing_ok=True)
        memory = State(remembered)
        try:
            baker = Baker(Site(settings.NEWSROOM_ADDRESS), memory, target)
            self._follow(baker) if follow else self._once(baker)
        finally:
            memory.close()

    def _target(self, folder, storage):
        if (folder is None) == (storage is None):
            raise CommandError("Name a folder, or a storage with --storage.")
        try:
            return Folder(folder) if folder else Storage(storage)
        except InvalidStorageError as error:
            raise CommandError(f"{error} Name it in STORAGES: docs/deploy.md.") from None

    def _once(self, baker):
        done = baker.round(self._progress)
        self._say(baker)
        if not done:
            more = len(baker.problems) - 10
            words = "\n".join(baker.problems[:10]) + (f"\nand {more} more" if more > 0 else "")
            raise CommandError(f"{words}\nThese are as they were before; run it again.")

    def _follow(self, baker):
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stop.set())
        while not self._stop.is_set():
            close_old_connections()
            before = baker.asked
            try:
                baker.round(self._progress, self._stop.is_set)
            except Exception as error:
                # A database or a storage that is away comes back; the files stay as they are.
                self.stderr.write(f"Not baked, trying again: {error}")
                connections.close_all()
            if baker.asked > before:
                self._say(baker)
            self._stop.wait(EVERY)

    def _progress(self, baker):
        if time.monotonic() - self._said >= SAY_EVERY:
            self._say(baker)

    def _say(self, baker):
        self._said = time.monotonic()
        counts = baker.counts
        self.stdout.write(
            f"{counts['known'] - counts['stale'] - counts['failed']} of {counts['known']} addresses"
            f" baked; {baker.asked} asked for, {baker.written} files written,"
            f" {baker.removed} removed, {len(baker.problems)} failed."
        )
        self.stdout.flush()


def _state_of(target):
    name = hashlib.sha256(f"{target} {settings.NEWSROOM_ADDRESS}".encode()).hexdigest()[:16]
    return settings.VAR_DIR / "bake" / f"{name}.sqlite3"
