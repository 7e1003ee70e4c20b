"""Four eyes: what a reviewer may decide, and that nobody gets round it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from annotations.marking import actions as marking
from annotations.marking.claims import EvidenceData, edit_claim
from annotations.marking.suggested import accept
from annotations.models import Annotation, Decision
from annotations.reviewing import actions
from annotations.reviewing.actions import marks
from annotations.suggesting.suggestions import suggestions
from articles.exceptions import Conflict, Invalid, Refused
from articles.models import AuditEntry, BlockApproval
from articles.roles import EDITOR, REVIEWER
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import kind, make_claim, make_mark, make_value


def test_a_reviewer_approves_what_somebody_else_marked(text, mali, ploy):
    annotation = make_mark(text, mali)
    decision = actions.approve(annotation, version=1, by=ploy, reason="Right.")
    annotation.refresh_from_db()
    assert annotation.state == "approved"
    assert (decision.version, decision.by) == (annotation.versions.get(), ploy)
    assert AuditEntry.objects.get(verb="annotation.approved").data["reason"] == "Right."


def test_a_rejection_needs_its_reason(text, mali, ploy):
    annotation = make_mark(text, mali)
    with pytest.raises(Invalid, match="Give a reason"):
        actions.reject(annotation, version=1, by=ploy, reason=" ")
    actions.reject(annotation, version=1, by=ploy, reason="Another police force.")
    annotation.refresh_from_db()
    assert annotation.state == "rejected"


def test_a_decision_is_on_the_version_that_was_seen(text, mali, ploy):
    annotation = make_value(text, mali)
    marking.edit(annotation, version=1, by=mali, kind=kind("quantity"))
    for act in (actions.approve, actions.reject):
        with pytest.raises(Conflict):
            act(annotation, version=1, by=ploy, reason="x")


def test_a_decision_is_taken_once(text, mali, ploy, somchai):
    annotation = make_value(text, mali)
    actions.approve(annotation, version=1, by=ploy)
    with pytest.raises(Conflict, match="already"):
        actions.approve(annotation, version=1, by=somchai)


def test_a_change_of_words_or_body_voids_the_approval(text, mali, ploy):
    annotation = make_value(text, mali)
    actions.approve(annotation, version=1, by=ploy)
    marking.edit(annotation, version=1, by=mali, kind=kind("quantity"))
    annotation.refresh_from_db()
    assert annotation.state == "pending"
    actions.approve(annotation, version=2, by=ploy)


# --- Routes to approving one's own work -----------------------------------------------------------


@pytest.fixture
def editors_mark(text, somchai):
    """Somchai may approve, but not what he marked."""
    return make_value(text, somchai)


def test_own_by_the_action(editors_mark, somchai):
    for act in (actions.approve, actions.reject):
        with pytest.raises(Refused, match="somebody else must decide"):
            act(editors_mark, version=1, by=somchai, reason="x")
    assert not Decision.objects.exists()


def test_own_in_bulk_takes_the_others_with_it_and_names_each(text, editors_mark, mali, somchai):
    other = make_value(text, mali, words="two months", key="date")
    mine = make_value(text, somchai, words="Monday", key="date")
    with pytest.raises(Refused) as refusal:
        actions.approve_many([(other, 1), (editors_mark, 1), (mine, 1)], by=somchai)
    assert len(refusal.value.reasons) == 2
    assert not Decision.objects.exists() and not Annotation.objects.filter(state="approved")


def test_own_by_the_orm_is_refused_by_the_database(editors_mark, somchai):
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            annotation=editors_mark,
            version=editors_mark.versions.get(),
            by=somchai,
            verdict="approved",
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Annotation.objects.filter(pk=editors_mark.pk).update(state="approved")


def test_the_databases_refusal_is_readable(editors_mark, somchai, monkeypatch):
    monkeypatch.setattr(marks, "authors_of", lambda rows: {row.pk: set() for row in rows})
    with pytest.raises(Refused, match="somebody else must decide"):
        actions.approve(editors_mark, version=1, by=somchai)
    assert not Decision.objects.exists()


def test_own_after_a_colleagues_tiny_change(text, editors_mark, mali, somchai, ploy):
    marking.edit(editors_mark, version=1, by=mali, kind=kind("quantity"))
    with pytest.raises(Refused):
        actions.approve(editors_mark, version=2, by=somchai)
    actions.approve(editors_mark, version=2, by=ploy)


def test_own_after_a_change_of_role(text, mali):
    annotation = make_value(text, mali)
    mali.groups.set(mali.groups.model.objects.filter(name__in=[REVIEWER, EDITOR]))
    mali.__dict__.pop("roles", None)
    with pytest.raises(Refused):
        actions.approve(annotation, version=1, by=mali)


def test_own_after_taking_back_somebody_elses_approval(editors_mark, somchai, ploy):
    decision = actions.approve(editors_mark, version=1, by=ploy)
    actions.take_back(decision, by=ploy)
    with pytest.raises(Refused):
        actions.approve(editors_mark, version=1, by=somchai)


def test_own_after_somebody_approved_and_oneself_changed(editors_mark, somchai, ploy, mali):
    actions.approve(editors_mark, version=1, by=ploy)
    marking.edit(editors_mark, version=1, by=ploy, kind=kind("quantity"))
    # The maker is never the second pair of eyes, and Ploy has changed it since.
    for person in (somchai, ploy):
        with pytest.raises(Refused):
            actions.approve(editors_mark, version=2, by=person)


def test_accepting_a_suggestion_makes_one_its_author(text, somchai, mali):
    one = next(s for s in suggestions(text) if s.kind == "money")
    [annotation] = accept(text, [one.key], revision=1, by=somchai)
    with pytest.raises(Refused):
        actions.approve(annotation, version=1, by=somchai)


def test_a_role_or_a_language_that_may_not(text, editors_mark, mali, ploy):
    with pytest.raises(PermissionDenied):
        actions.approve(editors_mark, version=1, by=mali)
    ploy.approves_languages = ["th"]
    with pytest.raises(Refused, match="do not approve texts in this language"):
        actions.approve(editors_mark, version=1, by=ploy)
    with pytest.raises(Refused, match="do not approve texts in this language"):
        actions.approve_text(text, revision=1, by=ploy)


# --- Claims ---------------------------------------------------------------------------------------


def test_a_claim_without_evidence_is_approved_only_as_attributed(text, mali, ploy):
    annotation = make_claim(text, mali).annotations.get()
    with pytest.raises(Refused, match="no evidence"):
        actions.approve(annotation, version=1, by=ploy)
    edit_claim(annotation, version=1, by=mali, status="attributed")
    actions.approve(annotation, version=2, by=ploy)


def test_evidence_that_was_taken_out_is_no_evidence(text, mali, ploy):
    made = make_claim(text, mali, evidence=[EvidenceData(note="A call")])
    annotation = made.annotations.get()
    edit_claim(annotation, version=1, by=mali, evidence=[])
    with pytest.raises(Refused, match="no evidence"):
        actions.approve(annotation, version=2, by=ploy)


def test_whoever_adds_evidence_is_an_author_too(text, mali, ploy):
    annotation = make_claim(text, mali, status="attributed").annotations.get()
    edit_claim(annotation, version=1, by=ploy, evidence=[EvidenceData(note="My own call")])
    with pytest.raises(Refused):
        actions.approve(annotation, version=2, by=ploy)


# --- Taking back, doubtful places -------------------------------------------------------------------


def test_only_its_maker_takes_a_decision_back_and_only_the_last(text, mali, ploy, somchai):
    annotation = make_value(text, mali)
    decision = actions.approve(annotation, version=1, by=ploy)
    with pytest.raises(Refused, match="Only the person"):
        actions.take_back(decision, by=somchai)
    actions.take_back(decision, by=ploy)
    annotation.refresh_from_db()
    assert annotation.state == "pending"
    with pytest.raises(Conflict, match="later decision"):
        actions.take_back(decision, by=ploy)
    again = actions.reject(annotation, version=1, by=ploy, reason="After all not.")
    actions.take_back(again, by=ploy)
    actions.approve(annotation, version=1, by=ploy)


def test_a_mark_whose_place_is_doubtful_is_not_decided_on(text, mali, ploy):
    annotation = make_value(text, mali)
    Annotation.objects.filter(pk=annotation.pk).update(anchoring="ambiguous")
    with pytest.raises(Invalid, match="doubtful"):
        actions.approve(annotation, version=1, by=ploy)


# --- Texts ------------------------------------------------------------------------------------------


def test_approving_a_text_approves_each_block_and_keeps_the_stage(text, mali, ploy):
    writing.submit(text, by=mali)
    decision = actions.approve_text(text, revision=1, by=ploy)
    text.refresh_from_db()
    assert text.stage == "approved"
    assert BlockApproval.objects.filter(decision=decision).count() == 6


def test_an_edit_asks_for_its_own_paragraph_again_and_not_by_its_writer(text, mali, somchai, ploy):
    factories.approve_all(text, by=ploy)
    body = text.revision.body.replace("one case", "a single case")
    writing.save(text, _with(text, body), based_on=1, by=somchai)
    with pytest.raises(Refused, match="You wrote every paragraph"):
        actions.approve_text(text, revision=2, by=somchai)
    decision = actions.approve_text(text, revision=2, by=ploy)
    assert [approval.version.block for approval in decision.approvals.all()] == ["b2"]


def test_a_writer_approves_what_others_wrote_and_no_more(text, mali, somchai):
    body = text.revision.body.replace("one case", "a single case")
    writing.save(text, _with(text, body), based_on=1, by=somchai)
    decision = actions.approve_text(text, revision=2, by=somchai)
    blocks = {approval.version.block for approval in decision.approvals.all()}
    text.refresh_from_db()
    assert "b2" not in blocks and "b1" in blocks
    assert text.stage != "approved"


def test_a_text_read_before_a_save_is_a_conflict(text, mali, ploy):
    writing.save(text, _with(text, "<p>New.</p>"), based_on=1, by=mali)
    for act in (actions.approve_text, actions.return_text):
        with pytest.raises(Conflict, match="saved again"):
            act(text, revision=1, by=ploy, reason="x")


def test_an_approved_text_has_nothing_left_to_approve(text, ploy, somchai):
    factories.approve_all(text, by=ploy)
    with pytest.raises(Refused, match="approved already"):
        actions.approve_text(text, revision=1, by=somchai)


def test_a_text_goes_back_with_reasons(text, mali, ploy):
    writing.submit(text, by=mali)
    with pytest.raises(Invalid, match="Give a reason"):
        actions.return_text(text, revision=1, by=ploy, reason="")
    actions.return_text(text, revision=1, by=ploy, reason="Name the source.")
    text.refresh_from_db()
    assert text.stage == "returned"
    assert text.decisions.first().reason == "Name the source."


def test_one_mark_s_approval_does_not_approve_another(text, mali, ploy):
    first, second = make_mark(text, mali), make_value(text, mali)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            annotation=first, version=second.versions.get(), by=ploy, verdict="approved"
        )


def _with(text, body):
    revision = text.revision
    return Content(revision.headline, revision.summary, body, revision.slug)
