"""Thai numbers: digits with ล้าน, แสน, หมื่น…, and numbers all in words."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from articles.text.values.model import Number, whole
from articles.text.values.numerals import CHUNK, Numeral, number_of
from articles.text.values.patterns import compiled

_DIGITS = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6,
    "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10**4, "แสน": 10**5}
MILLION = 10**6
_LARGEST = 10**15
_MOST_PIECES = 26
_MARKS = "(?![ะ-ฺ็-๎])"
STARTS = (*_DIGITS, *_PLACES, "ล้าน", "ครึ่ง", "หลาย", "นับ", "เรือน", "หลัก", "ทั้งคู่")
_PIECE = compiled(f"({'|'.join(_DIGITS)})|({'|'.join(_PLACES)})|(ล้าน)")
_AFTER_DIGITS = compiled(f"\\s?(?:({'|'.join(_PLACES)})|(ล้าน)){_MARKS}")
_OVER = compiled(r"\s?(กว่า|เศษ)(?=\s?(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน))")
_SEVERAL = compiled(f"(หลาย|นับ|เรือน|หลัก)(หลาย)?((?:{'|'.join(_PLACES)}|ล้าน)+){_MARKS}")
_ANOTHER_WORD = compiled("ธ|นา|ช้าง|ละ|ตำรวจ|เอก|โท|ตรี")
_HALF = compiled(
    r"ครึ่ง(?:(หนึ่ง)(?:ของ)?|((?:ร้อย|พัน|หมื่น|แสน)?ล้าน|แสน|หมื่น|พัน|ร้อย)|(?=\s?(?:ชั่วโมง|ชม\.|ปี|เดือน|วัน|ศตวรรษ|ทศวรรษ|กิโล|สลึง|ไร่|นาที|ราคา)))"
)
_PART = compiled(r"ใน(?=\s?\d|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)\s?")


class _Sum:
    """Adds pieces up: places must fall, ล้าน multiplies what stands before it."""

    __slots__ = ("coefficient", "last", "lone", "number", "place", "section", "total")

    def __init__(self) -> None:
        self.total: Number = 0
        self.section: Number = 0
        self.number: Number | None = None
        self.place = 0
        self.last = ""
        self.lone = True
        self.coefficient: Number | None = None

    def digit(self, n: Number) -> bool:
        if self.number is not None:
            return False
        self.number, self.lone = n, False
        self.last = "digit"
        return True

    def put_place(self, size: int) -> bool:
        if self.place and size >= self.place:
            return False
        if self.number is None and self.last not in ("", "million") and size != 10:
            return False
        self.section += (1 if self.number is None else self.number) * size
        self.number, self.place, self.last = None, size, "place"
        return True

    def million(self) -> bool:
        if self.total > _LARGEST:
            return False
        if self.last == "million":
            self.total *= MILLION
            return True
        section = self.section + (self.number or 0)
        if not section:
            if self.last:
                return False
            section = 1
        self.total = (self.total + section) * MILLION
        self.section, self.number, self.place, self.last = 0, None, 0, "million"
        return True

    @property
    def value(self) -> Number:
        last = self.number or 0
        return whole(self.total + self.section + last)


def read(scan, at: int) -> Numeral | None:
    """The number that begins at `at` with Thai words or with digits; None where there is none."""
    plain = scan.plain
    if plain[at] in "0123456789":
        return _from_digits(scan, at)
    if plain.startswith("ทั้งคู่", at):
        return Numeral(at, at + 7, 2, weak=True)
    match = _SEVERAL.match(plain, at)
    if match:
        return _several(scan, match)
    if plain.startswith("ครึ่ง", at):
        return _half(scan, at)
    return _from_words(scan, at)


def _several(scan, match: re.Match) -> Numeral | None:
    if not scan.word_edge(match.end()) and _ANOTHER_WORD.match(scan.plain, match.end()):
        return None
    size = _Sum()
    for piece in _PIECE.finditer(match[3]):
        fine = size.million() if piece[3] else size.put_place(_PLACES.get(piece[2], 0))
        if not fine:
            return None
    return Numeral(*match.span(), size.value, modifier="several")


def _half(scan, at: int) -> Numeral | None:
    match = _HALF.match(scan.plain, at)
    if not match or not scan.word_edge(at):
        return None
    if not match[2]:
        return Numeral(
            at, match.end(1) if match[1] else match.end(), Decimal("0.5"), weak=bool(match[1])
        )
    size = _Sum()
    for piece in _PIECE.finditer(match[2]):
        _ = size.million() if piece[3] else size.put_place(_PLACES[piece[2]])
    return Numeral(at, match.end(), whole(Fraction(size.value, 2)))


def _from_digits(scan, at: int) -> Numeral | None:
    """Digits, then any magnitudes with more digits between: 2 แสน 5 หมื่น, 3 แสนล้าน, 20 กว่าล้าน."""
    chunk = CHUNK.match(scan.plain, at)
    amount = number_of(chunk[0])
    if amount is None:
        return None
    numeral, total = Numeral(at, chunk.end(), amount, digits=chunk[0]), _Sum()
    total.digit(amount)
    pos: int | None = chunk.end()
    while pos is not None:
        pos = _magnitude_after(scan, pos, total, numeral) or _digits_after(scan.plain, pos, total)
    if numeral.amount != amount:
        numeral.coefficient = amount
        numeral.magnitude = Fraction(numeral.amount) / Fraction(amount or 1)
    return _and_half(scan.plain, numeral)


def _magnitude_after(scan, pos: int, total: _Sum, numeral: Numeral) -> int | None:
    """Multiply by a magnitude that follows at `pos`; its end, or None where there is none."""
    over = _OVER.match(scan.plain, pos)
    match = _AFTER_DIGITS.match(scan.plain, over.end() if over else pos)
    if not match:
        return None
    end = match.end()
    closed = scan.word_edge(end)
    if not closed and not _AFTER_DIGITS.match(scan.plain, end):
        return None
    if not (total.million() if match[2] else total.put_place(_PLACES[match[1]])):
        return None
    numeral.modifier = "over" if over else numeral.modifier
    if closed:
        numeral.end, numeral.amount = end, total.value
    return end


_HALF_MORE = compiled(r"ครึ่ง(?!หนึ่ง|แรก|หลัง)")


def _and_half(plain: str, numeral: Numeral) -> Numeral:
    """Add half of the magnitude: 2 ล้านครึ่ง is 2,500,000."""
    half = _HALF_MORE.match(plain, numeral.end) if numeral.magnitude > 1 else None
    if half:
        numeral.amount = whole(numeral.amount + Fraction(numeral.magnitude) / 2)
        numeral.end = half.end()
    return numeral


_GROUP = compiled(r"\s?(\d{1,3})\s?(สิบ|ร้อย|พัน|หมื่น|แสน)(?!ล้าน)")


def _digits_after(plain: str, pos: int, total: _Sum) -> int | None:
    """Add the digits of a next, smaller group: the 5 of "2 แสน 5 หมื่น"; their end, or None."""
    if total.last not in ("place", "million"):
        return None
    match = _GROUP.match(plain, pos)
    if not match or (total.place and _PLACES[match[2]] >= total.place):
        return None
    total.digit(int(match[1]))
    return match.end(1)


def _from_words(scan, at: int) -> Numeral | None:
    """Number words run together, cut back until the run ends where a word ends."""
    if not scan.word_edge(at):
        return None
    pieces = _pieces(scan.plain, at)
    while pieces and not scan.word_edge(pieces[-1].end()):
        pieces.pop()
    total, taken = _Sum(), 0
    for piece in pieces:
        if not _put(total, piece):
            break
        taken += 1
    while taken and not scan.word_edge(pieces[taken - 1].end()):
        taken -= 1
    if not taken:
        return None
    return _finish(scan, at, pieces[:taken])


def _finish(scan, at: int, pieces: list[re.Match]) -> Numeral:
    total = _Sum()
    for piece in pieces:
        _put(total, piece)
    end, amount = pieces[-1].end(), total.value
    short = len(pieces) == 2 and pieces[0][2] and pieces[0][2] != "สิบ" and pieces[1][1]
    if short or (len(pieces) == 2 and pieces[0][3] and pieces[1][1]):
        step = _PLACES.get(pieces[0][2], MILLION)
        if step >= 1000:
            amount = step + total.number * step // 10
    point = _POINT.match(scan.plain, end)
    if point and scan.word_edge(point.end()):
        places = "".join(str(_DIGITS[word]) for word in _DIGIT.findall(point[1]))
        return _scaled(scan, at, point.end(), Decimal(f"{amount}.{places}"))
    part = _PART.match(scan.plain, end)
    if part and amount < 10 and scan.plain[part.end() : part.end() + 1] not in "0123456789":
        bottom = _from_words(scan, part.end())
        if bottom and bottom.amount > amount and not _PART_OF.match(scan.plain, bottom.end):
            return Numeral(at, bottom.end, Fraction(amount, bottom.amount))
    lone = total.lone and not total.coefficient
    one = len(pieces) == 1 and pieces[0][1] in ("หนึ่ง", "เอ็ด", "ศูนย์")
    sizes = lone and len(pieces) > 1  # หมื่นล้าน, without a number before it
    lone = (lone and not sizes) or "".join(piece[0] for piece in pieces) == "ร้อยเอ็ด"
    half = _HALF_MORE.match(scan.plain, end) if total.lone and amount >= 100 else None
    if half and scan.word_edge(half.end()):
        return Numeral(at, half.end(), whole(amount + Fraction(amount, 2)))
    over = _OVER.match(scan.plain, end)
    numeral = Numeral(at, end, amount, bare=lone or one, weak=one or sizes)
    if over:
        return _scaled(scan, at, over.end(), amount, "over")
    _magnitude(numeral, pieces)
    high = _run_on(scan, pieces, numeral)
    return high or _and_half(scan.plain, numeral)


_DIGIT = compiled("|".join(_DIGITS))
_POINT = compiled(f"จุด((?:{'|'.join(_DIGITS)})+)")
_PART_OF = compiled("ผู้|คน|กลุ่ม|ประเทศ|พรรค")


def _scaled(scan, at: int, pos: int, amount: Number, modifier: str = "") -> Numeral:
    """Multiply by the magnitudes that follow a decimal or กว่า: สองจุดห้าล้าน, สิบกว่าล้าน."""
    scale, end = 1, pos
    while scale < _LARGEST and (match := _AFTER_DIGITS.match(scan.plain, end)):
        scale *= MILLION if match[2] else _PLACES[match[1]]
        end = match.end()
    return Numeral(at, end, whole(amount * scale), amount, scale, modifier=modifier)


def _magnitude(numeral: Numeral, pieces: list[re.Match]) -> None:
    if len(pieces) >= 2 and pieces[0][1] and not any(piece[1] for piece in pieces[1:]):
        numeral.coefficient = _DIGITS[pieces[0][1]]
        numeral.magnitude = numeral.amount // (numeral.coefficient or 1)


def _run_on(scan, pieces: list[re.Match], numeral: Numeral) -> Numeral | None:
    """สองสามวัน, "two or three days": two neighbouring digits in words."""
    if len(pieces) != 1 or not pieces[0][1]:
        return None
    match = _DIGIT.match(scan.plain, numeral.end)
    if not match or _DIGITS[match[0]] != numeral.amount + 1 or not scan.word_edge(match.end()):
        return None
    last = _scaled(scan, numeral.start, match.end(), _DIGITS[match[0]])
    size = last.magnitude
    return Numeral(numeral.start, last.end, numeral.amount * size, high=last.amount)


def _pieces(plain: str, at: int) -> list[re.Match]:
    pieces = []
    while len(pieces) < _MOST_PIECES and (match := _PIECE.match(plain, at)):
        pieces.append(match)
        at = match.end()
    return pieces


def _put(total: _Sum, piece: re.Match) -> bool:
    if piece[1]:
        return total.digit(_DIGITS[piece[1]])
    return total.million() if piece[3] else total.put_place(_PLACES[piece[2]])
