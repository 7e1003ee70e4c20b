"""Decisions on marks and claims: one by one or, approving, several at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking.actions import described, fresh, locked
from annotations.models import Annotation, AnnotationVersion, Decision
from annotations.permissions import (
    approvals_needed,
    authors_of,
    standing_approvers,
)
from annotations.reviewing.actions.common import (
    in_words,
    reason_of,
    refuse_language,
    unfounded,
)
from annotations.reviewing.actions.entries import Entries, unapprove
from articles.audit import record_many
from articles.exceptions import Conflict, Invalid, Refused
from articles.notices import tell
from articles.permissions import Permission, require

State, Anchoring, Verdict = Annotation.State, Annotation.Anchoring, Decision.Verdict


def approve(annotation, *, version, by, reason="", wordings=None):
    """Approve one version of an annotation and return the Decision.

    `version` is the number that the reviewer saw; Conflict when it is no longer the newest. Refused
    for one's own work, for a language that the person does not approve, for a claim that has
    neither evidence nor the status “attributed only”. One that needs two approvers waits on after
    the first. The first mention of a new entity approves what the registry says of it, too.
    """
    return approve_many([(annotation, version)], by=by, reason=reason, wordings=wordings)[0]


@transaction.atomic
def approve_many(items, *, by, reason="", wordings=None):
    """Approve several of one text: [(annotation, version)]; return the Decisions.

    All or none; every refusal is told at once. Some fifteen queries, however many they are. Their
    authors are told once. `wordings`: what the person was shown of entities that are new to
    readers, {entity id: number}; None for what stands now.
    """
    reason = reason_of(reason)
    text = locked(items[0][0].text)
    require(by, Permission.APPROVE_MARK, text.article)
    refuse_language(by, text.language)
    annotations = _as_they_stand(text, items)
    authors, already = authors_of(annotations), standing_approvers(annotations)
    entries = Entries(annotations)
    refusals = [
        refusal
        for annotation, (_given, version) in zip(annotations, items, strict=True)
        if (
            refusal := _why_not(annotation, version, by, authors, already, approving=True)
            or entries.against(annotation, by, wordings)
        )
    ]
    if refusals:
        raise type(refusals[0])(*(reason for refusal in refusals for reason in refusal.reasons))
    first = annotations[0]
    with in_words(_own_mark(first)), transaction.atomic():
        decisions = _decide(annotations, Verdict.APPROVED, by=by, reason=reason, authors=authors)
        _keep_state(annotations, already, by)
    entries.approve(annotations, decisions, by=by)
    return decisions


@transaction.atomic
def reject(annotation, *, version, by, reason):
    """Reject one version, with a reason that its author reads, and return the Decision."""
    reason = reason_of(reason, needed=True)
    annotation = fresh(annotation, version=version)
    require(by, Permission.APPROVE_MARK, annotation.text.article)
    refuse_language(by, annotation.text.language)
    authors = authors_of([annotation])
    if refusal := _why_not(annotation, version, by, authors, {}):
        raise refusal
    [decision] = _decide([annotation], Verdict.REJECTED, by=by, reason=reason, authors=authors)
    annotation.state = State.REJECTED
    annotation.save(update_fields=["state"])
    return decision


@transaction.atomic
def take_back(decision, *, by):
    """Undo one's own decision while nothing was changed since; the mark waits for review again.

    Where two approvals are needed, the other's goes with it.
    """
    annotation = fresh(decision.annotation, version=decision.version.number)
    require(by, Permission.APPROVE_MARK, annotation.text.article)
    last = Decision.objects.filter(annotation=annotation).first()
    if last is None or last.pk != decision.pk or last.verdict == Verdict.TAKEN_BACK:
        raise Conflict(_("There is a later decision on these words. Look at them again."))
    if decision.by_id != by.pk:
        raise Refused(_("Only the person who decided can take it back."))
    # The state first: the database lets nothing be approved whose approval was taken back.
    annotation.state = State.PENDING
    annotation.save(update_fields=["state"])
    unapprove(decision, by=by)
    authors = authors_of([annotation])
    return _decide([annotation], Verdict.TAKEN_BACK, by=by, reason="", authors=authors)[0]


def _as_they_stand(text, items):
    """The annotations of `items` as the database has them, each with its text. Three queries."""
    rows = Annotation.objects.select_related("kind", "entity", "claim__claimant", "claim__reporter")
    rows = rows.prefetch_related("claim__evidence")
    found = rows.filter(text=text).in_bulk([annotation.pk for annotation, _version in items])
    if len(found) != len(items):
        raise Invalid(_("A mark that you ticked is not in this text. Reload the page."))
    for annotation in found.values():
        annotation.text = text
    return [found[annotation.pk] for annotation, _version in items]


def _why_not(annotation, version, by, authors, already, *, approving=False):
    """The NewsroomError that forbids `by` to decide on that version, or None."""
    words = {"words": annotation.exact[:200]}
    if annotation.version_number != version or annotation.state == State.REMOVED:
        return Conflict(
            _("Somebody else changed “%(words)s” since you opened it. Look at it again.") % words,
            theirs=annotation.version_number,
            mine=version,
        )
    if by.pk in authors[annotation.pk]:
        return Refused(_own_mark(annotation))
    if annotation.anchoring not in (Anchoring.KEPT, Anchoring.CHANGED):
        return Invalid(
            _("An edit made the place of “%(words)s” doubtful. Put it in its place first.") % words
        )
    if annotation.state != State.PENDING:
        return Conflict(
            _("“%(words)s” is %(state)s already.")
            % {**words, "state": annotation.get_state_display()}
        )
    if approving and by.pk in already.get(annotation.pk, ()):
        return Conflict(
            _("You have approved “%(words)s”: it needs a second person's approval.") % words
        )
    if approving and annotation.claim_id and unfounded(annotation.claim):
        return Refused(
            _(
                "This claim has no evidence. Add some, or set its status to “attributed only”, then"
                " approve it."
            )
        )
    return None


def _own_mark(annotation):
    return _("You made or changed the mark on “%(words)s”: somebody else must decide on it.") % {
        "words": annotation.exact[:200]
    }


def _decide(annotations, verdict, *, by, reason, authors):
    """One Decision and one entry of the record for each; the authors are told in one notice."""
    versions = AnnotationVersion.objects.filter(annotation__in=annotations).only(
        "annotation", "number"
    )
    newest = {(row.annotation_id, row.number): row for row in versions}
    decisions = Decision.objects.bulk_create(
        Decision(
            annotation=annotation,
            version=newest[annotation.pk, annotation.version_number],
            by=by,
            verdict=verdict,
            reason=reason,
        )
        for annotation in annotations
    )
    rows = [
        {
            "decision": decision.pk,
            "reason": reason,
            "authors": sorted(authors[annotation.pk]),
            **described(annotation),
        }
        for annotation, decision in zip(annotations, decisions, strict=True)
    ]
    entries = record_many(f"annotation.{verdict}", rows, by=by, article=annotations[0].text.article)
    _tell_once(entries)
    return decisions


def _tell_once(entries):
    """One notice to each author, with how many of theirs were decided on."""
    counts = {}
    for entry in entries:
        for author in entry.data["authors"]:
            counts.setdefault(author, []).append(entry)
    by_set = {}
    for author, theirs in counts.items():
        by_set.setdefault((theirs[0].pk, len(theirs)), []).append(author)
    entry_of = {entry.pk: entry for entry in entries}
    for (pk, count), people in by_set.items():
        told = entry_of[pk]
        kept, told.data = told.data, {**told.data, "authors": people, "count": count}
        tell(told)
        told.data = kept


def _keep_state(annotations, already, by):
    """Approved once as many people as it needs have approved its newest version."""
    approved = []
    for annotation in annotations:
        annotation.approvers_needed = approvals_needed(annotation)
        if len(already.get(annotation.pk, set()) | {by.pk}) >= annotation.approvers_needed:
            annotation.state = State.APPROVED
            approved.append(annotation.pk)
    stricter = [a.pk for a in annotations if a.approvers_needed > 1]
    if stricter:
        Annotation.objects.filter(pk__in=stricter).update(approvers_needed=2)
    Annotation.objects.filter(pk__in=approved).update(state=State.APPROVED)
