"""Bytes or pasted text in, a Draft out. Whatever cannot be read is refused in words (Invalid)."""

from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.exceptions import Invalid
from articles.intake.draft import Draft
from articles.intake.languages import language_of
from articles.intake.readers import READERS
from articles.intake.readers.plain import PlainText
from articles.intake.recognising import recognise
from articles.text.normalise import normalise, problems

MOST_CODE_POINTS = 1_500_000  # some 500 pages: more than one article
# What a person should look at, though nothing is lost by it
_WORTH_SAYING = {"doubled-mark", "floating-mark", "lost-character"}


def read(name, data):
    """Read one file, chosen by its name's ending, as a Draft.

    Raise Invalid, with the reason in the person's language, for an empty, too big, unreadable or
    unknown file.
    """
    if not data:
        raise Invalid(_("The file “%(name)s” is empty.") % {"name": name})
    if len(data) > settings.UPLOAD_MAX_BYTES:
        raise Invalid(
            _("The file “%(name)s” is too big: at most %(most)d MB can be brought in.")
            % {"name": name, "most": settings.UPLOAD_MAX_BYTES // 2**20}
        )
    return _draft(_reading(name, data))


def photos_in(name, data):
    """The pictures inside a document, in the order of the Draft's figures."""
    return _reading(name, data).photos


def _reading(name, data):
    return reader_for(name).read(data)


def from_text(text):
    """Read pasted text as a Draft; raise Invalid as `read` does."""
    return _draft(PlainText().read_text(text))


def reader_for(name):
    """The reader for a file of that name. Raise Invalid, naming the endings that can be read."""
    ending = PurePath(name).suffix.lower()
    for reader in READERS:
        if ending in reader.endings:
            return reader
    raise Invalid(
        _("Files ending in “%(ending)s” cannot be read yet. Use %(known)s, or paste the text.")
        % {"ending": ending or name, "known": ", ".join(endings())}
    )


def endings():
    """Every ending that can be read, with its dot."""
    return [ending for reader in READERS for ending in reader.endings]


def _draft(reading):
    found = recognise(reading)
    if not found.paragraphs and not reading.blank:
        raise Invalid(_("There is no text in it. Choose another file, or paste the text."))
    if len(found.body) > MOST_CODE_POINTS:
        raise Invalid(_("The text is too long to be one article. Split it into parts."))
    missing = [] if found.headline else [_("The headline: none was found, so please write one.")]
    if not found.paragraphs:
        missing.append(_("The text: the file is an empty page. Write it when the article is made."))
    return Draft(
        language=language_of(found.words),
        headline=found.headline[:300],
        summary=found.summary[:2000],
        body=found.body,
        byline=found.byline[:200],
        dateline=found.dateline,
        photo_credit=found.photo_credit,
        section_key=found.section[:120],
        paragraphs=found.paragraphs,
        photos=len(reading.photos),
        dropped=[*reading.notes, *_oddities(found.words)],
        missing=missing,
    )


def _oddities(words):
    found = [p for p in problems(normalise(words)) if p.kind in _WORTH_SAYING]
    if not found:
        return []
    places = ", ".join(f"“{words[max(p.start - 8, 0) : p.end + 8]}”" for p in found[:3])
    return [
        ngettext(
            "%(count)d place looks misspelt or damaged and was left as it is: %(places)s",
            "%(count)d places look misspelt or damaged and were left as they are: %(places)s",
            len(found),
        )
        % {"count": len(found), "places": places.replace("\n", " ")}
    ]
