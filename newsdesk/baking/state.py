"""What is baked, what each page depends on, and what is stale: a SQLite file beside the site.

A page is stale from the moment its change is heard of until its file is written, so that a run that
was stopped goes on where it was. Nothing here is ever served.
"""

import json
import sqlite3
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE,
    status INTEGER NOT NULL DEFAULT 0, sha256 TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '', stale INTEGER NOT NULL DEFAULT 1);
CREATE INDEX IF NOT EXISTS stale_pages ON page (stale DESC, id) WHERE stale > 0;
CREATE TABLE IF NOT EXISTS tag (
    tag TEXT NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (tag, page)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tags_of_a_page ON tag (page);
CREATE TABLE IF NOT EXISTS heard (number INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS coming (number INTEGER PRIMARY KEY, tag TEXT NOT NULL, at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
STALE, FIRST, FAILED = 1, 2, -1  # of a page; FIRST is baked before the others


class State:
    def __init__(self, path):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + SCHEMA)
        self.commit = self._db.commit
        self.close = self._db.close

    # --- pages ------------------------------------------------------------------------------

    def find(self, addresses):
        """Take in addresses; those that are new are stale."""
        rows = [(address,) for address in sorted(addresses)]
        self._db.executemany("INSERT OR IGNORE INTO page (address) VALUES (?)", rows)

    def stale(self, most):
        """[(id, address, status, sha256)] of what is to be baked next."""
        return self._all(
            "SELECT id, address, status, sha256 FROM page WHERE stale > 0"
            " ORDER BY stale DESC, id LIMIT ?",
            most,
        )

    def baked(self, page, answer, sha256):
        """Note what an address answered and what it depends on."""
        self._db.execute(
            "UPDATE page SET status = ?, sha256 = ?, location = ?, stale = 0 WHERE id = ?",
            (answer.status, sha256, answer.location, page),
        )
        self._untag(page)
        rows = [(tag, page) for tag in answer.tags]
        self._db.executemany("INSERT INTO tag (tag, page) VALUES (?, ?)", rows)

    def failed(self, page):
        """What could not be asked for stays as it is until `retry`."""
        self._db.execute("UPDATE page SET stale = ? WHERE id = ?", (FAILED, page))

    def retry(self):
        self._db.execute("UPDATE page SET stale = ? WHERE stale = ?", (FIRST, FAILED))

    def forget(self, page):
        self._db.execute("DELETE FROM page WHERE id = ?", (page,))
        self._untag(page)

    def touch(self, tags, *, first=False):
        """Make stale what depends on one of `tags`."""
        rows = [(FIRST if first else STALE, tag) for tag in tags]
        self._db.executemany(
            "UPDATE page SET stale = max(stale, ?)"
            " WHERE id IN (SELECT page FROM tag WHERE tag = ?)",
            rows,
        )

    def touch_all(self):
        self._db.execute("UPDATE page SET stale = ? WHERE stale = 0", (STALE,))

    def counts(self):
        """{"known", "stale", "failed"}: numbers of addresses."""
        row = self._all("SELECT count(*), sum(stale > 0), sum(stale < 0) FROM page")[0]
        return dict(zip(("known", "stale", "failed"), (value or 0 for value in row), strict=True))

    def with_status(self, status):
        """[(address, where it leads)], in order."""
        return self._all(
            "SELECT address, location FROM page WHERE status = ? ORDER BY address", status
        )

    def _untag(self, page):
        self._db.execute("DELETE FROM tag WHERE page = ?", (page,))

    # --- what was heard ---------------------------------------------------------------------

    def unheard(self, rows):
        """Those of `rows`, (number, …), whose number was not heard of."""
        if not rows:
            return []
        known = {n for (n,) in self._all("SELECT number FROM heard WHERE number >= ?", rows[0][0])}
        return [row for row in rows if row[0] not in known]

    def hear(self, numbers, oldest):
        """Remember the numbers, and none below `oldest` any more."""
        rows = [(number,) for number in numbers]
        self._db.executemany("INSERT OR IGNORE INTO heard (number) VALUES (?)", rows)
        self._db.execute("DELETE FROM heard WHERE number < ?", (oldest,))

    def expect(self, number, tag, at):
        self._db.execute("INSERT OR IGNORE INTO coming VALUES (?, ?, ?)", (number, tag, at))

    def due(self, now):
        """The tags whose time (seconds) has come; they are told once."""
        found = [tag for (tag,) in self._all("SELECT tag FROM coming WHERE at <= ?", now)]
        self._db.execute("DELETE FROM coming WHERE at <= ?", (now,))
        return found

    def note(self, name, default=None):
        found = self._all("SELECT value FROM note WHERE name = ?", name)
        return json.loads(found[0][0]) if found else default

    def set_note(self, name, value):
        self._db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, json.dumps(value)))

    def _all(self, query, *values):
        return self._db.execute(query, values).fetchall()
