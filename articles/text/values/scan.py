"""A text being searched: a copy that is easy to match, and what of it is already taken."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from articles.text.values.anchors import digit_runs, starts
from articles.text.values.edges import word_edges
from articles.text.values.model import Kind, Meaning, Value

_ZWJ, _ZWNJ = "\u200d", "\u200c"
_EXTENDING = {_ZWJ, _ZWNJ, "\u0e33", "\u0eb3", "\uff9e", "\uff9f"}
_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e")


def _same_length_table() -> dict[int, str]:
    """Thai and full-width digits to ASCII, dashes to "-", spaces to " ", accented letters to x/X."""
    table = {0x0E50 + n: str(n) for n in range(10)} | {0xFF10 + n: str(n) for n in range(10)}
    table |= dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-")
    table |= dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u2002\u2003\t"), " ")
    table |= dict.fromkeys(map(ord, "’‘ʼ＇"), "'") | {
        ord("％"): "%",
        ord("＄"): "$",
        0xBA: "°",
        0x2DA: "°",
    }
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        if chr(code).isalpha():
            table[code] = "X" if chr(code).isupper() else "x"
    return table


_PLAIN = _same_length_table()
_THAI_LETTER = re.compile("[\u0e01-\u0e4e]")


class Scan:
    """Holds the text, its plain copies (same length, same offsets) and the values found."""

    __slots__ = (
        "_edges",
        "digit_ends",
        "digits",
        "found",
        "language",
        "low",
        "plain",
        "starts",
        "taken",
        "text",
        "today",
    )

    def __init__(self, text: str, language: str, today: date | None) -> None:
        self.text = text
        self.language = language
        self.today = today
        self.plain = text.translate(_PLAIN)
        self.low = self.plain.lower()  # keeps the length: İ is an X by now
        self.digits, self.digit_ends = digit_runs(self.plain)
        self.starts = starts(self.low)
        self.taken = bytearray(len(text))
        self.found: list[Value] = []
        self._edges: bytearray | None = None

    def at(self, family: str) -> list[int]:
        """The offsets where the literals of a family begin."""
        return self.starts.get(family, [])

    def free(self, start: int, end: int) -> bool:
        """Whether nothing has been read between the two offsets."""
        return self.taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Let nobody else read between the two offsets."""
        self.taken[start:end] = b"\x01" * (end - start)

    def add(
        self, kind: Kind, start: int, end: int, meaning: Meaning, *, weak: bool = False
    ) -> bool:
        """Record a value, unless its place is taken or its edges would cut a grapheme."""
        if start >= end or not self.free(start, end):
            return False
        if not (self.grapheme_edge(start) and self.grapheme_edge(end)):
            return False
        self.take(start, end)
        self.found.append(Value(start, end, kind, meaning, self.text[start:end], weak))
        return True

    def lead(self, at: int) -> str:
        """What stands before the offset, a space left out; "" where nothing or more space does.

        Most patterns that look back end in one of a few letters: a look at it spares the search.
        """
        return self.plain[max(0, at - 2) : at].rstrip(" ")[-1:]

    def grapheme_edge(self, at: int) -> bool:
        """Whether no grapheme reaches across the offset (values begin and end in plain letters)."""
        if at <= 0 or at >= len(self.text):
            return True
        after = self.text[at]
        if after in _EXTENDING or self.text[at - 1] in _PREPENDED:
            return False
        code = ord(after)
        if 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F:
            return False
        return unicodedata.category(after) not in ("Mn", "Me", "Mc")

    def word_edge(self, at: int) -> bool:
        """Whether a Thai word begins or ends at the offset; true beside anything not Thai."""
        if at <= 0 or at >= len(self.text):
            return True
        if not (_THAI_LETTER.match(self.plain[at - 1]) and _THAI_LETTER.match(self.plain[at])):
            return True
        if self._edges is None:
            self._edges = word_edges(self.text)
        return self._edges[at] == 1
