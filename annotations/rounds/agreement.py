"""How far annotators agree. Pure arithmetic over spans and labels; knows no Django.

A `Unit` is a span of a text, half-open, and its kind. A measure that says nothing (no spans at all,
or no disagreement that chance could make) is None, never a made-up 0 or 1. Each is checked against
the worked example of the paper that it names.
"""

from collections import Counter
from itertools import combinations
from typing import NamedTuple


class Unit(NamedTuple):
    start: int
    end: int
    kind: str


def f1_exact(one, other):
    """The F measure of two people's spans: same edges, same kind. The same whoever is first.

    2a / (2a + b + c), which is positive specific agreement (Hripcsak and Rothschild 2005,
    "Agreement, the F-Measure, and Reliability in Information Retrieval", J Am Med Inform Assoc
    12(3):296-298).

    >>> f1_exact([Unit(0, 4, "person"), Unit(9, 12, "place")], [Unit(0, 4, "person")])
    0.6666666666666666
    """
    one, other = set(one), set(other)
    return _f1(len(one & other), one, other)


def f1_overlapping(one, other):
    """The same, where spans of a kind that share a character count as found: each span once, paired
    so that as many as possible are (as "partial" in SemEval-2013 task 9, Segura-Bedmar et al.).

    >>> f1_overlapping([Unit(0, 9, "person")], [Unit(0, 4, "person"), Unit(5, 9, "person")])
    0.6666666666666666
    """
    one, other = sorted(set(one)), sorted(set(other))
    return _f1(_most_pairs(one, other), one, other)


def _f1(both, one, other):
    return 2 * both / (len(one) + len(other)) if one or other else None


def _most_pairs(one, other):
    """The size of a greatest matching of overlapping spans (augmenting paths)."""
    meets = [[n for n, unit in enumerate(other) if _overlap(mine, unit)] for mine in one]
    partner = {}

    def place(mine, tried):
        for place_in_other in meets[mine]:
            if place_in_other not in tried:
                tried.add(place_in_other)
                held = partner.get(place_in_other)
                if held is None or place(held, tried):
                    partner[place_in_other] = mine
                    return True
        return False

    return sum(place(mine, set()) for mine in range(len(one)))


def _overlap(one, other):
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def cohen(one, other):
    """Cohen's kappa of two people's labels of the same items.

    Cohen 1960, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
    Measurement 20(1):37-46; the table of its page 45 gives .492.

    >>> pairs = {("P", "P"): 88, ("P", "N"): 14, ("P", "X"): 18, ("N", "P"): 10, ("N", "N"): 40,
    ...          ("N", "X"): 10, ("X", "P"): 2, ("X", "N"): 6, ("X", "X"): 12}
    >>> one, other = zip(*(pair for pair, times in pairs.items() for _ in range(times)))
    >>> round(cohen(one, other), 3)
    0.492
    """
    items = len(one)
    mine, theirs = Counter(one), Counter(other)
    observed = sum(a == b for a, b in zip(one, other, strict=True))
    expected = sum(mine[label] * theirs[label] for label in mine)
    if items * items == expected:
        return None
    return (items * observed - expected) / (items * items - expected)


def fleiss(*people):
    """Fleiss' kappa of any number of people's labels of the same items.

    Fleiss 1971, "Measuring nominal scale agreement among many raters", Psychological Bulletin
    76(5):378-382. Its example, .430, is a test; this is the smallest there is.

    >>> fleiss("aab", "aab"), round(fleiss("aab", "abb"), 3)
    (1.0, 0.333)
    """
    raters, items = len(people), len(people[0])
    counts = [Counter(labels) for labels in zip(*people, strict=True)]
    agreeing = sum(n * (n - 1) for count in counts for n in count.values())
    observed = agreeing / (items * raters * (raters - 1)) if items else 0
    totals = sum(counts, Counter())
    expected = sum((n / (items * raters)) ** 2 for n in totals.values()) if items else 1
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(*people):
    """Krippendorff's alpha for nominal labels; None is a label that somebody did not give.

    Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", example C: .743.

    >>> a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    >>> b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    >>> c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    >>> d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    >>> round(alpha(a, b, c, d), 3)
    0.743
    """
    items = [Counter(x for x in labels if x is not None) for labels in zip(*people, strict=True)]
    items = [count for count in items if count.total() > 1]
    totals = sum(items, Counter())
    pairs = totals.total()
    expected = pairs * pairs - sum(n * n for n in totals.values())
    if not expected:
        return None
    observed = sum(
        (count.total() ** 2 - sum(n * n for n in count.values())) / (count.total() - 1)
        for count in items
    )
    return 1 - (pairs - 1) * observed / expected


def alpha_u(length, *people):
    """Krippendorff's alpha for unitising a continuum of `length`, over every kind that occurs.

    Krippendorff 2004, "Measuring the Reliability of Qualitative Text Analysis Data", Quality and
    Quantity 38:787-800 (also 1995, "On the Reliability of Unitizing Continuous Data"): the squared
    distances of overlapping units, and of units in others' gaps, over what chance would give. Its
    example, a continuum of 300, observes .0144 where .0532 is expected for the kind c, and 0 where
    .0490 is for k; it divides these rounded parts, which we do not round.

    >>> one = [Unit(75, 145, "c"), Unit(220, 250, "c"), Unit(30, 90, "k"), Unit(150, 200, "k")]
    >>> other = [Unit(70, 150, "c"), Unit(205, 225, "c"), Unit(250, 270, "c"),
    ...          Unit(30, 90, "k"), Unit(150, 200, "k")]
    >>> round(alpha_u(300, one, other), 4)
    0.8587
    >>> alone = [[unit for unit in units if unit.kind == "c"] for units in (one, other)]
    >>> round(alpha_u(300, *alone), 4)
    0.7286
    """
    kinds = {unit.kind for units in people for unit in units}
    observed = expected = 0
    for kind in kinds:
        sections = [
            _sections(length, [unit for unit in units if unit.kind == kind]) for units in people
        ]
        observed += _observed(length, sections)
        expected += _expected(length, sections)
    return 1 - observed / expected if expected else None


def _sections(length, units):
    """The continuum as units and the gaps between them: (start, length, is a unit). Of units that
    overlap the one that begins first, and of those the longest, is taken."""
    found, at = [], 0
    for unit in sorted(units, key=lambda unit: (unit.start, -unit.end)):
        if unit.start < at:
            continue
        if unit.start > at:
            found.append((at, unit.start - at, False))
        found.append((unit.start, unit.end - unit.start, True))
        at = unit.end
    return [*found, (at, length - at, False)] if at < length else found


def _observed(length, sections):
    people = len(sections)
    total = sum(
        _distance(mine, other)
        for one, two in combinations(sections, 2)
        for mine, other in _meeting(one, two)
    )
    return 2 * total / (people * (people - 1) * length**2)


def _meeting(one, two):
    """The pairs of two people's sections that share a place, both in order."""
    first, second = 0, 0
    while first < len(one) and second < len(two):
        mine, other = one[first], two[second]
        yield mine, other
        ends = (mine[0] + mine[1], other[0] + other[1])
        first += ends[0] <= ends[1]
        second += ends[1] <= ends[0]


def _distance(mine, other):
    (start, length, unit), (other_start, other_length, other_unit) = mine, other
    if unit and other_unit:
        ahead = start - other_start
        return ahead**2 + (ahead + length - other_length) ** 2
    if unit and other_start <= start and start + length <= other_start + other_length:
        return length**2
    if other_unit and start <= other_start and other_start + other_length <= start + length:
        return other_length**2
    return 0


def _expected(length, sections):
    every = [section for own in sections for section in own]
    units = [size for _start, size, unit in every if unit]
    gaps = [size for _start, size, unit in every if not unit]
    whole = len(sections) * length
    total = sum(
        (len(units) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        + size**2 * sum(gap - size + 1 for gap in gaps if gap >= size)
        for size in units
    )
    possible = whole * (whole - 1) - sum(size * (size - 1) for size in units)
    return 2 / length * total / possible if possible else 0
