"""A look at an article before it is published, for somebody outside: a source, a lawyer, an agency."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Refused
from articles.models import ShareLink
from articles.publishing.actions.common import done_before, lock

LETTERS = 32  # bytes of chance in an address: nobody comes upon one by trying


@transaction.atomic
def share(article, *, whom, days, by, once=""):
    """Make a link to the article's preview that ends after `days`: (ShareLink, its word).

    The word is in the address and nowhere else: only its SHA-256 is kept. (None, "") for a form
    that was sent before.
    """
    article = lock(article, by)
    if done_before(article, once):
        return None, ""
    word = secrets.token_urlsafe(LETTERS)
    link = ShareLink.objects.create(
        article=article,
        digest=digest_of(word),
        whom=whom,
        expires_at=timezone.now() + timedelta(days=days),
        by=by,
    )
    record("article.share", by=by, article=article, whom=whom, until=link.expires_at, once=once)
    return link, word


@transaction.atomic
def unshare(link, *, by, once=""):
    """Take a link back: from now on it leads nowhere."""
    article = lock(link.article, by)
    if done_before(article, once):
        return link
    link.refresh_from_db()
    if link.revoked_at:
        raise Refused(_("This link was taken back already."))
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    record("article.unshare", by=by, article=article, whom=link.whom, once=once)
    return link


def visited(link, language, agent):
    """Note a look at the preview. Many in one minute from one browser are one."""
    recently = timezone.now() - timedelta(minutes=1)
    look = {"language": language, "agent": agent[:200]}
    if not link.visits.filter(at__gte=recently, **look).exists():
        link.visits.create(**look)


def digest_of(word):
    return hashlib.sha256(word.encode()).hexdigest()
