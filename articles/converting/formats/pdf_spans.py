"""The text of a page whose program says the words of some glyphs outright (PDF's ActualText).

Browsers print Thai so: a letter and its marks are drawn one by one, inside a span that says what they
are together. pdfium puts them in the order of their places and says the words again for each part
that something stands between: “บ้าน” comes as “บ้า”, “บ้”, “น”. Each span's words count once, and a space or
a line's end that pdfium made beside them stands only where there is one on the page.
"""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2.raw as raw

from articles.converting.formats.pdf_marks import in_place

_SPACE = 0.4  # of the letters' height: the least gap that is a space
_SARA_AM = 1.0
_MARK_ALONE = 0.2  # what a letter reaches further than the mark that is drawn alone for its span
_LINE = 0.9  # of the letters' size: how much lower the next line stands at least
_MARKED = re.compile("[\u0e31-\u0e3a\u0e47-\u0e4e]")  # what browsers draw in a span of its own
_MADE = frozenset(" \r\n")


def _plain(function, result, *arguments):
    """A function of pdfium that takes and gives addresses as numbers: asked for every letter of a
    page, its pointers made as Python objects would take most of the time."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_object_of = _plain(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_count_marks = _plain(raw.FPDFPageObj_CountMarks, ctypes.c_int, ctypes.c_void_p)
_mark_of = _plain(raw.FPDFPageObj_GetMark, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)


@dataclass
class _Piece:
    """Characters (their indexes) in a row of objects of one span, or of none (0); `made` is what
    pdfium put after them."""

    span: int
    objects: list
    characters: list
    made: list
    last: int = 0
    said_again: bool = False  # something was said again before it, and left out


def text_of(text_page):
    """(text, index → pdfium's character) of a page; (its text, None) where pdfium's own will do."""
    text = text_page.get_text_range()
    handle = text_page.raw
    if not _MARKED.search(text) or raw.FPDFText_CountChars(handle) != len(text):
        return text, None
    spans = _Spans()
    pieces, said = [], set()
    again = False
    for piece in _pieces(handle, text, spans):
        if piece.span and piece.span in said and pieces:
            pieces[-1].made += piece.made
            again = True
            continue
        said.add(piece.span)
        piece.said_again = again
        pieces.append(piece)
        again = False
    return _joined(handle, text, pieces) if len(said) > 1 else in_place(handle, text)


_bounds_of = _plain(raw.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 5)


class _Spans:
    """The span that says an object's words: its address, or 0. Most objects have no mark at all."""

    def __init__(self):
        self._known = {}

    def of(self, thing):
        for place in range(_count_marks(thing)):
            address = _mark_of(thing, place)
            if address not in self._known:
                length = ctypes.c_ulong()
                self._known[address] = raw.FPDFPageObjMark_GetParamStringValue(
                    ctypes.cast(address, raw.FPDF_PAGEOBJECTMARK),
                    b"ActualText",
                    None,
                    0,
                    ctypes.byref(length),
                )
            if self._known[address]:
                return address
        return 0


def _pieces(handle, text, spans):
    """The page's characters in pdfium's order, gathered."""
    piece, made, last, span = None, [], 0, 0
    page = ctypes.cast(handle, ctypes.c_void_p)
    for index, letter in enumerate(text):
        if letter in _MADE and raw.FPDFText_IsGenerated(handle, index) == 1:
            made.append(index)
            continue
        address = _object_of(page, index) or 0
        if address != last:
            last, span = address, spans.of(address) if address else 0
        if piece is None or piece.span != span or made:
            if piece is not None:
                piece.made = made
                yield piece
            piece, made = _Piece(span, [], [], []), []
        if address and (not piece.characters or address != piece.last):
            # A long piece needs its ends alone.
            piece.objects = [*piece.objects[:1], address] if not span else [*piece.objects, address]
            piece.last = address
        piece.characters.append(index)
    if piece is not None:
        piece.made = made
        yield piece


def _joined(handle, text, pieces):
    found = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        found += [(text[index], index) for index in piece.characters]
        if not piece.made:
            continue
        if after and (after.said_again or piece.span or after.span):
            # Of a letter with SARA AM pdfium tells the first part's place alone.
            wide = _SARA_AM if piece.span and text[piece.characters[-1]] == "\u0e33" else 0
            between = _between(handle, piece, after, wide)
            found += [(letter, piece.made[0]) for letter in between]
        else:
            found += [(text[index], index) for index in piece.made]
    letters, indexes = zip(*found, strict=True)
    return "".join(letters), [*indexes, indexes[-1] + 1]


def _between(handle, piece, after, wide=0):
    """What stands between two pieces on the page: a line's end, a space, or nothing. `wide`: what
    the first may be wider, of its height."""
    one = _bounds(piece.objects if piece.span else piece.objects[-1:])
    other = _bounds(after.objects if after.span else after.objects[:1])
    height = max(one[3] - one[1], other[3] - other[1], 0.1)
    drop = abs(one[1] + one[3] - other[1] - other[3]) / 2
    if drop > _LINE * size_at(handle, after.characters[0]):
        return "\r\n"
    if one[1] >= (other[1] + other[3]) / 2:
        wide += _MARK_ALONE
    return " " if other[0] - one[2] > (_SPACE + wide) * height else ""


def size_at(handle, index):
    """The size of a character's font in points, as the page's matrix enlarges it."""
    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(handle, index)
    if not raw.FPDFText_GetMatrix(handle, index, matrix):
        return size
    return size * ((matrix.c**2 + matrix.d**2) ** 0.5 or 1.0)


def _bounds(objects):
    """(left, bottom, right, top) of all of them."""
    found = []
    for thing in objects:
        edges = [ctypes.c_float() for _edge in range(4)]
        if _bounds_of(thing, *map(ctypes.addressof, edges)):
            found.append([edge.value for edge in edges])
    if not found:
        return 0.0, 0.0, 0.0, 0.0
    lefts, bottoms, rights, tops = zip(*found, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
