"""What other machines read: ninjs, oEmbed, the API's description, pictures for shared links."""

import io
import json
import re

import pytest
from PIL import Image

from articles.models import Edition
from articles.reading import addresses


@pytest.fixture
def published(newsroom):
    article = newsroom.marked_story(byline="Mali")
    newsroom.publish(article)
    return article


def edition(article, language="en"):
    return Edition.objects.live().get(article=article, language=language)


def test_an_article_s_head_leads_to_every_form_of_it(client, published):
    page = client.get(addresses.article(edition(published))).content.decode()
    for found in re.findall(r'<link rel="(?:alternate|service-desc)"[^>]*href="([^"]+)"', page):
        assert client.get(found.replace("&amp;", "&")).status_code == 200, found
    picture = re.search(r'og:image" content="http://testserver([^"]+)"', page)[1]
    assert client.get(picture).status_code == 200


@pytest.mark.parametrize("language", ["en", "th"])
def test_the_picture_of_a_shared_link_is_drawn(client, published, language):
    response = client.get(addresses.card(edition(published, language)))
    with Image.open(io.BytesIO(response.content)) as image:
        assert image.size == (1200, 630)
        assert len(image.getcolors(maxcolors=10**6) or "many") > 50, "it has words on it"


def test_ninjs_says_what_the_page_says(client, published):
    item = client.get(addresses.ninjs(edition(published, "th"))).json()
    assert item["standard"]["version"] == "3.0"
    assert item["headlines"][0]["value"] == edition(published, "th").headline
    assert item["organisations"][0]["name"] == "สำนักงานตำรวจแห่งชาติ"
    assert item["by"] == "Mali"
    assert "<mark" not in item["bodies"][0]["value"]


def test_only_the_described_addresses_are_for_any_site(client, published):
    one = edition(published)
    described = client.get("/api/openapi.json").json()["paths"]
    assert len(described) == 5
    for path in described:
        path = path.format(language="en", article=published.pk, number=1)
        query = {"url": addresses.article(one)} if path == "/oembed" else {}
        assert client.get(path, query).headers["Access-Control-Allow-Origin"] == "*", path
    for path in (addresses.article(one), "/en/search/?q=police", "/en/feed.rss"):
        assert "Access-Control-Allow-Origin" not in client.get(path).headers or "feed" in path


def test_oembed_answers_for_articles_alone(client, newsroom, published):
    url = f"http://testserver{addresses.article(edition(published))}"
    found = client.get("/oembed", {"url": url}).json()
    assert (found["type"], found["title"]) == ("link", edition(published).headline)
    assert client.get("/oembed", {"url": url, "format": "xml"}).status_code == 501
    for wrong in ("", "/en/", "http://[", f"/en/articles/{published.pk + 1}/"):
        assert client.get("/oembed", {"url": wrong}).status_code == 404
    newsroom.withdraw(published)
    assert client.get("/oembed", {"url": url}).status_code == 404


def test_structured_data_names_author_claim_and_evidence(client, published):
    page = client.get(addresses.article(edition(published))).content.decode()
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert data["author"] == [
        {"@type": "Person", "name": "Mali", "url": "http://testserver/en/authors/mali/"}
    ]
    [review] = data["hasPart"]
    assert review["@type"] == "ClaimReview"
    assert review["itemReviewed"]["citation"] == ["https://news.example/joint-operations"]


def test_claims_are_narrowed_by_claimant_and_section(client, newsroom, published):
    police = newsroom.police.pk
    for query, count in [
        (f"claimant={police}", 1),
        (f"claimant={police + 1}", 0),
        ("section=crime&status=corroborated", 1),
        ("section=sport", 0),
    ]:
        page = client.get(f"/en/claims/?{query}").content.decode()
        assert page.count('<article class="claim') == count, query
    assert client.get("/en/claims/?claimant=x").status_code == 404
    page = client.get(f"/en/entities/{police}/").content.decode()
    assert f'href="/en/claims/?claimant={police}"' in page
