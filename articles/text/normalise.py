"""Text is normalised once, on the way in; everything after may rely on it.

NFC, `\\n` for every line end, no control or zero-width junk, Thai marks in canonical order.
Nothing inside a block is trimmed or collapsed: in Thai a space is punctuation.
"""

import re
import unicodedata
from dataclasses import dataclass

import regex

# Almost every character of the news is one of these, and needs nothing but its order looked at.
_UNUSUAL = re.compile(
    "[^\n -~\u00a0-\u00ac\u00ae-\u017f\u0e01-\u0e3a\u0e3f-\u0e5b\u2010-\u2027\u2030-\u205e]"
)
# U+2028 and U+2029 are line ends too; Word writes a soft line break as a vertical tab.
_LINE_ENDS = regex.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_JUNK = regex.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, but not the line ends and the tab
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\p{Noncharacter_Code_Point}]"
)
_TAGS = "\U000e0000-\U000e007f"
_SURROGATE_PAIR = regex.compile("[\ud800-\udbff][\udc00-\udfff]")
# Scripts that shape their letters by joiners. Thai is none of them.
_JOINING = (
    r"\p{Arabic}\p{Syriac}\p{Nko}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}"
    r"\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Tibetan}"
)
_JOINERS = regex.compile("[\u200c\u200d]+")
_AFTER_LETTER = regex.compile(f"[{_JOINING}]")
_PICTURE = regex.compile(r"\p{Extended_Pictographic}")
_PICTURE_PART = regex.compile("[\ufe0f\U0001f3fb-\U0001f3ff\U000e007f\\p{Extended_Pictographic}]")
_SELECTORS = regex.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d]+")
_SELECTABLE = regex.compile(r"[\p{Emoji}\p{Symbol}\p{Han}\p{Mongolian}\p{Myanmar}\p{Phags_Pa}]")
_BLACK_FLAG = regex.compile("\U0001f3f4")
_FLAG_TAGS = regex.compile(f"[{_TAGS}]+")
_HIDDEN = regex.compile(f"[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d{_TAGS}]")

# Old Thai fonts for Windows and the Mac kept shifted glyphs in the private use area, and PDF
# files still hand them out: U+F700 to U+F71A are these letters.
_GLYPHS = dict(
    zip(range(0xF700, 0xF71B), "ฐ\u0e34\u0e35\u0e36\u0e37" + "\u0e48\u0e49\u0e4a\u0e4b\u0e4c" * 2
        + "ญ\u0e31\u0e4d\u0e47" + "\u0e48\u0e49\u0e4a\u0e4b\u0e4c" + "\u0e38\u0e39\u0e3a", strict=True)
)  # fmt: skip
_GLYPH = regex.compile("[\uf700-\uf71a]")

_TONES = "\u0e48-\u0e4b"
_MARKS = regex.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
# Base, phinthu, vowel below, vowel above, nikhahit, tone, then the signs that silence or repeat.
# NFC demands 0E3A before 0E38 and 0E39 before the tones; the rest is ours.
_RANK = {
    mark: rank
    for rank, marks in enumerate(
        ("\u0e3a", "\u0e38\u0e39", "\u0e31\u0e34\u0e35\u0e36\u0e37", "\u0e47", "\u0e4d",
         "\u0e48\u0e49\u0e4a\u0e4b", "\u0e4c\u0e4e")
    )
    for mark in marks
}  # fmt: skip
_AM_APART = regex.compile(f"\u0e4d([{_TONES}]*)\u0e32")
_AM_REVERSED = regex.compile("\u0e32\u0e4d")
_AFTER_AM = regex.compile(f"\u0e33[\u0e33{_TONES}]+")
_DOUBLE_E = regex.compile("\u0e40\u0e40")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a text: `text[start:end] == exact`, offsets in code points.

    `kind` is one of `doubled-mark`, `floating-mark`, `mark-order`, `invisible`, `lost-character`.
    """

    kind: str
    start: int
    end: int
    exact: str


def normalise(text):
    """Return `text` as it is kept: same words, one spelling of every character. Idempotent.

    >>> normalise("น\\u0e4d\\u0e49า")
    'น้ำ'
    >>> normalise("เเม่\\u200bน้ำ  สอง\\r\\nบรรทัด")
    'แม่น้ำ  สอง\\nบรรทัด'
    >>> normalise("cafe\\u0301 👩\\u200d🚒 half\\ud800 \\x00nothing")
    'café 👩\\u200d🚒 half� nothing'
    """
    if _UNUSUAL.search(text):
        text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
        text = _JUNK.sub("", _whole_characters(text))
        text = _GLYPH.sub(lambda m: _GLYPHS[ord(m[0])], text)
        text = _without_stray_joiners(unicodedata.normalize("NFC", text))
    return _thai_order(unicodedata.normalize("NFC", text))


def problems(text):
    """List what is wrong in `text`, first to last: marks Thai readers would stumble over, and
    characters that `normalise` removes or repairs.

    Doubled marks are reported and never dropped: only a person knows which one was meant.

    >>> [(p.kind, p.start, p.end) for p in problems("เรื่่อง")]
    [('doubled-mark', 3, 5)]
    >>> problems("เรื่อง and café")
    []
    """
    matches = [(kind, match) for kind, pattern in _PROBLEMS for match in pattern.finditer(text)]
    matches += [
        ("invisible", match)
        for pattern, kept in _HIDDEN_RUNS
        for match in pattern.finditer(text)
        if kept(match) != match[0]
    ]
    found = [Problem(kind, match.start(), match.end(), match[0]) for kind, match in matches]
    return sorted(found, key=lambda problem: (problem.start, problem.end, problem.kind))


def _whole_characters(text):
    if not _LONE.search(text):
        return text
    # JavaScript cuts a string anywhere; two halves beside each other are still one character.
    text = _SURROGATE_PAIR.sub(
        lambda m: m[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text
    )
    return _LONE.sub("\ufffd", text)


def _without_stray_joiners(text):
    if not _HIDDEN.search(text):
        return text
    for pattern, kept in _HIDDEN_RUNS:
        text = pattern.sub(kept, text)
    return text


def _before(pattern, match):
    return match.start() > 0 and pattern.match(match.string[match.start() - 1]) is not None


def _joiner(match):
    """What stays of a run of joiners: one where letters or pictures are joined, else nothing."""
    after = match.string[match.end() : match.end() + 1]
    pictures = match[0][0] == "\u200d" and _before(_PICTURE_PART, match) and _PICTURE.match(after)
    return match[0][0] if pictures or _before(_AFTER_LETTER, match) else ""


def _selector(match):
    return match[0][0] if _before(_SELECTABLE, match) else ""


def _flag_tags(match):
    return match[0] if _before(_BLACK_FLAG, match) else ""


def _thai_order(text):
    while _DISORDER.search(text):
        text = _DOUBLE_E.sub("\u0e41", text)
        text = _MARKS.sub(lambda m: "".join(sorted(m[0], key=_RANK.__getitem__)), text)
        text = _AM_APART.sub("\\1\u0e33", text)
        text = _AM_REVERSED.sub("\u0e33", text)
        text = _AFTER_AM.sub(lambda m: "".join(sorted(m[0], key="\u0e33".__eq__)), text)
        text = unicodedata.normalize("NFC", text)
    return text


def _disorder():
    """One pattern for everything `_thai_order` mends, so that good text is read only once."""
    by_rank = {}
    for mark, rank in _RANK.items():
        by_rank[rank] = by_rank.get(rank, "") + mark
    pairs = [
        f"[{''.join(by_rank[high] for high in by_rank if high > low)}][{by_rank[low]}]"
        for low in range(max(by_rank))
    ]
    parts = [part.pattern for part in (_AM_APART, _AM_REVERSED, _DOUBLE_E)]
    return re.compile("|".join([*pairs, *parts, f"\u0e33[{_TONES}]"]))


_HIDDEN_RUNS = [(_FLAG_TAGS, _flag_tags), (_SELECTORS, _selector), (_JOINERS, _joiner)]
_LONE = regex.compile(r"\p{Surrogate}")
_DISORDER = _disorder()
_ABOVE = "\u0e31\u0e34-\u0e37\u0e47\u0e4d"
_BELOW = "\u0e38-\u0e3a"
_PROBLEMS = [
    ("doubled-mark", regex.compile(
        f"[{_TONES}\u0e4c]{{2,}}|[{_ABOVE}]{{2,}}|[{_BELOW}]{{2,}}|\u0e4d[{_TONES}]*\u0e33"
        f"|\u0e33{{2,}}|\u0e4e{{2,}}")),
    ("floating-mark", regex.compile("(?<![\u0e01-\u0e2e\u0e31-\u0e3a\u0e47-\u0e4e\u25cc])"
                                    "[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")),
    ("mark-order", _DISORDER),
    ("invisible", regex.compile(f"(?:{_JUNK.pattern})+")),
    ("lost-character", regex.compile("\ufffd|[\ud800-\udbff](?![\udc00-\udfff])"
                                     "|(?<![\ud800-\udbff])[\udc00-\udfff]")),
]  # fmt: skip
