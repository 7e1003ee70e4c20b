"""Two edits of one paragraph are put together only where they do not touch, and lose no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.together import together

WORDS = st.lists(
    st.sampled_from(["ตำรวจ", "ไทย", "จับ", "Mali ", "said ", "7 ", "&amp; ", "น้ำ ", "👍🏽 "]),
    max_size=12,
).map("".join)


@given(WORDS, WORDS)
def test_what_one_alone_changed_is_what_comes_out(base, one):
    assert together(base, one, base) == together(base, base, one) == one


@given(WORDS, WORDS, WORDS)
def test_whose_edit_comes_first_makes_no_difference(base, one, other):
    assert together(base, one, other) == together(base, other, one)


@given(WORDS, WORDS, WORDS)
def test_the_edits_of_both_are_in_it(head, tail, middle):
    fixed = "x " + middle + "stands here untouched y "
    base, one, other = (
        f"A {fixed}B",
        f"A1 {head}{fixed}B",
        f"A {fixed}B1 {tail}",
    )
    assert together(base, one, other) in (None, f"A1 {head}{fixed}B1 {tail}")


@pytest.mark.parametrize(
    ("base", "one", "other", "wanted"),
    [
        ("lost 5 baht", "lost 7 baht", "lost 9 baht", None),
        ("lost 5 baht", "lost 7 baht", "lost 7 baht", "lost 7 baht"),
        ("one two three", "one 2 three", "one two 3", None),
        (
            "one two three four",
            "1 two three four",
            "one two <b>three four</b>",
            "1 two <b>three four</b>",
        ),
        (
            "one two three four five",
            "<strong>one</strong> two three four five",
            "one two three four 5",
            "<strong>one</strong> two three four 5",
        ),
        ("a <em>b c d</em> e f g", "a b c d e f g", "a <em>b c d</em> e f h", "a b c d e f h"),
        ("a b c d e", "a <em>b c d</em> e", "a b c <em>d e</em>", None),
        (
            "R&amp;D is up by five",
            "R&amp;D is down by five",
            "R&amp;D is up by 5",
            "R&amp;D is down by 5",
        ),
        (
            "R&amp;D is up by five now",
            "R&amp;D was up by five now",
            "R&amp;D is up by 5 now",
            "R&amp;D was up by 5 now",
        ),
    ],
)
def test_what_touches_is_left_to_a_person(base, one, other, wanted):
    assert together(base, one, other) == wanted
