"""Per cent, percentage points and basis points: 5%, ร้อยละ 5, half a percentage point, 25bp."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from articles.text.values.model import Kind, Number, shortest, whole
from articles.text.values.patterns import compiled

_PERCENT = compiled(
    r"(?: of (?:a|one)(?= per)| a(?= per))? ?(?:[ -]?(percentage[ -]points?|จุดเปอร์เซ็นต์|จุดเปอร์เซนต์|เปอร์เซ็นต์พอยต์|จุด%)|%"
    r"|[ -]?(?:per[ -]?cent|pct|(?<=\d)pc)(?![a-z])(?! points?)|เปอร์เซ็นต์|เปอร์เซนต์|เปอร์เซ็น|เปอร์เซนท์|เปอร์เซนต)(?!จุด)"
)
_BASIS = compiled(r"[ -]?(?:basis[ -]points?|bps?)(?![a-z])| ?(?:จุดพื้นฐาน|เบสิสพอยต์|เบสิสพอยท์|จุดเบสิส)")
_PER_HUNDRED = compiled(r"(?:อัตรา)?ร้อยละ ?\Z")


def hundredth(amount: Number) -> Number:
    """A hundredth of the number, exactly: of cents the dollars, of basis points the points.

    >>> hundredth(25), hundredth(Fraction(1, 3))
    (Decimal('0.25'), Fraction(1, 300))
    """
    return whole(amount / 100 if isinstance(amount, Fraction) else Decimal(amount) / 100)


def read_percent(scan, found) -> bool:
    """Make the measure `found` a percentage where its number is one; whether it is."""
    basis = _BASIS.match(scan.low, found.end)
    if basis:
        found.kind, found.unit, found.end = Kind.PERCENTAGE, "pp", basis.end()
        found.amount = hundredth(found.amount)
        found.high = found.high and hundredth(found.high)
        return True
    match = _PERCENT.match(scan.low, found.end)
    before = scan.lead(found.start) == "ะ" and _PER_HUNDRED.search(
        scan.plain, max(0, found.start - 10), found.start
    )
    if not match and not before:
        return False
    if match and match[0].startswith((" of ", " a ")) and not 0 < found.amount < 1:
        return False
    found.amount = shortest(found.amount)
    found.kind, found.unit = Kind.PERCENTAGE, "pp" if match and match[1] else "%"
    found.end = match.end() if match else found.end
    if before:
        found.start, found.prefixed = before.start(), True
    return True
