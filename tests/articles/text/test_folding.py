"""Texts as a search compares them: the quick way and the slow one fold alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import searching

LETTERS = "aBcXยนำเก่ไม้ฯๆ๗๒ .,.·'“”–…éﬁ₂\u200b\u00a0İßก็"


@given(st.text(LETTERS, max_size=40) | st.text(max_size=20))
def test_the_quick_way_folds_as_letter_by_letter(text):
    quick, slow = searching.fold(text), searching._fold_letter_by_letter(text)
    assert (quick.text, tuple(quick.places)) == (slow.text, slow.places)


@pytest.mark.parametrize(
    ("text", "quick"),
    [
        ("ปี ๒๕๖๗ “Police” – said 3.5 times.", True),
        ("The U.S. said", False),
        ("พ.ร.บ.", False),
        ("Café", False),
    ],
)
def test_only_what_needs_it_goes_letter_by_letter(text, quick, monkeypatch):
    asked = []
    monkeypatch.setattr(searching, "_fold_letter_by_letter", asked.append)
    searching.fold(text)
    assert asked == ([] if quick else [text])
