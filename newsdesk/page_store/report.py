"""What the desk is told about the page stores of all processes, and the housekeeping between."""

import contextlib
import json
import os
import socket
import time
from pathlib import Path
from threading import Thread

EVERY = 5  # seconds between two reports, and between two sweeps of stale pages
PRUNE = 600  # seconds between two prunings of the disk tier
SILENT = 30  # seconds after which a process is taken for gone


class Reporter:
    def __init__(self, edge, folder):
        self._edge = edge
        self._folder = Path(folder) / "reports" if folder else None
        self._next, self._next_prune = 0.0, time.time() + PRUNE / 10
        self._swept_at = 0
        self.started_at = time.time()
        self._on_disk = None

    def tick(self):
        """Called a few times a second by the watcher's thread."""
        now = time.time()
        if now < self._next:
            return
        self._next = now + EVERY
        edge = self._edge
        if edge.disk and edge.watcher.failing_since is None:
            edge.disk.still_listening()
        if edge.freshness.count != self._swept_at:
            self._swept_at = edge.freshness.count
            edge.memory.sweep(edge.freshness.still_holds)
        if edge.disk and now >= self._next_prune:
            self._next_prune = now + PRUNE
            Thread(target=self._prune, args=(now,), name="page-store-prune", daemon=True).start()
        self._write(now)

    def numbers(self, now):
        """This process, as plain values."""
        edge = self._edge
        return {
            "process": f"{socket.gethostname()} {os.getpid()}",
            "at": now,
            "started_at": self.started_at,
            "pages": len(edge.memory),
            "bytes": edge.memory.bytes,
            "limit": edge.memory.limit,
            "hits": edge.hits,
            "from_disk": edge.from_disk,
            "drawn": edge.drawn,
            "passed_on": edge.passed_on,
            "evicted": edge.memory.evicted,
            "degraded_hits": edge.degraded_hits,
            "last": edge.watcher.last,
            "heard_at": edge.watcher.heard_at,
            "failing_since": edge.watcher.failing_since,
            "on_disk": self._on_disk,
        }

    def _prune(self, now):
        with contextlib.suppress(OSError):
            self._on_disk = self._edge.disk.prune(now, self._edge._midnight(now))

    def _write(self, now):
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{socket.gethostname()}-{os.getpid()}.json"
            fresh = path.with_suffix(".new")
            fresh.write_text(json.dumps(self.numbers(now)), encoding="utf-8")
            fresh.replace(path)


def reports(folder, now):
    """What every process that is still there has written last."""
    found = []
    for path in sorted((Path(folder) / "reports").glob("*.json")):
        with contextlib.suppress(OSError, ValueError):
            report = json.loads(path.read_text("utf-8"))
            if report["at"] >= now - SILENT:
                found.append(report)
            else:
                path.unlink()
    return found
