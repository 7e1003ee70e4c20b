"""One spelling of every character, and nothing else changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.normalise import normalise, problems

THAI = st.text(
    "กนเแำาๅ\u0e31\u0e34\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e4e \u0301\u0323"
)
HIDDEN = st.text("a ก\u0915\u094d\u0628👩🏽🔥❤#\u200b\u200c\u200d\ufe0f\ufe00\U000e0062\U000e007f🏴\ud83d\ude00\r\n")  # fmt: skip
ANYTHING = st.one_of(st.text(), THAI, HIDDEN)


@given(ANYTHING)
def test_normalising_twice_is_normalising_once(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e4d\u0e32", "นำ"),
        ("น\u0e32\u0e4d", "นำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("เเม่", "แม่"),
        ("ที\u0e48".replace("ี\u0e48", "\u0e48ี"), "ที่"),
        ("พันธ\u0e4c\u0e38", "พันธ\u0e38\u0e4c"),
        ("ก\u0e38\u0e48", "ก\u0e38\u0e48"),
        ("\uf710\uf705", "\u0e31\u0e48"),
        ("\uf700\uf70f\uf71a", "ฐญ\u0e3a"),
    ],
)
def test_thai_marks_come_in_one_order(typed, kept):
    assert normalise(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("a\tb", "a b"),
        ("  two  spaces \u00a0 stay  ", "  two  spaces \u00a0 stay  "),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("\u202eevil\u202c", "evil"),
        ("nul\x00 bell\x07 del\x7f c1\x9f", "nul bell del c1"),
        ("\ud83d\ude00", "😀"),
        ("half \ud83d and \ude00", "half \ufffd and \ufffd"),
        ("\ufdd0\uffff", ""),
        ("ก\u200dข\u200cค", "กขค"),
        ("＜script＞", "＜script＞"),
        ("e\u200b\u0301", "é"),
    ],
)
def test_junk_goes_and_everything_else_stays(typed, kept):
    assert normalise(typed) == kept


@pytest.mark.parametrize(
    "text",
    ["👩\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "👩🏽\u200d🚒", "🏴\U000e0067\U000e0062\U000e007f", "1\ufe0f\u20e3",
     "क्\u200dष", "می\u200cخواهم", "葛\U000e0100"],
)  # fmt: skip
def test_joiners_stay_where_a_picture_or_a_script_needs_them(text):
    assert normalise(text) == text
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ก็็", [("doubled-mark", 1, 3)]),
        ("ที่่นี่", [("doubled-mark", 2, 4)]),
        ("ไม่ ่ดี", [("floating-mark", 4, 5)]),
        ("ก\u0e48\u0e34", [("mark-order", 1, 3)]),
        ("a\u200bb", [("invisible", 1, 2)]),
        ("a\u200db\ufe0f", [("invisible", 1, 2), ("invisible", 3, 4)]),
        ("x\ud800", [("lost-character", 1, 2)]),
        ("x\ufffd", [("lost-character", 1, 2)]),
        ("น้ำ ที่ เป็น ผู้ สิทธิ์ ก็ กว่า", []),
    ],
)
def test_problems_say_what_and_where(text, expected):
    assert [(p.kind, p.start, p.end) for p in problems(text)] == expected


@given(ANYTHING)
def test_a_problem_points_at_its_own_words(text):
    for problem in problems(text):
        assert text[problem.start : problem.end] == problem.exact != ""


@given(ANYTHING)
def test_nothing_invisible_is_left_after_normalising(text):
    assert {"invisible", "mark-order"}.isdisjoint(p.kind for p in problems(normalise(text)))


def test_hostile_text_stays_linear():
    for text in ("\u0e33\u0e48" * 50_000, "\u0e33" * 50_000 + "\u0e48", "\u0e48\u0e34" * 50_000,
                 "\u200d" * 100_000, "\u0e4d\u0e48\u0e32" * 33_000):  # fmt: skip
        normalise(text)
