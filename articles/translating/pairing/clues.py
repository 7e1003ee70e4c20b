"""What two passages in different languages can be held together by, and how much it counts.

All scores are natural logarithms of how much likelier something is in passages that belong together
than in any two: they add up.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from articles.text import values
from articles.translating.pairing.sounds import latin_sounds, names, thai_sounds

VALUE, VALUE_ALONE = 4.0, 1.0
LATIN, LATIN_ALONE = 4.0, 0.5
ENTITY = 4.0
MOST_OF_A_NAME, SOUNDS = 6.0, math.log(9)
OPEN_QUOTE = 3.0
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Clues:
    """Of one stretch: keys of its values, Latin words, registry entities; names as they sound in a
    Latin text, and the whole stretch as it sounds in a Thai one."""

    values: Counter
    latin: frozenset
    entities: frozenset
    names: tuple[str, ...]
    heard: str
    is_whole: bool


class Reader:
    """Reads a whole text once, so that a value or a name across two spans stays one.

    `entities`: [(offset, entity id)] where the text names somebody of the registry.
    """

    def __init__(self, text, language, entities=()):
        self.text, self.language = text, language
        self._values = [(v.start, values.keys(v)) for v in values.find(text, language)]
        self._entities = sorted(entities)

    def clues(self, start, end):
        words = self.text[start:end]
        thai = self.language == "th"
        return Clues(
            Counter(key for keys in _between(self._values, start, end) for key in keys),
            frozenset(word.lower() for word in _LATIN.findall(words)),
            frozenset(_between(self._entities, start, end)),
            () if thai else tuple(filter(_is_telling, map(latin_sounds, names(words)))),
            thai_sounds(words) if thai else "",
            _is_whole(words),
        )


def shared(source, target):
    """How much speaks for two stretches belonging together, besides their length."""
    score = _of_values(source.values, target.values) + _of_latin(source, target)
    score += ENTITY * len(source.entities & target.entities)
    heard = source.heard or target.heard
    score += sum(_of_name(name, heard) for name in (*source.names, *target.names))
    return score - OPEN_QUOTE * (not (source if source.heard else target).is_whole)


def _of_values(source, target):
    both = sum((source & target).values())
    fewer = target if sum(target.values()) < sum(source.values()) else source
    return VALUE * both - VALUE_ALONE * (sum(fewer.values()) - both)


def _of_latin(source, target):
    """Only the Thai side's Latin words tell anything; every English word is one."""
    thai, other = (source, target) if source.heard else (target, source)
    if not thai.heard:
        return 0.0
    both = len(thai.latin & other.latin)
    return LATIN * both - LATIN_ALONE * (len(thai.latin) - both)


def _of_name(name, heard):
    """A long name is rarely heard by chance; a short one often is, in a long text."""
    if name not in heard:
        return 0.0
    return min(max(len(name) * SOUNDS - math.log(len(heard) + 1) - 1.5, 0.0), MOST_OF_A_NAME)


def _is_telling(sounds):
    return len(sounds) > 1


def _is_whole(words):
    """Whether no quotation or bracket is left open."""
    quotes = words.count("“") + words.count("”")
    return quotes % 2 == 0 and words.count("(") == words.count(")")


def _between(items, start, end):
    first = bisect_left(items, start, key=lambda item: item[0])
    last = bisect_left(items, end, key=lambda item: item[0])
    return [item[1] for item in items[first:last]]
