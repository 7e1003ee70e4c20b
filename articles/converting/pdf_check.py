"""Damage in a PDF that pdfium would read over: what it then shows may not be what was written."""

import re

from articles.converting.problem import Unreadable

_START = re.compile(rb"startxref(?P<space>\s*)(?P<offset>\d+)?")
_PREVIOUS = re.compile(rb"/Prev\s+(\d+)")
_SIZE = re.compile(rb"/Size\s*(\d+|\S)")
_SECTION = re.compile(rb"(\d+)\s+(\d+)\s*[\r\n]")
MOST_TABLES = 5000


def refuse_damaged(data):
    """Raise Unreadable when the chain of tables at the end has no start, runs in a ring, or counts
    other objects than it names."""
    starts = list(_START.finditer(data))
    if not starts:
        return  # pdfium finds the objects by itself; there is nothing to contradict
    last = starts[-1]
    if last["offset"] is None and data[last.end() : last.end() + 1] not in (b"", b"%"):
        raise Unreadable("damaged")
    if len(starts) > 1 and starts[-1]["offset"] is None:
        raise Unreadable("damaged")
    if any(data[found.start() + 9 : found.start() + 10] == b"(" for found in starts):
        raise Unreadable("damaged")
    offset, seen, highest, size, tables_only = int(last["offset"] or 0), set(), 0, None, True
    while offset:
        if offset in seen or len(seen) > MOST_TABLES:
            raise Unreadable("damaged")
        seen.add(offset)
        trailer, most = _table(data, offset)
        tables_only = tables_only and most is not None
        highest = max(highest, most or 0)
        if size is None and most is not None:
            size = _size(trailer)
        previous = _PREVIOUS.search(trailer)
        offset = int(previous[1]) if previous else 0
    if tables_only and size is not None and size > highest + 1:
        raise Unreadable("damaged")


def _table(data, offset):
    """(the trailer's bytes, the highest object number; None where it is not a plain table)."""
    if data[offset : offset + 4] != b"xref":
        end = data.find(b"stream", offset, offset + 4000)
        return data[offset : end if end > 0 else offset], None
    end = data.find(b"trailer", offset)
    if end < 0:
        return b"", None
    sections = _SECTION.findall(data[offset:end])
    # An entry is 20 bytes and no section: its first number has ten digits.
    most = max(
        (int(first) + int(count) - 1 for first, count in sections if len(first) < 10), default=0
    )
    trailer = data[end : data.find(b"startxref", end)]
    return trailer, None if b"/XRefStm" in trailer else most


def _size(trailer):
    found = _SIZE.search(trailer)
    if found and not found[1].isdigit():
        raise Unreadable("damaged")
    return int(found[1]) if found else None
