"""What a number, amount, date or rank in a text means, whichever language wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Number = int | Decimal | Fraction


class Kind(StrEnum):
    """What sort of value a piece of text states."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    PERCENTAGE = "percentage"
    AGE = "age"
    COUNT = "count"
    RANK = "rank"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The normalised content of a value; fields that do not apply stay empty.

    `amount` (and `high`, the end of a range) are exact: int, Decimal or Fraction.
    `unit` is a code of `units.py` ("km", "year", "person", "%", "pp"); `currency` is ISO 4217.
    `modifier` is one of over, under, nearly, about, at-least, up-to, several, within, ago,
    early, mid, late. Dates are ISO 8601 with the precision known ("2018-01-21", "2018-01",
    "2018", "--01-21", "--01", "---21"), "1960s" for a decade, "15C" for a century, a leading
    minus before the common era; always in the common era, `era` says what was written.
    `relative` is a unit and a step from today ("week+1"); `ranks` are all the readings of an
    ambiguous rank.
    """

    amount: Number | None = None
    high: Number | None = None
    unit: str = ""
    currency: str = ""
    modifier: str = ""
    date: str = ""
    until: str = ""
    weekday: str = ""
    relative: str = ""
    era: str = ""
    ranks: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One short line: "over 700000 THB", "2018-01-21", "10..12 km".

        >>> str(Meaning(amount=700000, currency="THB", modifier="over"))
        'over 700000 THB'
        """
        core = "|".join(self.ranks) or self.date or self.weekday or self.relative
        if self.until:
            core = f"{core}/{self.until}"
        if self.amount is not None:
            core = plain_number(self.amount)
            if self.high is not None:
                core = f"{core}..{plain_number(self.high)}"
        return " ".join(part for part in (self.modifier, core, self.currency or self.unit) if part)


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where it stands: code points, half-open, edges on grapheme boundaries.

    `weak` marks what the other language may well leave out or say otherwise ("first", "both",
    "half", "today"): a missing twin of it is no evidence of an error.
    """

    start: int
    end: int
    kind: Kind
    value: Meaning
    text: str
    weak: bool = False
    known: object = field(default=None, init=False, repr=False, compare=False)
    """What `compare` has worked out of it already."""


def plain_number(number: Number) -> str:
    """Write a number exactly and always in the same way, without exponent or trailing zeros.

    >>> plain_number(Decimal("5.50")), plain_number(Decimal("3E+2")), plain_number(Fraction(1, 3))
    ('5.5', '300', '1/3')
    """
    if isinstance(number, Decimal):
        text = format(number, "f")
        return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    return str(number)


def whole(number: Number) -> Number:
    """The same number as an int where it is one.

    >>> whole(Decimal("2.5") * 1000000), whole(Decimal("2.5"))
    (2500000, Decimal('2.5'))
    """
    return int(number) if not isinstance(number, int) and number == int(number) else number


def shortest(number: Number) -> Number:
    """The same number as an int or a Decimal where it ends, as a Fraction where it does not.

    >>> shortest(Fraction(3, 4)), shortest(Fraction(2, 3)), shortest(Fraction(6, 2))
    (Decimal('0.75'), Fraction(2, 3), 3)
    """
    if not isinstance(number, Fraction) or number.denominator == 1:
        return whole(number)
    if 10**6 % number.denominator:
        return number
    return Decimal(number.numerator) / Decimal(number.denominator)


def times(number: Number, factor: Number) -> Number:
    """The exact product, as short as it can be; of a Fraction and a Decimal too, which Python refuses.

    >>> times(Decimal("1.5"), Fraction(10**6)), times(Fraction(1, 3), Decimal("0.001"))
    (1500000, Fraction(1, 3000))
    """
    if isinstance(number, Fraction) or isinstance(factor, Fraction):
        return shortest(Fraction(number) * Fraction(factor))
    return whole(number * factor)
