"""What each act of publishing tells the page stores."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles import invalidation, tags
from articles.models import Invalidation
from articles.publishing import actions


class Touched:
    """The tags written since it was last asked: {tag: time or None}."""

    def __init__(self):
        self.last = 0

    def __call__(self):
        rows = list(Invalidation.objects.filter(pk__gt=self.last))
        self.last = max([self.last, *(row.pk for row in rows)])
        return {row.tag: row.at for row in rows}


@pytest.fixture
def touched(newsroom):
    return Touched()


def test_a_first_publication_concerns_its_lists_and_the_entities_it_names(newsroom, touched):
    article = newsroom.marked_story()
    touched()
    newsroom.publish(article, ["en"])
    assert touched() == dict.fromkeys(
        [
            tags.article(article.pk),
            tags.words(article.pk, "en"),
            tags.item(article.pk, "en"),
            tags.map_file(article.pk),
            tags.entity(newsroom.police.pk),
            tags.entity(newsroom.police.pk, "en"),
            tags.claims("en"),
            tags.listing("en"),
            tags.section("en", "crime"),
            tags.newest("en", "crime"),
        ]
    )


def test_a_correction_stays_where_it_is_and_concerns_no_list(newsroom, touched):
    article = newsroom.story()
    newsroom.publish(article)
    touched()
    newsroom.correct(article, "en", "one case", "two cases")
    own = {tags.article(article.pk), tags.words(article.pk, "en"), tags.map_file(article.pk)}
    assert set(touched()) == own | {tags.corrections("en")}
    headline = article.texts.get(language="en").revision.headline
    newsroom.correct(article, "en", headline, f"{headline} again")
    assert set(touched()) == own | {tags.corrections("en"), tags.item(article.pk, "en")}


def test_a_correction_concerns_what_is_said_of_its_names_in_its_language(newsroom, touched):
    article = newsroom.marked_story(byline="Mali")
    newsroom.publish(article)
    newsroom.correct(article, "en", "700,000", "800,000")
    touched()
    newsroom.correct(article, "en", "800,000", "900,000")
    found = set(touched())
    police = newsroom.police.pk
    assert {tags.entity(police, "en"), tags.claims("en"), tags.author("en", "mali")} <= found
    assert not found & {
        tags.entity(police),
        tags.entity(police, "th"),
        tags.words(article.pk, "th"),
    }


def test_another_byline_moves_it_to_another_authors_page(newsroom, touched):
    article = newsroom.story()
    newsroom.publish(article)
    article.byline = "Mali and Anan"
    article.save(update_fields=["byline"])
    touched()
    newsroom.correct(article, "en", "one case", "two cases")
    assert tags.listing("en") in touched()


def test_what_is_scheduled_is_touched_at_its_time(newsroom, touched):
    article = newsroom.story()
    at = timezone.now() + timedelta(hours=1)
    newsroom.publish(article, at=at)
    assert set(touched().values()) == {at}
    release = article.releases.get(language="en")
    actions.reschedule(release, at + timedelta(hours=1), by=newsroom.somchai)
    assert set(touched().values()) == {at + timedelta(hours=1)}


def test_an_embargo_is_touched_now_and_when_it_ends(newsroom, touched):
    article = newsroom.story()
    newsroom.publish(article, ["en"])
    until = timezone.now() + timedelta(hours=1)
    actions.embargo(article, ["en"], until=until, by=newsroom.somchai)
    lists = Invalidation.objects.filter(tag=tags.section("en", "crime"))
    assert list(lists.values_list("at", flat=True)) == [None, None, until]
    touched()
    actions.lift_embargo(article, ["en"], by=newsroom.somchai)
    assert touched()[tags.section("en", "crime")] is None


@pytest.mark.parametrize("act", ["withdraw", "restore"])
def test_closing_and_opening_again_concern_everything_that_shows_it(newsroom, touched, act):
    article = newsroom.marked_story()
    newsroom.publish(article)
    touched()
    newsroom.withdraw(article)
    if act == "restore":
        touched()
        actions.restore(article, by=newsroom.somchai, reason="It was right")
    found = touched()
    assert {tags.entity(newsroom.police.pk), tags.article(article.pk)} <= set(found)
    for language in ("en", "th"):
        assert {tags.listing(language), tags.newest(language, "crime")} <= set(found)


def test_an_old_article_is_in_no_list_of_the_newest(newsroom, touched):
    old = newsroom.story()
    newsroom.publish(old)
    for _number in range(tags.NEWEST):
        newsroom.publish(newsroom.story())
    touched()
    newsroom.withdraw(old)
    found = touched()
    assert tags.section("en", "crime") in found
    assert tags.newest("en", "crime") not in found


@pytest.mark.django_db(transaction=True)
def test_listeners_hear_of_what_is_committed_and_of_nothing_else():
    heard = []
    invalidation.listeners.append(heard.extend)
    try:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            invalidation.touch("list:en")
            _never = 1 / 0
        with transaction.atomic():
            invalidation.touch("list:th", "list:th")
            assert not heard
    finally:
        invalidation.listeners.remove(heard.extend)
    assert [row.tag for row in heard] == ["list:th"]
    assert heard[0].pk


def test_a_tag_that_no_row_can_hold_is_refused(db):
    with pytest.raises(ValueError, match="80 letters"):
        invalidation.touch("x" * 81)


def test_a_cancelled_schedule_changes_nothing_at_its_time(newsroom):
    article, other = newsroom.story(), newsroom.story(headline="Another")
    at = timezone.now() + timedelta(hours=1)
    newsroom.publish(article, at=at)
    newsroom.publish(other, at=at)
    for release in article.releases.filter(kind="publish"):
        actions.cancel(release, by=newsroom.somchai)
    assert Invalidation.objects.filter(at=at).exists()  # the other is still to come
    for release in other.releases.filter(kind="publish"):
        actions.cancel(release, by=newsroom.somchai)
    assert not Invalidation.objects.filter(at=at).exists()
