"""Where a pattern is worth trying: every literal of every family, found in one pass.

A regular expression tried at each of 100,000 offsets costs some 10 ms; there are eighty of them.
Aho-Corasick finds all their first words together in 3 ms, and each pattern is tried there only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from articles.text.values.patterns import Pattern, compiled

_FAMILIES: dict[str, list[str]] = {}
_DIGITS = compiled(r"\d+")


def family(name: str, literals: Iterable[str]) -> str:
    """Register literals (lower case) under a name, when a module is imported; return the name."""
    _FAMILIES[name] = sorted(set(literals))
    return name


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, ...]], list[bool]]:
    """The automaton over all literals, the families of each, and whether each begins a Latin word."""
    families: dict[str, list[str]] = {}
    for name, literals in _FAMILIES.items():
        for literal in literals:
            families.setdefault(literal, []).append(name)
    literals = list(families)
    latin = [literal[0].isascii() and literal[0].isalpha() for literal in literals]
    automaton = AhoCorasick(literals, matchkind=MatchKind.Standard)
    return automaton, [tuple(families[literal]) for literal in literals], latin


def starts(low: str) -> dict[str, list[int]]:
    """For each family the offsets where one of its literals begins in lower-case text, in order.

    Latin literals count only where a word begins.
    """
    automaton, families, latin = _automaton()
    found: dict[str, set[int]] = {}
    for index, start, _ in automaton.find_matches_as_indexes(low, overlapping=True):
        if latin[index] and start and "a" <= low[start - 1] <= "z":
            continue
        for name in families[index]:
            found.setdefault(name, set()).add(start)
    return {name: sorted(offsets) for name, offsets in found.items()}


def said(text: str, literals: Iterable[str]) -> bool:
    """Whether one of the literals stands in the text: without it a pattern need not be tried.

    >>> said("at 10.30 น.", (":", "น")), said("at noon", (":", "น"))
    (True, False)
    """
    return any(map(text.__contains__, literals))


def digit_runs(plain: str) -> tuple[list[int], list[int]]:
    """The offsets where runs of digits begin, and where they end.

    >>> digit_runs("1,200 people")
    ([0, 2], [1, 5])
    """
    spans = [match.span() for match in _DIGITS.finditer(plain)]
    return [start for start, _ in spans], [end for _, end in spans]


def matches_at(pattern: Pattern, text: str, offsets: Sequence[int]) -> Iterable[re.Match]:
    """Matches that begin at one of the offsets (in order), never overlapping."""
    return _matches_at(pattern, text, offsets) if offsets else ()


def _matches_at(pattern: Pattern, text: str, offsets: Sequence[int]) -> Iterator[re.Match]:
    last = 0
    for at in offsets:
        if at >= last and (match := pattern.match(text, at)):
            last = match.end()
            yield match


def matches_near(
    pattern: Pattern, text: str, offsets: Sequence[int], back: int, ahead: int = 80
) -> Iterable[re.Match]:
    """Matches that begin at most `back` before one of the offsets, never overlapping."""
    return _matches_near(pattern, text, offsets, back, ahead) if offsets else ()


def _matches_near(pattern: Pattern, text: str, offsets: Sequence[int], back: int, ahead: int):
    last = 0
    for at in offsets:
        if at >= last and (match := pattern.search(text, max(last, at - back), at + ahead)):
            last = match.end()
            yield match
