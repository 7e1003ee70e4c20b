"""The pages that every process of one machine shares, as files.

    pages/ab/cd…   one page: a line of JSON, then its bodies one after the other
    tags/ab/cd…    when a tag was last touched: {"row": number, "at": [seconds, …]}
    heard          the last row whose tag stands in `tags`; its own time is when the rows were read

A page is judged by the files of its tags, so that a process that has just started, or that has lost
the database, serves nothing that any process knew to be old. Files are replaced, never changed; one
that cannot be read is one that is not there. Nothing here has to survive a power cut.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path

from articles.tags import DAY
from newsdesk.page_store.page import assemble

SECONDS_KEPT = 7 * 24 * 3600  # the oldest page that is served from here
BACKLOG = 20_000  # rows; whoever has slept longer begins with nothing
TIMES = 8  # of a tag


class Disk:
    def __init__(self, folder, limit, version=""):
        """`limit`: bytes of all pages, after each `prune`. `version`: of the code that draws them."""
        self.folder, self.limit = Path(folder), limit
        self._pages = self.folder / "pages" / (version or "any")
        self._tags = self.folder / "tags"
        self._heard = self.folder / "heard"
        self._pages.mkdir(parents=True, exist_ok=True)
        self._tags.mkdir(exist_ok=True)

    # --- pages ------------------------------------------------------------------------------

    def get(self, key, now, checked, midnight):
        """The page, if it is there and fresh; `checked` becomes its count."""
        try:
            with self._path(key).open("rb") as file:
                head = json.loads(file.readline())
                bodies = {encoding: file.read(size) for encoding, size in head["bodies"]}
        except (OSError, ValueError):
            return None
        whole = all(len(bodies[encoding]) == size for encoding, size in head["bodies"])
        if not whole or head["key"] != repr(key) or self._is_stale(head, now, midnight):
            return None
        headers = [tuple(pair) for pair in head["headers"]]
        arguments = (head["tags"], head["seen"], head["drawn_at"], checked)
        return assemble(head["status"], headers, bodies, *arguments)

    def put(self, key, page, headers):
        """Keep a page. `headers`: those that all its variants share."""
        head = {
            "key": repr(key),
            "status": page.status,
            "headers": headers,
            "tags": page.tags,
            "seen": page.seen,
            "drawn_at": page.drawn_at,
            "bodies": [(variant.encoding, len(variant.body)) for variant in page.variants],
        }
        bodies = [variant.body for variant in page.variants]
        _replace(self._path(key), b"".join([json.dumps(head).encode(), b"\n", *bodies]))

    def _is_stale(self, page, now, midnight):
        drawn_at = page["drawn_at"]
        if not now - SECONDS_KEPT < drawn_at <= now + 1:
            return True
        if DAY in page["tags"] and drawn_at < midnight - 24 * 3600:
            return True
        return any(self._is_touched(tag, page["seen"], drawn_at, now) for tag in page["tags"])

    def _is_touched(self, tag, seen, drawn_at, now):
        found = _read(self._tag(tag))
        if found is None:
            return False
        return found["row"] > seen or any(drawn_at < at <= now for at in found["at"])

    # --- what changed -----------------------------------------------------------------------

    def begin(self, newest):
        """The row after which this tier has not heard of anything; `newest` is the last there is.

        What is behind too far, or ahead of the database (another one, or a backup), is emptied.
        """
        with self._locked():
            heard = _read(self._heard)
            if heard is None or heard > newest or heard < newest - BACKLOG:
                self._clear()
                _replace(self._heard, str(newest).encode())
                return newest
            return heard

    def touch(self, rows):
        """Note rows: (number, tag, time or None)."""
        if not rows:
            return
        with self._locked():
            for number, tag, at in rows:
                path = self._tag(tag)
                found = _read(path) or {"row": 0, "at": []}
                if at is None:
                    found["row"] = max(found["row"], number)
                else:
                    found["at"] = sorted({*found["at"], at.timestamp()})[-TIMES:]
                _replace(path, json.dumps(found).encode())

    def heard(self, number):
        with self._locked():
            if (_read(self._heard) or 0) < number:
                _replace(self._heard, str(number).encode())

    def still_listening(self):
        """The rows were read just now, whatever they said."""
        with contextlib.suppress(OSError):
            os.utime(self._heard)

    def heard_at(self):
        """When some process last read the rows, in seconds."""
        try:
            return self._heard.stat().st_mtime
        except OSError:
            return 0.0

    # --- housekeeping -----------------------------------------------------------------------

    def clear(self):
        with self._locked():
            self._clear()

    def prune(self, now, midnight):
        """Remove pages that are old or stale, then the oldest until `limit` holds, and the pages of
        other versions. Return (pages, bytes) that are left. May take seconds."""
        left = []
        for path in self._pages.glob("??/*"):
            with contextlib.suppress(OSError, ValueError):
                with path.open("rb") as file:
                    head = json.loads(file.readline())
                if self._is_stale(head, now, midnight):
                    path.unlink()
                else:
                    left.append((head["drawn_at"], path.stat().st_size, path))
        left.sort()
        total = sum(size for _at, size, _path in left)
        while left and total > self.limit:
            _at, size, path = left.pop(0)
            path.unlink(missing_ok=True)
            total -= size
        self._remove_other_versions(now)
        return len(left), total

    def _remove_other_versions(self, now):
        for folder in self._pages.parent.iterdir():
            if folder != self._pages and folder.stat().st_mtime < now - 24 * 3600:
                shutil.rmtree(folder, ignore_errors=True)

    def _clear(self):
        for folder in (self._pages, self._tags):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)

    @contextlib.contextmanager
    def _locked(self):
        with (self.folder / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _path(self, key):
        return _hashed(self._pages, repr(key))

    def _tag(self, tag):
        return _hashed(self._tags, tag)


def _hashed(folder, words):
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / digest[:2] / digest[2:40]


def _read(path):
    """What a small file holds, as JSON; None if it is not there."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _replace(path, data):
    """Write a file as one act: whoever reads finds the old one or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
