"""Taking back one's own decision on a text, while nothing was built upon it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from annotations.marking.actions import locked
from annotations.reviewing.actions.common import in_words
from articles.approvals import stage_of
from articles.audit import record
from articles.exceptions import Conflict, Refused
from articles.models import Edition, TextDecision
from articles.permissions import may_countersign

Verdict = TextDecision.Verdict


@transaction.atomic
def take_back_text(decision, *, by):
    """Undo one's own approval or sending back of a text; return the TextDecision that says so.

    What was approved waits for review again; a text that was sent back waits as before. Conflict
    once somebody decided later, an edition was made with the approval, or a text that was sent back
    was saved again.
    """
    text = locked(decision.text)
    if not may_countersign(by, text):
        raise PermissionDenied
    decision = TextDecision.objects.get(pk=decision.pk)
    if decision.by_id != by.pk:
        raise Refused(_only_its_maker())
    if reason := _built_upon(decision, text):
        raise Conflict(reason)
    blocks = list(decision.approvals.order_by("pk").values_list("version__block", flat=True))
    with in_words(_only_its_maker()), transaction.atomic():
        row = TextDecision.objects.create(
            text=text,
            revision_id=decision.revision_id,
            by=by,
            verdict=Verdict.TAKEN_BACK,
            takes_back=decision,
        )
    text.stage = stage_of(text)
    text.save(update_fields=["stage"])
    record(
        "text.take_back",
        by=by,
        article=text.article,
        language=text.language,
        revision=decision.revision.number,
        decision=decision.pk,
        verdict=decision.verdict,
        blocks=blocks,
    )
    return row


def to_take_back(text, person):
    """The TextDecision that this person could take back now, or None. At most three queries."""
    last = text.decisions.standing().first()
    if last is None or last.by_id != person.pk or last.verdict == Verdict.SUBMITTED:
        return None
    return None if _built_upon(last, text) else last


def _only_its_maker():
    return _("Only the person who decided can take it back.")


def _built_upon(decision, text):
    """Why it is too late, in words that say the next step; "" while it is not."""
    last = text.decisions.standing().first()
    if last != decision or decision.verdict == Verdict.SUBMITTED:
        return _(
            "There is a later decision on this text, or this one is taken back already. Look at the"
            " text again, and decide on it as it stands."
        )
    if decision.verdict == Verdict.RETURNED:
        if decision.revision_id != text.revision_id:
            return _(
                "The text was saved again since you sent it back. Decide on it as it stands now."
            )
        return ""
    # One that was published alone stands on no approval, until the second look at it is taken.
    alone = Q(four_eyes_exception__isnull=False, four_eyes_exception__second_look=None)
    editions = Edition.objects.filter(
        revision__text=text, revision__gte=decision.revision_id
    ).exclude(alone)
    if editions.exists():
        return _(
            "It was published with this approval, or is planned to be. Send the text back, or"
            " correct or withdraw what readers see."
        )
    return ""
