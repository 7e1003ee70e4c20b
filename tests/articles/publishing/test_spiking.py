"""A story is put aside unpublished, with a reason; every list leaves it out; it comes back as it was."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from articles.exceptions import Conflict, Invalid, NotReady, Refused
from articles.models import Article, AuditEntry
from articles.publishing import actions
from articles.translating import actions as translating
from articles.writing import actions as writing
from newsdesk.models import User
from tests import factories


@pytest.fixture
def by_page(client_of):
    def send(person, name, article, reason="Overtaken by events"):
        return client_of(person).post(reverse(name, args=[article.pk]), {"reason": reason})

    return send


def lists(client):
    """What of the desk's lists names the story."""
    found = {}
    for name in ("desk", "board", "review_queue", "publishing_list", "translation_list"):
        page = client.get(reverse(name), {"show": "all"})
        found[name] = factories.HEADLINE in page.content.decode()
    return {name for name, there in found.items() if there}


def test_it_leaves_every_list_and_cannot_be_published_until_it_is_taken_up(
    newsroom, by_page, client_of
):
    article = newsroom.story()
    somchai = client_of(newsroom.somchai)
    before = lists(somchai)
    assert {"desk", "board", "publishing_list"} <= before
    assert by_page(newsroom.somchai, "article_spike", article).status_code == 302
    assert lists(somchai) == set()
    aside = somchai.get(reverse("board"), {"aside": "on"}).content.decode()
    assert factories.HEADLINE in aside
    page = somchai.get(reverse("article_detail", args=[article.pk])).content.decode()
    assert "Overtaken by events" in page and "Take it up again" in page
    with pytest.raises(NotReady, match="put aside"):
        newsroom.publish(article)
    assert by_page(newsroom.somchai, "article_unspike", article, "It goes on").status_code == 302
    assert lists(somchai) == before
    newsroom.publish(article)
    acts = AuditEntry.objects.filter(verb__in=["article.spike", "article.unspike"]).order_by("pk")
    assert [(act.verb, act.by, act.data["reason"]) for act in acts] == [
        ("article.spike", newsroom.somchai, "Overtaken by events"),
        ("article.unspike", newsroom.somchai, "It goes on"),
    ]


def test_what_readers_see_or_will_see_is_withdrawn_first(newsroom, by_page):
    article = newsroom.story()
    newsroom.publish(article)
    answer = by_page(newsroom.somchai, "article_spike", article)
    assert answer.status_code == 403 and "Withdraw it" in answer.content.decode()
    actions.withdraw(article, by=newsroom.somchai, reason="Wrong")
    assert by_page(newsroom.somchai, "article_spike", article).status_code == 302
    with pytest.raises(Refused, match="put aside"):
        actions.restore(article, by=newsroom.somchai, reason="Right after all")
    actions.unspike(article, by=newsroom.somchai, reason="Right after all")
    actions.restore(article, by=newsroom.somchai, reason="Right after all")


def test_it_says_why_and_the_same_form_twice_changes_nothing(newsroom, by_page):
    article = newsroom.story()
    for reason in ("", " ", "x" * 301, "\0"):
        answer = by_page(newsroom.somchai, "article_spike", article, reason)
        assert answer.status_code == 400 and "Reason" in answer.content.decode()
    with pytest.raises(Invalid):
        actions.spike(article, by=newsroom.somchai, reason=" ")
    actions.spike(article, by=newsroom.somchai, reason="Why", once="1")
    actions.spike(article, by=newsroom.somchai, reason="Why", once="1")
    assert by_page(newsroom.somchai, "article_spike", article).status_code == 409
    actions.unspike(article, by=newsroom.somchai, reason="Why")
    with pytest.raises(Conflict):
        actions.unspike(article, by=newsroom.somchai, reason="Why")
    assert AuditEntry.objects.filter(verb="article.spike").count() == 1


def test_a_reporter_drops_her_own_and_takes_up_what_she_dropped(newsroom, by_page, client_of):
    mali, somchai = newsroom.mali, newsroom.somchai
    article = newsroom.story()
    assert by_page(mali, "article_spike", article).status_code == 302
    assert by_page(mali, "article_unspike", article).status_code == 302
    assert by_page(somchai, "article_spike", article).status_code == 302
    page = client_of(mali).get(reverse("article_detail", args=[article.pk])).content.decode()
    assert "Overtaken by events" in page and "Take it up again" not in page
    answer = by_page(mali, "article_unspike", article)
    assert answer.status_code == 403 and "Ask an editor" in answer.content.decode()
    for other in (newsroom.anan, newsroom.ploy):
        with pytest.raises(PermissionDenied):
            actions.spike(article, by=other, reason="Mine now")


def test_nobody_hands_over_or_begins_to_translate_what_is_put_aside(newsroom, client_of):
    article = factories.make_article(newsroom.mali)
    page, her = reverse("article_detail", args=[article.pk]), client_of(newsroom.mali)
    assert "Hand over for review" in her.get(page).content.decode()
    actions.spike(article, by=newsroom.mali, reason="Old")
    assert "Hand over for review" not in her.get(page).content.decode()
    with pytest.raises(Refused, match="put aside"):
        writing.submit(article.texts.get(), by=newsroom.mali)
    with pytest.raises(Invalid, match="put aside"):
        translating.start(article, "th", by=newsroom.somchai)


def test_the_admin_puts_many_aside_and_tells_which_could_not_be(newsroom, client_of, admin_user):
    shown, kept = newsroom.story(), factories.make_article(newsroom.mali)
    newsroom.publish(shown)
    chief = User.objects.get(pk=newsroom.somchai.pk)
    chief.is_staff = True
    chief.save()
    sent = {
        "action": "spike",
        "_selected_action": [shown.pk, kept.pk],
        "sure": "1",
        "reason": "Cleaning up",
    }
    page = (
        client_of(chief)
        .post(reverse("admin:articles_article_changelist"), sent, follow=True)
        .content.decode()
    )
    assert "1 row is done." in page and "Withdraw it before" in page
    assert list(Article.objects.spiked()) == [kept]
