"""RTF, by pandoc, after its code pages were read: pandoc knows no Thai Windows text."""

import re

from articles.converting.formats import pandoc
from articles.converting.problem import Unreadable
from articles.converting.result import Converted
from articles.converting.styled import QUOTE, sign, spoken
from articles.converting.tidying import tidied
from articles.converting.typed_lists import listed

# \fcharset -> Python's codec
CHARSETS = {
    0: "", 1: "", 2: "latin-1", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d+)? ?|\\([^a-zA-Z])|([{}])|([^\\{}]+)", re.DOTALL
)
_FONT = re.compile(rb"\\f(\d+)[^{};]*?\\fcharset(\d+)")
_STYLE = re.compile(rb"\{\\s(\d+)(?!\d)((?:[^{}]|\{[^{}]*\})*?);\s*\}")
_CONTROL = re.compile(rb"\{[^{}]*\}|\\[a-zA-Z]+-?\d* ?|\\\*|[\r\n]")
SET_IN = 500  # twips: some 9 mm
_IMAGE = re.compile(r"<img\b[^>]*>")
# Groups whose bytes are no text
_SKIPPED = {b"fonttbl", b"stylesheet", b"colortbl", b"pict", b"info", b"listtable", b"themedata"}


def read(data):
    if not data.lstrip()[:5] == b"{\\rtf":
        raise Unreadable("not-this-kind")
    converted = Converted()
    html = spoken(listed(pandoc.html("rtf", _Rewriter(data).rewritten())))
    converted.note("pictures", count=len(_IMAGE.findall(html)))
    converted.note("tables", count=html.count("<table"))
    converted.html = tidied(_IMAGE.sub("", html))
    return converted


class _Rewriter:
    """One pass over the tokens: every character above ASCII becomes `\\uN `, every named paragraph
    style has its sign."""

    def __init__(self, data):
        # Some programs write it as a destination that a reader may skip; pandoc does.
        self.data = data.replace(b"\\*\\footnote", b"\\footnote")
        head = data[:60_000]
        codepage = re.search(rb"\\ansicpg(\d+)", head)
        self.default = _codec(int(codepage[1]) if codepage else 1252)
        self.fonts = {
            int(number): CHARSETS.get(int(charset), "") for number, charset in _FONT.findall(data)
        }
        self.signs = {
            int(number): sign(_CONTROL.sub(b"", name).decode("latin-1").strip())
            for number, name in _STYLE.findall(data)
        }
        first = re.search(rb"\\deff(\d+)", head)
        self.first_font = int(first[1]) if first else 0
        self.out, self.pending = [], bytearray()
        self.font, self.fallback, self.skip = self.first_font, 1, 0
        self.begin()
        self.stack, self.quiet = [], 0

    def begin(self):
        """A paragraph with its settings cleared: indents in twips, whether it is a list's."""
        self.indents, self.listed, self.signed = {b"li": 0, b"fi": 0}, False, False

    def rewritten(self):
        for match in _TOKEN.finditer(self.data):
            self.token(match)
        self.flush()
        return b"".join(self.out)

    def token(self, match):
        byte, word, number, symbol, brace, text = match.groups()
        if byte:
            self.byte(int(byte, 16))
        elif text and not self.quiet:
            self.text(text)
        else:
            self.flush()
            if word:
                self.word(word, number, match[0])
            elif brace:
                self.brace(brace)
            elif symbol in (b"\n", b"\r"):
                self.word(b"par", None, b"\\par ")
            elif symbol is None or not self.skipped(1):
                self.out.append(match[0])

    def byte(self, value):
        if self.quiet:
            self.out.append(b"\\'%02x" % value)
        elif not self.skipped(1):
            self.pending.append(value)

    def text(self, text):
        if self.skip:
            plain = text.lstrip(b"\r\n")
            gone = min(self.skip, len(plain))
            self.skip -= gone
            text = plain[gone:]
        if not self.signed and text.strip():
            self.indented()
        for piece in re.split(rb"([\x80-\xff]+)", text):
            if piece[:1] >= b"\x80":
                self.pending += piece
            elif piece:
                self.flush()
                self.out.append(piece)

    def word(self, word, number, whole):
        value = int(number) if number else None
        if word == b"u" and value is not None and not self.quiet:
            if not self.signed:
                self.indented()
            self.character(value % 65536)
            self.skip = self.fallback
            return
        self.skip = 0
        if word == b"uc":
            self.fallback = value or 0
            return
        if word in _SKIPPED and not self.quiet:
            self.quiet = len(self.stack)
        if word in (b"f", b"loch", b"dbch", b"hich") and value is not None:
            self.font = value
        elif word == b"plain":
            self.font = self.first_font
        self.out.append(whole)
        if not self.quiet:
            self.paragraph(word, value)

    def paragraph(self, word, value):
        """Keep in mind what a control word says of the paragraph."""
        if word == b"pard":
            self.begin()
        elif word == b"par":
            self.signed = False
        elif word in self.indents:
            self.indents[word] = value or 0
        elif word in (b"ls", b"pntext", b"listtext", b"intbl", b"outlinelevel"):
            self.listed = True
        elif word == b"s" and self.signs.get(value):
            self.sign(self.signs[value])

    def sign(self, sign):
        if not self.signed:
            self.signed = True
            self.character(ord(sign))

    def indented(self):
        """Set in from the left as a whole, and no list: a quotation. Asked at its first word."""
        set_in = self.indents[b"li"] >= SET_IN and self.indents[b"fi"] >= 0
        if set_in and not self.listed:
            self.sign(QUOTE)
        self.signed = True

    def brace(self, brace):
        self.out.append(brace)
        self.skip = 0
        if brace == b"{":
            self.stack.append((self.font, self.fallback))
        elif self.stack:
            self.font, self.fallback = self.stack.pop()
            if self.quiet > len(self.stack):
                self.quiet = 0

    def skipped(self, count):
        if not self.skip:
            return False
        self.skip -= count
        return True

    def flush(self):
        if not self.pending:
            return
        if not self.signed:
            self.indented()
        codec = self.fonts.get(self.font) or self.default
        for character in bytes(self.pending).decode(codec, "replace"):
            for unit in _units(character):
                self.character(unit)
        self.pending.clear()

    def character(self, unit):
        self.out.append(b"\\uc0\\u%d " % (unit - 65536 if unit > 32767 else unit))


def _units(character):
    coded = character.encode("utf-16-le")
    return [int.from_bytes(coded[at : at + 2], "little") for at in range(0, len(coded), 2)]


def _codec(page):
    name = {10000: "mac_roman", 65001: "utf-8", 936: "gbk", 950: "big5"}.get(page, f"cp{page}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
