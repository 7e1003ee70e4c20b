"""Publishing shows what was frozen, in all the languages asked for or in none."""

import html5lib
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from articles.exceptions import Conflict, Invalid, NotReady, Refused
from articles.models import AuditEntry, Edition, PublishedEntity, PublishedMention, Release
from articles.publishing import actions, ledger, looked_at
from articles.publishing.candidate import Candidate
from tests.articles.publishing import story


def live(article):
    return {e.language: e.number for e in Edition.objects.live().filter(article=article)}


def test_both_languages_appear_in_one_act_and_name_each_other(newsroom):
    article = newsroom.marked_story()
    english, thai = newsroom.publish(article)
    assert live(article) == {"en": 1, "th": 1}
    assert thai.source_edition == english
    assert english.content["answers"] == {"th": 1}
    assert thai.content["answers"] == {"en": 1}
    assert english.kind == Edition.Kind.FIRST
    entry = AuditEntry.objects.get(chain=f"article:{article.pk}", verb="article.publish")
    assert entry.data["sha256"] == {"en": english.sha256, "th": thai.sha256}


def test_an_edition_holds_approved_marks_with_the_sentences_they_stand_in(newsroom):
    article = newsroom.marked_story()
    text = article.texts.get(language="en")
    story.mark(text, "call", kind="role", by=newsroom.mali)
    story.decide(
        story.mark(text, "Cambodia", kind="place", by=newsroom.mali), "rejected", by=newsroom.ploy
    )
    english, _thai = newsroom.publish(article)
    assert {m.exact for m in english.mentions.all()} == {
        "Royal Thai Police",
        "over 700,000 baht",
        "Joint operations start within two months",
    }
    mention = PublishedMention.objects.get(edition=english, exact="Royal Thai Police")
    assert mention.sentence == "The Royal Thai Police said over 700,000 baht was lost in one case."
    assert english.entities.get().other_name == "สำนักงานตำรวจแห่งชาติ"
    claim = english.claims.get()
    assert (claim.status, claim.data["checked"]["by"]) == ("corroborated", "Ploy")
    assert [row["publisher"] for row in claim.data["evidence"]] == ["The Nation"]


def test_when_one_language_is_not_ready_none_is_published_and_every_reason_is_given(newsroom):
    article = newsroom.story()
    story.edit(article.texts.get(language="th"), "กว่า", "ราว", by=newsroom.anan)
    article.refresh_from_db()
    article.legal_hold = "Court order"
    article.save(update_fields=["legal_hold"])
    with pytest.raises(NotReady) as refusal:
        newsroom.publish(article)
    reasons = str(refusal.value)
    assert "English: Legal hold: Court order" in reasons
    assert "ไทย: Revision 2 is not approved: paragraph 2. It can be approved by: Ploy" in reasons
    assert not Edition.objects.exists()
    assert not Release.objects.exists()


def test_a_failure_half_way_leaves_nothing(newsroom, monkeypatch):
    article = newsroom.story()
    save, calls = Edition.save, []

    def fail_on_the_second(edition, **options):
        calls.append(edition)
        if len(calls) == 2:
            raise DatabaseError("the disk is full")
        return save(edition, **options)

    monkeypatch.setattr(Edition, "save", fail_on_the_second)
    with pytest.raises(DatabaseError):
        newsroom.publish(article)
    assert len(calls) == 2
    assert not Edition.objects.exists()


def test_only_an_editor_publishes(newsroom):
    article = newsroom.story()
    for person in (newsroom.mali, newsroom.anan, newsroom.ploy):
        with pytest.raises(PermissionDenied):
            actions.publish(article, ["en"], by=person)


def test_what_changed_since_the_editor_looked_is_not_published(newsroom):
    article = newsroom.story()
    seen = looked_at.token({code: Candidate(article, code) for code in ("en", "th")})
    text = article.texts.get(language="en")
    entity = story.make_entity("place", "Cambodia", "กัมพูชา", by=newsroom.mali)
    story.approved_mark(
        text, "Cambodia", kind="place", entity=entity, by=newsroom.mali, reviewer=newsroom.ploy
    )
    with pytest.raises(Conflict, match="not what you looked at"):
        newsroom.publish(article, seen=seen)
    assert not Edition.objects.exists()
    newsroom.publish(article, ["th"], seen=seen)
    assert live(article) == {"th": 1}


def test_the_same_form_sent_twice_publishes_once(newsroom):
    article = newsroom.story()
    seen = looked_at.token({code: Candidate(article, code) for code in ("en", "th")})
    first = newsroom.publish(article, seen=seen, once="form-1")
    again = newsroom.publish(article, seen=seen, once="form-1")
    assert {e.pk for e in first} == {e.pk for e in again}
    assert Edition.objects.count() == 2


def test_the_same_words_are_not_published_twice(newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    with pytest.raises(NotReady, match="Nothing has changed since"):
        newsroom.publish(article)


def test_a_correction_needs_a_note_and_flags_the_other_language(newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    with pytest.raises(NotReady, match="English: Write a note to readers"):
        newsroom.correct(article, "en", "700,000", "800,000", notes={"th": "ตัวเลขผิด"})
    story.align(article.texts.get(language="th"), by=newsroom.anan)
    (corrected,) = actions.correct(
        article, ["en"], by=newsroom.somchai, kind="correction", notes={"en": "Wrong figure."}
    )
    assert (corrected.number, corrected.kind, corrected.note) == (2, "correction", "Wrong figure.")
    assert corrected.previous_sha256 == Edition.objects.get(language="en", number=1).sha256
    assert corrected.content["answers"] == {"th": 1}
    assert live(article) == {"en": 2, "th": 1}


def test_the_other_language_can_say_that_it_had_it_right(newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    newsroom.correct(article, "en", "700,000", "800,000")
    story.align(article.texts.get(language="th"), by=newsroom.anan)
    newsroom.waive_all(article, "th")
    (thai,) = newsroom.publish(article, ["th"])
    assert thai.content["answers"] == {"en": 2}


def test_a_scheduled_edition_appears_at_its_time_by_itself(newsroom, time_machine):
    article = newsroom.story()
    time_machine.move_to("2026-03-01T10:00:00+00:00")
    at = timezone.now() + timezone.timedelta(hours=2)
    newsroom.publish(article, at=at)
    assert live(article) == {}
    time_machine.move_to("2026-03-01T11:59:59+00:00")
    assert live(article) == {}
    time_machine.move_to("2026-03-01T12:00:01+00:00")
    assert live(article) == {"en": 1, "th": 1}


def test_a_new_edition_cancels_what_was_scheduled_before(newsroom, time_machine):
    article = newsroom.story()
    time_machine.move_to("2026-03-01T10:00:00+00:00")
    newsroom.publish(article, ["en"])
    story.edit(article.texts.get(language="en"), "700,000", "700,001", by=newsroom.mali)
    newsroom.approve(article, "en")
    newsroom.publish(article, ["en"], at=timezone.now() + timezone.timedelta(hours=2))
    newsroom.correct(article, "en", "700,001", "800,000")
    time_machine.move_to("2026-03-01T13:00:00+00:00")
    assert live(article) == {"en": 3}


def test_a_schedule_can_be_moved_and_cancelled_until_its_time(newsroom, time_machine):
    article = newsroom.story()
    time_machine.move_to("2026-03-01T10:00:00+00:00")
    now = timezone.now()
    newsroom.publish(article, ["en"], at=now + timezone.timedelta(hours=2))
    release = Release.objects.pending().get()
    moved = actions.reschedule(release, now + timezone.timedelta(hours=5), by=newsroom.somchai)
    time_machine.move_to("2026-03-01T13:00:00+00:00")
    assert live(article) == {}
    actions.cancel(moved, by=newsroom.somchai, reason="Not today")
    time_machine.move_to("2026-03-01T16:00:00+00:00")
    assert live(article) == {}
    with pytest.raises(Refused, match="no longer scheduled"):
        actions.cancel(moved, by=newsroom.somchai)


def test_nothing_is_scheduled_into_the_past(newsroom):
    with pytest.raises(Invalid, match="time has passed"):
        newsroom.publish(newsroom.story(), at=timezone.now() - timezone.timedelta(minutes=1))


def test_withdrawing_takes_both_languages_and_what_was_scheduled(newsroom, time_machine):
    article = newsroom.story()
    time_machine.move_to("2026-03-01T10:00:00+00:00")
    newsroom.publish(article, ["en"])
    newsroom.publish(article, ["th"], at=timezone.now() + timezone.timedelta(hours=2))
    newsroom.withdraw(article, public_reasons={"en": "Not true.", "th": "ไม่จริง"})
    assert live(article) == {}
    time_machine.move_to("2026-03-01T13:00:00+00:00")
    assert live(article) == {}
    with pytest.raises(NotReady, match="is withdrawn. Restore it first"):
        newsroom.publish(article)
    with pytest.raises(Refused, match="Nothing is published"):
        newsroom.withdraw(article)
    actions.restore(article, by=newsroom.somchai, reason="It was true")
    assert live(article) == {"en": 1}


def test_a_withdrawal_needs_a_reason_for_the_record(newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    with pytest.raises(Invalid, match="Say why"):
        newsroom.withdraw(article, reason=" ")


def test_an_embargo_hides_what_is_published_and_refuses_to_publish_before_it_ends(
    newsroom, time_machine
):
    article = newsroom.story()
    time_machine.move_to("2026-03-01T10:00:00+00:00")
    now = timezone.now()
    newsroom.publish(article, ["en"])
    until = now + timezone.timedelta(hours=3)
    actions.embargo(article, ["en", "th"], until=until, by=newsroom.somchai)
    assert live(article) == {}
    with pytest.raises(NotReady, match="Under embargo until"):
        newsroom.publish(article, ["th"])
    newsroom.publish(article, ["th"], at=until)
    time_machine.move_to("2026-03-01T13:00:01+00:00")
    assert live(article) == {"en": 1, "th": 1}


def test_an_embargo_can_be_lifted(newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    until = timezone.now() + timezone.timedelta(hours=3)
    actions.embargo(article, ["en"], until=until, by=newsroom.somchai)
    actions.lift_embargo(article, ["en"], by=newsroom.somchai)
    assert live(article) == {"en": 1, "th": 1}
    with pytest.raises(Refused, match="no embargo"):
        actions.lift_embargo(article, ["en"], by=newsroom.somchai)


def test_a_clock_that_jumps_back_neither_unpublishes_nor_reopens(newsroom, time_machine):
    article, other = newsroom.story(), newsroom.story()
    time_machine.move_to("2026-03-01T10:00:00+00:00")
    newsroom.publish(article)
    newsroom.publish(other)
    newsroom.withdraw(other)
    time_machine.move_to("2026-03-01T09:00:00+00:00")
    assert live(article) == {"en": 1, "th": 1}
    assert live(other) == {}
    newsroom.correct(article, "en", "700,000", "800,000")
    assert live(article)["en"] == 2


def test_an_edition_never_changes(newsroom):
    newsroom.publish(newsroom.marked_story())
    edition = Edition.objects.first()
    for change in (
        lambda: Edition.objects.update(headline="Another"),
        lambda: edition.delete(),
        lambda: Release.objects.all().delete(),
        lambda: edition.entities.all().delete(),
    ):
        before = PublishedEntity.objects.count()
        with pytest.raises((DatabaseError, ProtectedError)), transaction.atomic():
            change()
        assert Edition.objects.filter(headline=edition.headline).exists()
        assert PublishedEntity.objects.count() == before
    assert ledger.verify() == []


def test_approving_marks_later_makes_an_update_without_a_note(newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    text = article.texts.get(language="en")
    entity = story.make_entity("place", "Cambodia", "กัมพูชา", by=newsroom.mali)
    story.approved_mark(
        text, "Cambodia", kind="place", entity=entity, by=newsroom.mali, reviewer=newsroom.ploy
    )
    (edition,) = newsroom.publish(article, ["en"])
    assert (edition.number, edition.kind, edition.note) == (2, "update", "")


def test_no_two_landmarks_of_an_article_corrected_twice_have_one_name(newsroom, client):
    article = newsroom.story()
    newsroom.publish(article)
    newsroom.correct(article, "en", "700,000", "800,000")
    newsroom.correct(article, "en", "800,000", "900,000")
    html = client.get(reverse("reader_article_short", args=["en", article.pk]), follow=True)
    page = html5lib.parse(html.content.decode(), namespaceHTMLElements=False)
    notes = [one for one in page.iter() if "c-correction" in one.get("class", "")]
    assert len(notes) == 2
    names = [
        (one.tag, one.get("aria-label"))
        for one in page.iter()
        if one.tag in ("aside", "nav") and one.get("aria-label")
    ]
    assert len(names) == len(set(names))
