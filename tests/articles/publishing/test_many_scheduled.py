"""A hundred editions are planned, and something comes between twenty of them and their time."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.exceptions import Refused
from articles.models import Edition, Release
from articles.publishing import actions
from tests import factories


@pytest.fixture(params=[15, pytest.param(100, marks=pytest.mark.soak)])
def planned(request, newsroom, time_machine):
    """(when, articles): each scheduled a second after the one before, the first at `when`."""
    start = timezone.now().replace(microsecond=0)
    time_machine.move_to(start, tick=False)
    section = factories.make_section()
    articles = []
    for number in range(request.param):
        article = factories.make_article(
            newsroom.mali, headline=f"Police news {number}", section=section
        )
        newsroom.approve(article)
        newsroom.publish(article, ["en"], at=start + timedelta(hours=1, seconds=number))
        articles.append(article)
    return start + timedelta(hours=1), articles


def live():
    return set(Edition.objects.live().values_list("article_id", flat=True))


def test_the_others_appear_at_their_second_and_the_failing_are_on_the_desk(
    planned, newsroom, time_machine, client_of
):
    first, articles = planned
    by, failing = newsroom.somchai, len(articles) // 5
    held, embargoed, withdrawn = (articles[number:failing:3] for number in range(3))
    time_machine.move_to(first - timedelta(minutes=30), tick=False)
    for article in held:
        actions.hold(article, by=by, reason="A court asks")
    for article in embargoed:
        until = first + timedelta(hours=5)
        actions.embargo(article, ["en"], until=until, by=by, reason="The ministry asks")
    for article in withdrawn:
        newsroom.withdraw(article)
    for number in (failing, len(articles) // 2, len(articles) - 1):
        at = first + timedelta(seconds=number)
        time_machine.move_to(at - timedelta(milliseconds=1), tick=False)
        assert live() == {article.pk for article in articles[failing:number]}
        time_machine.move_to(at, tick=False)
        assert live() == {article.pk for article in articles[failing : number + 1]}
    page = client_of(by).get(reverse("publishing_list"))
    told = {one.release.article_id: one.why for one in page.context["missed"]}
    assert set(told) == {article.pk for article in articles[:failing]}
    for those, why in ((held, "A court asks"), (embargoed, "Under embargo"), (withdrawn, "With")):
        assert all(why in told[article.pk] for article in those)
    assert articles[0].headline_en in page.content.decode()
    # None is lost: each is there to be planned again, and what was only hidden appears by itself.
    assert Release.objects.filter(kind="publish").count() == len(articles)
    time_machine.move_to(first + timedelta(hours=5), tick=False)
    assert live() == {article.pk for article in [*articles[failing:], *embargoed]}


def test_lifting_a_hold_brings_what_fell_due_back_with_a_choice(newsroom, time_machine, client_of):
    start = timezone.now().replace(microsecond=0)
    time_machine.move_to(start, tick=False)
    article, by = newsroom.story(), newsroom.somchai
    newsroom.publish(article, at=start + timedelta(hours=1))
    planned = {release.language: release for release in article.releases.all()}
    actions.hold(article, by=by, reason="A court asks")
    time_machine.move_to(start + timedelta(hours=2), tick=False)
    desk, page = client_of(by), reverse("article_publish", args=[article.pk])
    again = reverse("release_plan_again", args=[article.pk, planned["en"].pk])
    assert again not in desk.get(page).content.decode()
    assert desk.post(again, {"planagain-once": "a"}).status_code == 409
    actions.lift_hold(article, by=by, reason="The court is done")
    assert live() == set()
    why = {one.why for one in desk.get(reverse("publishing_list")).context["missed"]}
    assert len(why) == 1 and "lifted" in why.pop()
    assert again in desk.get(page).content.decode()
    for _click in range(2):
        assert desk.post(again, {"planagain-once": "b"}).status_code == 302
    assert [e.language for e in Edition.objects.live()] == ["en"]
    later = start + timedelta(hours=5)
    actions.plan_again(planned["th"], at=later, by=by)
    assert Release.objects.pending().get().at == later
    with pytest.raises(Refused):
        actions.plan_again(planned["th"], by=by)
    assert desk.get(reverse("publishing_list")).context["missed"] == []


def test_what_an_editor_moved_cancelled_or_published_since_is_no_miss(
    newsroom, time_machine, client_of
):
    start = timezone.now().replace(microsecond=0)
    time_machine.move_to(start, tick=False)
    at, by = start + timedelta(hours=1), newsroom.somchai
    moved, cancelled, published = (newsroom.story() for _number in range(3))
    for article in (moved, cancelled, published):
        newsroom.publish(article, ["en"], at=at)
    actions.reschedule(moved.releases.get(), at + timedelta(hours=1), by=by)
    actions.cancel(cancelled.releases.get(), by=by)
    actions.hold(published, by=by, reason="A court asks")
    client = client_of(by)
    url = reverse("publishing_list")
    assert [one.release.article_id for one in client.get(url).context["missed"]] == [published.pk]
    actions.lift_hold(published, by=by, reason="The court is done")
    newsroom.publish(published, ["en"])
    assert client.get(url).context["missed"] == []
    time_machine.move_to(start + timedelta(days=2), tick=False)
    assert client_of(by).get(url).context["missed"] == []
