"""Rows of the translator's page and of its facts, drawn once for all that look alike.

A hundred rows have the same fields and buttons; only words, keys and numbers differ, and these are
put in their places in the finished HTML, in one pass: what is put in is never looked through.
"""

import re
from dataclasses import dataclass, replace
from types import SimpleNamespace

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from articles.translating.alignment import State
from articles.translating.lines import Line, Piece

# Neither HTML nor a template changes these.
KEY, NUMBER, HTML, HEIGHT, NAMES, SOURCE = "\ue000\ue001\ue002\ue003\ue004\ue005"
_MARKS = re.compile(f"([{KEY}-{SOURCE}])")


class Drawn:
    """HTML by its looks, as the pieces between the places that differ."""

    def __init__(self):
        self._parts = {}

    def of(self, looks, draw, values):
        """The HTML that `draw()` gives for these looks, with `values`, {mark: HTML}, put in."""
        parts = self._parts.get(looks)
        if parts is None:
            parts = self._parts[looks] = _MARKS.split(draw())
        filled = list(parts)
        filled[1::2] = [values[mark] for mark in parts[1::2]]
        return SafeString("".join(filled))


class Feet(Drawn):
    """What stands under the fields of one page's rows."""

    def foot(self, line):
        """The foot of a workspace's Line, as safe HTML."""

        def draw():
            context = {"line": _model(line, Line), "text": line.workspace.text}
            return render_to_string("articles/translating/foot.html", context)

        return self.of(_looks(line), draw, {KEY: line.key, NUMBER: str(line.number)})


class Rows(Drawn):
    """The rows of one page."""

    def row(self, line, draw):
        """A workspace's Line as safe HTML; `draw(line)` gives that of any line."""
        if not is_plain(line):
            return draw(line)
        values = {
            KEY: line.key,
            NUMBER: str(line.number),
            HTML: conditional_escape(line.html),
            HEIGHT: str(line.rows_high),
            NAMES: line.names,
            SOURCE: conditional_escape(line.pieces[0].html),
        }
        looks = (*_looks(line), line.pieces[0].kind)
        return self.of(looks, lambda: draw(_model(line, _Row)), values)


class FactRows(Drawn):
    """The rows of one page's facts."""

    def row(self, fact, draw, may_waive):
        """A Fact as safe HTML; `draw(fact)` gives that of any fact."""
        if fact.waiver or (may_waive and fact.is_wrong):
            return draw(fact)
        values = {
            KEY: conditional_escape(fact.key),
            NUMBER: conditional_escape(fact.target_row),
            SOURCE: conditional_escape(fact.source),
            HTML: conditional_escape(fact.target),
        }
        label = str(fact.label)
        looks = label, fact.verdict, bool(fact.source), bool(fact.target)

        def model():
            return draw(
                SimpleNamespace(
                    verdict=fact.verdict,
                    label=label,
                    key=KEY,
                    target_row=NUMBER,
                    source=fact.source and SOURCE,
                    target=fact.target and HTML,
                )
            )

        return self.of(looks, model, values)


def is_plain(line):
    """Whether a row has nothing that only few rows have: one paragraph, nothing to say of it."""
    ordinary = line.state not in (State.STALE, State.CUT) and len(line.pieces) == 1
    return ordinary and not (line.findings or line.typing or line.draft)


@dataclass(frozen=True)
class _Row(Line):
    """A row of marks."""

    html, rows_high, names = SafeString(HTML), HEIGHT, SafeString(NAMES)
    draft, typing = None, ()


def _model(line, kind):
    row = replace(line.row, key=KEY)
    pieces = tuple(Piece(piece.kind, SafeString(SOURCE)) for piece in line.pieces)
    standing = replace(line.standing, row=row)
    return kind(standing, NUMBER, pieces, (), (), (), line.workspace)


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
