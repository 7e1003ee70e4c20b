"""A difference loses nothing, whatever the texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.diff import block_diff, word_diff
from articles.text.graphemes import is_boundary

TEXT = st.lists(
    st.sampled_from(["a", "b", "ก็", "น้ำ", "ประเทศไทย", " ", "  ", "x,y", "\n", "é", "7", "👩‍🚒"]),
    max_size=12,
).map("".join) | st.text(max_size=20)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_the_parts_make_both_texts_and_cut_no_grapheme(old, new):
    parts = word_diff(old, new)
    assert "".join(text for op, text in parts if op != "insert") == old
    assert "".join(text for op, text in parts if op != "delete") == new
    assert all(text for _op, text in parts)
    assert all(one[0] != two[0] for one, two in zip(parts, parts[1:], strict=False))
    place = 0
    for op, text in parts:
        if op != "insert":
            place += len(text)
            assert is_boundary(old, place)


def test_thai_is_compared_by_words():
    assert word_diff("สวัสดีประเทศไทย", "สวัสดีประเทศลาว") == [
        ("equal", "สวัสดีประเทศ"),
        ("delete", "ไทย"),
        ("insert", "ลาว"),
    ]


def test_a_rewritten_phrase_is_one_change():
    assert word_diff("he said no today", "he told us today") == [
        ("equal", "he "),
        ("delete", "said no"),
        ("insert", "told us"),
        ("equal", " today"),
    ]


def test_blocks_are_paired_by_id_with_deletions_in_their_place():
    rows = block_diff(
        [("a", "one"), ("b", "two"), ("c", "three")], [("a", "one"), ("c", "three!"), ("d", "new")]
    )
    assert [(block, state) for block, state, _parts in rows] == [
        ("a", "equal"),
        ("b", "delete"),
        ("c", "changed"),
        ("d", "insert"),
    ]


def test_a_block_that_only_moved_says_so():
    rows = block_diff([("a", "x"), ("b", "y"), ("c", "z")], [("c", "z"), ("a", "x"), ("b", "y")])
    assert [(block, state) for block, state, _parts in rows] == [
        ("c", "moved"),
        ("a", "equal"),
        ("b", "equal"),
    ]
