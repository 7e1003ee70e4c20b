"""What every verb of publishing begins with."""

from django.conf import settings
from django.utils.translation import gettext as _

from articles import clock
from articles.exceptions import Invalid
from articles.models import Article, AuditEntry, Release
from articles.permissions import Permission, require
from articles.publishing import outlets
from articles.publishing.concerned import untouch

LANGUAGE_NAMES = dict(settings.CONTENT_LANGUAGES)


def lock(article, by):
    """The article, locked and read anew, for someone who may publish it."""
    article = Article.objects.locked(article.pk)
    require(by, Permission.PUBLISH, article)
    return article


def done_before(article, once):
    """The record of an act that this same form has done already, or None."""
    if not once:
        return None
    return AuditEntry.objects.filter(chain=f"article:{article.pk}", data__once=once).first()


def chosen(languages):
    """`languages` in the settings' order, each once; raise Invalid for none or an unknown one."""
    wanted = set(languages)
    if not wanted or wanted - set(LANGUAGE_NAMES):
        raise Invalid(_("Choose at least one language."))
    return [code for code in LANGUAGE_NAMES if code in wanted]


def cancel_pending(article, languages, *, by, reason):
    """Cancel what is scheduled in these languages, and return the cancelled releases."""
    pending = list(Release.objects.pending().filter(article=article, language__in=languages))
    now = clock.now()
    for release in pending:
        Release.objects.create(
            article=article,
            language=release.language,
            kind=Release.Kind.CANCEL,
            cancels=release,
            at=now,
            reason=reason,
            by=by,
        )
    if pending:
        outlets.untell(article, languages)
        untouch(release.at for release in pending)
    return pending
