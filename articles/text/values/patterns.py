"""Regular expressions that take only 0-9 for digits (the scan has turned Thai digits into them)."""

from __future__ import annotations

import re


class Pattern:
    r"""A regular expression for ASCII classes (`\d` is 0-9), compiled when it is first used.

    Together they take 0.3 s to compile: too much for an import that may read no text at all.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

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
