"""What the comparison shows: how far people agree, and their marks side by side."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from annotations.models import Kind
from annotations.rendering import BARE, Mark, marks_by_block, render_inner
from annotations.rounds import agreement
from annotations.rounds.carrying import is_behind, places_now
from annotations.rounds.options import clusters_of, options_of, unit_of
from articles.text.words import words

LARGEST = 14  # radius of full agreement in the matrix, in pixels


@dataclass(frozen=True)
class Cell:
    """How far two people agree, from 0 to 1 (None: neither marked anything), as a disc and a number."""

    one: object
    other: object
    exact: float | None
    overlapping: float | None
    kappa: float | None

    @property
    def radius(self):
        """The disc's area is the share."""
        return round(LARGEST * (self.exact or 0) ** 0.5, 1)

    @property
    def outer(self):
        return round(LARGEST * (self.overlapping or 0) ** 0.5, 1)


@dataclass(frozen=True)
class Line:
    """The measures of one kind, or of all (`kind` None)."""

    kind: object
    counts: list
    exact: float | None
    overlapping: float | None
    kappa: float | None
    fleiss: float | None
    alpha: float | None
    alpha_u: float | None

    @property
    def bar(self):
        """Width in per cent of the drawn bar."""
        return round(100 * (self.exact or 0))


class Comparison:
    """A round that everybody has submitted. `people`: the annotators in their order."""

    def __init__(self, one):
        self.round = one
        self.document = one.revision.document
        self.people = [layer.annotator for layer in one.people]
        self.options = options_of(one)
        self.behind = is_behind(one) and not one.ended_at
        if self.behind:
            places = places_now(one, self.options)
            for option in self.options:
                option.lost = places[option.key] is None
        self.clusters = clusters_of(self.options, len(self.people))
        marks = defaultdict(list)
        for option in self.options:
            for mark in option.marks:
                marks[mark.layer.annotator_id].append(mark)
        self._marks = [marks[person.pk] for person in self.people]
        self._units = [[unit_of(self.document, mark) for mark in own] for own in self._marks]
        self._words = [
            (start, end)
            for start, end in words(self.document.text)
            if self.document.text[start:end].strip()
        ]

    @property
    def disagreements(self):
        return sum(not cluster.agreed for cluster in self.clusters)

    def matrix(self):
        """A row for each person: a Cell for each, None beside themselves."""
        labels = [self._labels(units) for units in self._units]
        cells = {}
        for (n, one), (m, other) in combinations(enumerate(self.people), 2):
            pair = (self._units[n], self._units[m])
            cell = Cell(
                one,
                other,
                agreement.f1_exact(*pair),
                agreement.f1_overlapping(*pair),
                agreement.cohen(labels[n], labels[m]),
            )
            cells[n, m] = cells[m, n] = cell
        numbers = range(len(self.people))
        return [(self.people[n], [cells.get((n, m)) for m in numbers]) for n in numbers]

    def lines(self):
        """A Line for all kinds together, then one for each kind that somebody used."""
        used = {unit.kind for units in self._units for unit in units}
        kinds = [kind for kind in Kind.objects.all() if kind.key in used]
        return [self._line(None), *(self._line(kind) for kind in kinds)]

    def _line(self, kind):
        units = [
            [unit for unit in own if kind is None or unit.kind == kind.key] for own in self._units
        ]
        labels = [self._labels(own) for own in units]
        pairs = list(combinations(range(len(units)), 2))
        return Line(
            kind,
            [len(own) for own in units],
            _mean(agreement.f1_exact(units[n], units[m]) for n, m in pairs),
            _mean(agreement.f1_overlapping(units[n], units[m]) for n, m in pairs),
            _mean(agreement.cohen(labels[n], labels[m]) for n, m in pairs),
            agreement.fleiss(*labels),
            agreement.alpha(*labels),
            agreement.alpha_u(len(self.document.text), *units),
        )

    def _labels(self, units):
        """What each word of the text is, to one person: the kinds that cover any of it."""
        labels = [frozenset()] * len(self._words)
        for unit in units:
            for place, (start, end) in enumerate(self._words):
                if start < unit.end and unit.start < end:
                    labels[place] |= {unit.kind}
        return labels

    def side_by_side(self):
        """[(block, [(person, its HTML with their marks)])] of the blocks that somebody marked."""
        drawn = [marks_by_block(self.document, map(_drawn, own)) for own in self._marks]
        return [
            (
                block,
                [
                    (person, render_inner(block, own.get(block.id, ()), BARE))
                    for person, own in zip(self.people, drawn, strict=True)
                ],
            )
            for block in self.document.blocks
            if any(block.id in own for own in drawn)
        ]


def _drawn(mark):
    return Mark(
        mark.pk, mark.start_block, mark.start, mark.end_block, mark.end, mark.kind.key, "approved",
        label=str(mark.kind),
    )  # fmt: skip


def _mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else None
