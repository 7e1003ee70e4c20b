"""What stands under every paragraph's field: drawn once for all rows that stand alike.

A hundred rows have the same buttons; only the row's key and its number differ, and these are put in
place in the finished HTML.
"""

from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# Neither HTML nor a template changes these; no key holds a letter like them.
KEY, NUMBER = "\ue000", "\ue001"


class Feet:
    """The feet of one page's rows."""

    def __init__(self):
        self._drawn = {}

    def of(self, line):
        """The foot of a workspace's Line, as safe HTML."""
        looks = _looks(line)
        if looks not in self._drawn:
            row = replace(line.row, key=KEY)
            model = replace(line, standing=replace(line.standing, row=row), number=NUMBER)
            context = {"line": model, "text": line.workspace.text}
            self._drawn[looks] = render_to_string("articles/translating/foot.html", context)
        drawn = self._drawn[looks].replace(KEY, line.key)
        return SafeString(drawn.replace(NUMBER, str(line.number)))


def _looks(line):
    """All that a foot shows of a row, besides its key and its number."""
    row, alignment = line.row, line.alignment
    reason = alignment.reason if alignment and not row.source else ""
    return (
        line.state,
        line.kind,
        len(row.source),
        bool(row.target),
        line.is_moved,
        line.may_be_confirmed,
        line.confidence,
        alignment is not None,
        reason,
    )
