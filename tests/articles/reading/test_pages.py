"""Readers' pages: where they are, what they show, what they cost."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import html5lib
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Edition
from articles.reading import addresses
from articles.reading.errors import server_error
from tests import factories
from tests.articles.publishing import story
from tests.articles.reading import site

SCRIPT = '<script type="module" src="/static/js/reading.js">'
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def published(newsroom):
    article = newsroom.marked_story()
    newsroom.publish(article)
    return article


def edition(article, language="en"):
    return Edition.objects.live().get(article=article, language=language)


def words(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("accepts", "front"),
    [("th-TH,th;q=0.9,en;q=0.8", "/th/"), ("en", "/en/"), ("de", "/en/"), ("en;q=0.1,th", "/th/")],
)
def test_the_root_leads_to_the_browsers_language(client, accepts, front):
    response = client.get("/", headers={"accept-language": accepts})
    assert (response.status_code, response.url) == (302, front)
    assert response.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    "path",
    [
        "/en/articles/{}/",
        "/en/articles/{}/editions/",
        "/en/articles/{}/annotations.json",
        "/en/articles/1/changes/1-{}/",
        "/en/entities/{}/",
        "/en/crime/words-{}/",
        "/sitemap-{}.xml",
    ],
)
def test_a_number_that_no_row_can_have_is_not_found(client, db, path):
    assert client.get(path.format(10**23)).status_code == 404


def test_an_article_shows_its_words_marks_claims_and_the_way_to_its_twin(client, published):
    page = words(client.get(addresses.article(edition(published))))
    assert f"{factories.HEADLINE}</h1>" in page
    assert re.search('<mark class="m k-organisation"[^>]*>Royal Thai Police</mark>', page)
    assert 'href="#claim-' in page
    assert "Corroborated" in page
    assert "Checked by Ploy on" in page
    thai = addresses.article(edition(published, "th"))
    assert f'<a href="{thai}" lang="th" hreflang="th"' in page


def test_a_thai_page_is_in_thai_with_the_buddhist_year(client, newsroom, time_machine):
    time_machine.move_to("2026-03-01T10:00:00+00:00")
    article = newsroom.story()
    newsroom.publish(article)
    response = client.get(addresses.article(edition(article, "th")))
    assert '<html lang="th">' in words(response)
    assert "1 มีนาคม 2569 เวลา 17:00 น." in words(response)
    assert response.headers["Content-Language"] == "th"


def test_a_wrong_slug_or_section_leads_to_the_right_address(client, published):
    right = addresses.article(edition(published, "th"))
    for wrong in (f"/th/crime/x-{published.pk}/", f"/th/sport/x-{published.pk}/"):
        response = client.get(wrong)
        assert (response.status_code, response.url) == (301, right)
    assert client.get(right).status_code == 200


def test_a_language_that_is_not_published_is_404_and_nobody_is_led_there(client, newsroom):
    article = newsroom.story()
    newsroom.publish(article, ["en"])
    assert client.get(f"/th/articles/{article.pk}/").status_code == 404
    page = words(client.get(addresses.article(edition(article))))
    assert "hreflang" not in page


def test_a_withdrawn_article_answers_410_with_the_reason_in_each_language(
    client, newsroom, published
):
    english, thai = (addresses.article(edition(published, code)) for code in ("en", "th"))
    newsroom.withdraw(published, public_reasons={"en": "It was wrong.", "th": "ข้อมูลผิด"})
    for address, reason in ((english, "It was wrong."), (thai, "ข้อมูลผิด")):
        response = client.get(address)
        assert response.status_code == 410
        assert reason in words(response)
    assert client.get("/en/crime/").status_code == 404


def test_a_correction_stands_on_top_and_the_other_language_says_that_it_is_behind(
    client, newsroom, published
):
    newsroom.correct(published, "en", "one case", "two cases")
    english = words(client.get(addresses.article(edition(published))))
    assert "A figure was wrong." in english
    assert english.index("A figure was wrong.") < english.index('id="story"')
    thai = words(client.get(addresses.article(edition(published, "th"))))
    assert "c-behind" in thai
    assert "ตัวเลขผิด" in thai
    assert "A figure was wrong." in words(client.get("/en/corrections/"))
    story.align(published.texts.get(language="th"), by=newsroom.anan)
    newsroom.correct(published, "th", "คดีหนึ่ง", "สองคดี")
    assert "c-behind" not in words(client.get(addresses.article(edition(published, "th"))))
    assert "c-behind" not in words(client.get(addresses.article(edition(published))))


def test_readers_can_see_what_changed_and_check_the_fingerprints(client, newsroom, published):
    newsroom.correct(published, "en", "one case", "two cases")
    live = edition(published)
    ledger = words(client.get(addresses.ledger(live)))
    assert live.sha256 in ledger
    assert live.previous_sha256 in ledger
    changes = words(client.get(addresses.changes(live, 1, 2)))
    assert "<ins>" in changes
    assert "<del>" in changes
    assert client.get(addresses.changes(live, 2, 1)).status_code == 404


def test_the_file_of_an_edition_has_the_fingerprint_of_the_ledger(client, published):
    live = edition(published)
    file = client.get(addresses.edition_file(live)).content
    assert hashlib.sha256(file).hexdigest() == live.sha256


def test_an_entity_has_a_page_in_each_language_with_every_mention(client, newsroom, published):
    page = words(client.get(addresses.entity("en", newsroom.police.pk)))
    assert "<h1>Royal Thai Police</h1>" in page
    assert '<p class="when">Crime ·' in page
    assert "The Royal Thai Police said over 700,000 baht was lost in one case." in page
    assert "Joint operations start within two months." in page
    thai = words(client.get(addresses.entity("th", newsroom.police.pk)))
    assert "<h1>สำนักงานตำรวจแห่งชาติ</h1>" in thai
    assert client.get("/en/entities/999/").status_code == 404


def test_claims_are_listed_and_filtered_by_status(client, published):
    claim = "Joint operations start within two months."
    assert claim in words(client.get("/en/claims/"))
    assert claim in words(client.get("/en/claims/?status=corroborated"))
    assert claim not in words(client.get("/en/claims/?status=false"))
    for wrong in ("status=nonsense", "page=0", "page=2", "page=x", "page=๒"):
        assert client.get(f"/en/claims/?{wrong}").status_code == 404


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_feeds_name_the_live_articles_of_one_language(client, published, form):
    feed = words(client.get(f"/en/feed.{form}"))
    assert factories.HEADLINE in feed
    assert factories.HEADLINE_TH not in feed
    assert f"/en/articles/{published.pk}/" in feed


def test_the_map_pairs_the_languages(client, published):
    assert "sitemap-0.xml" in words(client.get("/sitemap.xml"))
    rows = words(client.get("/sitemap-0.xml"))
    assert rows.count('hreflang="th"') == 2
    assert "Sitemap: http://testserver/sitemap.xml" in words(client.get("/robots.txt"))


def test_machines_read_the_same_facts(client, newsroom, published):
    newsroom.correct(published, "en", "one case", "two cases")
    page = words(client.get(addresses.article(edition(published))))
    data = json.loads(DATA.search(page)[1])
    assert data["@type"] == "NewsArticle"
    assert data["correction"][0]["text"] == "A figure was wrong."
    assert data["hasPart"][0]["@type"] == "ClaimReview"
    assert data["mentions"][0]["alternateName"] == ["สำนักงานตำรวจแห่งชาติ"]


def test_structured_data_cannot_end_its_element(client, newsroom):
    article = newsroom.story(headline="</script><script>alert(1)</script>", slug="x")
    newsroom.publish(article, ["en"])
    page = words(client.get(addresses.article(edition(article))))
    assert "<script>alert" not in page
    assert json.loads(DATA.search(page)[1])["headline"].startswith("</script>")


def test_annotations_are_the_very_words_by_code_points(client, published):
    live = edition(published, "th")
    page = json.loads(client.get(addresses.annotations(live)).content)
    texts = {b["id"]: "".join(run[0] for run in b["runs"]) for b in live.content["blocks"]}
    assert len(page["items"]) == 3
    for item in page["items"]:
        quote, place = item["target"]["selector"]
        position = place["refinedBy"]
        text = texts[place["value"]]
        assert text[position["start"] : position["end"]] == quote["exact"]


def test_pages_cost_few_queries_and_few_bytes(
    client, newsroom, published, django_assert_max_num_queries
):
    newsroom.correct(published, "en", "one case", "two cases")
    for name in "ABCDEF":
        newsroom.publish(newsroom.story(headline=f"Another story {name}"))
    article = addresses.article(edition(published))
    entity = addresses.entity("en", newsroom.police.pk)
    for address, most in ((article, 3), ("/en/", 8), ("/th/crime/", 8), (entity, 8)):
        with django_assert_max_num_queries(most):
            response = client.get(address)
        assert response.status_code == 200, address
        assert len(gzip.compress(response.content)) <= 20_000
    styles = [settings.BASE_DIR / "static" / "css" / name for name in ("tokens.css", "reader.css")]
    css = sum(len(gzip.compress(Path(path).read_bytes())) for path in styles)
    assert css <= 12_000
    assert css + len(gzip.compress(client.get(article).content)) <= 45_000


def test_a_page_that_the_browser_has_is_not_sent_again(client, published):
    address = addresses.article(edition(published))
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_only_reading_is_allowed(client, published):
    for address in (addresses.article(edition(published)), "/en/", "/", "/en/feed.rss"):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code in (200, 302)


def test_every_page_is_valid_html_without_anything_inline_or_foreign(client, newsroom, published):
    newsroom.correct(published, "en", "one case", "two cases")
    other = newsroom.story()
    newsroom.publish(other)
    newsroom.withdraw(other)
    seen = 0
    for address in site.addresses():
        response = client.get(address)
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        if response.status_code in (301, 302):
            continue
        seen += 1
        page = words(response)
        html5lib.HTMLParser(strict=True).parse(page.strip())
        without_data = DATA.sub("", page)
        without_data = without_data.replace(SCRIPT, "", 1)
        assert "<script" not in without_data, address
        assert "<style" not in page
        assert " style=" not in page
        for link in re.findall(r'<(?:link rel="stylesheet"|img)[^>]+(?:href|src)="([^"]+)', page):
            assert link.startswith("/"), address
    assert seen > 20


def test_ids_are_unique_and_every_note_has_its_card(client, published):
    for language in ("en", "th"):
        page = words(client.get(addresses.article(edition(published, language))))
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_related_queries_do_not_grow_with_the_number_of_articles(client, newsroom, published):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/")
        counts.append(len(queries))
        newsroom.publish(newsroom.story(headline="One more"))
    assert counts[0] == counts[1]


def test_our_own_failure_has_a_page_in_each_language_without_the_database(rf, db):
    with CaptureQueriesContext(connection) as queries:
        pages = {code: server_error(rf.get(f"/{code}/")) for code in ("en", "th")}
    assert not queries.captured_queries
    for code, page in pages.items():
        assert page.status_code == 500
        assert f'<html lang="{code}">' in words(page)
