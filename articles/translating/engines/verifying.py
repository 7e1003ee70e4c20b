"""Nothing an engine says is believed: each paragraph is kept or left out, with the reason in words."""

import re

from django.utils.translation import gettext as _

from articles.translating.engines import wire
from articles.translating.exchange.xliff.codes import BrokenMarks

LONGEST, SHORT = 6, 120  # times as long as the source, beside a short text's own allowance
ENOUGH_THAI, SOME_THAI = 0.3, 0.2  # share of the letters
_THAI = re.compile("[ก-ฮะ-ูเ-ๅ]")
_LATIN = re.compile("[A-Za-z]")
_TAGS = re.compile(r"<[^<>]*>")


class NotKept(Exception):
    """Why one paragraph of an engine is left out."""


def checked(words, sent, given, target_language):
    """The paragraphs of HTML that an engine's `words` for `sent` make. Raise NotKept."""
    if words is None or not _plain(words).strip():
        raise NotKept(_("It was left out of the answer."))
    if len(words) > LONGEST * len(sent) + SHORT:
        raise NotKept(_("It is much longer than the source."))
    try:
        paragraphs = wire.read(words, given)
    except BrokenMarks as error:
        raise NotKept(str(error)) from error
    plain = _plain(words)
    if not _speaks(plain, _plain(sent), target_language):
        raise NotKept(_("It is not in the language asked for."))
    return paragraphs


def _speaks(words, source, language):
    thai, latin = len(_THAI.findall(words)), len(_LATIN.findall(words))
    if not _THAI.search(source) and not _LATIN.search(source):
        return True  # figures alone are the same in any language
    share = thai / max(thai + latin, 1)
    if language == "th":
        return share >= ENOUGH_THAI or (
            len(source.split()) <= 2 and words.strip() == source.strip()
        )
    return share <= SOME_THAI


def _plain(words):
    return _TAGS.sub("", words)
