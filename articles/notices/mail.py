"""Notices as mail, through the outbox: each in the person's own language."""

from urllib.parse import urljoin

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import outbox
from articles.newsroom import newsroom
from articles.notices.words import address, words


def send(notice):
    """Put one notice into the outbox as a mail of its own."""
    with translation.override(language_of(notice.person)):
        _put(notice.person, words(notice, outside=True), [_lines(notice)], notice.article)


def send_digest(person, notices):
    """Put several into one mail."""
    with translation.override(language_of(person)):
        count = len(notices)
        subject = ngettext(
            "%(newsroom)s: %(count)d thing happened",
            "%(newsroom)s: %(count)d things happened",
            count,
        ) % {"newsroom": newsroom().name(), "count": count}
        _put(person, subject, [_lines(notice) for notice in notices])


def language_of(person):
    return person.language or settings.LANGUAGE_CODE


def _put(person, subject, parts, article=None):
    foot = _("You choose what you are told of here: %(address)s") % {
        "address": _whole("/desk/notices/settings/")
    }
    text = "\n\n".join([*parts, "-- \n" + foot]) + "\n"
    outbox.put("email", {"to": [person.email], "subject": subject, "text": text}, article=article)


def _lines(notice):
    """The sentence, the reason that was given, the address to go on from."""
    secret = notice.article is not None and notice.article.confidential
    lines = [words(notice, outside=True)]
    if notice.reason and not secret:
        lines.append(_("Reason: %(reason)s") % {"reason": notice.reason})
    return "\n".join([*lines, _whole(address(notice))])


def _whole(path):
    return urljoin(settings.NEWSROOM_ADDRESS, path) if settings.NEWSROOM_ADDRESS else path
