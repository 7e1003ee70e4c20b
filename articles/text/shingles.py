"""How alike two long texts are, without words: overlapping runs of letters (shingles), sketched.

Thai has no spaces to cut at, so a shingle is sixteen letters, marks and digits in a row, whatever
stands between them. Of all a text's shingles the sketch keeps the smallest hashes: two sketches say
how much of two texts is the same (bottom-k MinHash, Broder 1997), to some 5 per cent.
"""

import heapq
import unicodedata
import zlib

import regex

LENGTH = 16  # code points
SIZE = 96  # hashes kept of a text
_REST = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_THAI_DIGITS = {ord(thai): str(digit) for digit, thai in enumerate("๐๑๒๓๔๕๖๗๘๙")}
_UNIT = 4  # bytes of a code point in UTF-32
_SPREAD = 0x9E3779B1  # a checksum's low bits say too little of its high ones


def sketch(text):
    """At most SIZE numbers below 2**32, ascending, for a text; [] for one without a letter.

    >>> sketch("ตำรวจจับแก๊งคอลเซ็นเตอร์ที่ปอยเปต") == sketch("ตำรวจ จับแก๊งคอลเซ็นเตอร์\\nที่ปอยเปต")
    True
    """
    folded = unicodedata.normalize("NFC", _REST.sub("", text.casefold())).translate(_THAI_DIGITS)
    data = folded.encode("utf-32-le", "replace")
    last = max(len(folded) - LENGTH, 0)
    hashes = {
        zlib.crc32(data[at : at + LENGTH * _UNIT]) * _SPREAD % 2**32
        for at in range(0, (last + 1) * _UNIT if folded else 0, _UNIT)
    }
    return heapq.nsmallest(SIZE, hashes)


def similarity(one, other):
    """How much of two texts is the same, from 0 to 1, by their sketches.

    >>> similarity([1, 2, 3], [1, 2, 3]), similarity([1], [2]), similarity([], [])
    (1.0, 0.0, 0.0)
    """
    union = heapq.nsmallest(SIZE, {*one, *other})
    both = {*one} & {*other}
    return sum(value in both for value in union) / len(union) if union else 0.0
