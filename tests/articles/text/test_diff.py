"""Diffs that people read, and from which either text can be had again."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import diff
from articles.text.diff import block_diff, word_diff
from articles.text.graphemes import is_boundary

TEXTS = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(["ตำรวจ", "ไทย", "a", "b", "c", "\u0301", " ", "\n", "700,000", "."]), max_size=25)
    .map("".join),
)  # fmt: skip


def assert_gives_both(parts, old, new):
    assert "".join(text for op, text in parts if op != "insert") == old
    assert "".join(text for op, text in parts if op != "delete") == new
    assert all(text for _op, text in parts)
    ops = [op for op, _text in parts]
    assert all(one != other for one, other in zip(ops, ops[1:], strict=False))
    assert ("insert", "delete") not in zip(ops, ops[1:], strict=False)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_had_again(old, new):
    assert_gives_both(word_diff(old, new), old, new)


@given(TEXTS, TEXTS)
def test_and_when_texts_are_too_long_to_compare_word_by_word(old, new):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diff, "_SMALL", 2)
        patch.setattr(diff, "_AFFORDABLE", 9)
        patch.setattr(diff, "_WINDOW", 4)
        patch.setattr(diff, "_MANY_LINES", 1)
        patch.setattr(diff, "_PHRASES", (2, 1))
        assert_gives_both(word_diff(old, new), old, new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("a", "a", [("equal", "a")]),
        ("", "a", [("insert", "a")]),
        ("a b c d", "a x y d", [("equal", "a "), ("delete", "b c"), ("insert", "x y"), ("equal", " d")]),
        ("a\nb\n", "c\nb\n", [("delete", "a"), ("insert", "c"), ("equal", "\nb\n")]),
        ("ที่นี่ดี", "ที่นั่นดี", [("delete", "ที่นี่"), ("insert", "ที่นั่น"), ("equal", "ดี")]),
    ],
)  # fmt: skip
def test_diffs(old, new, expected):
    assert word_diff(old, new) == expected


def test_a_long_text_with_one_word_changed_shows_one_word():
    old = " ".join(f"word{number % 997} of" for number in range(10_000))
    new = old.replace("word500 of", "other of", 1)
    assert [part for part in word_diff(old, new) if part[0] != "equal"] == [
        ("delete", "word500"),
        ("insert", "other"),
    ]


def test_a_text_that_repeats_itself_shows_the_words_that_changed():
    old = "The police said that over 700,000 baht was lost this week. " * 1500
    new = old.replace("lost", "gone", 700).replace("gone", "lost", 650) + "The end."
    changed = [part for part in word_diff(old, new) if part[0] != "equal"]
    assert changed == [("delete", "lost"), ("insert", "gone")] * 50 + [("insert", "The end.")]


def test_a_word_changed_in_every_paragraph_shows_words_only():
    paragraph = "The police said that over 700,000 baht was lost this week.\n"
    parts = word_diff(paragraph * 100, paragraph.replace("week", "month") * 100)
    assert parts.count(("delete", "week")) == parts.count(("insert", "month")) == 100


def test_blocks_are_paired_by_id():
    old = [("b1", "one"), ("b2", "two"), ("b3", "three"), ("b4", "four")]
    new = [("b4", "four"), ("b1", "one"), ("b5", "five"), ("b3", "THREE")]
    rows = block_diff(old, new)
    assert [(row.id, row.change, row.old, row.new) for row in rows] == [
        ("b4", "moved", "four", "four"),
        ("b1", "same", "one", "one"),
        ("b2", "removed", "two", None),
        ("b5", "added", None, "five"),
        ("b3", "changed", "three", "THREE"),
    ]
    assert rows[-1].parts == (("delete", "three"), ("insert", "THREE"))


@given(st.permutations("abcdefg"), st.integers(0, 7), st.integers(0, 7))
def test_every_block_has_one_row(order, removed, added):
    old = [(name, name) for name in "abcdefg"[removed:]]
    new = [(name, name) for name in order[added:]]
    rows = block_diff(old, new)
    assert sorted(row.id for row in rows) == sorted({*dict(old), *dict(new)})
    assert [row.id for row in rows if row.new is not None] == [name for name, _text in new]


def test_a_rewritten_phrase_is_one_change():
    assert word_diff("he said no today", "he told us today") == [
        ("equal", "he "),
        ("delete", "said no"),
        ("insert", "told us"),
        ("equal", " today"),
    ]


def test_of_blocks_in_another_order_the_fewest_have_moved():
    rows = block_diff([("a", "x"), ("b", "y"), ("c", "z")], [("c", "z"), ("a", "x"), ("b", "y")])
    assert [(row.id, row.change) for row in rows] == [("c", "moved"), ("a", "same"), ("b", "same")]


@given(TEXTS, TEXTS)
def test_no_part_begins_or_ends_inside_a_grapheme(old, new):
    before = after = 0
    for op, part in word_diff(old, new):
        before += len(part) * (op != "insert")
        after += len(part) * (op != "delete")
        assert is_boundary(old, before) and is_boundary(new, after)


def test_blocks_removed_at_the_top_stay_there():
    assert [row.id for row in block_diff([("b1", "x"), ("b2", "y")], [("b2", "y")])] == ["b1", "b2"]


def test_long_unlike_texts_are_answered_soon():
    chance = random.Random(4)
    old, new = (" ".join(chance.choices("abcdefgh", k=20_000)) for _ in range(2))
    assert_gives_both(word_diff(old, new), old, new)
