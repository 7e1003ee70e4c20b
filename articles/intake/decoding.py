"""Bytes into text: UTF-8, UTF-16, Thai Windows (TIS-620) or Western Windows.

What had to be guessed is said. A file that is no text at all is refused by what it is.
"""

import codecs
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.exceptions import Invalid
from articles.text.normalise import problems

# First bytes -> what the file really is
SIGNATURES = [
    (b"PK\x03\x04", gettext_lazy("a Word, OpenDocument or ZIP file")),
    (b"%PDF-", gettext_lazy("a PDF file")),
    (b"\xd0\xcf\x11\xe0", gettext_lazy("an old Word or Excel file")),
    (b"{\\rtf", gettext_lazy("an RTF file")),
    (b"\x89PNG", gettext_lazy("a picture")),
    (b"\xff\xd8\xff", gettext_lazy("a picture")),
    (b"GIF8", gettext_lazy("a picture")),
    (b"RIFF", gettext_lazy("a picture, a film or a sound")),
    (b"\x00\x00\x00", gettext_lazy("a picture, a film or a sound")),
    (b"\x1f\x8b", gettext_lazy("a compressed file")),
    (b"\x7fELF", gettext_lazy("a program")),
    (b"MZ\x90", gettext_lazy("a program")),
]
BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_THAI = re.compile("[\u0e01-\u0e5b]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode(data):
    """(text, notes): the text of a file and sentences on what was guessed; Invalid if it is none."""
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, codec), []
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise Invalid(
                _("This is not plain text but %(what)s with another ending.") % {"what": what}
            )
    for guess in (_as_utf16, _as_utf8, _as_thai, _as_western):
        found = guess(data)
        if found:
            text, notes = found
            _refuse_binary(text)
            return text, notes
    raise Invalid(_not_text())


def _strictly(data, codec):
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        raise Invalid(
            _("The file is damaged: it breaks off in the middle of a character.")
        ) from None
    _refuse_binary(text)
    return text


def _as_utf8(data):
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return None


def _as_utf16(data):
    """UTF-16 without its mark: every second byte of Latin text is then NUL, of Thai text 0x0E.

    Asked before UTF-8, which Thai text in this form also is, character for nonsense character.
    """
    if len(data) % 2:
        return None
    sample = data[:4000]
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sum(byte in (0x00, 0x0E) for byte in high) > 0.9 * len(high):
            try:
                return data.decode(codec), [
                    _("The file was read as UTF-16. Check the first lines.")
                ]
            except UnicodeDecodeError:
                return None
    return None


def _as_thai(data):
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return None
    letters = len(_THAI.findall(text))
    floating = sum(p.kind == "floating-mark" for p in problems(text))
    # A French or German letter reads as a Thai vowel or tone mark with nothing to stand on, or as
    # a lone consonant between Latin letters.
    lone = len(re.findall("(?<=[A-Za-z])[\u0e01-\u0e5b]|[\u0e01-\u0e5b](?=[A-Za-z])", text))
    if letters < 4 or floating * 20 > letters or lone * 4 > letters:
        return None
    return text, [
        _("The file was read as Thai Windows text (TIS-620). Check the first lines."),
    ]


def _as_western(data):
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text, [
        _("The file was read as Western Windows text. Check accents and quotation marks.")
    ]


def _refuse_binary(text):
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls * 100 > len(text):
        raise Invalid(_not_text())


def _not_text():
    return _("This is not plain text. Save it as text (UTF-8) in the program it comes from.")
