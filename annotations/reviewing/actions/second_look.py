"""The second look at what one person published alone: somebody else approves it, after the fact."""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking.actions import locked
from annotations.reviewing.actions.common import in_words, reason_of, refuse_language
from articles import tags
from articles.approvals import blocks_that_may_be_approved, stage_of, unapproved_blocks
from articles.audit import record
from articles.exceptions import Conflict, Refused
from articles.invalidation import touch
from articles.models import BlockApproval, FourEyesException, SecondLook, TextDecision
from articles.permissions import Permission, require


@transaction.atomic
def take_second_look(exception, *, by, reason=""):
    """Approve every block of the edition that `by` did not write; once all of it is approved, record
    the SecondLook and return it: readers are told no longer that it is pending. None while what they
    wrote themselves waits for somebody else.
    """
    reason = reason_of(reason)
    text = locked(exception.edition.revision.text)
    require(by, Permission.APPROVE_TEXT, text.article)
    refuse_language(by, text.language)
    if not FourEyesException.objects.open().filter(pk=exception.pk).exists():
        raise Conflict(_("Somebody has looked at it already, or a checked edition took its place."))
    if exception.by_id == by.pk:
        raise Refused(_("You published it alone: the second look is somebody else's."))
    revision = exception.edition.revision
    may, own = blocks_that_may_be_approved(text, by, revision)
    if own and not may:
        raise Refused(_("You wrote every paragraph that waits: somebody else must approve them."))
    if may:
        approve_blocks(text, revision, may, by=by, reason=reason)
        text.stage = stage_of(text)
        text.save(update_fields=["stage"])
        record(
            "text.approve",
            by=by,
            article=text.article,
            language=text.language,
            revision=revision.number,
            blocks=[version.block for version in may],
            left=[version.block for version in own],
            reason=reason,
        )
    closed = close_second_looks(text, by)
    return next((look for look in closed if look.exception_id == exception.pk), None)


def approve_blocks(text, revision, versions, *, by, reason):
    """One decision on a revision, with an approval of each of these BlockVersions; return it."""
    with in_words(_("Nobody approves their own words.")), transaction.atomic():
        decision = TextDecision.objects.create(
            text=text,
            revision=revision,
            by=by,
            verdict=TextDecision.Verdict.APPROVED,
            reason=reason,
        )
        BlockApproval.objects.bulk_create(
            BlockApproval(version=version, decision=decision, by=by) for version in versions
        )
    return decision


def close_second_looks(text, by):
    """Record the second look at whatever was published of the text alone, by somebody else, and is
    approved by now; return the SecondLooks. Readers' pages of it become new."""
    waiting = FourEyesException.objects.open().of_text(text).exclude(by=by)
    made = []
    for exception in waiting.select_related("edition__revision"):
        if unapproved_blocks(text, exception.edition.revision):
            continue
        made.append(SecondLook.objects.create(exception=exception, by=by))
        touch(tags.article(text.article_id), tags.words(text.article_id, text.language))
        record(
            "article.second_look",
            by=by,
            article=text.article,
            language=text.language,
            exception=exception.pk,
            edition=exception.edition_id,
            people=[exception.by_id],
        )
    return made
