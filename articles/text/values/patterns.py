"""Regular expressions that take only 0-9 for digits (the scan has turned Thai digits into them)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_KNOWN: list[Pattern | Words] = []


def prepare() -> None:
    """Compile what was not used yet, so that nobody's first request waits for it."""
    for one in _KNOWN:
        one.prepare()


class Pattern:
    r"""A regular expression for ASCII classes (`\d` is 0-9), compiled when it is first used.

    Together they take 0.3 s to compile: too much for an import that may read no text at all.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags
        _KNOWN.append(self)

    def prepare(self) -> None:
        """Compile it now."""
        _ = self.match

    def __getattr__(self, name: str):
        """Compile on first use; from then on the methods are the compiled pattern's own."""
        if name not in ("regex", "match", "search", "fullmatch", "findall", "finditer"):
            raise AttributeError(name)
        self.regex = regex = re.compile(self._pattern, self._flags)
        self.match, self.search, self.fullmatch = regex.match, regex.search, regex.fullmatch
        self.findall, self.finditer = regex.findall, regex.finditer
        return getattr(self, name)


def compiled(pattern: str, flags: int = 0) -> Pattern:
    r"""A pattern in which a digit of a third script is no digit.

    >>> compiled(r"\d+").match("12٣")[0]
    '12'
    """
    return Pattern(pattern, flags | re.ASCII)


def split_bars(words: str) -> list[str]:
    r"""Split a table cell on the bars that stand outside brackets (two deep at most).

    >>> split_bars("year|yr(?!x|y(?:a|b))")
    ['year', 'yr(?!x|y(?:a|b))']
    """
    return re.findall(r"(?:[^|(\[]|\((?:[^()]|\([^)]*\))*\)|\[[^\]]*\])+", words)


class Words:
    """Words, each a pattern with a code: which of them begins here, the longest first.

    Only those with the right first letter are tried, and compiled when first needed: a hundred
    alternatives one after the other cost more than all else that is done with a number.
    """

    def __init__(self, cells: Iterable[tuple[str, str]], after: str) -> None:
        self._after = after
        self._cells: dict[str, list[tuple[str, str]]] = {}
        for word, code in sorted(cells, key=lambda cell: -len(cell[0])):
            first = "" if word[0] in "(\\[" or word[1:2] in ("?", "*", "{") else word[0]
            self._cells.setdefault(first, []).append((word, code))
        self._compiled: dict[str, tuple[re.Pattern, list[str]]] = {}
        _KNOWN.append(self)

    def prepare(self) -> None:
        """Compile the words of every first letter now."""
        for first in self._cells:
            _ = self._compiled.get(first) or self._compile(first)

    def at(self, text: str, at: int) -> tuple[str, int] | None:
        """The code of the word that begins at the offset, and where the word ends.

        >>> Words([("met(?:re|er)s?", "m"), ("mile", "mi")], "(?![a-z])").at("5 metres", 2)
        ('m', 8)
        """
        first = text[at : at + 1]
        pattern, codes = self._compiled.get(first) or self._compile(first)
        match = pattern.match(text, at) if codes else None
        return (codes[match.lastindex - 1], match.end()) if match else None

    def _compile(self, first: str) -> tuple[re.Pattern, list[str]]:
        cells = self._cells.get(first, []) + (self._cells.get("", []) if first else [])
        cells.sort(key=lambda cell: -len(cell[0]))
        pattern = re.compile("|".join(f"({word}){self._after}" for word, _ in cells), re.ASCII)
        self._compiled[first] = pattern, [code for _, code in cells]
        return self._compiled[first]
