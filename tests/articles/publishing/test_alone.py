"""One person alone at night: an exception on record, told to everybody, looked at by somebody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from annotations.marking import actions as marking
from annotations.marking import claims as claiming
from annotations.reviewing import actions as reviewing
from articles import newsroom as rooms
from articles.approvals import unapproved_blocks
from articles.exceptions import Conflict, Invalid, NotReady, Refused
from articles.models import (
    AuditEntry,
    BlockApproval,
    DeputyShift,
    Edition,
    FourEyesException,
    Invalidation,
    Notification,
    Release,
    SecondLook,
    Stage,
)
from articles.publishing import actions as publishing
from articles.publishing.alone import accused, actions, shifts
from articles.writing import actions as writing
from newsdesk.models import User
from tests import factories
from tests.annotations.making import make_claim
from tests.articles.publishing import story

WHY = "The dam is breaking; Ploy is asleep"
PENDING = "Second check pending"


@pytest.fixture
def night(newsroom):
    """The newsroom, where an administrator has allowed it."""
    rooms.forget(rooms.Newsroom({"allows_exceptions": True}))
    return newsroom


@pytest.fixture
def article(night):
    """Somchai's own article, which nobody else has approved."""
    return factories.make_article(night.somchai)


def alone(article, by, languages=("en",), **options):
    options.setdefault("reason", WHY)
    return actions.publish_alone(article, languages, by=by, **options)


def page(client, edition):
    return client.get(
        reverse("reader_article", args=["en", "crime", edition.slug, edition.article_id])
    )


def deputise(person, by, hours=8):
    now = timezone.now()
    return shifts.appoint(
        person, starts_at=now - timedelta(minutes=1), ends_at=now + timedelta(hours=hours), by=by
    )


def test_nobody_publishes_alone_where_the_newsroom_has_not_allowed_it(newsroom):
    article = factories.make_article(newsroom.somchai)
    with pytest.raises(Refused, match="lets nobody publish alone"):
        alone(article, newsroom.somchai)
    assert not Edition.objects.exists()


def test_an_exception_is_recorded_told_to_everybody_and_shown_to_readers(article, night, client):
    Notification.objects.all().delete()
    [edition] = alone(article, night.somchai)
    exception = edition.four_eyes_exception
    assert (exception.by, exception.reason) == (night.somchai, WHY)
    due = exception.due_at - exception.created_at
    assert abs(due - timedelta(hours=12)) < timedelta(minutes=1)
    assert not BlockApproval.objects.exists(), "an exception is no approval"
    assert article.texts.get().stage == Stage.DRAFT
    told = Notification.objects.filter(event="exception")
    assert {notice.person for notice in told} == {night.ploy}  # Mali's desk is another, Anan's too
    assert {notice.reason for notice in told} == {WHY}
    assert PENDING in page(client, edition).content.decode()
    entry = AuditEntry.objects.get(verb="article.exception")
    assert (entry.by, entry.data["reason"]) == (night.somchai, WHY)


def test_the_second_look_is_somebody_elses_and_ends_what_readers_are_told(article, night, client):
    [edition] = alone(article, night.somchai)
    exception = edition.four_eyes_exception
    with pytest.raises(Refused):
        reviewing.take_second_look(exception, by=night.somchai)
    Invalidation.objects.all().delete()
    look = reviewing.take_second_look(exception, by=night.ploy, reason="Read and right")
    assert (look.by, look.exception) == (night.ploy, exception)
    assert PENDING not in page(client, edition).content.decode()
    assert f"article:{article.pk}" in Invalidation.objects.values_list("tag", flat=True)
    assert article.texts.get().stage == Stage.APPROVED
    assert Notification.objects.get(event="second_look").person == night.somchai
    with pytest.raises(Conflict):
        reviewing.take_second_look(exception, by=night.ploy)


def test_approving_the_text_on_the_usual_page_is_the_second_look(article, night):
    [edition] = alone(article, night.somchai)
    reviewing.approve_text(article.texts.get(), revision=1, by=night.ploy)
    assert SecondLook.objects.get().exception == edition.four_eyes_exception


def test_what_readers_see_is_looked_at_although_the_text_went_on(article, night, client):
    [edition] = alone(article, night.somchai)
    text = article.texts.get()
    story.edit(text, "one case", "a case", by=night.somchai)
    writing.submit(text, by=night.somchai)
    reviewing.take_second_look(edition.four_eyes_exception, by=night.ploy)
    assert PENDING not in page(client, edition).content.decode()
    text.refresh_from_db()
    assert text.stage == Stage.SUBMITTED, "what came after still waits"
    [waiting] = unapproved_blocks(text)
    assert waiting.revision.number == 2


def test_a_checked_edition_takes_the_place_of_one_published_alone(article, night, client):
    alone(article, night.somchai)
    text = article.texts.get()
    story.edit(text, "one case", "a case", by=night.somchai)
    factories.approve_all(text, by=night.ploy)
    [checked] = publishing.publish(article, ["en"], by=night.somchai)
    assert PENDING not in page(client, checked).content.decode()
    assert not FourEyesException.objects.open().exists()


def test_marks_and_claims_that_wait_stay_out(article, night):
    text = article.texts.get()
    story.mark(text, "Cambodia", kind="place", by=night.somchai)
    story.approved_mark(text, "Thailand", kind="place", by=night.somchai, reviewer=night.ploy)
    [edition] = alone(article, night.somchai)
    assert [span["exact"] for span in edition.content["spans"]] == ["Thailand"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"confidential": True}, "confidential"), ({"legal_hold": "Court order"}, "Court order")],
)
def test_never_in_confidence_or_on_hold_whoever_asks(article, night, fields, words):
    type(article).objects.filter(pk=article.pk).update(**fields)
    with pytest.raises(Refused, match=words):
        alone(article, night.somchai)


def test_never_under_an_embargo(article, night):
    publishing.embargo(article, ["en"], until=timezone.now() + timedelta(hours=2), by=night.somchai)
    with pytest.raises(NotReady, match="embargo"):
        alone(article, night.somchai)


def test_every_other_obstacle_stands(article, night):
    with pytest.raises(NotReady):
        alone(article, night.somchai, ["en", "th"])
    article = night.story()
    with pytest.raises(NotReady, match="usual way"):
        alone(article, night.somchai)
    with pytest.raises(Invalid, match="everybody reads it"):
        alone(article, night.somchai, reason="  ")


# --- a person accused of a crime ---------------------------------------------------------------

ACCUSED = (
    "<p>Police in Trat met on Monday.</p>"
    "<p>Police named Wira Chaidee as the man who took 700,000 baht.</p>"
)


@pytest.fixture
def accusing(night):
    """A published article that names a man; a claim of it names him in a criminal matter."""
    article = factories.make_article(night.somchai, body=ACCUSED)
    text = article.texts.get()
    wira = story.make_entity("person", "Wira Chaidee", "วีระ ใจดี", by=night.mali)
    who = {"by": night.mali, "reviewer": night.ploy}
    story.approved_mark(text, "Wira Chaidee", kind="person", entity=wira, **who)
    claim = story.make_claim(
        article, by=night.mali, english="A man took money.", thai="", matter="criminal"
    )
    story.mark(text, "took 700,000 baht", kind="claim", claim=claim, by=night.mali)
    factories.approve_all(text, by=night.ploy)
    publishing.publish(article, ["en"], by=night.somchai)
    return article


def test_a_person_accused_of_a_crime_is_never_published_alone(accusing, night):
    story.edit(accusing.texts.get(), "met on Monday", "met on Tuesday", by=night.somchai)
    with pytest.raises(Refused, match="criminal matter"):
        alone(accusing, night.somchai)
    assert accusing.editions.count() == 1, "nothing is half done"


def test_a_name_may_be_taken_out_alone_and_nothing_else_with_it(accusing, night):
    text = accusing.texts.get()
    story.edit(text, "Wira Chaidee as the man", "a man as the one", by=night.somchai)
    mark = text.annotations.get(exact="Wira Chaidee")
    marking.remove(mark, version=mark.version_number, by=night.somchai)
    with pytest.raises(Refused, match="criminal matter"):
        alone(accusing, night.somchai)
    story.edit(text, "a man as the one", "a man as the man", by=night.somchai)
    [edition] = alone(accusing, night.somchai)
    assert "Wira" not in str(edition.content)


def test_a_claim_once_said_to_be_criminal_counts_for_ever(night):
    article = factories.make_article(night.somchai)
    text = article.texts.get()
    claim = make_claim(text, night.somchai, matter="criminal")
    mark = claim.annotations.get()
    claiming.edit_claim(mark, version=1, by=night.somchai, matter="")
    assert accused.is_on_record(article)


def content(*blocks, persons=("Wira Chaidee",)):
    return {
        "blocks": [{"id": f"b{n}", "runs": [[words, []]]} for n, words in enumerate(blocks)],
        "spans": [{"kind": "person", "exact": name} for name in persons if name in str(blocks)],
        "entities": [],
    }


BEFORE = content("Police named Wira Chaidee, 32.", "Wira Chaidee fled.", "It rained.")


@pytest.mark.parametrize(
    ("blocks", "fits"),
    [
        (("Police named a man, 32.", "He fled.", "It rained."), True),
        (("Police named a man, 32.", "It rained."), None),
        (("Police named a man, 32.", "Wira Chaidee fled.", "It rained."), False),
        (("Police named a man, 33.", "He fled.", "It rained."), False),
        (("Police named a man, 32.", "He fled.", "It poured."), False),
        (("Police named Somsak Dee, 32.", "He fled.", "It rained."), False),
        (("Police named a man, 32.", "He fled.", "It rained.", "He ran."), False),
        (("Police named Wira Chaidee, 32.", "Wira Chaidee fled.", "It rained."), False),
    ],
)
def test_what_counts_as_taking_a_name_out(blocks, fits):
    after = content(*blocks)
    if fits is None:  # the paragraph that named him is gone, the others keep their ids
        after["blocks"][1]["id"] = "b2"
        fits = True
    assert accused.only_removes_a_name(BEFORE, after) is fits


# --- deputies ----------------------------------------------------------------------------------


def test_a_deputy_publishes_alone_during_the_shift_and_nothing_more(night):
    article = factories.make_article(night.mali)
    with pytest.raises(PermissionDenied):
        alone(article, night.mali)
    shift = deputise(night.mali, night.somchai)
    assert Notification.objects.get(event="deputy").person == night.mali
    [edition] = alone(article, night.mali)
    assert edition.four_eyes_exception.shift == shift
    with pytest.raises(PermissionDenied):
        publishing.publish(article, ["en"], by=night.mali)
    shifts.end(shift, by=night.somchai)
    assert Notification.objects.get(event="deputy_ended").person == night.mali
    story.edit(article.texts.get(), "one case", "a case", by=night.mali)
    with pytest.raises(PermissionDenied):
        alone(article, User.objects.get(pk=night.mali.pk))


def test_only_an_editor_appoints_somebody_else_for_one_shift(night):
    now = timezone.now()
    with pytest.raises(PermissionDenied):
        deputise(night.mali, night.ploy)
    with pytest.raises(Invalid):
        deputise(night.somchai, night.somchai)
    with pytest.raises(Invalid, match="16 hours"):
        deputise(night.mali, night.somchai, hours=20)
    with pytest.raises(Invalid):
        shifts.appoint(
            night.mali, starts_at=now, ends_at=now - timedelta(hours=1), by=night.somchai
        )
    shift = deputise(night.mali, night.somchai)
    with pytest.raises(Invalid, match="already"):
        deputise(night.mali, night.somchai)
    with pytest.raises(PermissionDenied):
        shifts.end(shift, by=night.ploy)
    shifts.end(shift, by=night.mali)
    with pytest.raises(Refused):
        shifts.end(shift, by=night.somchai)


# --- the database --------------------------------------------------------------------------------


def refused(words):
    return pytest.raises(IntegrityError, match=words)


def test_the_database_shows_no_edition_without_approvals_or_an_exception(
    article, night, monkeypatch
):
    monkeypatch.setattr(FourEyesException.objects, "create", lambda **_fields: None)
    with refused("approvals of every block"), transaction.atomic():
        alone(article, night.somchai)
    monkeypatch.undo()
    factories.approve_all(article.texts.get(), by=night.ploy)
    assert publishing.publish(article, ["en"], by=night.somchai)


def test_an_approval_of_other_words_shows_nothing(article, night):
    text = article.texts.get()
    factories.approve_all(text, by=night.ploy)
    [edition] = publishing.publish(article, ["en"], by=night.somchai)
    saved = story.edit(text, "one case", "a case", by=night.somchai)
    edition.pk, edition.number, edition.revision = None, 2, saved.revision
    edition.save(force_insert=True)
    with refused("approvals of every block"), transaction.atomic():
        Release.objects.create(
            article=article,
            language="en",
            kind="publish",
            edition=edition,
            at=timezone.now(),
            by=night.somchai,
        )


def test_the_database_knows_no_exception_that_is_never_allowed(article, night):
    [edition] = alone(article, night.somchai)
    other = factories.make_article(night.mali)
    row = {"by": night.somchai, "due_at": timezone.now(), "reason": WHY}
    saved = story.edit(article.texts.get(), "one case", "a case", by=night.somchai)
    edition.pk, edition.number, edition.revision = None, 2, saved.revision
    edition.save(force_insert=True)
    shift = deputise(night.mali, night.somchai)
    DeputyShift.objects.filter(pk=shift.pk).update(ended_at=timezone.now() - timedelta(seconds=9))
    for wrong, words in [
        ({"article": other}, "an exception has a reason"),
        ({"reason": ""}, "an exception has a reason"),
        ({"by": night.mali, "shift": shift}, "their own shift"),
        ({"shift": shift}, "their own shift"),
    ]:
        with refused(words), transaction.atomic():
            FourEyesException.objects.create(
                **{"article": article, "edition": edition, **row, **wrong}
            )
    for field, value in [("confidential", True), ("legal_hold", "Court order")]:
        type(article).objects.filter(pk=article.pk).update(**{field: value})
        with refused("an exception has a reason"), transaction.atomic():
            FourEyesException.objects.create(article=article, edition=edition, **row)
        type(article).objects.filter(pk=article.pk).update(confidential=False, legal_hold="")
    assert FourEyesException.objects.create(article=article, edition=edition, **row).pk


def test_the_database_takes_no_second_look_at_a_part(article, night):
    [edition] = alone(article, night.somchai)
    exception = edition.four_eyes_exception
    with refused("approves every block"), transaction.atomic():
        SecondLook.objects.create(exception=exception, by=night.ploy)
    factories.approve_all(article.texts.get(), by=night.ploy)
    with refused("their own exception"), transaction.atomic():
        SecondLook.objects.create(exception=exception, by=night.somchai)
    assert SecondLook.objects.create(exception=exception, by=night.ploy).pk


# --- in the browser -----------------------------------------------------------------------------


def form_of(html):
    once = html.split('name="alone-once" value="')[1].split('"')[0]
    seen = html.split('name="alone-seen" value="')[1].split('"')[0]
    return {
        "alone-once": once,
        "alone-seen": seen,
        "alone-languages": ["en"],
        "alone-reason": WHY,
        "alone-nobody": "on",
        "alone-looked": "on",
    }


def test_an_editor_publishes_alone_and_a_reviewer_looks(article, night, client_of, client):
    address = reverse("article_publish_alone", args=[article.pk])
    somchai, ploy = client_of(night.somchai), client_of(night.ploy)
    form = form_of(somchai.get(address).content.decode())
    assert somchai.post(address, form | {"alone-nobody": ""}).status_code == 400
    assert not Edition.objects.exists()
    assert somchai.post(address, form).status_code == 302
    somchai.post(address, form)  # sent twice, done once
    exception = FourEyesException.objects.get()
    look = reverse("second_look", args=[exception.pk])
    for where in (reverse("review_queue"), reverse("exception_list"), "/desk/"):
        assert "alone" in ploy.get(where).content.decode().lower(), where
    assert look in ploy.get(reverse("review_queue")).content.decode()
    assert look not in somchai.get(reverse("review_queue")).content.decode()
    assert WHY in ploy.get(look).content.decode()
    assert ploy.post(look, {"reason": ""}).status_code == 302
    assert look not in ploy.get(reverse("review_queue")).content.decode()
    assert PENDING not in page(client, exception.edition).content.decode()


def test_where_it_is_off_or_never_allowed_there_is_no_form(newsroom, client_of):
    article = factories.make_article(newsroom.somchai)
    address = reverse("article_publish_alone", args=[article.pk])
    html = client_of(newsroom.somchai).get(address).content.decode()
    assert "lets nobody publish alone" in html and "alone-once" not in html


def test_an_editor_appoints_a_deputy_who_sees_it_and_ends_it(night, client_of):
    somchai, mali = client_of(night.somchai), client_of(night.mali)
    now = timezone.localtime()
    shape = "%Y-%m-%dT%H:%M"
    sent = {
        "person": night.mali.pk,
        "starts_at": (now - timedelta(minutes=5)).strftime(shape),
        "ends_at": (now + timedelta(hours=8)).strftime(shape),
    }
    assert somchai.post(reverse("deputy_list"), sent | {"ends_at": ""}).status_code == 400
    assert somchai.post(reverse("deputy_list"), sent).status_code == 302
    assert "You are a deputy until" in mali.get("/desk/").content.decode()
    article = factories.make_article(night.mali)
    tab = reverse("article_publish_alone", args=[article.pk])
    assert tab in mali.get(reverse("article_detail", args=[article.pk])).content.decode()
    mali.post(reverse("deputy_end", args=[DeputyShift.objects.get().pk]))
    assert mali.get(tab).status_code == 403
