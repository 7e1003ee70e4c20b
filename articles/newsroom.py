"""What the newsroom calls itself, looks like and promises: its row, over what the server is set to.

The row is read once and remembered: whoever changes it makes every process forget it
(`articles.invalidation`, tag `settings`), and one that hears of nothing looks again every second.
"""

import time
import zoneinfo
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language

from articles.models import NewsroomSettings

COLOURS = ("mast", "dark_mast", "accent", "dark_accent")
UNREAD = ("logo", "id")  # the picture's bytes are read where they are sent


@dataclass(frozen=True, slots=True)
class Logo:
    """`digest`: 32 hexadecimal digits of its bytes' SHA-256; the size in pixels."""

    digest: str
    width: int
    height: int


class Newsroom:
    """One reading of the row; `row` is {} where there is none. Languages default to the active one."""

    __slots__ = ("_row",)

    def __init__(self, row):
        self._row = row

    def name(self, language=None):
        """Its name in a language; where it has none there, in its first; never empty."""
        own = self._in(language, "name") or self._in(settings.CONTENT_LANGUAGES[0][0], "name")
        return own or settings.NEWSROOM_NAME

    def tagline(self, language=None):
        set_on_the_server = settings.NEWSROOM_TAGLINE.get(language or get_language(), "")
        return self._in(language, "tagline") or set_on_the_server

    def principles(self, language=None):
        """How it works, as paragraphs; [] where it has not said so in this language."""
        text = self._in(language, "principles").replace("\r\n", "\n")
        return [part.strip() for part in text.split("\n\n") if part.strip()]

    @property
    def zone(self):
        return zoneinfo.ZoneInfo(self._row.get("zone") or settings.TIME_ZONE)

    @property
    def names_reviewers(self):
        own = self._row.get("names_reviewers")
        return settings.NEWSROOM_NAMES_REVIEWERS if own is None else own

    @property
    def several_annotators(self):
        """Whether articles can be marked in rounds (annotations.rounds)."""
        return bool(self._row.get("several_annotators"))

    @property
    def allows_exceptions(self):
        """Whether one person may publish alone, as a recorded exception. Not unless it says so."""
        return bool(self._row.get("allows_exceptions"))

    @property
    def colours(self):
        """{custom property of tokens.css, `dark-` before those of dark screens: colour}."""
        own = {name.replace("_", "-"): self._row[name] for name in COLOURS if self._row.get(name)}
        return {**settings.NEWSROOM_COLOURS, **own}

    @property
    def logo(self):
        """Its Logo, or None."""
        if not self._row.get("logo_digest"):
            return None
        return Logo(*(self._row[f"logo_{part}"] for part in ("digest", "width", "height")))

    def _in(self, language, field):
        return self._row.get(f"{field}_{language or get_language()}") or ""


class _Memory:
    """The last reading, for the threads of one process."""

    def __init__(self):
        self.lock = Lock()
        self.forget()

    def forget(self, reading=None):
        with self.lock:
            self.reading, self.read_at = reading, time.monotonic()
            self.turn = object()  # what was begun before is not remembered

    def keep(self, reading, turn):
        with self.lock:
            if turn is self.turn:
                self.reading, self.read_at = reading, time.monotonic()

    def is_fresh(self):
        age = settings.NEWSROOM_READ_AGAIN
        return self.reading is not None and (age is None or time.monotonic() - self.read_at < age)


_memory = _Memory()


def newsroom():
    """The newsroom as it is set now; a query at most. A database that is away changes nothing."""
    turn, last = _memory.turn, _memory.reading
    if _memory.is_fresh() and last is not None:
        return last
    try:
        row = NewsroomSettings.objects.filter(pk=1).values(*_fields()).first() or {}
    except DatabaseError:
        return last or Newsroom({})
    reading = Newsroom(row)
    _memory.keep(reading, turn)
    return reading


def last_known():
    """The newsroom as it was read last, without a query: for the pages that say that we failed."""
    return _memory.reading or Newsroom({})


def logo_bytes(digest):
    """The logo's PNG, if it is the one of this digest; else None. A query."""
    rows = NewsroomSettings.objects.filter(pk=1, logo_digest=digest)
    found = rows.values_list("logo", flat=True).first()
    return bytes(found) if found else None


def forget(reading=None):
    """Read the row anew when it is asked for next; or take this reading for it."""
    _memory.forget(reading)


def _fields():
    return [field.name for field in NewsroomSettings._meta.fields if field.name not in UNREAD]


def _changed(**_signal):
    forget()
    transaction.on_commit(forget)  # whoever read it in between has read what it was


post_save.connect(_changed, sender=NewsroomSettings, dispatch_uid="newsroom_saved")
post_delete.connect(_changed, sender=NewsroomSettings, dispatch_uid="newsroom_deleted")
