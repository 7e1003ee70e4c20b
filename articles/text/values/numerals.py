"""A number as it was read, before anybody asks what it counts; and numbers in digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from articles.text.values.model import Number
from articles.text.values.patterns import compiled

CHUNK = compiled(r"\d+(?:[.,]\d+)*")
# 2,500,000; and 25,00,000 as it is written in South Asia
_GROUPED = compiled(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?\Z")
_MOST_DIGITS = 24
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


@dataclass(slots=True)
class Numeral:
    """A number between two offsets.

    `coefficient` is what stood before the magnitude (3 in "3 million"), for ranges that name
    the magnitude once. `digits` is the chunk as written, empty for words. `bare`: a lone
    magnitude or "one", which is a number only if a unit or modifier stands beside it.
    """

    start: int
    end: int
    amount: Number
    coefficient: Number | None = None
    magnitude: Number = 1
    digits: str = ""
    modifier: str = ""
    bare: bool = False
    ordinal: bool = False
    weak: bool = False
    high: Number | None = None


def number_of(chunk: str) -> Number | None:
    """Read a chunk of digits, points and commas; None where it is no plain number.

    >>> number_of("700,000"), number_of("2.50"), number_of("1.2.3"), number_of("007")
    (700000, Decimal('2.50'), None, None)
    """
    if len(chunk) > _MOST_DIGITS:
        return None
    grouped = "," in chunk
    if grouped:
        if not _GROUPED.match(chunk):
            return None
        chunk = chunk.replace(",", "")
    if len(chunk) > 1 and chunk[0] == "0" and chunk[1] != "." and len(chunk) != 2:
        return None
    if "." in chunk:
        return Decimal(chunk) if chunk.count(".") == 1 else None
    return int(chunk) if grouped or len(chunk) < 13 else None


def parts_of(chunk: str) -> list[tuple[int, int]]:
    """Cut a list without spaces ("1,2,3") into its numbers; [] for a version or a damaged number."""
    if "." in chunk:
        return []
    spans, at = [], 0
    for part in chunk.split(","):
        if len(part) > 2:
            return []
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans
