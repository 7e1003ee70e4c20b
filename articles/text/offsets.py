"""Places in a text: we count code points, a browser counts UTF-16 code units.

Converted here and nowhere else, at the edge of the system.
"""

_BEYOND = "\uffff"  # characters after this one are two units in UTF-16


def to_utf16(text, offset):
    """Return the UTF-16 offset of a code-point offset. Raise ValueError outside of `text`.

    >>> to_utf16("👩 said", 2)
    3
    """
    if not 0 <= offset <= len(text):
        raise ValueError(
            f"Offset {offset} lies outside of a text of {len(text)} characters; reload the text."
        )
    return offset + _pairs(text[:offset])


def from_utf16(text, offset):
    """Return the code-point offset of a UTF-16 offset.

    Raise ValueError outside of `text`, and inside a surrogate pair, which is half a character.

    >>> from_utf16("👩 said", 3)
    2
    >>> from_utf16("👩 said", 1)
    Traceback (most recent call last):
    ValueError: UTF-16 offset 1 lies inside a character (a surrogate pair); send one of its edges.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= 2 * offset <= len(units):
        raise ValueError(
            f"UTF-16 offset {offset} lies outside of a text of {len(units) // 2} units; "
            "reload the text."
        )
    points = len(units[: 2 * offset].decode("utf-16-le", "surrogatepass"))
    if to_utf16(text, points) != offset:
        raise ValueError(
            f"UTF-16 offset {offset} lies inside a character (a surrogate pair); "
            "send one of its edges."
        )
    return points


def utf16_length(text):
    """Count the UTF-16 code units of `text`.

    >>> utf16_length("👩")
    2
    """
    return len(text) + _pairs(text)


def _pairs(text):
    return 0 if text.isascii() else sum(character > _BEYOND for character in text)
