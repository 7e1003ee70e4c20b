"""A million passages to remember: words by Zipf's law, some passages variants of earlier ones.

The words are syllables put together in English, and the dictionary's own in Thai; with `--corpus`
(a folder of .tsv files: id, English, Thai) its passages come first. The same seed, the same pairs.
"""

import random
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from articles.text import thai
from articles.translating.memory.tokens import folded

VOCABULARY = 60_000
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ki",
    "lo",
    "ma",
    "ne",
    "pi",
    "ro",
    "su",
    "ta",
    "vi",
    "wo",
    "ya",
    "ze",
    "tri",
    "sta",
    "gle",
    "pre",
    "con",
]
VARIANTS = 0.2  # of the passages are an earlier one with some words changed: news repeats itself


@dataclass(frozen=True, slots=True)
class Made:
    """A pair of passages, each as its words."""

    english: tuple[str, ...]
    thai: tuple[str, ...]

    @property
    def source(self):
        return " ".join(self.english)

    @property
    def target(self):
        return " ".join("".join(self.thai[n : n + 5]) for n in range(0, len(self.thai), 5))


def real(folder):
    """The pairs of a corpus folder, as their words."""
    for path in sorted(Path(folder).rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            _id, english, other = line.split("\t")[:3]
            yield Made(tuple(folded(english)), tuple(folded(other)))


class Maker:
    def __init__(self, seed, corpus=None):
        self.random = random.Random(seed)
        self.first = list(real(corpus)) if corpus else []
        weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
        self.weights = weights
        self.english = self._syllables()
        known = sorted(word for word in thai.dictionary() if word.isalpha() or len(word) > 2)
        self.random.shuffle(known)
        self.thai = (known * 2)[:VOCABULARY]

    def pairs(self, count):
        """Yield `count` pairs."""
        recent = []
        for number in range(count):
            if number < len(self.first):
                pair = self.first[number]
            elif recent and self.random.random() < VARIANTS:
                pair = self.varied(self.random.choice(recent), 0.3)
            else:
                pair = self._fresh()
            if len(recent) < 5000:
                recent.append(pair)
            else:
                recent[self.random.randrange(5000)] = pair
            yield pair

    def varied(self, pair, most):
        """The pair with up to that share of its English words changed, left out or put in."""
        words = list(pair.english)
        for _change in range(self.random.randint(0, int(len(words) * most))):
            place = self.random.randrange(len(words))
            kind = self.random.random()
            if kind < 0.6:
                words[place] = self._draw(self.english, 1)[0]
            elif kind < 0.8 and len(words) > 3:
                del words[place]
            else:
                words.insert(place, self._draw(self.english, 1)[0])
        return Made(tuple(words), pair.thai)

    def _fresh(self):
        length = min(45, max(4, round(self.random.gauss(18, 7))))
        more = max(4, length + self.random.randint(-3, 4))
        return Made(tuple(self._draw(self.english, length)), tuple(self._draw(self.thai, more)))

    def _draw(self, words, count):
        return self.random.choices(words, cum_weights=self.weights, k=count)

    def _syllables(self):
        found = {}
        while len(found) < VOCABULARY:
            found["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 5)))] = True
        return list(found)
