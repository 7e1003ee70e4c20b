"""Authors' pages, their feeds, the newsroom's colours, and what readers see where nothing is."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from articles.models import Section
from articles.reserved import RESERVED
from newsdesk import checks


def words(response):
    return response.content.decode()


@pytest.fixture
def published(newsroom):
    article = newsroom.story(byline="By Mali and Anan")
    newsroom.publish(article)
    return article


def test_each_author_has_a_page_and_feeds_until_the_article_is_withdrawn(
    client, newsroom, published
):
    page = words(client.get(f"/en/articles/{published.pk}/", follow=True))
    assert '<a href="/en/authors/mali/" rel="author">Mali</a>' in page
    for address in ("/en/authors/mali/", "/th/authors/anan/", "/en/authors/anan/feed.json"):
        assert published.headline_en in words(client.get(address)) or "th" in address
        assert client.get(address).status_code == 200
    assert 'hreflang="th" href="http://testserver/th/authors/mali/"' in words(
        client.get("/en/authors/mali/")
    )
    newsroom.withdraw(published)
    assert client.get("/en/authors/mali/").status_code == 404


def test_a_page_that_is_not_there_has_the_masthead_and_the_way_back(client, db, settings):
    settings.NEWSROOM_NAME = "The Daily Check"
    response = client.get("/th/nothing/at/all/")
    page = words(response)
    assert response.status_code == 404
    assert '<a href="/th/">The Daily Check</a>' in page
    assert '<a href="/en/" lang="en"' in page
    assert "noindex" in page
    assert '<html lang="th">' in page


def test_colours_and_masthead_are_set_in_one_place(client, db, settings):
    settings.NEWSROOM_TAGLINE = {"en": "News you can check"}
    assert "newsroom.css" not in words(client.get("/en/"))
    settings.NEWSROOM_COLOURS = {"mast": "#7a1022", "dark-mast": "#ff9aa8", "x": "red}body{}"}
    page = words(client.get("/en/"))
    assert "News you can check" in page
    assert '<link rel="stylesheet" href="/newsroom.css">' in page
    assert words(client.get("/newsroom.css")) == (
        ":root{--mast:#7a1022}@media screen and (prefers-color-scheme:dark){:root{--mast:#ff9aa8}}"
    )


def test_no_section_takes_an_address_of_the_site(db):
    taken = {
        pattern.pattern._route.split("/")[1]
        for pattern in get_resolver().url_patterns[0].url_patterns
        if pattern.pattern._route.startswith("<content_language:language>/")
    }
    fixed = {part for part in taken if part and "<" not in part}
    assert fixed <= RESERVED
    with pytest.raises(ValidationError):
        Section(key="search", name_en="Search").full_clean()
    Section.objects.create(key="claims", name_en="Claims")
    assert [e.id for e in checks.sections_can_be_reached(databases=["default"])] == [
        "newsdesk.E002"
    ]


def test_the_news_map_holds_the_last_two_days(client, published, time_machine):
    assert published.slug_in("en") in words(client.get("/news-sitemap.xml"))
    time_machine.move_to(published.created_at.replace(year=published.created_at.year + 1))
    assert "<news:news>" not in words(client.get("/news-sitemap.xml"))
