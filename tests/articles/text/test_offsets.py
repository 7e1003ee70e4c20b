"""Code points here, UTF-16 units in the browser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.offsets import from_utf16, to_utf16, utf16_length

TEXTS = st.one_of(
    st.text(), st.text("a👩ก\U0010ffff\ue000"), st.just("\ud83d\ude00 \ud83d👩\ude00")
)


@given(TEXTS)
def test_there_and_back(text):
    units = text.encode("utf-16-le", "surrogatepass")
    assert utf16_length(text) * 2 == len(units)
    for offset in range(len(text) + 1):
        unit = to_utf16(text, offset)
        assert units[: 2 * unit] == text[:offset].encode("utf-16-le", "surrogatepass")
        if not any("\ud800" <= character <= "\udfff" for character in text):
            assert from_utf16(text, unit) == offset


@given(st.text("a👩ก", min_size=1))
def test_only_edges_of_characters_are_taken(text):
    edges = {to_utf16(text, offset) for offset in range(len(text) + 1)}
    for unit in range(utf16_length(text) + 1):
        if unit in edges:
            assert to_utf16(text, from_utf16(text, unit)) == unit
        else:
            with pytest.raises(ValueError, match="surrogate pair"):
                from_utf16(text, unit)


@pytest.mark.parametrize("offset", [-1, 4])
def test_outside_is_refused(offset):
    with pytest.raises(ValueError, match="outside of a text of 3 characters"):
        to_utf16("abc", offset)
    with pytest.raises(ValueError, match="outside of a text of 3 units"):
        from_utf16("abc", offset)
