"""Decisions on texts, paragraph by paragraph."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking.actions import locked
from annotations.reviewing.actions.common import reason_of, refuse_language
from annotations.reviewing.actions.second_look import approve_blocks, close_second_looks
from articles.approvals import blocks_that_may_be_approved, stage_of
from articles.audit import record
from articles.exceptions import Conflict, Refused
from articles.models import TextDecision
from articles.permissions import Permission, may, may_countersign


@transaction.atomic
def approve_text(text, *, revision, by, reason=""):
    """Approve every block of the text that `by` did not write, and return the TextDecision.

    `revision` is the number that the reviewer read. What they wrote themselves stays open for
    somebody else; Refused when nothing is left that they may approve. Once all of it is approved,
    the second look at what was published of it under an exception is taken.
    """
    reason = reason_of(reason)
    text = _reviewable(text, revision=revision, by=by, allowed=may_countersign)
    may, own = blocks_that_may_be_approved(text, by)
    if not may:
        raise Refused(
            _("You wrote every paragraph that waits: somebody else must approve them.")
            if own
            else _("Every paragraph of this text is approved already.")
        )
    decision = approve_blocks(text, text.revision, may, by=by, reason=reason)
    _keep_stage(text)
    record(
        "text.approve",
        by=by,
        article=text.article,
        language=text.language,
        revision=revision,
        blocks=[version.block for version in may],
        left=[version.block for version in own],
        reason=reason,
    )
    close_second_looks(text, by)
    return decision


@transaction.atomic
def return_text(text, *, revision, by, reason):
    """Send a text back to its writer with the reasons, and return the TextDecision."""
    reason = reason_of(reason, needed=True)
    text = _reviewable(text, revision=revision, by=by, allowed=_approves)
    decision = TextDecision.objects.create(
        text=text,
        revision=text.revision,
        by=by,
        verdict=TextDecision.Verdict.RETURNED,
        reason=reason,
    )
    _keep_stage(text)
    record(
        "text.return",
        by=by,
        article=text.article,
        language=text.language,
        revision=revision,
        reason=reason,
    )
    return decision


def _approves(by, text):
    return may(by, Permission.APPROVE_TEXT, text.article)


def _reviewable(text, *, revision, by, allowed):
    text = locked(text)
    if not allowed(by, text):
        raise PermissionDenied
    refuse_language(by, text.language)
    if text.revision is None or revision != text.revision_number:
        raise Conflict(
            _(
                "The text was saved again since you opened it: it is now revision %(number)d. Read"
                " the change, then decide."
            )
            % {"number": text.revision_number}
        )
    return text


def _keep_stage(text):
    text.stage = stage_of(text)
    text.save(update_fields=["stage"])
