"""The registry's names found in a text, all at once (Aho–Corasick), never inside a longer word.

The automaton is built once per registry version and process; texts of blocks are looked up in it as
they are, offsets in code points.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from annotations.registry.names import names
from annotations.suggesting.edges import stands_alone

# Names shorter than this many characters are found everywhere and mean nothing.
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a block: `text[start:end]`, and the (entity id, kind key) pairs it may mean."""

    start: int
    end: int
    entities: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Gazetteer:
    """All names as written (`patterns`, folded) and what each may mean."""

    automaton: AhoCorasick | None
    names: tuple[tuple, ...]

    def hits(self, text):
        """The longest names that stand alone in `text`, left to right."""
        if self.automaton is None:
            return []
        folded = same_length_fold(text)
        found, taken = [], 0
        matches = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        # The longest at each place first; what is inside of it is not looked at again.
        for pattern, start, end in sorted(matches, key=lambda match: (match[1], -match[2])):
            if start < taken:
                continue
            if not stands_alone(text, start, end):
                continue
            words = text[start:end]
            entities = tuple(
                dict.fromkeys(
                    (name.entity_id, name.kind)
                    for name in self.names[pattern]
                    if name.text == words or _written_alike(name.text, words)
                )
            )
            if entities:
                found.append(Hit(start, end, entities))
                taken = end
        return found


def gazetteer(version):
    """The Gazetteer of that registry version (`registry_version()`); kept while it stands."""
    return _gazetteer(version)


@lru_cache(maxsize=1)
def _gazetteer(version):
    by_pattern = {}
    for name in names(version):
        if name.sort != "forbidden" and len(name.text) >= SHORTEST:
            by_pattern.setdefault(same_length_fold(name.text), []).append(name)
    if not by_pattern:
        return Gazetteer(None, ())
    automaton = AhoCorasick(list(by_pattern), matchkind=MatchKind.Standard)
    return Gazetteer(automaton, tuple(tuple(found) for found in by_pattern.values()))


def same_length_fold(text):
    """`text` in lower case with every character in its place: offsets stay right.

    >>> same_length_fold("İstanbul ĐẠI"), len(same_length_fold("İSTANBUL"))
    ('İstanbul đại', 8)
    """
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _written_alike(name, words):
    """Whether `words` may be this name: “WHO” is never “who”, and “May” is never “may”.

    Headlines in capitals still find names of several words.
    """
    if name == words or not _has_case(name):
        return True
    if name.isupper() or " " not in name:
        return False
    return words[:1].isupper() or not name[:1].isupper()


def _has_case(text):
    return any(unicodedata.category(letter) in ("Lu", "Ll") for letter in text)
