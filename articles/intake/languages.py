"""Which content language a text is written in."""

import re

_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
ENOUGH = 20_000  # code points looked at


def language_of(text):
    """ "th" or "en", by the letters that most of the text is made of.

    >>> language_of("ตำรวจจับแก๊งคอลเซ็นเตอร์ call centre")
    'th'
    >>> language_of("Police arrest a gang (แก๊ง)")
    'en'
    """
    sample = text[:ENOUGH]
    return "th" if len(_THAI.findall(sample)) > len(_LATIN.findall(sample)) else "en"
