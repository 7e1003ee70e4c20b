"""What is published, corrected and taken back is told to everybody outside, and followed up."""

import json

from django.utils import timezone

from articles.models import Outbox, Outlet
from articles.outbox import delivering
from articles.publishing import actions, outlets, places
from tests.articles.outbox.test_outbox import outlet
from tests.support.receiver import receiver

__all__ = ["receiver"]


def test_a_webhook_hears_what_readers_see_and_never_more(newsroom, receiver, time_machine):
    outlet(receiver, "webhook")
    article = newsroom.story()
    time_machine.move_to("2026-03-01T10:00:00+00:00")
    later = timezone.now() + timezone.timedelta(hours=1)
    newsroom.publish(article, ["en"], at=later)
    assert delivering.deliver_due() == (0, 0)
    time_machine.move_to("2026-03-01T11:00:01+00:00")
    assert delivering.deliver_due() == (1, 0)
    (told,) = [json.loads(body) for *_rest, body in receiver.got]
    assert (told["event"], told["live"], told["language"]) == ("publish", True, "en")
    assert told["headline"] == article.headline_en
    receiver.got.clear()
    actions.embargo(article, ["en"], until=later + timezone.timedelta(days=1), by=newsroom.somchai)
    delivering.deliver_due()
    (told,) = [json.loads(body) for *_rest, body in receiver.got]
    assert (told["event"], told["live"], "headline" in told) == ("gone", False, False)


def test_what_was_scheduled_and_cancelled_is_never_told(newsroom, receiver):
    outlet(receiver, "webhook")
    article = newsroom.story()
    newsroom.publish(article, at=timezone.now() + timezone.timedelta(hours=1))
    assert Outbox.objects.waiting().count() == 2
    newsroom.withdraw(article)
    assert [row.payload["event"] for row in Outbox.objects.waiting()] == ["gone", "gone"]


def test_a_withdrawal_lists_each_outlet_until_it_is_gone(newsroom, receiver, client_of, settings):
    settings.NEWSROOM_ADDRESS = "https://news.example"
    for kind in ("webhook", "purge", "copy", "websub"):
        outlet(receiver, kind)
    Outlet.objects.create(name="off", kind="webhook", address=receiver.address, active=False)
    article = newsroom.story()
    newsroom.publish(article)
    delivering.deliver_due()
    receiver.got.clear()
    withdrawals = newsroom.withdraw(article)
    delivering.deliver_due()
    found = outlets.standings(article, withdrawals)
    assert {one.name: one.gone for one in found} == {
        "Newsdesk": True,
        "webhook (EN)": True,
        "webhook (TH)": True,
        "purge": True,
        "websub": True,
        "copy": False,
    }
    page = client_of(newsroom.somchai).get(f"/desk/articles/{article.pk}/publish/")
    assert "still answers 200" in page.content.decode()
    receiver.statuses["GET"] = 410
    delivering.try_again(Outbox.objects.get(kind="copy"))
    delivering.deliver_due()
    assert all(one.gone for one in outlets.standings(article, withdrawals))
    purged = {path for method, path, *_rest in receiver.got if method == "PURGE"}
    assert {"/en/", "/th/feed.rss", "/sitemap.xml", f"/th/articles/{article.pk}/"} <= purged


def test_every_public_route_of_an_article_is_known_by_itself(newsroom, client):
    article = newsroom.marked_story()
    newsroom.publish(article)
    newsroom.correct(article, "en", "one case", "two cases")
    paths = places.paths_of(article, ["en", "th"])
    own = places.own_paths(article, ["en", "th"])
    assert len(own) > 10
    assert f"/en/entities/{newsroom.police.pk}/" in paths
    newsroom.withdraw(article)
    assert {client.get(path).status_code for path in own} <= {404, 410}
