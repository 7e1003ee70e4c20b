"""A decision on a text is taken back by its maker, and only while nothing was built upon it."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from annotations.reviewing import actions
from articles import newsroom as rooms
from articles.approvals import current_versions, is_approved, unapproved_blocks
from articles.exceptions import Conflict, NotReady, Refused
from articles.models import AuditEntry, BlockApproval, Notification, TextDecision
from articles.publishing import actions as publishing
from articles.publishing.alone.actions import publish_alone
from articles.writing import actions as writing
from articles.writing.content import Content
from newsdesk.times import stage_times
from tests import factories


@pytest.fixture
def approved(text, mali, ploy):
    """Mali's text, handed over and approved by Ploy: (text, the decision)."""
    writing.submit(text, by=mali)
    decision = actions.approve_text(text, revision=1, by=ploy)
    text.refresh_from_db()
    assert text.stage == "approved"
    return text, decision


def edit(text, old, new, by):
    text.refresh_from_db()
    content = Content.of(text.revision)
    content = replace(content, body=content.body.replace(old, new))
    writing.save(text, content, based_on=text.revision_number, by=by)
    text.refresh_from_db()


def taken_back(decision, by):
    """The row itself, as somebody would write it who went round the action."""
    return TextDecision.objects.create(
        text=decision.text,
        revision=decision.revision,
        by=by,
        verdict="taken_back",
        takes_back=decision,
    )


def test_an_approval_is_taken_back_and_every_paragraph_waits_again(approved, mali, ploy, somchai):
    text, decision = approved
    Notification.objects.all().delete()
    row = actions.take_back_text(decision, by=ploy)
    text.refresh_from_db()
    assert (row.verdict, row.takes_back, text.stage) == ("taken_back", decision, "submitted")
    assert text.in_review and not text.to_publish and not is_approved(text)
    assert len(unapproved_blocks(text)) == 6
    entry = AuditEntry.objects.get(verb="text.take_back")
    assert (entry.by, entry.data["decision"], len(entry.data["blocks"])) == (ploy, decision.pk, 6)
    [notice] = Notification.objects.all()
    assert (notice.event, notice.person) == ("decision_taken_back", mali)
    with pytest.raises(NotReady):
        publishing.publish(text.article, ["en"], by=somchai)


def test_a_sending_back_is_taken_back_and_the_text_waits(text, mali, ploy):
    writing.submit(text, by=mali)
    decision = actions.return_text(text, revision=1, by=ploy, reason="The wrong text, sorry")
    Notification.objects.all().delete()
    actions.take_back_text(decision, by=ploy)
    text.refresh_from_db()
    assert text.stage == "submitted"
    assert Notification.objects.get().person == mali


def test_whoever_took_it_back_may_approve_again(approved, ploy):
    text, decision = approved
    actions.take_back_text(decision, by=ploy)
    again = actions.approve_text(text, revision=1, by=ploy)
    text.refresh_from_db()
    assert text.stage == "approved" and again.approvals.count() == 6
    with pytest.raises(Conflict, match="later decision"):
        actions.take_back_text(decision, by=ploy)
    actions.take_back_text(again, by=ploy)


def test_only_its_maker_takes_it_back(approved, mali, somchai, anan):
    _text, decision = approved
    for person in (somchai, mali):
        with pytest.raises(Refused, match="Only the person who decided"):
            actions.take_back_text(decision, by=person)
        with pytest.raises(IntegrityError), transaction.atomic():
            taken_back(decision, person)
    with pytest.raises(PermissionDenied):
        actions.take_back_text(decision, by=anan)
    assert not AuditEntry.objects.filter(verb="text.take_back").exists()


def test_what_was_published_is_not_taken_back(approved, ploy, somchai):
    text, decision = approved
    publishing.publish(text.article, ["en"], by=somchai)
    with pytest.raises(Conflict, match="published with this approval"):
        actions.take_back_text(decision, by=ploy)
    with pytest.raises(IntegrityError), transaction.atomic():
        taken_back(decision, ploy)
    assert actions.to_take_back(text, ploy) is None


def test_what_was_decided_on_further_is_not_taken_back(approved, mali, ploy, somchai):
    text, decision = approved
    edit(text, "one case", "a single case", somchai)
    actions.approve_text(text, revision=2, by=mali)
    with pytest.raises(Conflict, match="later decision"):
        actions.take_back_text(decision, by=ploy)
    with pytest.raises(IntegrityError), transaction.atomic():
        taken_back(decision, ploy)


def test_a_sending_back_that_the_writer_has_answered_stands(text, mali, ploy):
    writing.submit(text, by=mali)
    decision = actions.return_text(text, revision=1, by=ploy, reason="Name the source.")
    edit(text, "one case", "a single case", mali)
    with pytest.raises(Conflict, match="saved again since you sent it back"):
        actions.take_back_text(decision, by=ploy)


def test_the_database_knows_which_decisions_can_be_taken_back(text, mali, ploy):
    submitted = writing.submit(text, by=mali)
    with pytest.raises(Conflict):
        actions.take_back_text(submitted, by=mali)
    with pytest.raises(IntegrityError), transaction.atomic():
        taken_back(submitted, mali)
    with pytest.raises(IntegrityError), transaction.atomic():
        TextDecision.objects.create(
            text=text, revision=text.revision, by=ploy, verdict="taken_back"
        )


# --- Four eyes stand as if it had never been approved ------------------------------------------------


def test_writers_before_a_taken_back_approval_are_writers_still(approved, mali, ploy, somchai):
    """Mali wrote, Ploy approved, Somchai changed: with the approval gone Mali's words are in it."""
    text, decision = approved
    edit(text, "one case", "a single case", somchai)
    actions.take_back_text(decision, by=ploy)
    with pytest.raises(Refused, match="You wrote every paragraph"):
        actions.approve_text(text, revision=2, by=mali)
    changed = next(v for v in current_versions(text) if v.block == "b2")
    own = TextDecision.objects.create(
        text=text, revision=text.revision, by=mali, verdict="approved"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        BlockApproval.objects.create(version=changed, decision=own, by=mali)


def test_no_approval_is_added_to_a_decision_that_was_taken_back(approved, ploy):
    text, decision = approved
    actions.take_back_text(decision, by=ploy)
    edit(text, "one case", "a single case", text.article.created_by)
    changed = next(v for v in current_versions(text) if v.block == "b2")
    with pytest.raises(IntegrityError), transaction.atomic():
        BlockApproval.objects.create(version=changed, decision=decision, by=ploy)


def test_the_second_look_that_was_taken_is_not_undone(text, mali, ploy, somchai):
    rooms.forget(rooms.Newsroom({"allows_exceptions": True}))
    edit(text, "one case", "a single case", somchai)
    [edition] = publish_alone(text.article, ["en"], by=somchai, reason="The dam is breaking")
    actions.take_second_look(edition.four_eyes_exception, by=ploy)
    [decision] = text.decisions.filter(by=ploy)
    with pytest.raises(Conflict, match="published with this approval"):
        actions.take_back_text(decision, by=ploy)
    with pytest.raises(IntegrityError), transaction.atomic():
        taken_back(decision, ploy)


def test_a_part_of_a_second_look_is_taken_back(text, somchai):
    """The second editor has changed a paragraph too: the look is not complete, so nothing stands on it."""
    rooms.forget(rooms.Newsroom({"allows_exceptions": True}))
    second = factories.make_person("Second", "editor", approves_languages=["en"])
    edit(text, "one case", "a single case", second)
    [edition] = publish_alone(text.article, ["en"], by=somchai, reason="The dam is breaking")
    assert actions.take_second_look(edition.four_eyes_exception, by=second) is None
    decision = text.decisions.get(by=second)
    actions.take_back_text(decision, by=second)
    assert len(unapproved_blocks(text)) == 6


def test_what_was_taken_back_counts_in_no_time_of_the_desk(approved, ploy, somchai):
    _text, decision = approved
    assert len(stage_times(somchai)) == 2
    actions.take_back_text(decision, by=ploy)
    assert [one.count for one in stage_times(somchai)] == [1]


# --- The page ------------------------------------------------------------------------------------------


def test_the_page_offers_it_to_its_maker_alone(approved, ploy, somchai, client_of):
    text, decision = approved
    page = reverse("text_review", args=[text.article_id, "en"])
    door = reverse("text_decision_take_back", args=[text.article_id, "en", decision.pk])
    assert door not in client_of(somchai).get(page).content.decode()
    assert client_of(somchai).post(door).status_code == 403
    html = client_of(ploy).get(page).content.decode()
    assert door in html and "You approved revision 1" in html
    assert client_of(ploy).post(door, follow=True).redirect_chain == [(page, 302)]
    html = client_of(ploy).get(page).content.decode()
    assert door not in html and "6 paragraphs wait" in html and "Approve the text" in html
    assert client_of(ploy).post(door).status_code == 409
    other = reverse("text_decision_take_back", args=[text.article_id, "en", 999])
    assert client_of(ploy).post(other).status_code == 404


def test_the_history_tells_it_in_thai(approved, ploy, client_of):
    text, decision = approved
    actions.take_back_text(decision, by=ploy)
    ploy.language = "th"
    ploy.save()
    client = client_of(ploy)
    html = client.get(reverse("article_record", args=[text.article_id])).content.decode()
    assert "ถอนคำตัดสินเรื่องฉบับแก้ไขที่ 1" in html
