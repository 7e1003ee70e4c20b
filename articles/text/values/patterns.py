"""Regular expressions that take only 0-9 for digits (the scan has turned Thai digits into them)."""

import re


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compile for ASCII classes: `\d` is 0-9, so a digit of a third script is no digit here."""
    return re.compile(pattern, flags | re.ASCII)


def split_bars(words: str) -> list[str]:
    r"""Split a table cell on the bars that stand outside brackets (two deep at most).

    >>> split_bars("year|yr(?!x|y(?:a|b))")
    ['year', 'yr(?!x|y(?:a|b))']
    """
    return re.findall(r"(?:[^|(\[]|\((?:[^()]|\([^)]*\))*\)|\[[^\]]*\])+", words)
