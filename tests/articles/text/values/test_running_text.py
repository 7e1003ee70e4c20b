"""Running text: a number in digits is read whole or not at all, and never twice."""

import pytest

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
