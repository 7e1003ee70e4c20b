"""The verbs of reviewing: approve, reject, take back; approve a text, send it back.

Nobody approves their own work: checked here, with a sentence to read, and by the database, whose
refusal becomes the same sentence.
"""

from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from annotations.bodies import plain, refuse, standing_evidence
from annotations.marking.actions import described, fresh, locked
from annotations.models import Annotation, AnnotationVersion, Claim, Decision
from annotations.permissions import approves_in, authors_since_approval
from articles.approvals import blocks_that_may_be_approved, stage_of
from articles.audit import record
from articles.exceptions import Conflict, Invalid, NewsroomError, Refused
from articles.models import BlockApproval, TextDecision
from articles.permissions import Permission, require

State, Anchoring, Verdict = Annotation.State, Annotation.Anchoring, Decision.Verdict
REASON_MAX = 2000


@transaction.atomic
def approve(annotation, *, version, by, reason=""):
    """Approve one version of an annotation and return the Decision.

    `version` is the number that the reviewer saw; Conflict when it is no longer the newest. Refused
    for one's own work, for a language that the person does not approve, for a claim that has
    neither evidence nor the status “attributed only”.
    """
    reason = _reason(reason)
    with in_words(_own_mark(annotation)), transaction.atomic():
        annotation = _decidable(annotation, version=version, by=by)
        _refuse_unfounded(annotation)
        return _decide(annotation, Verdict.APPROVED, State.APPROVED, by=by, reason=reason)


@transaction.atomic
def approve_many(items, *, by, reason=""):
    """Approve several: [(annotation, version)]. All or none; every refusal is told at once."""
    decisions, reasons, worst = [], [], None
    for annotation, version in items:
        try:
            decisions.append(approve(annotation, version=version, by=by, reason=reason))
        except NewsroomError as error:
            worst = worst or error
            reasons.extend(error.reasons)
    if worst is not None:
        raise type(worst)(*reasons)
    return decisions


@transaction.atomic
def reject(annotation, *, version, by, reason):
    """Reject one version, with a reason that its author reads, and return the Decision."""
    reason = _reason(reason, needed=True)
    annotation = _decidable(annotation, version=version, by=by)
    return _decide(annotation, Verdict.REJECTED, State.REJECTED, by=by, reason=reason)


@transaction.atomic
def take_back(decision, *, by):
    """Undo one's own decision while nothing was changed since; the mark waits for review again."""
    version = decision.version
    annotation = fresh(decision.annotation, version=version.number)
    require(by, Permission.APPROVE_MARK, annotation.text.article)
    last = Decision.objects.filter(annotation=annotation).first()
    if last is None or last.pk != decision.pk or last.verdict == Verdict.TAKEN_BACK:
        raise Conflict(_("There is a later decision on these words. Look at them again."))
    if decision.by_id != by.pk:
        raise Refused(_("Only the person who decided can take it back."))
    # The state first: the database lets nothing be approved whose approval was taken back.
    annotation.state = State.PENDING
    annotation.save(update_fields=["state"])
    return _write(annotation, version, Verdict.TAKEN_BACK, by=by, reason="")


@transaction.atomic
def approve_text(text, *, revision, by, reason=""):
    """Approve every block of the text that `by` did not write, and return the TextDecision.

    `revision` is the number that the reviewer read. What they wrote themselves stays open for
    somebody else; Refused when nothing is left that they may approve.
    """
    reason = _reason(reason)
    text = _reviewable(text, revision=revision, by=by)
    may, own = blocks_that_may_be_approved(text, by)
    if not may:
        raise Refused(
            _("You wrote every paragraph that waits: somebody else must approve them.")
            if own
            else _("Every paragraph of this text is approved already.")
        )
    with in_words(_("Nobody approves their own words.")), transaction.atomic():
        decision = TextDecision.objects.create(
            text=text,
            revision=text.revision,
            by=by,
            verdict=TextDecision.Verdict.APPROVED,
            reason=reason,
        )
        BlockApproval.objects.bulk_create(
            BlockApproval(version=version, decision=decision, by=by) for version in may
        )
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
    return decision


@transaction.atomic
def return_text(text, *, revision, by, reason):
    """Send a text back to its writer with the reasons, and return the TextDecision."""
    reason = _reason(reason, needed=True)
    text = _reviewable(text, revision=revision, by=by)
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


def unfounded(claim):
    """Whether a claim has neither evidence nor the status that says it needs none."""
    return claim.status != Claim.Status.ATTRIBUTED and not standing_evidence(claim)


@contextmanager
def in_words(sentence):
    """The database's own refusal (`newsdesk.guards`) as a sentence that a person can read."""
    try:
        yield
    except IntegrityError as error:
        raise Refused(sentence) from error


def _decidable(annotation, *, version, by):
    """The annotation, locked and fresh, once it is sure that `by` may decide on that version."""
    annotation = fresh(annotation, version=version)
    require(by, Permission.APPROVE_MARK, annotation.text.article)
    _refuse_language(by, annotation.text.language)
    if by.pk in authors_since_approval(annotation):
        raise Refused(_own_mark(annotation))
    if annotation.anchoring not in (Anchoring.KEPT, Anchoring.CHANGED):
        raise Invalid(
            _("An edit made the place of “%(words)s” doubtful. Put it in its place first.")
            % {"words": annotation.exact[:200]}
        )
    if annotation.state != State.PENDING:
        raise Conflict(
            _("“%(words)s” is %(state)s already.")
            % {"words": annotation.exact[:200], "state": annotation.get_state_display()}
        )
    return annotation


def _own_mark(annotation):
    return _("You made or changed the mark on “%(words)s”: somebody else must decide on it.") % {
        "words": annotation.exact[:200]
    }


def _refuse_language(by, language):
    if not approves_in(by, language):
        raise Refused(
            _(
                "You do not approve texts in this language (%(language)s). An administrator can add"
                " it to your profile."
            )
            % {"language": language}
        )


def _refuse_unfounded(annotation):
    if annotation.claim_id and unfounded(annotation.claim):
        raise Refused(
            _(
                "This claim has no evidence. Add some, or set its status to “attributed only”, then"
                " approve it."
            )
        )


def _decide(annotation, verdict, state, *, by, reason):
    version = AnnotationVersion.objects.get(annotation=annotation, number=annotation.version_number)
    decision = _write(annotation, version, verdict, by=by, reason=reason)
    annotation.state = state
    annotation.save(update_fields=["state"])
    return decision


def _write(annotation, version, verdict, *, by, reason):
    decision = Decision.objects.create(
        annotation=annotation, version=version, by=by, verdict=verdict, reason=reason
    )
    record(
        f"annotation.{verdict}",
        by=by,
        article=annotation.text.article,
        decision=decision.pk,
        reason=reason,
        **described(annotation),
    )
    return decision


def _reviewable(text, *, revision, by):
    text = locked(text)
    require(by, Permission.APPROVE_TEXT, text.article)
    _refuse_language(by, text.language)
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


def _reason(reason, *, needed=False):
    reasons = []
    words = plain(reason, _("Reason"), REASON_MAX, reasons)
    if needed and not words:
        reasons.append(_("Give a reason: the author has to know what to change."))
    refuse(reasons)
    return words
