"""Put a story aside unpublished (spike it), and take it up again. Nothing of it is lost meanwhile."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Conflict, Invalid, Refused
from articles.models import Article, AuditEntry
from articles.permissions import Permission, may, require
from articles.publishing.actions.closing import open_languages
from articles.publishing.actions.common import done_before


@transaction.atomic
def spike(article, *, by, reason, once=""):
    """Put the article aside: the lists of the desk leave it out and nothing of it can be published.

    Raise Refused for one that readers see, or will by a schedule: that is withdrawn instead.
    """
    article = _lock(article, by)
    if done_before(article, once):
        return article
    _say_why(reason)
    if article.spiked_at:
        raise Conflict(_("The article has been put aside already. Reload the page."))
    if open_languages(article):
        raise Refused(_("Readers see it, or it is scheduled. Withdraw it before you put it aside."))
    return _set(article, timezone.now(), "article.spike", by, reason, once)


@transaction.atomic
def unspike(article, *, by, reason, once=""):
    """Take the article up again, as it was. Editors may, and whoever put it aside."""
    article = _lock(article, by)
    if done_before(article, once):
        return article
    _say_why(reason)
    if not article.spiked_at:
        raise Conflict(_("The article is not put aside. Reload the page."))
    if not may_unspike(by, article):
        raise Refused(_("An editor put it aside. Ask an editor to take it up again."))
    return _set(article, None, "article.unspike", by, reason, once)


def may_unspike(person, article):
    """Whether this person may take up again what is put aside."""
    if may(person, Permission.ASSIGN, article):
        return True
    last = last_spike(article)
    return may(person, Permission.SPIKE, article) and bool(last and last.by_id == person.pk)


def last_spike(article):
    """The record of who put the article aside last, when and why; None where nobody did."""
    entries = AuditEntry.objects.filter(chain=f"article:{article.pk}", verb="article.spike")
    return entries.select_related("by").order_by("-seq").first()


def _lock(article, by):
    article = Article.objects.locked(article.pk)
    require(by, Permission.SPIKE, article)
    return article


def _say_why(reason):
    if not reason.strip():
        raise Invalid(_("Say why, for the record."))


def _set(article, at, verb, by, reason, once):
    article.spiked_at = at
    article.save(update_fields=["spiked_at", "updated_at"])
    record(verb, by=by, article=article, reason=reason.strip(), once=once)
    return article
