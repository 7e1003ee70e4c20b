"""Each measure against the worked example of the paper that it is from (more are its doctests)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.rounds.agreement import (
    Unit,
    _expected,
    _observed,
    _sections,
    alpha,
    alpha_u,
    cohen,
    f1_exact,
    f1_overlapping,
    fleiss,
)

# Fleiss 1971, table 1: how many of six psychiatrists gave each of five diagnoses to thirty patients.
DIAGNOSES = [
    "444444",
    "222555",
    "233335",
    "555555",
    "222444",
    "113333",
    "333355",
    "113334",
    "114444",
    "555555",
    "144444",
    "124444",
    "222333",
    "144444",
    "224445",
    "333335",
    "111455",
    "111112",
    "224444",
    "133555",
    "555555",
    "244444",
    "224555",
    "114444",
    "144445",
    "222224",
    "111155",
    "224444",
    "133333",
    "555555",
]
# Krippendorff 2004, figure 2, from 150 on: units of the kinds c and k by two observers.
ONE = [Unit(75, 145, "c"), Unit(220, 250, "c"), Unit(30, 90, "k"), Unit(150, 200, "k")]
OTHER = [Unit(70, 150, "c"), Unit(205, 225, "c"), Unit(250, 270, "c"), *ONE[2:]]


def test_fleiss_gives_what_fleiss_gave():
    assert round(fleiss(*zip(*DIAGNOSES, strict=True)), 3) == 0.430


def test_cohen_knows_agreement_below_chance():
    """Cohen 1960, page 37: .29 where .35 would be chance."""
    table = {"aa": 25, "ab": 12, "ac": 3, "ba": 13, "bb": 2, "bc": 15, "ca": 12, "cb": 16, "cc": 2}
    one, other = zip(*(pair for pair, times in table.items() for _ in range(times)), strict=True)
    assert round(cohen(one, other), 2) == round((0.29 - 0.35) / (1 - 0.35), 2)


@pytest.mark.parametrize(
    ("kind", "observed", "expected"), [("c", 0.0144, 0.0532), ("k", 0, 0.0490)]
)
def test_alpha_u_has_the_parts_that_krippendorff_prints(kind, observed, expected):
    own = [_sections(300, [unit for unit in units if unit.kind == kind]) for units in (ONE, OTHER)]
    assert round(_observed(300, own), 4) == observed
    assert round(_expected(300, own), 4) == expected


def test_alpha_does_with_labels_that_somebody_did_not_give():
    """The example of the article "Krippendorff's alpha": .691."""
    gap = None
    a = [gap, gap, gap, gap, gap, 3, 4, 1, 2, 1, 1, 3, 3, gap, 3]
    b = [1, gap, 2, 1, 3, 3, 4, 3, gap, gap, gap, gap, gap, gap, gap]
    c = [gap, gap, 2, 1, 3, 4, 4, gap, 2, 1, 1, 3, 3, gap, 4]
    assert round(alpha(a, b, c), 3) == 0.691


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9), st.sampled_from("cpk")).map(
        lambda drawn: Unit(drawn[0], drawn[0] + drawn[1], drawn[2])
    ),
    max_size=8,
)


@given(SPANS, SPANS)
def test_measures_are_the_same_either_way_and_full_with_oneself(one, other):
    for measure in (f1_exact, f1_overlapping):
        assert measure(one, other) == measure(other, one)
        assert measure(one, one) == (1 if one else None)
    exact, overlapping = f1_exact(one, other), f1_overlapping(one, other)
    assert exact is None or exact <= overlapping <= 1
    between, own = alpha_u(60, one, other), alpha_u(60, one, one)
    assert between is None or between == pytest.approx(alpha_u(60, other, one))
    assert own is None or own == pytest.approx(1)


@given(st.lists(st.tuples(*[st.sampled_from("abc")] * 2), min_size=1, max_size=30))
def test_with_two_people_the_kappas_and_alpha_lie_together(pairs):
    """Fleiss' kappa of two is Scott's pi, of which alpha is the one for small samples."""
    one, other = zip(*pairs, strict=True)
    pi, small = fleiss(one, other), alpha(one, other)
    assert (pi is None) == (small is None)
    if pi is not None:
        assert small == pytest.approx(1 - (1 - pi) * (2 * len(pairs) - 1) / (2 * len(pairs)))
        assert cohen(one, other) >= pi - 1e-9


def test_nothing_is_said_of_nothing():
    assert f1_exact([], []) is None
    assert alpha_u(10, [], []) is None
    assert cohen("aa", "aa") is fleiss("aa", "aa") is alpha("aa", "aa") is None
