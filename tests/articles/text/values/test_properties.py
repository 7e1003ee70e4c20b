"""What must hold of any text: round trips, places, no overlap, no error, linear time."""

import datetime
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import graphemes
from articles.text.values import find, key, keys, prepare, same, unmatched
from tests.articles.text.values import spelling
from tests.support.shared import SHARED

NUMBERS = st.one_of(st.integers(2, 999), st.integers(2, 999_999), st.integers(2, 10**13))
DAYS = st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 12, 31))
_PIECES = st.sampled_from(
    [
        "7",
        "12",
        "2567",
        "2018",
        "1.5",
        "1,200",
        "๑๒",
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        "%",
        "$",
        "฿",
        "Bt",
        "กว่า",
        "เกือบ",
        "over",
        "about",
        "ล้าน",
        "แสน",
        "พัน",
        "ร้อย",
        "สิบ",
        "บาท",
        "baht",
        "million",
        "ปี",
        "เดือน",
        "วัน",
        "ที่",
        "คน",
        "ราย",
        "ม.ค.",
        "มกราคม",
        "May",
        "Jan",
        "Monday",
        "วันจันทร์",
        "น.",
        "pm",
        "พล.ต.ท.",
        "Pol.",
        "Lt.",
        "Gen.",
        "two",
        "twenty",
        "half",
        "and",
        "of",
        "to",
        "ถึง",
        "ระหว่าง",
        "between",
        "aged",
        "อายุ",
        "พ.ศ.",
        "B.E.",
        "century",
        "ศตวรรษ",
        "ครึ่ง",
        "หนึ่ง",
        "ใน",
        "in",
        "ไร่",
        "km",
        "ํ",
        "า",
        "้",
        "\u200d",
        "👩\u200d👩",
        "é",
        "\n",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(_PIECES, max_size=25).map("".join),
    st.lists(_PIECES, max_size=25).map(" ".join),
)


def _amounts(text, language):
    return [value.value.amount for value in find(text, language)]


@settings(max_examples=150, deadline=None)
@given(NUMBERS)
def test_a_number_comes_back_from_digits_and_words_of_both_languages(number):
    assert _amounts(f"{number:,} baht", "en") == [number]
    assert _amounts(f"{spelling.english(number)} baht", "en") == [number]
    assert _amounts(f"{number:,} บาท", "th") == [number]
    assert _amounts(spelling.thai_digits(f"{number:,} บาท"), "th") == [number]
    assert _amounts(f"{spelling.thai(number)}บาท", "th") == [number]


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 999), st.sampled_from(["พัน", "หมื่น", "แสน", "ล้าน", "พันล้าน", "แสนล้าน"]))
def test_digits_and_a_thai_magnitude_multiply_exactly(tenths, magnitude):
    size = {"พัน": 10**3, "หมื่น": 10**4, "แสน": 10**5, "ล้าน": 10**6}
    factor = size.get(magnitude) or size[magnitude.removesuffix("ล้าน")] * 10**6
    text = f"{tenths // 10}.{tenths % 10} {magnitude}บาท"
    assert [str(v.value.amount) for v in find(text, "th")] == [str(tenths * factor // 10)]


@settings(max_examples=150, deadline=None)
@given(DAYS)
def test_a_date_has_one_key_in_every_spelling(day):
    month, short = day.month - 1, spelling.EN_SHORT[day.month - 1]
    english = [
        f"{day.day} {spelling.EN_MONTHS[month]} {day.year}",
        f"{spelling.EN_MONTHS[month]} {day.day}, {day.year}",
        f"{short} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {spelling.EN_MONTHS[month]} {day.year}",
        day.isoformat(),
    ]
    year = day.year + 543
    thai = [
        f"{day.day} {spelling.TH_MONTHS[month]} {year}",
        f"วันที่ {day.day} {spelling.TH_SHORT[month]} {year}",
        f"{day.day} {spelling.TH_MONTHS[month]} พ.ศ. {year}",
        f"{day.day} {spelling.TH_SHORT[month]} {day.year}",
        f"{day.day}/{day.month}/{year}",
    ]
    thai += [spelling.thai_digits(text) for text in thai]
    found = [find(text, "en") for text in english] + [find(text, "th") for text in thai]
    assert {tuple(map(key, values)) for values in found} == {(("date", day.isoformat()),)}


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["en", "th"]))
def test_values_stand_in_order_on_grapheme_edges_and_never_overlap(text, language):
    _check(text, language)


def _check(text, language):
    values = find(text, language)
    end = 0
    for value in values:
        assert end <= value.start < value.end <= len(text)
        assert text[value.start : value.end] == value.text
        assert graphemes.is_boundary(text, value.start) and graphemes.is_boundary(text, value.end)
        assert str(value.value) and key(value) and keys(value)
        assert same(value, value)
        end = value.end
    assert unmatched(values, values) == ([], [])


WORDS = sorted(
    {
        word
        for path in (Path(__file__).parent / "data").glob("*.tsv")
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for word in re.findall(
            r"[A-Za-z]+|\d[\d.,]*|[ก-๎]+\.?|[^\sA-Za-z\dก-๎]", line.partition("\t")[0]
        )
    }
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=14),
    st.sampled_from(["", " "]),
    st.sampled_from(["en", "th"]),
)
def test_the_words_of_the_tables_are_read_in_any_order_without_error(words, between, language):
    _check(between.join(words), language)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["พัน", "หมื่น", "แสน", "ล้าน"]))
def test_both_ends_of_a_range_have_the_magnitude_said_once(first, more, magnitude):
    low, high = first / 10, (first + more) / 10
    size = {"พัน": 10**3, "หมื่น": 10**4, "แสน": 10**5, "ล้าน": 10**6}[magnitude]
    (value,) = find(f"{low}-{high} {magnitude}บาท", "th")
    assert (value.value.amount, value.value.high) == (
        first * size // 10,
        (first + more) * size // 10,
    )


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_no_number_is_read_twice_or_half(first, second):
    text = f"พบ {first} และ {second:,} ที่นี่, then {first}km and {second} baht"
    digits = [(v.start, v.end) for v in find(text, "th")]
    for number in (str(first), f"{second:,}"):
        at = text.find(number)
        inside = [s for s, e in digits if s < at + len(number) and e > at]
        assert len(inside) <= 1


def test_naughty_strings_are_read_without_error():
    path = SHARED / "data/strings/blns.json"
    if not path.exists():
        pytest.skip(f"{path} is not here: the list of naughty strings is not part of the project")
    for text in json.loads(path.read_text(encoding="utf-8")):
        _check(text, "en")
        _check(text, "th")


def test_a_prepared_reader_compiles_nothing_while_it_reads():
    prepare()
    compiled = re.compile
    try:
        re.compile = None
        for text, language in [
            ("Mali, 45, paid 3 crore rupees on 5 May 2024 at 5pm for 12 km²", "en"),
            ("มะลิ อายุ ๔๕ ปี จ่าย 7 แสนบาท เมื่อ 21 ม.ค. 2561 เวลา 10.30 น. 5 กก.", "th"),
        ]:
            assert len(find(text, language)) >= 5
    finally:
        re.compile = compiled
