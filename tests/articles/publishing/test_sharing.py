"""The preview: in every width and scheme, and for somebody outside who was given a link."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import AuditEntry, ShareLink
from articles.publishing import actions
from tests.articles.publishing.test_readiness import add_photo
from tests.factories import HEADLINE, HEADLINE_TH


@pytest.fixture
def story(newsroom):
    article = newsroom.story()
    words = {"credit": "The newsroom", "alt_en": "A man", "alt_th": "ชายหนึ่งคน"}
    add_photo(article, newsroom.mali, **words)
    return article


def address(word, language="en"):
    return reverse("shared_article", args=[word, language])


def status(client, path):
    """The status, once a file was read to its end."""
    answer = client.get(path)
    if answer.streaming:
        assert b"".join(answer)
    return answer.status_code


def test_a_link_shows_the_preview_in_each_language_with_its_photo(story, newsroom, client):
    link, word = actions.share(story, whom="The lawyer", days=3, by=newsroom.somchai)
    answer = client.get(address(word), headers={"User-Agent": "Firefox"})
    page = answer.content.decode()
    assert HEADLINE in page
    assert address(word, "th") in page
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]
    assert HEADLINE_TH in client.get(address(word, "th")).content.decode()
    source = re.search(r'<img src="([^"]+)"', page)[1]
    assert source.startswith("/shared/")
    assert status(client, source) == 200
    assert status(client, source.replace(word, "another")) == 404
    looks = link.visits.values_list("language", "agent")
    assert list(looks) == [("th", ""), ("en", "Firefox")]
    client.get(address(word), headers={"User-Agent": "Firefox"})
    assert link.visits.count() == 2  # within a minute it is one look
    assert word not in str(ShareLink.objects.values().get())
    assert word not in str(list(AuditEntry.objects.values_list("data", flat=True)))


@pytest.mark.parametrize("end", ["revoked", "expired", "embargo", "hold", "withdrawn"])
def test_a_closed_link_shows_nothing(story, newsroom, client, time_machine, end):
    moment = timezone.now()
    time_machine.move_to(moment, tick=False)
    link, word = actions.share(story, whom="The lawyer", days=1, by=newsroom.somchai)
    source = re.search(r'<img src="([^"]+)"', client.get(address(word)).content.decode())[1]
    by = newsroom.somchai
    if end == "revoked":
        actions.unshare(link, by=by)
    elif end == "expired":
        time_machine.move_to(moment + timedelta(days=1), tick=False)
    elif end == "embargo":
        actions.embargo(story, ["en"], until=moment + timedelta(hours=1), by=by)
    elif end == "hold":
        actions.hold(story, by=by, reason="A court asks")
    else:
        newsroom.publish(story)
        newsroom.withdraw(story)
    answer = client.get(address(word))
    assert answer.status_code == 410
    assert HEADLINE not in answer.content.decode()
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert status(client, source) == 404


def test_a_closed_link_speaks_the_language_of_its_address(story, newsroom, client):
    link, word = actions.share(story, whom="The lawyer", days=1, by=newsroom.somchai)
    actions.unshare(link, by=newsroom.somchai)
    for mine in ("en", "th"):
        client.cookies["django_language"] = mine
        headers = {"Accept-Language": mine}
        english = client.get(address(word), headers=headers).content.decode()
        assert "This link has ended." in english and "ลิงก์" not in english
        assert "ลิงก์นี้สิ้นสุดแล้ว" in client.get(address(word, "th"), headers=headers).content.decode()


def test_an_editor_makes_a_link_sees_who_looked_and_takes_it_back(
    story, newsroom, client, client_of
):
    editor = client_of(newsroom.somchai)
    sent = {"share-whom": "The lawyer", "share-days": "3", "share-once": "a"}
    url = reverse("article_share", args=[story.pk])
    page = editor.post(url, sent, follow=True).content.decode()
    found = re.search(r'href="http://testserver(/shared/[^"]+)"', page)[1]
    assert client.get(found).status_code == 200
    again = editor.post(url, sent, follow=True).content.decode()
    assert "made already" in again
    assert "/shared/" not in again
    assert "The lawyer" in again
    assert "1 look, the last on" in again
    link = ShareLink.objects.get()
    end = reverse("article_unshare", args=[story.pk, link.pk])
    assert "is taken back" in editor.post(end, {"unshare-once": "b"}, follow=True).content.decode()
    assert editor.post(end, {"unshare-once": "c"}).status_code == 403
    assert client.get(found).status_code == 410


@pytest.mark.parametrize(
    ("field", "value"), [("whom", ""), ("whom", "x" * 201), ("days", "400"), ("days", "soon")]
)
def test_a_link_for_nobody_or_for_ever_is_refused(story, newsroom, client_of, field, value):
    sent = {"share-whom": "The lawyer", "share-days": "3", "share-once": "a"}
    sent[f"share-{field}"] = value
    url = reverse("article_share", args=[story.pk])
    assert client_of(newsroom.somchai).post(url, sent).status_code == 400
    assert not ShareLink.objects.exists()


def test_the_preview_is_framed_in_each_width_and_scheme(story, newsroom, client_of):
    client = client_of(newsroom.somchai)
    look = reverse("article_look", args=[story.pk, "th"])
    answer = client.get(look + "?width=desktop&scheme=dark")
    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]
    page = answer.content.decode()
    assert "look--desktop" in page
    framed = re.search(r'<iframe[^>]* src="([^"]+)"', page)[1]
    inside = client.get(framed)
    assert "frame-ancestors 'self'" in inside.headers["Content-Security-Policy"]
    assert inside.headers["X-Frame-Options"] == "SAMEORIGIN"
    colours = re.search(r'href="(/desk/colours/[^"]+)"', inside.content.decode())[1]
    dark = client.get(colours).content.decode()
    assert "@media all" in dark
    assert "prefers-color-scheme" not in dark
    source = re.search(r'<img src="([^"]+)"', inside.content.decode())[1]
    assert status(client, source) == 200
    assert client.get(look + "?width=9&scheme=x").status_code == 200
    assert client.get(reverse("article_look", args=[story.pk, "fr"])).status_code == 404


def test_a_page_that_is_not_for_frames_cannot_be_framed(story, newsroom, client_of, client):
    _link, word = actions.share(story, whom="The lawyer", days=1, by=newsroom.somchai)
    for answer in (
        client.get(address(word)),
        client_of(newsroom.somchai).get(reverse("article_look", args=[story.pk, "en"])),
    ):
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
