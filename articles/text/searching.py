"""Texts prepared for a search engine, so that no engine's own tokenizer has a say in Thai.

English and its like are words. Thai, which has no spaces, is written as overlapping pairs of
graphemes (as Lucene does with Chinese): a query of two graphemes or more is a phrase of pairs and is
found wherever it stands, inside a compound too. Single graphemes (ปี, น้ำ, ที่) are words of their
own. Everything is spelled in ASCII letters and digits, which no tokenizer cuts, stems or drops.

What equals what: case, accents, ๐–๙ and 0–9, พ.ร.บ. and พรบ, U.S. and US, 700,000 and 700000.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

# Scripts that write no spaces between words.
_PAIRED = (
    r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}--[\u0e2f\u0e46\p{N}]]"
)
_RUN = regex.compile(
    rf"(?P<pairs>(?:{_PAIRED}\p{{M}}*)+)"
    rf"|(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<word>(?:[[\p{{L}}\p{{N}}]--{_PAIRED}]\p{{M}}*)+)",
    regex.V1,
)
_CLUSTER = regex.compile(r"\X")
_THAI_DIGITS = {ord(thai): str(digit) for digit, thai in enumerate("๐๑๒๓๔๕๖๗๘๙")}
_DROPPED = regex.compile(r"[\p{Cf}]")
# What is folded letter for letter, and the full stops that may be dropped: those after single letters.
_PLAIN = regex.compile(r"[\x00-\x7f\u0e00-\u0e7f‘’“”–—]*")
_DOTTED = regex.compile(r"(?:[ก-๎]|(?<![^\W\d_])[^\W\d_])\.")
_SIGNS = frozenset("\u0e2f\u0e46")  # ฯ and ๆ
_BREAK = "zz"  # no phrase of pairs reaches over it
LONGEST = 60  # graphemes of a phrase that are asked for; the rest could only say the same
PASSAGE = 3000  # tokens of a row: PostgreSQL keeps 256 places of a token and 16,383 in all
_OVERLAP = LONGEST + 4


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and where each of its characters stood in the original."""

    text: str
    places: tuple[int, ...] | range

    def original(self, start, end):
        """The (start, end) in the original of a span of the folded text."""
        return self.places[start], self.places[end - 1] + 1


def fold(text):
    """The text as it is compared, with the way back.

    >>> fold("พ.ร.บ. ปี ๒๕๖๗ U.S. Café").text
    'พรบ ปี 2567 us cafe'
    """
    if _PLAIN.fullmatch(text) and not _DOTTED.search(text):
        return Folded(text.lower().translate(_THAI_DIGITS), range(len(text)))
    return _fold_letter_by_letter(text)


def _fold_letter_by_letter(text):
    letters, places = [], []
    for place, character in enumerate(text):
        if character == "." and _is_shortening(text, place):
            continue
        for letter in _folded(character):
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), tuple(places))


def _is_shortening(text, place):
    """Whether this full stop shortens a word: between or after single Latin letters, or in Thai."""
    if not place:
        return False
    before = text[place - 1]
    if "ก" <= before <= "๎":
        return True
    if not before.isalpha() or (place > 1 and text[place - 2].isalpha()):
        return False
    after = text[place + 1 : place + 3]
    return (len(after) == 2 and after[0].isalpha() and after[1] == ".") or (
        place > 1 and text[place - 2] == "."
    )


def _folded(character):
    if "\u0e00" <= character <= "\u0e7f":
        return character.translate(_THAI_DIGITS)
    if character.isascii():
        return character.lower()
    if _DROPPED.match(character):
        return ""
    plain = unicodedata.normalize("NFKD", character.casefold())
    if "\u0e00" <= plain[:1] <= "\u0e7f":
        return plain
    return "".join(c for c in plain if not unicodedata.combining(c)) or character


@dataclass(frozen=True, slots=True)
class Term:
    """What is asked for in one piece: words that stand together, or a run of Thai."""

    text: str  # folded
    tokens: tuple[str, ...]


def terms(query):
    """The Terms of what a reader typed: each word and each run of Thai, or what quotation marks
    hold together. All of them have to be found. The signs of shortening and repeating (ฯ, ๆ) ask
    for nothing beside others: กรุงเทพฯ finds กรุงเทพ too.

    >>> [term.text for term in terms('น้ำท่วม "Royal Thai Police" 2567')]
    ['น้ำท่วม', 'royal thai police', '2567']
    >>> [term.text for term in terms("สหรัฐฯ ต่าง ๆ")]
    ['สหรัฐ', 'ต่าง']
    """
    found = []
    for quoted, plain in regex.findall(r'["“”]([^"“”]+)["“”]|([^"“”]+)', query):
        if quoted:
            found += _quoted(fold(quoted).text)
        else:
            found += [_term(run) for run in _RUN.finditer(fold(plain).text)]
    found = dict.fromkeys(term for term in found if term and term.tokens)
    return [term for term in found if not _SIGNS.issuperset(term.text)] or list(found)


def _quoted(folded):
    """Words that stand together are one term; a run of Thai is one in any case."""
    words = []
    for run in _RUN.finditer(folded):
        if run["pairs"]:
            yield _term(run)
        else:
            words.append(run)
    if words:
        tokens = tuple(_word(run) for run in words)
        yield Term(" ".join(run[0] for run in words), tokens)


def _term(run):
    if not run["pairs"]:
        return Term(run[0], (_word(run),))
    clusters = _CLUSTER.findall(run[0])[:LONGEST]
    if len(clusters) == 1:
        return Term("".join(clusters), (_single(clusters[0]),))
    return Term("".join(clusters), tuple(_pairs(clusters)))


def tokens(text):
    """The tokens of a text in order, those of its single graphemes left to `singles`.

    >>> tokens("Police ปีนี้")
    ['wpolice', 'pbldfbjdfej']
    """
    found, paired = [], False
    for run in _RUN.finditer(fold(text).text):
        if run["pairs"]:
            clusters = _CLUSTER.findall(run[0])
            if paired:
                found.append(_BREAK)
            found += _pairs(clusters)
        else:
            found.append(_word(run))
        paired = bool(run["pairs"])
    return found


def singles(text):
    """The tokens of the single graphemes in a text, each once."""
    runs = (run[0] for run in _RUN.finditer(fold(text).text) if run["pairs"])
    return {_single(cluster) for run in runs for cluster in _CLUSTER.findall(run)}


def passages(texts):
    """The texts of an article's blocks as lists of tokens, each short enough for one row.

    No phrase is lost where a long block is cut: the pieces overlap.
    """
    rows, row, own = [], [], set()
    for text in texts:
        found = tokens(text)
        if row and len(row) + len(found) > PASSAGE:
            rows.append(row + sorted(own))
            row, own = [], set()
        while len(row) + len(found) > PASSAGE:
            room = PASSAGE - len(row)
            rows.append(row + found[:room] + sorted(singles(text)))
            row, found = [], found[max(0, room - _OVERLAP) :]
        row += [*found, _BREAK]
        own |= singles(text)
    return [*rows, row + sorted(own)]


def find(folded, term):
    """The first (start, end) in the original of a term in a Folded text; None for none."""
    spans = places(folded, term)
    return spans[0] if spans else None


def places(folded, term):
    """Every (start, end) in the original where a Term stands in a Folded text.

    >>> text = "ปี๒๕๖๗ ยึดเงิน 700,000 บาท"
    >>> [text[a:b] for term in terms("2567 700000") for a, b in places(fold(text), term)]
    ['๒๕๖๗', '700,000']
    """
    found = [match.span() for match in _pattern(term.text).finditer(folded.text)]
    if found and _is_paired(term.text):
        edges = {0, *(match.end() for match in _CLUSTER.finditer(folded.text))}
        found = (span for span in found if span[0] in edges and span[1] in edges)
    return [folded.original(*span) for span in found]


@lru_cache(maxsize=256)
def _pattern(words):
    if _is_paired(words):
        return regex.compile(regex.escape(words))
    spaced = rf"[[\p{{L}}\p{{N}}]--{_PAIRED}]"
    pieces = [regex.sub(r"(?<=\d)(?=\d)", ",?", regex.escape(word)) for word in words.split(" ")]
    joined = r"[^\p{L}\p{N}]+".join(pieces)
    return regex.compile(rf"(?<!{spaced}|\d[.,]){joined}(?!{spaced}|[.,]\d)", regex.V1)


@lru_cache(maxsize=256)
def _is_paired(text):
    return regex.fullmatch(rf"(?:{_PAIRED}\p{{M}}*)+", text, flags=regex.V1) is not None


def _word(run):
    if run["number"]:
        return "w" + run[0].replace(",", "").replace(".", "p")
    return "w" + "".join(c if c.isascii() and c.isalnum() else _spelled(c) for c in run[0])


def _pairs(clusters):
    spelled = ["".join(map(_spelled, cluster)) for cluster in clusters]
    return [f"p{one}{other}" for one, other in zip(spelled, spelled[1:], strict=False)]


def _single(cluster):
    return "s" + "".join(map(_spelled, cluster))


def _spelled(character):
    """A letter in ASCII: two for Thai, seven for any other. A pair's spelling is no other pair's.

    >>> _spelled("ก"), _spelled("國")
    ('ab', 'qaafhal')
    """
    if "\u0e00" <= character <= "\u0e7f":
        return _letters(ord(character) - 0xE00, 2)
    return "q" + _letters(ord(character), 6)


def _letters(number, count):
    return "".join(chr(97 + (number >> 4 * place & 15)) for place in reversed(range(count)))
