"""Words of two languages, one of which writes no spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import thai
from articles.text.graphemes import is_boundary
from articles.text.words import count, is_word_edge, snap_to_words, words

PIECES = st.lists(
    st.sampled_from(
        ["ตำรวจ", "ไทย", "ของ", "พล.ต.อ.", "ก", "เ", "\u0e48", "ำ", "๗", "ๆ", "ฯลฯ", "น.", ".", ",", "'", "’", " ",
         "\n", "\u00a0", "Pol.", "U.S.", "a", "é", "e\u0301", "\u0301", "3.5", "700,000", "-", "👩\u200d🚒", "🇹", "日",
         "\u0600", "\u200d", "क्ष", "กรุงเทพ", "กร"]
    ),
    max_size=12,
).map("".join)  # fmt: skip
TEXTS = st.one_of(PIECES, st.text(max_size=20))
NAMES = st.sampled_from([(), ("กร", "ตำรวจไทย"), ["ธัชชัย"]])


def cut(text, extra=()):
    return [text[start:end] for start, end in words(text, extra)]


@given(TEXTS, NAMES)
def test_words_reproduce_the_text_and_cut_no_grapheme(text, names):
    spans = words(text, names)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    assert all(is_boundary(text, end) for _start, end in spans)


@given(TEXTS, NAMES)
def test_looking_near_by_agrees_with_cutting_the_whole(text, names):
    edges = {0, len(text)} | {end for _start, end in words(text, names)}
    for offset in range(len(text) + 1):
        assert is_word_edge(text, offset, names) == (offset in edges)


@given(TEXTS, st.data())
def test_snapping_gives_whole_words_without_the_space_around(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = snap_to_words(text, start, end)
    kept = text[start:end].strip()
    if kept:
        assert kept in text[first:last]
        assert is_word_edge(text, first) and is_word_edge(text, last)
        assert snap_to_words(text, first, last) == (first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pol. Lt. Gen. Thatchai", ["Pol.", "Lt.", "Gen.", "Thatchai"]),
        ("Commissioner-Pol. Gen.", ["Commissioner", "-", "Pol.", "Gen."]),
        ("the U.S., at 9 a.m.", ["the", "U.S.", ",", "at", "9", "a.m."]),
        ("don’t ‘quote’ O'Neill", ["don’t", "‘", "quote", "’", "O'Neill"]),
        ("700,000 baht, 3.5%", ["700,000", "baht", ",", "3.5", "%"]),
        ("20th COVID-19 x_y", ["20th", "COVID", "-", "19", "x_y"]),
        ("gangs. The", ["gangs", ".", "The"]),
        ("café e\u0301te\u0301", ["café", "e\u0301te\u0301"]),
        ("เมื่อ 21 ม.ค. 2561", ["เมื่อ", "21", "ม.ค.", "2561"]),
        ("โดยพล.ต.อ.ต่อ", ["โดย", "พล.ต.อ.", "ต่อ"]),
        ("๒๕๖๗ ๗๐๐,๐๐๐บาท", ["๒๕๖๗", "๗๐๐,๐๐๐", "บาท"]),
        ("เวลา 10.30 น.", ["เวลา", "10.30", "น."]),
        ("ปราบแก๊ง.แล้ว", ["ปราบ", "แก๊ง", ".", "แล้ว"]),
        ("ซ.ฮ.ฌ.", ["ซ.ฮ.ฌ."]),
        ("👩\u200d🚒🇹🇭!", ["👩\u200d🚒", "🇹🇭", "!"]),
        ("...…", ["...", "…"]),
    ],
)
def test_words(text, expected):
    assert [word for word in cut(text) if not word.isspace()] == expected


def test_a_known_name_stays_whole_but_not_inside_a_dictionary_word():
    names = ("ต่อศักดิ์", "สุขวิมล", "กร")
    assert cut("นายต่อศักดิ์ สุขวิมลอยู่กรุงเทพ", names)[:5] == ["นาย", "ต่อศักดิ์", " ", "สุขวิมล", "อยู่"]
    assert "กร" not in cut("อยู่กรุงเทพ", names)
    assert cut("ตำรวจ", names) == cut("ตำรวจ", ("",)) == ["ตำรวจ"]


@pytest.mark.parametrize(
    ("text", "start", "end", "words_there"),
    [
        ("led by Pol. Gen. Torsak", 8, 13, "Pol. Gen."),
        ("a call-centre gang", 3, 5, "call"),
        ("ตำรวจไทยจับ", 1, 6, "ตำรวจไทย"),
        ("one  two", 2, 5, "one"),
    ],
)
def test_snapping(text, start, end, words_there):
    first, last = snap_to_words(text, start, end)
    assert text[first:last] == words_there


def test_a_span_of_spaces_or_of_nothing_finds_no_words():
    assert snap_to_words("one   two", 4, 5) == (4, 5)
    assert snap_to_words("one two", 2, 2) == (2, 2)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("– … !", 0),
        ("call-centre gangs’ plan", 3),
        ("ตำรวจไทยจับ 5 คน", 5),
        ("a - b", 2),
        ("-a-", 1),
    ],
)
def test_count(text, number):
    assert count(text) == number


def test_text_a_word_list_would_lose_stays_whole(monkeypatch):
    monkeypatch.setattr(thai.nlpo3, "segment", lambda run, name: ["ก"])
    assert thai.cut.__wrapped__("กข") == ("กข",)


def test_a_missing_word_list_says_what_to_install(monkeypatch):
    monkeypatch.setattr(thai.nlpo3, "load_dict", lambda path, name: ("No such file", False))
    with pytest.raises(RuntimeError, match="install pythainlp"):
        thai._load.__wrapped__()
