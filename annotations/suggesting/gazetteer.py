"""The registry's names found in a text, all at once (Aho–Corasick), never inside a longer word.

The automaton is built once per registry version and process, beside the requests; texts of blocks
are looked up in it as they are, offsets in code points.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock, Thread

from ahocorasick_rs import AhoCorasick, MatchKind
from django.conf import settings
from django.db import connection

from annotations.registry.names import labels, names
from annotations.suggesting.edges import stands_alone
from annotations.suggesting.everyday import is_announced, is_everyday

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
        """The longest names that stand alone in `text`, left to right; one that is an everyday
        word too only where the text announces it."""
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
                    if (name.text == words or _written_alike(name.text, words))
                    and (not is_everyday(words, name.kind) or is_announced(text, start, end))
                )
            )
            if entities:
                found.append(Hit(start, end, entities))
                taken = end
        return found


class _Keeper:
    """The newest two tables of this process, and the thread that builds the next.

    Two, since a request that began with the one before still looks names up in it.
    """

    def __init__(self):
        self._lock = Lock()
        self._kept = ()  # ((version, Gazetteer), …), the newest last
        self._building = False

    def ready(self, version):
        """The newest version that can be looked up without waiting."""
        kept = self._kept
        if not kept or not settings.GAZETTEER_IN_BACKGROUND:
            return version
        if all(version != known for known, _table in kept):
            with self._lock:
                if not self._building:
                    self._building = True
                    Thread(target=self._build, args=[version], daemon=True).start()
            return kept[-1][0]
        return version

    def table(self, version):
        """The Gazetteer of that version, built now where it is not kept."""
        for known, table in self._kept:
            if known == version:
                return table
        table = _built(version)
        self._kept = (*self._kept[-1:], (version, table))
        return table

    def _build(self, version):
        try:
            labels(version)  # read along, so that no request waits for them
            people(version)
            self.table(version)
        finally:
            self._building = False
            connection.close()


_keeper = _Keeper()


def gazetteer(version):
    """The Gazetteer of that registry version (`ready`); kept while it stands."""
    return _keeper.table(version)


def ready(version):
    """`version` (`registry_version()`); or while its names are put together in the background, the
    one before, so that no request waits for them."""
    return _keeper.ready(version)


@lru_cache(maxsize=2)
def people(version):
    """{a person's name, and its first and last part, folded: (entity ids)}."""
    found = {}
    for name in names(version):
        if name.kind == "person" and name.sort != "forbidden":
            parts = name.folded.split()
            for one in {name.folded, *parts[:1], *parts[-1:]}:
                found.setdefault(one, set()).add(name.entity_id)
    return {one: tuple(ids) for one, ids in found.items()}


def _built(version):
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
