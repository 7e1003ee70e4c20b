"""Verbs that take something from readers, and give it back."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.audit import record
from articles.exceptions import Invalid, Refused
from articles.models import Release
from articles.publishing import outlets
from articles.publishing.actions.common import (
    LANGUAGE_NAMES,
    cancel_pending,
    chosen,
    done_before,
    lock,
)
from articles.publishing.concerned import touch_pages


@transaction.atomic
def withdraw(article, languages=None, *, by, reason, public_reasons=None, once=""):
    """Take the article from readers in `languages` (default: all that have been published or
    scheduled), and return the releases that say so.

    It needs no readiness. `reason` is for the record; `public_reasons`, {language: words}, stand on
    the page that is left. What was scheduled is cancelled; the languages stay closed until restored.
    """
    article = lock(article, by)
    if done_before(article, once):
        return []
    if not reason.strip():
        raise Invalid(_("Say why, for the record."))
    open_ones = open_languages(article)
    languages = [code for code in chosen(languages or LANGUAGE_NAMES) if code in open_ones]
    if not languages:
        raise Refused(_("Nothing is published or scheduled that could be withdrawn."))
    cancelled = cancel_pending(article, languages, by=by, reason=_("Withdrawn"))
    public = public_reasons or {}
    made = [
        _say(article, code, Release.Kind.WITHDRAW, by, reason, (public.get(code) or "").strip())
        for code in languages
    ]
    touch_pages(article, languages)
    outlets.tell(article, languages, outlets.GONE)
    record(
        "article.withdraw",
        by=by,
        article=article,
        languages=languages,
        reason=reason,
        public_reasons=public,
        cancelled=[release.pk for release in cancelled],
        once=once,
    )
    return made


@transaction.atomic
def restore(article, languages=None, *, by, reason, once=""):
    """Show again what readers saw when `languages` (default: all withdrawn ones) were withdrawn."""
    article = lock(article, by)
    if done_before(article, once):
        return []
    if not reason.strip():
        raise Invalid(_("Say why, for the record."))
    if article.legal_hold:
        raise Refused(_("Legal hold: %(reason)s") % {"reason": article.legal_hold})
    if article.spiked_at:
        raise Refused(
            _("It is put aside. Take it up again on the article's page, then restore it.")
        )
    languages = [
        code
        for code in chosen(languages or LANGUAGE_NAMES)
        if Release.objects.withdrawal(article.pk, code)
    ]
    if not languages:
        raise Refused(_("Nothing is withdrawn that could be restored."))
    made = [_say(article, code, Release.Kind.RESTORE, by, reason) for code in languages]
    touch_pages(article, languages)
    outlets.tell(article, languages, "restore")
    record("article.restore", by=by, article=article, languages=languages, reason=reason, once=once)
    return made


@transaction.atomic
def embargo(article, languages, *, until, by, reason="", once=""):
    """Hide `languages` from readers until a time, whatever is published before it."""
    article = lock(article, by)
    if done_before(article, once):
        return []
    if until <= clock.now():
        raise Invalid(_("That time has passed. Choose a later one."))
    languages = chosen(languages)
    made = [
        _say(article, code, Release.Kind.EMBARGO, by, reason, until=until) for code in languages
    ]
    touch_pages(article, languages)
    touch_pages(article, languages, at=until)
    outlets.tell(article, languages, outlets.GONE)
    outlets.tell(article, languages, "publish", at=until)
    record(
        "article.embargo",
        by=by,
        article=article,
        languages=languages,
        until=until,
        reason=reason,
        once=once,
    )
    return made


@transaction.atomic
def lift_embargo(article, languages, *, by, reason="", once=""):
    """End the embargo on `languages` now."""
    article = lock(article, by)
    if done_before(article, once):
        return []
    languages = [code for code in chosen(languages) if Release.objects.embargo(article.pk, code)]
    if not languages:
        raise Refused(_("There is no embargo to lift."))
    now = clock.now()
    made = [_say(article, code, Release.Kind.EMBARGO, by, reason, until=now) for code in languages]
    touch_pages(article, languages)
    outlets.tell(article, languages, "publish")
    record(
        "article.lift_embargo",
        by=by,
        article=article,
        languages=languages,
        reason=reason,
        once=once,
    )
    return made


def open_languages(article):
    """The languages with an edition that is shown, hidden by an embargo or scheduled, and not
    withdrawn."""
    releases = Release.objects.filter(article=article, kind=Release.Kind.PUBLISH, cancelled_by=None)
    languages = set(releases.values_list("language", flat=True))
    return {code for code in languages if not Release.objects.withdrawal(article.pk, code)}


def _say(article, language, kind, by, reason, public_reason="", until=None):
    return Release.objects.create(
        article=article,
        language=language,
        kind=kind,
        at=clock.now(),
        until=until,
        reason=reason,
        public_reason=public_reason,
        by=by,
    )
