"""Text cut into the pieces that a diff may keep or replace: words, or graphemes where a script
writes no spaces (Thai, Lao, Khmer, Burmese, Chinese, Japanese). Joined, they are the text again.

A diff over code points would cut Thai marks from their consonants; one over Thai dictionary words
would shift with the dictionary. Graphemes are exact, and cheap enough.
"""

import re
from functools import lru_cache
from itertools import accumulate

import regex

THAI_MARKS = "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e"

# Latin, Greek, Cyrillic, Thai and common punctuation need no table of Unicode properties.
_UNUSUAL = re.compile(
    r"[^\u0000-\u00a8\u00aa-\u00ad\u00af-\u02ff\u0370-\u0482\u048a-\u0590\u0e00-\u0e7f"
    r"\u2010-\u2027\u2030-\u203b\u20a0-\u20c0]"
)
_FAST = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|[๐-๙]+(?:[.,][๐-๙]+)*|[^\W0-9\u0e00-\u0e7f]+"
    rf"|[\u0e00-\u0e7f][{THAI_MARKS}]*|\r\n|.",
    re.DOTALL,
)
UNSPACED = r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Han}\p{Hiragana}\p{Katakana}\u0e00-\u0e7f"
_EXACT = regex.compile(
    r"[0-9]+(?:[.,][0-9]+)*(?![\p{M}\ufe0f\u200d])|[๐-๙]+(?:[.,][๐-๙]+)*"
    rf"|(?:(?=[\p{{L}}\p{{N}}_])(?![{UNSPACED}0-9])\X)+|\X"
)
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_UNSPACED_LETTERS = regex.compile(rf"[{UNSPACED}\p{{M}}]+")


def tokens(text: str) -> tuple[str, ...]:
    """The pieces of `text`.

    >>> tokens("Cela said")
    ('Cela', ' ', 'said')
    >>> tokens("1,200 baht, $2bn")
    ('1,200', ' ', 'baht', ',', ' ', '$', '2', 'bn')
    >>> tokens("น้ำดี")
    ('น้ำ', 'ดี')
    """
    return _remembered(text) if len(text) <= 5_000 else _cut(text)


def _cut(text):
    pattern = _FAST if text.isascii() or not _UNUSUAL.search(text) else _EXACT
    return tuple(pattern.findall(text))


_remembered = lru_cache(maxsize=512)(_cut)


def offsets(pieces) -> list[int]:
    """Where each piece starts, in code points, and where the last one ends.

    >>> offsets(("Cela", " ", "said"))
    [0, 4, 5, 9]
    """
    return [0, *accumulate(map(len, pieces))]


def unspaced(text: str) -> bool:
    """Whether all of `text` is letters of scripts that put no spaces between words.

    >>> unspaced("ก็"), unspaced("a"), unspaced(" ")
    (True, False, False)
    """
    return bool(_UNSPACED_LETTERS.fullmatch(text))


def letters(text: str) -> int:
    """How many letters and digits `text` holds: what evidence is weighed in.

    >>> letters("No. 5!")
    3
    """
    if text.isascii():
        return len(text.encode("ascii").translate(None, _NO_LETTERS))
    return sum(map(str.isalnum, text))
