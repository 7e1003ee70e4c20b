"""Slugs that keep Thai whole (Django's own drops its vowels and refuses correct Thai).

A slug is letters, marks and digits in NFC, joined by single hyphens, Latin in lower case, at most
200 bytes of UTF-8 and cut between graphemes.
"""

import regex

from articles.text.normalise import normalise

MAX_BYTES = 200

_NOT_WORD = regex.compile(r"[^\p{L}\p{M}\p{Nd}]+")
_APOSTROPHE = regex.compile(r"['’ʼ]")
_SLUG = regex.compile(r"[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:-[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*")
_LEADING_MARKS = regex.compile(r"(^|-)\p{M}+")
_GRAPHEME = regex.compile(r"\X")


def slugify(text):
    """The slug of a headline; "" only where it has neither letter nor digit.

    >>> slugify("Police’s “big” day: 700,000 baht!")
    'polices-big-day-700-000-baht'
    >>> slugify("ข่าวด่วน น้ำท่วม")
    'ข่าวด่วน-น้ำท่วม'
    """
    words = _NOT_WORD.sub("-", _APOSTROPHE.sub("", normalise(text)).lower())
    return _cut(_LEADING_MARKS.sub(r"\1", words).strip("-"))


def is_slug(value):
    """Whether `value` may stand in an address as it is.

    >>> is_slug("น้ำท่วม-2567"), is_slug("-x"), is_slug("A"), is_slug("")
    (True, False, False, False)
    """
    return bool(
        _SLUG.fullmatch(value)
        and value == normalise(value).lower()
        and len(value.encode()) <= MAX_BYTES
    )


def _cut(slug):
    """At most MAX_BYTES, at a hyphen in the second half where there is one, else at a grapheme."""
    if len(slug.encode()) <= MAX_BYTES:
        return slug
    kept, size = [], 0
    for grapheme in _GRAPHEME.findall(slug):
        size += len(grapheme.encode())
        if size > MAX_BYTES:
            break
        kept.append(grapheme)
    short = "".join(kept)
    at = short.rfind("-")
    return (short[:at] if at > len(short) / 2 else short).rstrip("-")
