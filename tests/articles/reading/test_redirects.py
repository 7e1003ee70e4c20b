"""An address of the site as it was before leads to where its page is now."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Outlet, Redirect
from tests.articles.publishing.conftest import newsroom

__all__ = ["newsroom"]

pytestmark = pytest.mark.django_db


def redirect(old, new):
    row = Redirect(old=old, new=new)
    row.full_clean()
    row.save()
    return row


def test_an_old_address_leads_to_the_page_and_others_are_not_found(client):
    redirect("/news/123.html", "/en/claims/")
    redirect("/ข่าว/1", "/th/claims/")
    for old, new in (("/news/123.html", "/en/claims/"), ("/ข่าว/1?from=mail", "/th/claims/")):
        answer = client.get(old)
        assert (answer.status_code, answer.url) == (301, new)
    assert client.get("/news/124.html").status_code == 404


def test_what_is_there_is_never_led_away(client, newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    path = client.get(f"/en/articles/{article.pk}/").url
    redirect(path, "/en/claims/")
    assert client.get(path).status_code == 200
    newsroom.withdraw(article)
    assert client.get(path).status_code == 410


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("news/1", "/en/", "old"),
        ("https://old.example/1", "/en/", "old"),
        ("/en/claims/", "/en/", "old"),
        ("/desk/old/", "/en/", "old"),
        ("/news/1", "https://elsewhere.example/", "new"),
        ("/news/1", "//elsewhere.example/", "new"),
        ("/news/1", "/\\elsewhere.example/", "new"),
        ("/news/1", "/news/1", "new"),
        ("/news/1", "/a", "new"),
        ("/taken", "/en/", "old"),
    ],
)
def test_a_redirect_that_cannot_be_right_is_refused_in_words(old, new, field):
    redirect("/a", "/b")
    redirect("/b", "/news/1")
    redirect("/taken", "/en/")
    with pytest.raises(ValidationError) as refused:
        redirect(old, new)
    assert list(refused.value.message_dict) == [field]


def test_feeds_name_the_hub_that_is_told(client, newsroom):
    newsroom.publish(newsroom.story())
    hub = Outlet.objects.create(name="Hub", kind="websub", address="https://hub.example/")
    Outlet.objects.create(name="Off", kind="websub", address="https://off.example/", active=False)
    for path in ("/en/feed.", "/en/crime/feed."):
        assert '<atom:link href="https://hub.example/" rel="hub"/>' in page(client, path + "rss")
        assert '<link href="https://hub.example/" rel="hub"/>' in page(client, path + "atom")
        assert client.get(path + "json").json()["hubs"] == [{"type": "WebSub", "url": hub.address}]
    hub.delete()
    assert "hub" not in page(client, "/en/feed.rss") + page(client, "/en/feed.atom")
    assert "hubs" not in client.get("/en/feed.json").json()


def page(client, path):
    return client.get(path).content.decode()
