"""Years of the Buddhist and the common era."""

from __future__ import annotations

OFFSET = 543
_FIRST_BUDDHIST = 2200
_NEXT_CENTURY = 80


def thai_year(written: int, marker: str = "") -> tuple[str, str]:
    """The year in the common era, and the era it was written in.

    Without พ.ศ. or ค.ศ. a year after 2200 is Buddhist; of two digits, up to 79 are Buddhist.

    >>> thai_year(2567), thai_year(67), thai_year(1997), thai_year(2310, "พ.ศ.")
    (('2024', 'BE'), ('2024', 'BE'), ('1997', 'CE'), ('1767', 'BE'))
    """
    if written < 100:
        if "ค" in marker or (not marker and written >= _NEXT_CENTURY):
            return f"{1900 + written if written > 50 else 2000 + written}", "CE"
        return f"{2500 + written - OFFSET:04}", "BE"
    if "พ" in marker or ("ค" not in marker and written > _FIRST_BUDDHIST):
        return f"{written - OFFSET:04}", "BE"
    return f"{written:04}", "CE"


def english_year(written: int, marker: str = "") -> tuple[str, str]:
    """The year in the common era, and the era it was written in.

    >>> english_year(2024), english_year(2567, "B.E."), english_year(512, "BC"), english_year(18)
    (('2024', 'CE'), ('2024', 'BE'), ('-0512', 'BCE'), ('2018', 'CE'))
    """
    marker = marker.replace(".", "").upper()
    if marker == "BE":
        return f"{written - OFFSET:04}", "BE"
    if marker in ("BC", "BCE"):
        return f"-{written:04}", "BCE"
    if written < 100 and not marker:
        return f"{2000 + written if written < 70 else 1900 + written}", "CE"
    return f"{written:04}", "CE"


def end_year(first: str, written: str, year: tuple[str, str]) -> str:
    """The last year of "1997-98", "2560-61", "2004-2006": short ends share the first's century.

    >>> end_year("1997", "98", ("1998", "CE")), end_year("2017", "61", ("2018", "BE"))
    ('1998', '2018')
    """
    return first[:2] + written if len(written) == 2 and year[1] == "CE" else year[0]
