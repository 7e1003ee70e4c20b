"""A passage as words, and its words as letters: pure, no database.

Each word becomes one code point beyond the Basic Multilingual Plane, by a hash of the word and its
language. A passage is then a string whose letters are words: rapidfuzz compares two of them in a
microsecond, and a posting is one small number. Two words in a million share a letter by chance.
"""

import hashlib
import re
import zlib
from functools import lru_cache

from articles.text import thai

FIRST = 0x10000
LETTERS = 0xF0000 - 0x10  # some 983,000; the private planes end in no-characters
LONGEST = 400  # words that are compared; a passage this long is a mistake in the file
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
# Thai letters with their marks, a number with its points, or a word of any other script: enough to
# compare by, and four times as quick as the spans that people see (`articles.text.words`).
_WORD = re.compile(r"(?P<thai>[ก-ฺเ-๎]+)|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


def folded(text):
    """The words of a passage as they are compared: no signs, no case, Arabic digits.

    >>> folded("Over 700,000 baht was lost.")
    ['over', '700,000', 'baht', 'was', 'lost']
    >>> folded("เสียหาย ๗ แสนบาท")
    ['เสียหาย', '7', 'แสน', 'บาท']
    """
    found = []
    for match in _WORD.finditer(text.casefold().translate(_THAI_DIGITS)):
        if match.lastgroup:
            found.extend(thai.cut(match[0]))
        else:
            found.append(match[0])
    return found


def encode(text, language):
    """The passage with one letter a word, at most LONGEST of them.

    >>> one, other = encode("Police said so", "en"), encode("police SAID so!", "en")
    >>> one == other, len(one)
    (True, 3)
    """
    return "".join(letter(word, language) for word in folded(text)[:LONGEST])


@lru_cache(maxsize=100_000)
def letter(word, language):
    """The letter that stands for a word of a language; the same in every process.

    >>> letter("police", "en") == letter("police", "th")
    False
    """
    code = FIRST + zlib.crc32(f"{language}\0{word}".encode()) % LETTERS
    # U+xFFFE and U+xFFFF are no characters: their words move two further on.
    return chr(code + 2) if code & 0xFFFE == 0xFFFE else chr(code)


def digest(code):
    """A signed 64-bit number for the words of a passage: equal words, equal number."""
    data = hashlib.blake2b(code.encode(), digest_size=8).digest()
    return int.from_bytes(data, signed=True)
