"""The tables beside this file: every expression is read as its line says, in its own language."""

from pathlib import Path

import pytest

from articles.text.values import find, key

_DATA = Path(__file__).parent / "data"


def _rows(name):
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, expected = line.partition("\t")
            yield text, expected.strip()


def _read(text, language):
    return " | ".join(f"{value.kind} {value.value}" for value in find(text, language))


def _wrong(name, language):
    rows = list(_rows(name))
    return len(rows), [
        (text, expected, got)
        for text, expected in rows
        if (got := _read(text, language)) != expected
    ]


@pytest.mark.parametrize("language", ["en", "th"])
def test_every_expression_of_the_table_is_read_right(language):
    number, wrong = _wrong(f"table_{language}.tsv", language)
    assert number >= 300
    assert wrong == []


PRESS = {
    "paper": 300,
    "wire": 180,
    "gazette": 180,
    "column": 160,
    "report": 50,
    "dispatch": 50,
    "bulletin": 44,
    "evening": 40,
}


@pytest.mark.parametrize("name", PRESS)
@pytest.mark.parametrize("language", ["en", "th"])
def test_the_ways_of_newspapers_are_read_right_every_one(name, language):
    number, wrong = _wrong(f"{name}_{language}.tsv", language)
    assert number >= PRESS[name]
    assert wrong == []


@pytest.mark.parametrize("name", ["heldout", "unseen", "fresh", "last", "press", "desk", "late"])
@pytest.mark.parametrize("language", ["en", "th"])
def test_sentences_written_before_the_rules_saw_them_are_read_right(name, language):
    number, wrong = _wrong(f"{name}_{language}.tsv", language)
    assert number >= 60
    assert len(wrong) <= number * 0.02, wrong


def test_the_two_languages_say_the_same_with_the_same_keys():
    for english, thai in _rows("twins.tsv"):
        keys = [[key(value) for value in find(t, la)] for t, la in ((english, "en"), (thai, "th"))]
        assert keys[0] == keys[1] != [], (english, thai)
