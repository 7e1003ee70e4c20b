"""The dots and numbers of lists that stand apart from their words: drawn, or written elsewhere."""

import re
from dataclasses import replace

_ALONE = re.compile(
    "[\uf0b7\uf0a7\uf0d8\uf076•●▪◦‣∙■□➢✓·–*-]|\\(?(?:\\d{1,2}|[๐-๙]{1,2}|[a-z])[.)]"
)
NEAR = 4.0  # of the letters' height: how far its words may be


def with_markers(lines, dots):
    """The lines of a page with each such sign at the front of the words it belongs to."""
    markers = [line for line in lines if _ALONE.fullmatch(line.text)]
    rest = [line for line in lines if not _ALONE.fullmatch(line.text)]
    signs = {}
    for marker in markers:
        owner = _owner(rest, marker.right, marker.bottom, marker.top)
        if owner is None:
            return lines
        signs[owner] = marker.text
    for _left, bottom, right, top in dots:
        owner = _owner(rest, right, bottom, top)
        if owner is not None:
            signs.setdefault(owner, "•")
    return [
        replace(line, text=f"{signs[number]} {line.text}") if number in signs else line
        for number, line in enumerate(rest)
    ]


def _owner(lines, right, bottom, top):
    """The number of the line that begins next to the right of a sign and at its height; else None."""
    middle = (bottom + top) / 2
    found = [
        (line.left - right, number)
        for number, line in enumerate(lines)
        if line.bottom <= middle <= line.top and -1 <= line.left - right <= NEAR * line.height
    ]
    return min(found)[1] if found else None
