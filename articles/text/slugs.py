"""The readable part of an address: Thai kept whole, Latin in lower case, hyphens between words.

Django's own slugify drops Thai vowels and tone marks, and with them the words.
"""

import regex

from articles.text.graphemes import is_boundary
from articles.text.normalise import normalise
from articles.text.words import words

LIMIT = 200  # bytes of UTF-8; a file system takes 255, and suffixes are added

_CLUSTER = regex.compile(r"\X")
_PICTURE = regex.compile("[\ufe0f\u20e3\\p{Extended_Pictographic}\\p{Regional_Indicator}]")
_NOT_KEPT = regex.compile(r"[^\p{L}\p{M}\p{Nd}]+")
# SARA AM, and some like it, is a letter by name and a sign on one by nature: it begins no word.
_LEADING = regex.compile(r"^[\p{M}\p{GCB=Extend}\p{GCB=SpacingMark}]+")
_APOSTROPHES = regex.compile(r"(?<=\p{L})['’ʼ](?=\p{L})")
_BEFORE_REPEAT = regex.compile("-+(?=ๆ)")
_HYPHENS = regex.compile("-{2,}")


def slug(text, limit=LIMIT):
    """Return `text` as a slug of at most `limit` bytes of UTF-8, cut between words where it can.

    "" only when the text has no letter and no digit.

    >>> slug("ข่าวด่วน: ตำรวจจับแก๊ง 👮 5 คน!")
    'ข่าวด่วน-ตำรวจจับแก๊ง-5-คน'
    >>> slug("Torsak’s Call-Centre Raid")
    'torsaks-call-centre-raid'
    """
    text = _APOSTROPHES.sub("", normalise(text).lower())
    kept = "".join(map(_kept, _CLUSTER.findall(text)))
    kept = _HYPHENS.sub("-", _BEFORE_REPEAT.sub("", normalise(kept))).strip("-")
    return _cut(kept, limit)


def is_slug(value):
    """Tell whether `value` may stand in an address as it is.

    >>> is_slug("ข่าวด่วน-5-คน"), is_slug("Call centre"), is_slug("")
    (True, False, False)
    """
    return bool(value) and slug(value) == value


def _kept(cluster):
    if _PICTURE.search(cluster):
        return "-"
    return _LEADING.sub("", _NOT_KEPT.sub("", cluster)) or "-"


def _cut(text, limit):
    if len(text.encode()) <= limit:
        return text
    end = len(text.encode()[:limit].decode(errors="ignore"))
    whole = max((last for _first, last in words(text) if last <= end), default=0)
    # Half an address of whole words says more than a full one that ends inside a word.
    if len(text[:whole].encode()) * 2 >= limit:
        end = whole
    while not is_boundary(text, end):
        end -= 1
    return text[:end].strip("-")
