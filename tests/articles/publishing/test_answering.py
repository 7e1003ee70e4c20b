"""An editor answers for what stands in the way: by name, with a reason, as long as it is the same."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from articles.exceptions import Invalid, NotReady, Refused
from articles.models import AuditEntry, Edition, Release, Waiver
from articles.publishing import actions, readiness
from articles.publishing.candidate import candidates
from tests import factories
from tests.articles.publishing import story


@pytest.fixture
def differing(newsroom):
    """A story whose Thai says another sum than its English, and is approved all the same."""
    article = newsroom.story()
    thai = article.texts.get(language="th")
    story.edit(thai, "7 แสนบาท", "8 แสนบาท", by=newsroom.anan)
    newsroom.approve(article)
    return article


def errors(article, language="th"):
    return [str(one) for one in readiness.errors(readiness.obstacles(article, language))]


def test_a_differing_figure_forbids_until_somebody_answers_for_it(newsroom, differing):
    assert errors(differing) == [
        "The source says “over 700,000 baht”, the translation “กว่า 8 แสนบาท”."
    ]
    with pytest.raises(NotReady):
        newsroom.publish(differing)
    newsroom.waive_all(differing, "th")
    assert errors(differing) == []
    newsroom.publish(differing)
    waiver = Waiver.objects.get()
    assert (waiver.by, waiver.reason) == (newsroom.somchai, "It is right so")
    assert AuditEntry.objects.filter(verb="obstacle.waive").exists()
    # Another figure is another obstacle.
    story.edit(differing.texts.get(language="th"), "8 แสน", "9 แสน", by=newsroom.anan)
    newsroom.approve(differing)
    assert len(errors(differing)) == 1


def test_only_what_may_be_waived_is_waived_and_only_by_who_publishes(newsroom):
    article = newsroom.story()
    story.edit(article.texts.get(language="en"), "Monday", "Tuesday", by=newsroom.mali)
    found = readiness.obstacles(article, "en")
    keys = [one.key for one in found]
    with pytest.raises(Refused):
        actions.waive(article, "en", keys, by=newsroom.somchai, reason="Late")
    with pytest.raises(Invalid):
        actions.waive(article, "en", keys, by=newsroom.somchai, reason=" ")
    with pytest.raises(PermissionDenied):
        actions.waive(article, "en", keys, by=newsroom.ploy, reason="Late")


def test_an_approved_name_or_claim_without_a_twin_forbids_until_somebody_answers(newsroom):
    article = newsroom.marked_story()
    thai = article.texts.get(language="th")
    thai.annotations.filter(claim__isnull=False).update(state="removed")
    story.edit(thai, "สำนักงานตำรวจแห่งชาติ", "ตำรวจ", by=newsroom.anan)
    newsroom.approve(article)
    thai.annotations.filter(kind__key="organisation").update(state="removed")
    said = errors(article)
    assert "“Royal Thai Police” of the source is not in the translation." in said
    assert any("is approved in the source and not marked here" in words for words in said)
    newsroom.waive_all(article, "th")
    assert errors(article) == []
    english = article.texts.get(language="en")
    english.annotations.filter(kind__key="organisation").update(state="pending")
    found = [(str(one), one.level) for one in readiness.obstacles(article, "th")]
    pending = "Named in the source and not in the translation: Royal Thai Police."
    assert (pending, "warning") in found


def test_both_languages_are_judged_together_in_few_queries(newsroom, assert_queries):
    article = newsroom.marked_story()
    english, thai = article.texts.get(language="en"), article.texts.get(language="th")
    story.edit(english, "Monday", "Tuesday", by=newsroom.mali)
    story.edit(thai, "เดือน", "สัปดาห์", by=newsroom.anan)
    alone = {code: readiness.obstacles(article, code) for code in ("en", "th")}
    with assert_queries(at_most=23):
        together = readiness.obstacles_of(article)
    assert together == alone


def test_the_overview_of_an_article_costs_few_queries(newsroom, client_of, assert_queries):
    article = newsroom.marked_story()
    for _number in range(3):
        english = article.texts.get(language="en")
        story.edit(english, " on ", "  on ", by=newsroom.mali)
    client = client_of(newsroom.somchai)
    client.get(reverse("article_detail", args=[article.pk]))
    with assert_queries(at_most=35):  # one of them counts the unread notices
        client.get(reverse("article_detail", args=[article.pk]))


def test_a_language_that_had_it_right_is_no_longer_behind(newsroom, client):
    article = newsroom.story()
    newsroom.publish(article)
    newsroom.correct(article, "en", "one case", "two cases")
    page = f"/th/articles/{article.pk}/"
    assert "c-behind" in client.get(page, follow=True).content.decode()
    actions.waive_twin(article, "th", by=newsroom.somchai, reason="Thai never had the mistake")
    assert "c-behind" not in client.get(page, follow=True).content.decode()
    newsroom.correct(article, "en", "two cases", "three cases")
    assert "c-behind" in client.get(page, follow=True).content.decode()


def test_a_hold_cancels_what_is_scheduled_and_says_why(newsroom):
    article = newsroom.story()
    newsroom.publish(article, ["en"], at=timezone.now() + timezone.timedelta(days=1))
    actions.hold(article, by=newsroom.somchai, reason="Court order 1/2026")
    assert not Release.objects.pending().exists()
    assert Release.objects.get(kind="cancel").reason == "Legal hold: Court order 1/2026"
    with pytest.raises(NotReady, match="Legal hold"):
        newsroom.publish(article)
    actions.lift_hold(article, by=newsroom.somchai, reason="Withdrawn by the court")
    newsroom.publish(article)
    assert Edition.objects.live().count() == 2
    with pytest.raises(Refused):
        actions.lift_hold(article, by=newsroom.somchai, reason="Again")


def test_it_is_all_done_from_the_page(newsroom, differing, client_of):
    client = client_of(newsroom.somchai)
    page = reverse("article_publish", args=[differing.pk])
    html = client.get(page).content.decode()
    assert "Waive some of it" in html
    (candidate,) = candidates(differing, ["th"]).values()
    (obstacle,) = readiness.errors(readiness.judge(candidate))
    data = {"waive-th-once": "1", "waive-th-keys": [obstacle.key], "waive-th-reason": ""}
    address = reverse("article_waive", args=[differing.pk, "th"])
    assert client.post(address, data).status_code == 400
    assert client.post(address, data | {"waive-th-reason": "Checked"}).status_code == 302
    assert "Waived by Somchai: Checked" in client.get(page).content.decode()
    overview = client.get(reverse("article_detail", args=[differing.pk])).content.decode()
    assert "Waived by Somchai: Checked" in overview
    data = {"hold-once": "2", "hold-reason": "Lawyer"}
    assert client.post(reverse("article_hold", args=[differing.pk]), data).status_code == 302
    assert "Lift the legal hold" in client.get(page).content.decode()
    data = {"lifthold-once": "3", "lifthold-reason": "Fine"}
    assert client.post(reverse("article_lift_hold", args=[differing.pk]), data).status_code == 302
    newsroom.publish(differing)
    newsroom.correct(differing, "en", "one case", "two cases")
    assert "This language had it right" in client.get(page).content.decode()
    data = {"waivetwin-th-once": "4", "waivetwin-th-reason": "It had it right"}
    address = reverse("article_waive_twin", args=[differing.pk, "th"])
    assert client.post(address, data).status_code == 302
    assert "This language had it right" not in client.get(page).content.decode()


def test_a_waiver_is_not_asked_for_what_is_ready(newsroom):
    assert factories.make_article(newsroom.mali).waivers.count() == 0
