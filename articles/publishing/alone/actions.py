"""Publishing alone: one person shows readers a text that nobody else has approved."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Invalid, NotReady, Refused
from articles.models import SECOND_LOOK_WITHIN, Article, Edition, FourEyesException
from articles.newsroom import newsroom
from articles.permissions import Permission, may
from articles.publishing import readiness
from articles.publishing.actions.common import LANGUAGE_NAMES, chosen, done_before
from articles.publishing.actions.opening import open_to_readers, refuse_unseen
from articles.publishing.alone import accused
from articles.publishing.candidate import candidates
from articles.publishing.readiness.text import IsNotApproved
from articles.roles import EDITOR


@transaction.atomic
def publish_alone(article, languages, *, by, reason, kind=None, notes=None, seen=None, once=""):
    """Show readers the current text in `languages` although nobody else has approved it, at once, and
    return the editions, each with its FourEyesException.

    Only where the newsroom allows it; by an editor, or a deputy on a shift of their own. Approval is
    all that may be missing. Marks that wait stay out. Raise Refused where an exception is never
    allowed: confidence, a legal hold, an embargo, an accused person (but to take their name out).
    """
    article = Article.objects.locked(article.pk)
    shift = _shift_of(by, article)
    if before := done_before(article, once):
        return list(Edition.objects.filter(pk__in=before.data["editions"]))
    if not reason.strip():
        raise Invalid(_("Say why it cannot wait for a second person: everybody reads it."))
    languages = chosen(languages)
    found = candidates(article, languages)
    if never := nevers(article):
        raise Refused(*never)
    refuse_unseen(found, seen)
    if reasons := [one for candidate in found.values() for one in in_the_way(candidate)]:
        raise NotReady(*reasons)

    def except_them(editions):
        _refuse_an_accusation(article, editions)
        for edition in editions:
            FourEyesException.objects.create(
                article=article,
                edition=edition,
                by=by,
                shift=shift,
                reason=reason.strip(),
                due_at=timezone.now() + SECOND_LOOK_WITHIN,
            )

    editions, cancelled = open_to_readers(
        article, found, kind=kind, notes=notes, by=by, on_frozen=except_them
    )
    record(
        "article.exception",
        by=by,
        article=article,
        languages=languages,
        editions=[edition.pk for edition in editions],
        sha256={edition.language: edition.sha256 for edition in editions},
        cancelled=[release.pk for release in cancelled],
        shift=shift.pk if shift else None,
        reason=reason.strip(),
        once=once,
    )
    return editions


def nevers(article):
    """Why nothing of this article may be published alone, as sentences; [] where it may."""
    found = []
    if not newsroom().allows_exceptions:
        found.append(
            _(
                "This newsroom lets nobody publish alone. An administrator can allow it in its settings."
            )
        )
    if article.confidential:
        found.append(_("The article is confidential: it is never published alone."))
    if article.legal_hold:
        found.append(_("Legal hold: %(reason)s") % {"reason": article.legal_hold})
    return found


def in_the_way(candidate):
    """What besides the approval forbids to publish one language, as sentences."""
    language = LANGUAGE_NAMES[candidate.language]
    found = readiness.errors(readiness.judge(candidate, besides=(IsNotApproved,)))
    found = [f"{language}: {one}" for one in found]
    if candidate.revision is not None and not candidate.whole.unapproved(candidate.language):
        found.append(
            f"{language}: " + _("This text is approved: an editor publishes it the usual way.")
        )
    return found


def _shift_of(by, article):
    """The shift by which a deputy may do it; None for an editor; PermissionDenied for others."""
    if not may(by, Permission.PUBLISH_ALONE, article):
        raise PermissionDenied
    return None if EDITOR in by.roles else by.shifts.running().first()


def _refuse_an_accusation(article, editions):
    if not accused.is_on_record(article):
        return
    live = {edition.language: edition for edition in Edition.objects.live().filter(article=article)}
    for edition in editions:
        before = live.get(edition.language)
        if before is None or not accused.only_removes_a_name(before.content, edition.content):
            raise Refused(
                _(
                    "A claim here names a person in a criminal matter: somebody else must approve it."
                    " Alone you may only take a person's name out of what readers see, everywhere,"
                    " and change nothing else."
                )
            )
