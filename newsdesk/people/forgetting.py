"""Somebody forgot their password: a link that works once goes to the address that we know.

Whoever asks is told the same, whether anybody of that name or address works here or not; and what
they ask changes nothing until the link is followed, so that nobody can lock a colleague out.
"""

from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles import outbox
from articles.audit import record
from articles.exceptions import TooMany
from articles.newsroom import newsroom
from newsdesk.models import LinkAsked, User
from newsdesk.people.actions import link_for

HOUR = timedelta(hours=1)
KEPT = timedelta(days=1)
FROM_ONE = 6  # questions an hour from one network address
TO_ONE = 3  # mails an hour to one person
MOST = 5  # people who share an address


def ask(words, *, sender, root=""):
    """Send a link to everybody at work here whose e-mail address or user name is `words`.

    `sender` is the network address that asks: raise TooMany beyond the limit. `root` is the address
    of this server, where the settings do not say it. Return nothing: the caller knows no more than
    the person who asks.
    """
    now, asked_by = timezone.now(), _hash(sender)
    with transaction.atomic():
        LinkAsked.objects.filter(at__lt=now - KEPT).delete()
        recent = LinkAsked.objects.filter(at__gt=now - HOUR)
        if recent.filter(sender=asked_by, person=None).count() >= FROM_ONE:
            raise TooMany(_("You have asked several times already. Please try again in an hour."))
        LinkAsked.objects.create(sender=asked_by)
        for person in _people(words):
            if recent.filter(person=person).count() < TO_ONE:
                LinkAsked.objects.create(sender=asked_by, person=person)
                _mail(person, settings.NEWSROOM_ADDRESS or root)
                record("person.forgot", by=None, id=person.pk, name=person.username)


def _people(words):
    """Those who may sign in and have said where to write to them."""
    words = words.strip()
    if not words or "\x00" in words:
        return []
    known = Q(email__iexact=words) | Q(username=words)
    return User.objects.filter(known, is_active=True).exclude(email="")[:MOST]


def _mail(person, root):
    with translation.override(person.language or settings.LANGUAGE_CODE):
        subject = _("%(newsroom)s: a new password") % {"newsroom": newsroom().name()}
        words = _(
            "Hello %(name)s,\n\nsomebody has said that you forgot the password of “%(username)s”."
            " If that was you, choose a new one here:\n%(link)s\n\nThe link works once, for"
            " %(days)d days. If it was not you, do nothing: your password stays as it is."
        ) % {
            "name": person,
            "username": person.username,
            "link": urljoin(root, link_for(person)),
            "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        }
    outbox.put("email", {"to": [person.email], "subject": subject, "text": words})


def _hash(sender):
    """Enough to count by today, and nothing to find anybody by."""
    return salted_hmac(
        "forgotten", f"{timezone.localdate()} {sender}", algorithm="sha256"
    ).hexdigest()
