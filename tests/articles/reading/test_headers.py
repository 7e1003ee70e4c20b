"""What the W3C's and Mozilla's header grade asks of a readers' page: each rule that gives or takes.

Mozilla's HTTP Observatory, scoring 5: 100, and +10 for `default-src 'none'` without unsafe sources,
+10 for Cross-Origin-Resource-Policy, +5 for frame-ancestors, +5 for a private Referrer-Policy: 130.
"""

import html5lib
import pytest
from django.urls import reverse

from articles.reading import addresses
from articles.reading.errors import server_error

PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


@pytest.fixture
def answers(client, newsroom, settings):
    """[(status, response)] of a page, one withdrawn, one that never was, as production sends them."""
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    article = newsroom.marked_story()
    newsroom.publish(article)
    address = addresses.article(article.editions.get(language="en"))
    found = [client.get(address, secure=True)]
    newsroom.withdraw(article)
    return [*found, client.get(address, secure=True), client.get("/en/none/", secure=True)]


def test_pages_refusals_and_tombstones_have_every_header_of_the_best_grade(answers):
    assert [response.status_code for response in answers] == [200, 410, 404]
    for response in answers:
        policy = {
            w[0]: w[1:] for w in map(str.split, response["Content-Security-Policy"].split(";"))
        }
        assert policy["default-src"] == ["'none'"]
        assert policy["frame-ancestors"] == ["'none'"]
        assert not [s for sources in policy.values() for s in sources if "unsafe" in s]
        assert int(response["Strict-Transport-Security"].split(";")[0][8:]) >= 15_768_000
        assert response["Referrer-Policy"] in PRIVATE
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cross-Origin-Resource-Policy"] in {"same-origin", "same-site"}
        assert not response.cookies
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("query", ["", "?utm_source=elsewhere"])
def test_browsers_ask_again_for_what_is_gone_or_has_moved(client, newsroom, query):
    article = newsroom.marked_story()
    newsroom.publish(article)
    short = reverse("reader_article_short", args=["en", article.pk])
    moved = client.get(short + query)
    newsroom.withdraw(article)
    gone = client.get(short + query)
    assert (moved.status_code, gone.status_code) == (301, 410)
    assert "max-age=0" in moved["Cache-Control"] and "max-age=0" in gone["Cache-Control"]


def test_a_tombstone_and_our_own_failure_are_written_without_an_error(answers, rf):
    failure = server_error(rf.get("/th/"))
    for response in (*answers[1:], failure):
        html5lib.HTMLParser(strict=True).parse(response.content.decode().strip())
