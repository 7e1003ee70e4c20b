"""Verbs by which an editor answers for something: waive an obstacle, say that a language had it
right, hold an article for the lawyers."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import record
from articles.clock import clock
from articles.exceptions import Invalid, Refused
from articles.models import Release, Waiver
from articles.publishing import readiness
from articles.publishing.actions.common import (
    LANGUAGE_NAMES,
    cancel_pending,
    chosen,
    done_before,
    lock,
)
from articles.publishing.candidate import candidates
from articles.publishing.concerned import touch_article


@transaction.atomic
def waive(article, language, keys, *, by, reason, once=""):
    """Answer for obstacles of one language, named by their keys; return the Waivers.

    Only those that may be waived, and that stand there now. A waiver holds as long as the obstacle
    is the same in every word.
    """
    article = lock(article, by)
    if done_before(article, once):
        return []
    _say_why(reason)
    (candidate,) = candidates(article, chosen([language])).values()
    standing = {
        one.key: one for one in readiness.judge(candidate) if one.waivable and not one.waiver
    }
    found = [standing[key] for key in dict.fromkeys(keys) if key in standing]
    if not found:
        raise Refused(_("This is no longer in the way, or nobody may waive it. Look again."))
    made = [
        Waiver.objects.create(
            article=article,
            language=language,
            obstacle=one.key,
            message=str(one),
            reason=reason.strip(),
            by=by,
        )
        for one in found
    ]
    record(
        "obstacle.waive",
        by=by,
        article=article,
        language=language,
        obstacles=[waiver.message for waiver in made],
        reason=reason,
        once=once,
    )
    return made


@transaction.atomic
def waive_twin(article, language, *, by, reason, once=""):
    """Say that this language's readers need not be told of the other's corrections so far."""
    article = lock(article, by)
    if done_before(article, once):
        return None
    _say_why(reason)
    if not article.editions.filter(language=language).exists():
        raise Refused(_("Readers have not seen this language yet."))
    made = Release.objects.create(
        article=article,
        language=language,
        kind=Release.Kind.WAIVE,
        at=clock.now(),
        reason=reason.strip(),
        by=by,
    )
    touch_article(article, language)
    record("twin.waive", by=by, article=article, language=language, reason=reason, once=once)
    return made


@transaction.atomic
def hold(article, *, by, reason, once=""):
    """Forbid any publication until the hold is lifted; what is scheduled is cancelled, with the
    reason, and waits on the desk. What readers see already stays: withdraw it to take it back."""
    article = lock(article, by)
    if done_before(article, once):
        return []
    _say_why(reason)
    article.legal_hold = reason.strip()[:300]
    article.save(update_fields=["legal_hold", "updated_at"])
    why = _("Legal hold: %(reason)s") % {"reason": article.legal_hold}
    cancelled = cancel_pending(article, list(LANGUAGE_NAMES), by=by, reason=why)
    record(
        "article.hold",
        by=by,
        article=article,
        reason=reason,
        cancelled=[release.pk for release in cancelled],
        once=once,
    )
    return cancelled


@transaction.atomic
def lift_hold(article, *, by, reason, once=""):
    """Let the article be published again. What the hold cancelled does not come back by
    itself: the page offers it (`plan_again`)."""
    article = lock(article, by)
    if done_before(article, once):
        return article
    _say_why(reason)
    if not article.legal_hold:
        raise Refused(_("There is no legal hold on this article."))
    before, article.legal_hold = article.legal_hold, ""
    article.save(update_fields=["legal_hold", "updated_at"])
    record("article.lift_hold", by=by, article=article, old=before, reason=reason, once=once)
    return article


def _say_why(reason):
    if not reason.strip():
        raise Invalid(_("Say why, for the record."))
