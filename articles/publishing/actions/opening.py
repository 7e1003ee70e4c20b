"""Verbs that show something to readers, now or later."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.audit import record
from articles.exceptions import Conflict, Invalid, NotReady, Refused
from articles.models import Edition, Release
from articles.publishing import looked_at, outlets, readiness
from articles.publishing.actions.common import (
    LANGUAGE_NAMES,
    cancel_pending,
    chosen,
    done_before,
    lock,
)
from articles.publishing.candidate import candidates
from articles.publishing.concerned import touch_published
from articles.publishing.freezing import Freezer
from articles.publishing.missed import held_up

NEEDS_NOTE = {Edition.Kind.CLARIFICATION, Edition.Kind.CORRECTION, Edition.Kind.RETRACTION}


@transaction.atomic
def publish(article, languages, *, by, at=None, kind=None, notes=None, seen=None, once=""):
    """Freeze the article's current text in each of `languages`, and return the new editions.

    All or none. Readers see them at once or, given `at`, from then on. `kind` is for languages that
    readers know already (default: an update); their first is always the first. `notes` are to
    readers, {language: words}. `seen`, from `articles.publishing.looked_at.token`, is what the editor
    looked at. Raise NotReady, with every reason at once, while anything stands in the way, and
    Conflict when it is no longer what was seen. Whatever was scheduled before is cancelled.
    """
    article = lock(article, by)
    if before := done_before(article, once):
        return list(Edition.objects.filter(pk__in=before.data["editions"]))
    languages = chosen(languages)
    now = clock.now()
    if at is not None and at <= now:
        raise Invalid(_("That time has passed. Choose a later one, or publish now."))
    found = candidates(article, languages, at or now)
    refuse_unseen(found, seen)
    _refuse_unready(found)
    editions, cancelled = open_to_readers(article, found, kind=kind, notes=notes, by=by, at=at)
    record(
        "article.publish",
        by=by,
        article=article,
        kind=str(kind or Edition.Kind.UPDATE),
        at=at or now,
        languages=languages,
        editions=[edition.pk for edition in editions],
        sha256={edition.language: edition.sha256 for edition in editions},
        cancelled=[release.pk for release in cancelled],
        once=once,
    )
    return editions


def open_to_readers(article, found, *, kind, notes, by, at=None, on_frozen=None):
    """Freeze {language: Candidate}, show them from `at` on (default: now), tell whoever is concerned;
    return (the editions, the scheduled releases that they replace). `on_frozen(editions)` is called
    between: readers see nothing yet."""
    languages = list(found)
    kind = Edition.Kind(kind or Edition.Kind.UPDATE)
    cancelled = cancel_pending(article, languages, by=by, reason=_("Replaced by a new edition"))
    freezer = Freezer(article, found, kind=kind, notes=notes or {}, by=by)
    _refuse_unfit(freezer)
    editions = freezer.freeze()
    if on_frozen is not None:
        on_frozen(editions)
    _show(editions, next(iter(found.values())).at, by)
    touch_published(article, editions, at=at)
    outlets.tell(article, languages, "publish", at=at)
    return editions, cancelled


def correct(article, languages, *, by, kind, notes, at=None, seen=None, once=""):
    """Publish a new edition of what readers know already, as an update, clarification, correction
    or retraction. The last three need a note in each of `languages`; a note for another language
    is shown on that one's page for as long as it is behind."""
    if Edition.Kind(kind) == Edition.Kind.FIRST:
        raise Invalid(_("Say what kind of change this is."))
    return publish(article, languages, by=by, at=at, kind=kind, notes=notes, seen=seen, once=once)


@transaction.atomic
def reschedule(release, at, *, by, together=False, once=""):
    """Move a scheduled edition to another time, and return its new release.

    What was frozen stays as it was frozen; only its time changes. `together`: what is scheduled in
    other languages for the same time moves with it.
    """
    article = lock(release.article, by)
    if done_before(article, once):
        return article.releases.filter(edition=release.edition).last()
    release = _still_pending(release)
    if at <= clock.now():
        raise Invalid(_("That time has passed. Choose a later one, or publish now."))
    releases = _with_twins(release) if together else [release]
    languages = [one.language for one in releases]
    cancel_pending(article, languages, by=by, reason=_("Moved to another time"))
    editions = [one.edition for one in releases]
    moved = _show(editions, at, by)[0]
    touch_published(article, editions, at=at)
    outlets.tell(article, languages, "publish", at=at)
    record(
        "release.reschedule",
        by=by,
        article=article,
        language=release.language,
        languages=languages,
        release=release.pk,
        old=release.at,
        new=at,
        once=once,
    )
    return moved


@transaction.atomic
def cancel(release, *, by, reason="", together=False, once=""):
    """Take back a scheduled publication before its time. `together`: and what is scheduled in other
    languages for the same time."""
    article = lock(release.article, by)
    if done_before(article, once):
        return release
    release = _still_pending(release)
    languages = [one.language for one in _with_twins(release)] if together else [release.language]
    cancel_pending(article, languages, by=by, reason=reason)
    record(
        "release.cancel",
        by=by,
        article=article,
        language=release.language,
        languages=languages,
        release=release.pk,
        reason=reason,
        once=once,
    )
    return release


@transaction.atomic
def plan_again(release, *, at=None, by, once=""):
    """Show what a legal hold came between, now or at a time; return its new release.

    What was frozen stays as it was frozen. Refused where something was published or planned since.
    """
    article = lock(release.article, by)
    if done_before(article, once):
        return article.releases.filter(edition=release.edition).last()
    now = clock.now()
    if at is not None and at <= now:
        raise Invalid(_("That time has passed. Choose a later one, or publish now."))
    release = next((one for one in held_up(article) if one.pk == release.pk), None)
    if release is None:
        raise Refused(_("Nothing of this waits any more: it was published or planned since."))
    candidate = candidates(article, [release.language], at or now)[release.language]
    found = [one for check in readiness.ON_PURPOSE for one in check().find(candidate)]
    if found:
        raise NotReady(*map(str, found))
    [shown] = _show([release.edition], at or now, by)
    touch_published(article, [release.edition], at=at)
    outlets.tell(article, [release.language], "publish", at=at)
    record(
        "release.plan_again",
        by=by,
        article=article,
        release=release.pk,
        language=release.language,
        old=release.at,
        new=at or now,
        once=once,
    )
    return shown


def _with_twins(release):
    """A scheduled release, and those of the other languages for the same time."""
    same = Release.objects.pending().filter(article=release.article_id, at=release.at)
    return [release, *same.exclude(language=release.language).select_related("edition")]


def _still_pending(release):
    found = Release.objects.pending().select_related("edition").filter(pk=release.pk).first()
    if found is None:
        raise Refused(_("This is no longer scheduled: it was published or cancelled already."))
    return found


def _show(editions, at, by):
    return [
        Release.objects.create(
            article_id=edition.article_id,
            language=edition.language,
            kind=Release.Kind.PUBLISH,
            edition=edition,
            at=at,
            by=by,
        )
        for edition in editions
    ]


def refuse_unseen(found, token):
    """Raise Conflict when the candidates are no longer what `token` says was looked at."""
    if token is not None and not looked_at.is_still(token, found):
        raise Conflict(
            _(
                "This is not what you looked at: somebody published or changed it in the meantime."
                " Nothing was published. Open the page again and look before you publish."
            )
        )


def _refuse_unready(found):
    reasons = [
        f"{LANGUAGE_NAMES[code]}: {obstacle}"
        for code, candidate in found.items()
        for obstacle in readiness.errors(readiness.judge(candidate))
    ]
    if reasons:
        raise NotReady(*reasons)


def _refuse_unfit(freezer):
    reasons = [
        f"{LANGUAGE_NAMES[code]}: " + _("Write a note to readers.")
        for code in freezer.candidates
        if freezer.kinds[code] in NEEDS_NOTE and not freezer.notes.get(code)
    ]
    if not reasons and freezer.nothing_new():
        reasons = [_("Nothing has changed since what readers see now.")]
    if reasons:
        raise NotReady(*reasons)
