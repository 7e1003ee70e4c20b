"""Bytes of a web page or a Markdown file into text; like `articles.intake.decoding`, without words."""

import codecs
import re

from articles.converting.problem import Unreadable

_META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml\b[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
# The web's names: what a page calls one is what browsers read as another.
_MEANT = {
    "tis-620": "cp874", "tis620": "cp874", "iso-8859-11": "cp874", "windows-874": "cp874",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "x-sjis": "cp932", "gb2312": "gbk", "unicode": "utf-16", "utf-16": "utf-8", "utf-16le": "utf-8",
}  # fmt: skip
_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_THAI = re.compile("[\u0e01-\u0e5b]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_BINARY = (
    b"PK\x03\x04",
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
)


def text_of(data, converted):
    """The text of `data`; what was guessed is noted. Raise Unreadable for what is no text."""
    if data.startswith(_BINARY):
        raise Unreadable("not-this-kind")
    text, guessed = _decoded(data)
    if "\x00" in text or len(_CONTROLS.findall(text)) * 100 > len(text):
        raise Unreadable("not-this-kind")
    if guessed:
        converted.note("encoding", name=guessed)
    return text.lstrip("\ufeff")


def _decoded(data):
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), ""
            except UnicodeDecodeError:
                raise Unreadable("damaged") from None
    if wide := _wide(data):
        return wide, "UTF-16"
    for codec in _said(data):
        try:
            return data.decode(codec), ""
        except (UnicodeDecodeError, LookupError):
            continue
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    return _guessed(data)


def _said(data):
    for pattern in (_META, _XML):
        if match := pattern.search(data[:4096]):
            name = match[1].decode("ascii").lower()
            yield _MEANT.get(name, name)


def _wide(data):
    sample = data[:4000]
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if high and sum(byte in (0x00, 0x0E) for byte in high) > 0.9 * len(high):
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                return ""
    return ""


def _guessed(data):
    for codec, name in (("cp874", "TIS-620"), ("cp1252", "Windows-1252")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec != "cp874" or len(_THAI.findall(text)) * 8 > len(text):
            return text, name
    return data.decode("utf-8", "replace"), "UTF-8"
