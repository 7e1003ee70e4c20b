"""One thing in the way, and the base of the checks that find them."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import NoReverseMatch, reverse


class Level(StrEnum):
    """An error forbids publishing; a warning is for the editor's judgement."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way, as a sentence, and the address where it is mended ("" for none)."""

    message: str
    url: str = ""
    level: Level = Level.ERROR

    def __str__(self):
        return str(self.message)


class Check:
    """A kind of obstacle. `find` yields one for each thing in the way; it never writes."""

    level = Level.ERROR
    # The address where it is mended: a URL name that takes the article and, mostly, the language.
    mended_at = ""
    takes_language = True

    def find(self, candidate):
        raise NotImplementedError

    def obstacle(self, candidate, message):
        return Obstacle(message, self.url(candidate), self.level)

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
