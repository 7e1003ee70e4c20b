"""Edges of what a reader takes for one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.graphemes import boundaries, cut, is_boundary, length, snap

CLUSTERS = st.text(
    "aก\u0e33\u0e48\u0e34\u0e40 \r\n\u0301👩🏽🔥🇹🇭\u200d\ufe0f\u0600\u0915\u094d\u0937\u093f\u1100\u1161\u11a8한\u0903"
)
TEXTS = st.one_of(st.text(max_size=40), CLUSTERS)


@given(TEXTS)
def test_looking_near_by_agrees_with_cutting_the_whole(text):
    edges = set(boundaries(text))
    for offset in range(-1, len(text) + 2):
        assert is_boundary(text, offset) == (offset in edges)


@given(TEXTS, st.integers(-2, 50), st.integers(-2, 50))
def test_snapping_widens_to_edges_and_no_further(text, start, end):
    left, right = snap(text, start, end)
    assert 0 <= left <= right <= len(text)
    assert is_boundary(text, left) and is_boundary(text, right)
    if 0 <= start < end <= len(text):
        assert left <= start < end <= right
        assert len(boundaries(text[left:start])) <= 2 and len(boundaries(text[end:right])) <= 2
    assert snap(text, left, right) == (left, right)


@given(TEXTS, st.integers(0, 10))
def test_a_cut_has_as_many_graphemes_as_asked_for(text, count):
    kept = cut(text, count)
    assert text.startswith(kept)
    assert length(kept) == min(count, length(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [("น้ำ", 1), ("เมื่อ", 3), ("🇹🇭🇰🇭", 2), ("👩\u200d👩\u200d👧", 1), ("e\u0301", 1), ("\r\n", 1)],
)
def test_length_is_what_a_reader_counts(text, count):
    assert length(text) == count
