"""One thing in the way, and the base of the checks that find them."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from django.urls import NoReverseMatch, reverse

from articles.models import Waiver


class Level(StrEnum):
    """An error forbids publishing; a warning is for the editor's judgement."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way, as a sentence, and the address where it is mended ("" for none).

    `key` is its fingerprint, whatever language the sentence is in. One that is `waivable` may be
    answered for by an editor, who says why: `waiver`.
    """

    message: str
    url: str = ""
    level: Level = Level.ERROR
    key: str = ""
    waivable: bool = False
    waiver: Waiver | None = None

    @property
    def is_error(self):
        return self.level == Level.ERROR and self.waiver is None

    def __str__(self):
        return str(self.message)


class Check:
    """A kind of obstacle. `find` yields one for each thing in the way; it never writes."""

    level = Level.ERROR
    waivable = False
    # The address where it is mended: a URL name that takes the article and, mostly, the language.
    mended_at = ""
    takes_language = True

    def find(self, candidate):
        raise NotImplementedError

    def obstacle(self, candidate, message, subject=""):
        """`subject`: what it is about, in words that change when it becomes another obstacle."""
        words = f"{type(self).__name__}\0{subject}"
        key = hashlib.sha256(words.encode()).hexdigest()
        return Obstacle(message, self.url(candidate), self.level, key, self.waivable)

    def url(self, candidate):
        parts = [candidate.article.pk]
        if self.takes_language:
            parts.append(candidate.language)
        return address(self.mended_at, *parts)


def address(name, *parts):
    """The address, or "" where no room has it."""
    try:
        return reverse(name, args=parts) if name else ""
    except NoReverseMatch:
        return ""
