"""Who is told of what: each transition tells the right people, with the reason, as they wish."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from annotations.discussing import actions as discussing
from annotations.reviewing import actions as reviewing
from articles import newsroom as rooms
from articles import notices
from articles.models import ArticleText, AuditEntry, Notification, Outbox
from articles.notices import rules
from articles.notices.events import EVENTS
from articles.notices.words import address, words
from articles.publishing import actions as publishing
from articles.publishing.alone import shifts
from articles.publishing.alone.actions import publish_alone
from articles.reports.actions import send as send_report
from articles.translating import actions as translating
from articles.writing import actions as writing
from articles.writing import planning
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import make_value
from tests.articles.publishing.story import Newsroom, edit


def told():
    """{(event, first name)} of everybody who was told anything, which is then forgotten."""
    rows = Notification.objects.values_list("event", "person__first_name")
    found = set(rows)
    Notification.objects.all().delete()
    return found


def edited(text, old, new):
    text.refresh_from_db()
    was = text.revision
    return Content(was.headline, was.summary, was.body.replace(old, new), was.slug)


@pytest.fixture
def desk(mali, anan, ploy, somchai):
    return mali, anan, ploy, somchai


def test_each_step_of_a_text_tells_those_it_concerns(text, mali, anan, ploy, somchai):
    assert told() == set()
    writing.submit(text, by=mali)
    assert told() == {("submitted", "Ploy"), ("submitted", "Somchai")}
    reviewing.return_text(text, revision=1, by=ploy, reason="Name the source.")
    [notice] = Notification.objects.all()
    assert (notice.event, notice.person, notice.reason) == ("returned", mali, "Name the source.")
    told()
    writing.save(text, edited(text, "one case", "a case"), based_on=1, by=somchai)
    assert told() == {("changed", "Mali")}
    writing.save(text, edited(text, "a case", "one case"), based_on=2, by=mali)
    assert told() == set()
    decision = reviewing.approve_text(text, revision=3, by=ploy)
    assert told() == {("approved", "Mali")}
    reviewing.take_back_text(decision, by=ploy)
    assert told() == {("decision_taken_back", "Mali")}


def test_a_reporter_is_told_of_an_editors_change_that_they_may_countersign(
    text, mali, ploy, somchai
):
    told()
    mali.approves_languages = ["en"]
    mali.save()
    writing.save(text, edited(text, "one case", "a case"), based_on=1, by=somchai)
    told()
    writing.submit(text, by=somchai)
    assert ("submitted", "Mali") in told()
    reviewing.return_text(text, revision=2, by=ploy, reason="Not yet.")
    writing.save(text, edited(text, "a case", "one case"), based_on=2, by=mali)
    told()
    writing.submit(text, by=mali)
    assert ("submitted", "Mali") not in told()


def test_each_step_of_a_translation_tells_those_it_concerns(article, mali, anan, ploy, somchai):
    told()
    thai = translating.start(article, "th", by=somchai, assignee=anan)
    assert told() == {("assigned", "Anan")}
    translating.unassign(thai, by=somchai)
    assert told() == {("unassigned", "Anan")}
    translating.assign(thai, anan, by=somchai)
    told()
    translating.give_back(thai, by=anan)
    assert told() == set()  # nobody else's work, and nobody is told of their own act
    ArticleText.objects.filter(pk=thai.pk).update(assignee=anan)
    translating.save_paragraph(thai, "b1", "<p>ตำรวจ</p>", based_on=0, by=anan)
    translating.save_paragraph(thai, "headline", "<p>ข่าว</p>", based_on=1, by=anan)
    told()
    writing.submit(thai, by=anan)
    assert told() == {("submitted", "Ploy"), ("submitted", "Somchai")}
    reviewing.return_text(thai, revision=2, by=ploy, reason="Again")
    assert told() == {("returned", "Anan")}


def test_each_decision_on_a_mark_tells_its_authors_once(text, mali, ploy):
    marks = [make_value(text, mali, words, "date") for words in ("Monday", "two months")]
    told()
    first, second = reviewing.approve_many([(mark, 1) for mark in marks], by=ploy)
    notice = Notification.objects.get()
    assert (notice.event, notice.person, notice.data["count"]) == ("mark_approved", mali, 2)
    reviewing.take_back(second, by=ploy)
    reviewing.approve(marks[1], version=1, by=ploy)
    assert Notification.objects.get(event="mark_approved").data["count"] == 3  # counted up
    assert told() == {("mark_approved", "Mali"), ("mark_taken_back", "Mali")}
    mark = make_value(text, mali)
    reviewing.reject(mark, version=1, by=ploy, reason="Another sum.")
    notice = Notification.objects.get()
    assert notice.event == "mark_rejected" and notice.reason == "Another sum."
    assert "over 700,000 baht" in words(notice)


def test_each_step_of_publishing_tells_those_it_concerns(mali, anan, ploy, somchai):
    newsroom = Newsroom(mali, anan, ploy, somchai)
    article = newsroom.story()
    told()
    newsroom.publish(article, ["en"])
    assert ("published", "Mali") in told()
    publishing.withdraw(article, ["en"], by=somchai, reason="A court's order")
    notice = Notification.objects.get(person=mali)
    assert (notice.event, notice.reason) == ("closed", "A court's order")
    told()
    publishing.restore(article, ["en"], by=somchai, reason="Lifted")
    assert ("closed", "Mali") in told()


def test_every_rule_names_events_that_have_words():
    assert {"text.submit", "text.approve", "text.return", "text.save"} <= set(rules.RULES)
    for event in EVENTS.values():
        str(event.words) % dict.fromkeys(["by", "headline", "language", "count", "exact"], "x")


# Those of rooms with tests of their own.
ELSEWHERE = {verb for verb in rules.RULES if verb.startswith(("name.", "round."))}


@pytest.fixture
def thai_desk(mali, anan, ploy, somchai):
    """Everybody reads Thai and is mailed at once."""
    for person in (mali, anan, ploy, somchai):
        person.language, person.email = "th", f"{person.username}@news.example"
        person.save()
        for event in EVENTS:
            notices.choose(person, event, in_app=True, mail="now")
    return Newsroom(mali, anan, ploy, somchai)


class Told:
    """What each act tells: `after(act)` is {(event, first name)}, with each mail looked at."""

    def __init__(self):
        self.verbs, self.seen = set(), 0
        self.after(lambda: None)

    def after(self, act, reason=""):
        Notification.objects.all().delete()
        Outbox.objects.all().delete()
        act()
        entries = AuditEntry.objects.filter(pk__gt=self.seen).order_by("pk")
        self.verbs |= {entry.verb for entry in entries}
        self.seen = max([entry.pk for entry in entries], default=self.seen)
        found = Notification.objects.select_related("person", "article", "by")
        for notice in found:
            assert notice.reason == reason, notice.event
            mails = [
                row.payload["text"]
                for row in Outbox.objects.filter(kind="email")
                if row.payload["to"] == [notice.person.email]
            ]
            assert mails and all(re.search("[ก-๙]{4}", text) for text in mails), notice.event
            assert all(reason in text for text in mails), notice.event
        return {(notice.event, notice.person.first_name) for notice in found}


def test_every_transition_tells_the_right_people_in_their_language_with_the_reason(thai_desk):
    rooms.forget(rooms.Newsroom({"allows_exceptions": True}))
    mali, anan, ploy, somchai = thai_desk.mali, thai_desk.anan, thai_desk.ploy, thai_desk.somchai
    why, told = "เพราะศาลสั่ง", Told()
    article = factories.make_article(mali)
    text = article.texts.get()
    # Writing, reviewing, planning
    both = {("submitted", "Ploy"), ("submitted", "Somchai")}
    assert told.after(lambda: writing.submit(text, by=mali)) == both
    act = partial(reviewing.return_text, text, revision=1, by=ploy, reason=why)
    assert told.after(act, why) == {("returned", "Mali")}
    act = partial(edit, text, "one case", "a case", by=somchai)
    assert told.after(act) == {("changed", "Mali")}
    act = partial(reviewing.approve_text, text, revision=2, by=ploy, reason=why)
    assert told.after(act, why) == {("approved", "Mali"), ("approved", "Somchai")}
    back = partial(reviewing.take_back_text, text.decisions.first(), by=ploy)
    undone = {("decision_taken_back", "Mali"), ("decision_taken_back", "Somchai")}
    assert told.after(back) == undone
    reviewing.approve_text(text, revision=2, by=ploy)
    due = timezone.now() + timedelta(hours=3)
    act = partial(
        planning.plan, text, assignee=mali, due_at=due, priority=1, by=somchai, reason=why
    )
    assert told.after(act, why) == {("planned", "Mali")}
    act = partial(planning.hand_over, text, somchai, by=mali, reason=why)
    assert told.after(act, why) == {("assigned", "Somchai")}
    act = partial(
        planning.plan, text, assignee=mali, due_at=due, priority=1, by=ploy_as_editor(ploy)
    )
    assert told.after(act) == {("assigned", "Mali"), ("unassigned", "Somchai")}
    # Translating
    act = partial(translating.start, article, "th", by=somchai, assignee=anan)
    assert told.after(act) == {("assigned", "Anan")}
    thai = article.texts.get(language="th")
    assert told.after(partial(translating.unassign, thai, by=somchai)) == {("unassigned", "Anan")}
    # Marks
    mark = make_value(text, mali)
    act = partial(reviewing.reject, mark, version=1, by=ploy, reason=why)
    assert told.after(act, why) == {("mark_rejected", "Mali")}
    back = partial(reviewing.take_back, mark.decisions.get(), by=ploy)
    assert told.after(back) == {("mark_taken_back", "Mali")}
    act = partial(reviewing.approve, mark, version=1, by=ploy, reason=why)
    assert told.after(act, why) == {("mark_approved", "Mali")}
    act = partial(discussing.ask, mark, "Who says so?", by=ploy, people=[mali])
    assert told.after(act) == {("asked", "Mali")}
    thread = mark.threads.get()
    act = partial(discussing.comment, thread, "@somchai knows", by=mali)
    assert told.after(act) == {("commented", "Ploy"), ("mentioned", "Somchai")}
    act = partial(discussing.resolve, thread, by=ploy)
    assert told.after(act) == {("resolved", "Mali")}
    act = partial(discussing.reopen, thread, by=mali)
    assert told.after(act) == {("resolved", "Ploy")}
    # Publishing
    later = timezone.now() + timedelta(days=1)
    act = partial(publishing.publish, article, ["en"], by=somchai, at=later)
    assert told.after(act) == {("published", "Mali")}
    release = article.releases.get()
    act = partial(publishing.reschedule, release, later + timedelta(hours=1), by=somchai)
    assert told.after(act) == {("rescheduled", "Mali")}
    act = partial(publishing.cancel, article.releases.last(), by=somchai, reason=why)
    assert told.after(act, why) == {("rescheduled", "Mali")}
    publishing.publish(article, ["en"], by=somchai)
    closed = {("closed", "Mali"), ("closed", "Ploy")}  # Ploy is an editor too by now
    for act in (
        partial(publishing.embargo, article, ["en"], until=later, by=somchai, reason=why),
        partial(publishing.lift_embargo, article, ["en"], by=somchai, reason=why),
        partial(publishing.withdraw, article, ["en"], by=somchai, reason=why),
        partial(publishing.restore, article, ["en"], by=somchai, reason=why),
    ):
        assert told.after(act, why) == closed
    held = {("held", "Mali"), ("held", "Ploy")}
    assert told.after(partial(publishing.hold, article, by=somchai, reason=why), why) == held
    assert told.after(partial(publishing.lift_hold, article, by=somchai, reason=why), why) == held
    edition = article.editions.first()
    act = partial(send_report, edition, words="Wrong.")
    assert told.after(act) == {("reported", "Ploy"), ("reported", "Somchai")}
    other = factories.make_article(mali)
    aside = {("spiked", "Mali")}
    assert told.after(partial(publishing.spike, other, by=somchai, reason=why), why) == aside
    assert told.after(partial(publishing.unspike, other, by=somchai, reason=why), why) == aside
    # Alone at night
    act = partial(
        shifts.appoint, mali, starts_at=timezone.now(), ends_at=due, by=somchai, reason=why
    )
    assert told.after(act, why) == {("deputy", "Mali")}
    assert told.after(partial(shifts.end, mali.shifts.get(), by=somchai)) == {
        ("deputy_ended", "Mali")
    }
    edit(text, "a case", "one case", by=somchai)
    act = partial(publish_alone, article, ["en"], by=somchai, reason=why)
    assert told.after(act, why) == {("exception", "Mali"), ("exception", "Ploy")}
    exception = article.exceptions.get()
    told.after(partial(reviewing.take_second_look, exception, by=ploy))
    assert ("second_look", "Somchai") in {
        (notice.event, notice.person.first_name) for notice in Notification.objects.all()
    }
    assert set(rules.RULES) - told.verbs == ELSEWHERE


def ploy_as_editor(ploy):
    ploy.groups.add(Group.objects.get(name="editor"))
    return type(ploy).objects.get(pk=ploy.pk)


def test_nobody_is_told_of_what_they_may_not_read(article, mali, anan, somchai):
    thai = translating.start(article, "th", by=somchai, assignee=anan)
    told()
    anan.is_active = False
    anan.save()
    translating.unassign(thai, by=somchai)
    assert told() == set()


def test_a_mail_goes_out_at_once_in_the_persons_language_with_the_reason(
    text, mali, ploy, settings
):
    settings.NEWSROOM_ADDRESS = "https://news.example"
    mali.email, mali.language = "mali@news.example", "th"
    mali.save()
    writing.submit(text, by=mali)
    reviewing.return_text(text, revision=1, by=ploy, reason="Name the source.")
    call_command("deliver", once=True)
    [sent] = mail.outbox
    assert sent.to == ["mali@news.example"] and "กลับมาให้แก้" in sent.subject
    assert "เหตุผล: Name the source." in sent.body
    assert "https://news.example/desk/articles/" in sent.body


def test_a_confidential_article_is_not_named_in_a_mail(text, mali, ploy):
    mali.email = "mali@news.example"
    mali.save()
    text.article.confidential = True
    text.article.save()
    writing.submit(text, by=mali)
    reviewing.return_text(text, revision=1, by=ploy, reason="The minister's name is missing.")
    [row] = Outbox.objects.filter(kind="email")
    assert factories.HEADLINE not in str(row.payload) and "minister" not in str(row.payload)
    assert factories.HEADLINE in words(Notification.objects.get(person=mali))


def test_the_digest_gathers_a_day_and_is_sent_once(text, mali, ploy, capsys):
    mali.email = "mali@news.example"
    mali.save()
    for value in ("Monday", "two months"):
        mark = make_value(text, mali, value, "date")
        reviewing.reject(mark, version=1, by=ploy, reason=f"Not {value}")
    assert not Outbox.objects.exists()
    call_command("digest")
    call_command("digest")
    [row] = Outbox.objects.all()
    assert "2 things happened" in row.payload["subject"]
    assert "Not Monday" in row.payload["text"] and "Not two months" in row.payload["text"]


def test_each_person_chooses_by_event(text, mali, ploy):
    mali.email = "mali@news.example"
    mali.save()
    notices.choose(mali, "returned", in_app=True, mail="never")
    writing.submit(text, by=mali)
    reviewing.return_text(text, revision=1, by=ploy, reason="x")
    assert not Outbox.objects.exists() and Notification.objects.filter(person=mali).exists()
    told()
    notices.choose(mali, "returned", in_app=False, mail="never")
    reviewing.return_text(text, revision=1, by=ploy, reason="x")
    assert told() == set()


def test_the_notices_page_opens_and_reads_them(text, mali, ploy, client_of):
    writing.submit(text, by=mali)
    reviewing.return_text(text, revision=1, by=ploy, reason="Name the source.")
    client = client_of(mali)
    html = client.get("/desk/notices/").content.decode()
    assert "Name the source." in html and "notices__row--unread" in html
    notice = Notification.objects.get(person=mali)
    answer = client.post(f"/desk/notices/{notice.pk}/open/")
    assert answer.url == address(notice)
    assert client.get(answer.url).status_code == 200
    assert "notices__row--unread" not in client.get("/desk/notices/?unread").content.decode()
    assert client_of(ploy).post(f"/desk/notices/{notice.pk}/open/").status_code == 404
    writing.submit(text, by=mali)
    client_of(ploy).post("/desk/notices/read/")
    assert not Notification.objects.unread().filter(person=ploy).exists()


def test_the_settings_are_kept(mali, client_of):
    client = client_of(mali)
    assert "A text of mine is sent back" in client.get("/desk/notices/settings/").content.decode()
    data = {f"mail-{key}": "daily" for key in EVENTS} | {"app-returned": "on", "mail-x": "now"}
    assert client.post("/desk/notices/settings/", data).status_code == 302
    choices = {choice.event: choice for choice in mali.notice_choices.all()}
    assert choices["returned"].in_app and not choices["approved"].in_app
