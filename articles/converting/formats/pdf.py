"""PDF, by pdfium: its lines, put together again as paragraphs, headings and lists."""

import ctypes
import re
from html import unescape

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from articles.converting.formats.pdf_layout import Line, laid_out
from articles.converting.formats.pdf_markers import with_markers
from articles.converting.formats.pdf_spans import size_at, text_of
from articles.converting.pdf_check import refuse_damaged
from articles.converting.problem import Unreadable
from articles.converting.result import Converted

MOST_PAGES = 600
_BREAKS = re.compile(r"\r\n|\r|\n")
# A vowel or mark that no Thai word begins with: the space before it is the typesetter's.
_TORN = re.compile("(?<=[\u0e01-\u0e4e]) (?=[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
_NOT_SAID = re.compile("[\u0e01-\u0e2e][!#-&*-9;-Z\\[-z]{1,2}[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_TAGS = re.compile("<[^>]*>")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_NOT_BOLD = re.compile(rb"regular|roman|book|light|medium|italic|oblique", re.IGNORECASE)
_LOST = re.compile("[\ufffe\uffff\ufffd]")


def read(data):
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("not-this-kind")
    refuse_damaged(data)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Unreadable("password" if locked else "damaged") from None
    if len(document) > MOST_PAGES:
        raise Unreadable("too-long")
    converted = Converted()
    pictures, pages, width = 0, [], 0.0
    for number in range(len(document)):
        try:
            page = document[number]
            found, dots = _drawn(page)
            pages.append(with_markers(_lines(page), dots))
            pictures += found
            width = max(width, page.get_width())
            page.close()
        except pdfium.PdfiumError:
            converted.note("page-damaged", number=number + 1)
    if not any(pages):
        if pictures:
            raise Unreadable("scanned")
        raise Unreadable("no-text" if len(document) else "damaged")
    converted.html = laid_out(pages, converted, width)
    converted.note("pictures", count=pictures)
    converted.note("pdf-layout")
    # A letter, a vowel or mark, and between them what no Thai word has: a glyph without its letter.
    if wrong := _NOT_SAID.findall(_TAGS.sub("", unescape(converted.html))):
        converted.note("pdf-letters", count=len(wrong), first=wrong[0])
    return converted


def _lines(page):
    """[Line] of a page, in the order of its text."""
    text_page = page.get_textpage()
    handle = text_page.raw
    text, indexes = text_of(text_page)
    units = indexes.__getitem__ if indexes else _counting_units(text)
    lines, start = [], 0
    for match in [*_BREAKS.finditer(text), None]:
        end = match.start() if match else len(text)
        words = text[start:end]
        if words.strip():
            lines.append(_line(handle, words, units(start), units(end)))
        start = match.end() if match else end
    text_page.close()
    return [line for line in lines if line]


def _counting_units(text):
    """A function from an index of the text to pdfium's, which counts UTF-16 units: the same unless
    something stands beyond the basic plane, which is rare enough to count only then."""
    if not _WIDE.search(text):
        return lambda index: index
    return lambda index: len(text[:index].encode("utf-16-le")) // 2


def _line(handle, words, start, end):
    lead = len(words) - len(words.lstrip())
    first, last = start + lead, max(end - 1 - (len(words) - len(words.rstrip())), start + lead)
    left, right, bottom, top = _box(handle, first)
    if last != first:
        other = _box(handle, last)
        right = max(right, other[1])
        bottom, top = min(bottom, other[2]), max(top, other[3])
    middle = _letter(handle, (first + last) // 2, first, last)
    return Line(
        _TORN.sub("", _LOST.sub("", words.strip())),
        left,
        right,
        bottom,
        top,
        round(size_at(handle, middle), 1),
        _is_bold(handle, middle),
        words.rstrip().endswith("\ufffe"),
    )


def _letter(handle, middle, first, last):
    """The letter next to `middle` that stands on the page: pdfium's own spaces have no font."""
    for step in range(last - first + 1):
        for index in (middle + step, middle - step):
            if first <= index <= last and raw.FPDFText_IsGenerated(handle, index) != 1:
                return index
    return middle


def _is_bold(handle, index):
    """By the font's name, where it says: pdfium guesses the weight, of Thai fonts too high."""
    name = ctypes.create_string_buffer(120)
    raw.FPDFText_GetFontInfo(handle, index, name, len(name), None)
    if _BOLD.search(name.value):
        return True
    return not _NOT_BOLD.search(name.value) and raw.FPDFText_GetFontWeight(handle, index) >= 600


def _box(handle, index):
    box = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(handle, index, box):
        return box.left, box.right, box.bottom, box.top
    return 0.0, 0.0, 0.0, 0.0


def _drawn(page):
    """(how many pictures stand on a page or in a form that stands on it, the bounds of its dots)."""
    # pypdfium2's own list makes a Python object of every run of letters: some thousand a page.
    handle, pictures, dots = page.raw, 0, []
    for number in range(raw.FPDFPage_CountObjects(handle)):
        thing = raw.FPDFPage_GetObject(handle, number)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH and (dot := _dot(thing)):
            dots.append(dot)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            inside = range(raw.FPDFFormObj_CountObjects(thing))
            kinds = (raw.FPDFPageObj_GetType(raw.FPDFFormObj_GetObject(thing, n)) for n in inside)
            pictures += sum(one == raw.FPDF_PAGEOBJ_IMAGE for one in kinds)
    return pictures, dots


def _dot(thing):
    """(left, bottom, right, top) of a shape as small and as wide as high as a list's dot; else None."""
    edges = [ctypes.c_float() for _edge in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, edges)):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    width, height = right - left, top - bottom
    if not (1.5 <= width <= 9 and 1.5 <= height <= 9) or abs(width - height) > 0.25 * width:
        return None
    return left, bottom, right, top
