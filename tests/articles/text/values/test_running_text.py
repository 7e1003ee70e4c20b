"""Running text: a number in digits is read whole or not at all, and never twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.values import find
from benchmarks import values
from tests.support.shared import SHARED

CORPORA = [SHARED / name for name in ("data/pairs", "data/annotated", "samples")]


def test_no_number_of_running_text_is_read_twice_or_half():
    if not all(folder.exists() for folder in CORPORA):
        pytest.skip("no folder “shared” is here: its texts are not part of the project")
    read = values.running(CORPORA)
    assert read["numbers"] > 500
    assert read["faults"] == []


LISTED = {"1,2,3"}  # three numbers, each read by itself
SAID = {
    language: [
        line.partition("\t")[0]
        for path in sorted(values.TABLES.glob(f"*_{language}.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#") and line.partition("\t")[0] not in LISTED
    ]
    for language in ("en", "th")
}
BETWEEN = st.sampled_from([" ", ", ", ". ", " and ", " และ ", "\n", " (", "; "])


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(["en", "th"]))
def test_expressions_beside_one_another_are_read_neither_twice_nor_half(data, language):
    pieces = data.draw(st.lists(st.sampled_from(SAID[language]), min_size=2, max_size=5))
    text = data.draw(BETWEEN).join(pieces)
    spans = [(value.start, value.end) for value in find(text, language)]
    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
    for number in values.DIGITS.finditer(text):
        whole = [(a, b) for a, b in spans if a <= number.start() and number.end() <= b]
        cut = [(a, b) for a, b in spans if a < number.end() and number.start() < b]
        assert whole == cut, (text, number[0])


def test_a_decimal_comma_is_not_read_half():
    assert [value.text for value in find("Average height 2,01 metres, 5 players.", "en")] == ["5"]


def test_the_ends_of_a_change_are_no_range():
    found = find("Gold rose 350 baht to 51,200 baht.", "en")
    assert [str(value.value) for value in found] == ["350 THB", "51200 THB"]


def test_a_rank_behind_an_office_is_read_whole():
    assert find("Deputy Commissioner-Pol. Gen. Surachate", "en")[0].text == "Pol. Gen."


def test_a_list_of_ages_is_not_read_into_other_numbers():
    for text, ages in [
        ("Two men, aged 19 and 23, died.", 2),
        ("Somchai, aged 45 and 12 others fled.", 1),
        ("Mali, aged 30, 5 of them", 1),
    ]:
        assert sum(value.kind == "age" for value in find(text, "en")) == ages


def test_capital_b_is_baht_before_an_amount_only():
    for text, money in [("B3.5bn", 1), ("B1,200", 1), ("vitamin B12", 0), ("a B-52", 0)]:
        assert sum(value.kind == "money" for value in find(text, "en")) == money
