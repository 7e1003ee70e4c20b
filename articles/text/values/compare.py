"""Compare values across languages: keys for equality, and a patient match for parity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.text.values.model import Kind, Meaning, Number, Value, plain_number, times, whole
from articles.text.values.units import BASES

Key = tuple[str, ...]
_BARE = (Kind.NUMBER, Kind.ORDINAL, Kind.COUNT)


def key(value: Value) -> Key:
    """What the value states, whatever its language, modifier, digits, era or unit prefix.

    Ages equal durations, ordinals and counts equal numbers, a year equals its number: the two
    languages choose between these freely, and a wrong digit still shows.

    >>> from articles.text.values import find
    >>> [key(v) for v in find("กว่า 7 แสนบาท", "th")]
    [('money', 'THB', '700000')]
    >>> [key(v) for v in find("over 700,000 baht", "en")]
    [('money', 'THB', '700000')]
    """
    if value.known is None:
        object.__setattr__(value, "known", _key(value))
    return value.known


def _key(value: Value) -> Key:
    meaning = value.value
    if value.kind is Kind.RANK:
        return ("rank", "|".join(meaning.ranks))
    if value.kind is Kind.TIME:
        return ("time", *_ends(meaning.date, meaning.until))
    if value.kind is Kind.DATE:
        return _date_key(meaning)
    return _amount_key(value.kind, meaning)


def keys(value: Value) -> tuple[Key, ...]:
    """The keys of the two ends of a range, or the one key of anything else.

    A range in one language is often two values in the other ("from 7% to 10%").

    >>> from articles.text.values import find
    >>> keys(find("10-12 km", "en")[0])
    (('m', '10000'), ('m', '12000'))
    """
    one = key(value)
    meaning = value.value
    if meaning.high is None and not meaning.until:
        return (one,)
    return (*one[:-2], one[-2]), (*one[:-2], one[-1])


def same(one: Value, other: Value) -> bool:
    """Whether two values can well state the same fact.

    Besides equal keys: a rank that shares a reading, a date known more exactly on one side,
    the same number with its unit said on one side only, bare dollars against any dollars.

    >>> from articles.text.values import find
    >>> same(find("Capt. Mali", "en")[0], find("ร.อ.มะลิ", "th")[0])
    True
    """
    return key(one) == key(other) or _alike(one, other)


def _alike(one: Value, other: Value) -> bool:
    """The `same` of two values whose keys differ."""
    a, b = one.value, other.value
    if one.kind is Kind.RANK and other.kind is Kind.RANK:
        return not set(a.ranks).isdisjoint(b.ranks)
    if one.kind is Kind.DATE and other.kind is Kind.DATE:
        return _dates_agree(a, b)
    if a.amount is None or b.amount is None or (a.amount, a.high) != (b.amount, b.high):
        return False
    if one.kind is Kind.MONEY and other.kind is Kind.MONEY:
        return {a.currency, b.currency} <= _DOLLARS and "USD" in (a.currency, b.currency)
    return one.kind in _BARE or other.kind in _BARE


def unmatched(source: Sequence[Value], target: Sequence[Value]) -> tuple[list[Value], list[Value]]:
    """The values of each side that have no twin on the other; weak ones are never missed.

    Exact keys are paired first, then ends of ranges, then whatever is the `same`.

    >>> from articles.text.values import find
    >>> left, right = unmatched(find("from 7% to 10% in 2017", "en"), find("จาก 7% เป็น 11% ในปี 2560", "th"))
    >>> [v.text for v in left], [v.text for v in right]
    (['10%'], ['11%'])
    """
    left, right = _pair_equal(source, target)
    left, right = _pair_ends(left, right)
    left, right = _pair(left, right, _alike)  # equal keys have found each other
    left, right = _covered(left, target), _covered(right, source)
    return [v for v in left if not v.weak], [v for v in right if not v.weak]


def _covered(values: list[Value], others: Sequence[Value]) -> list[Value]:
    """Drop repeats: what is said twice here and once there is not a missing fact."""
    if not values:
        return []
    known = {one for other in others for one in (key(other), *keys(other))}
    return [v for v in values if key(v) not in known and not set(keys(v)) <= known]


def _pair_equal(left, right):
    """Pair what states the same, the first with the first, by looking each key up once."""
    waiting: dict[Key, list[int]] = {}
    for place in range(len(right) - 1, -1, -1):
        waiting.setdefault(key(right[place]), []).append(place)
    rest, paired = [], set()
    for value in left:
        if places := waiting.get(key(value)):
            paired.add(places.pop())
        else:
            rest.append(value)
    return rest, [value for place, value in enumerate(right) if place not in paired]


def _pair(left, right, agree):
    rest = []
    for value in left:
        twin = next((other for other in right if agree(value, other)), None)
        if twin is None:
            rest.append(value)
        else:
            right.remove(twin)
    return rest, right


def _pair_ends(left: list[Value], right: list[Value]) -> tuple[list[Value], list[Value]]:
    for one, other in ((left, right), (right, left)):
        for value in [v for v in one if v.value.high is not None or v.value.until]:
            twins = _twins(keys(value), other)
            if twins:
                one.remove(value)
                for twin in twins:
                    other.remove(twin)
    return left, right


def _twins(wanted: Iterable[Key], values: list[Value]) -> list[Value]:
    found: list[Value] = []
    for one in wanted:
        twin = next((v for v in values if key(v) == one and v not in found), None)
        if twin is None:
            return []
        found.append(twin)
    return found


_DOLLARS = {"USD", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD"}


def _ends(low: str, high: str) -> tuple[str, ...]:
    return (low, high) if high else (low,)


def _date_key(meaning: Meaning) -> Key:
    date = meaning.date
    if date.startswith("---"):
        return ("number", *_ends(str(int(date[3:])), meaning.until[3:].lstrip("0")))
    if date.isdigit() and (not meaning.until or meaning.until.isdigit()):
        return ("number", *_ends(str(int(date)), meaning.until and str(int(meaning.until))))
    return ("date", *_ends(date or meaning.weekday or meaning.relative, meaning.until))


def _amount_key(kind: Kind, meaning: Meaning) -> Key:
    amounts = [meaning.amount, meaning.high]
    if meaning.modifier == "several":
        return ("several", *_numbers(amounts))
    if kind is Kind.MONEY:
        return ("money", meaning.currency, *_numbers(amounts))
    if kind in _BARE:
        return ("number", *_numbers(amounts))
    base, factor = BASES.get(meaning.unit, (meaning.unit, 1))
    return (base, *_numbers([n if n is None else times(n, factor) for n in amounts]))


def _numbers(amounts: list[Number | None]) -> list[str]:
    return [plain_number(whole(amount)) for amount in amounts if amount is not None]


def _dates_agree(a: Meaning, b: Meaning) -> bool:
    """Equal as far as both are known: "--10-21" and "2016-10-21", "sat" and a full date."""
    if a.until != b.until or bool(a.relative) != bool(b.relative):
        return False
    if a.weekday and a.weekday == b.weekday and not (a.date and b.date):
        return True
    one, other = sorted((a.date, b.date), key=len)
    if not one or "C" in one + other or "s" in one + other:
        return False
    return other.endswith(one[1:]) if one.startswith("--") else other.startswith(one + "-")
