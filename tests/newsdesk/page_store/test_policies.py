"""Every public address with how long its answer is kept: one that is kept has to be put here by hand."""

import inspect

import pytest
from django.core.wsgi import get_wsgi_application

from articles.models import Edition
from articles.publishing.places import routes
from articles.reading import urls
from newsdesk.page_store.memory import Memory
from tests.articles.publishing.story import Newsroom
from tests.newsdesk.page_store.conftest import Readers

# Kept until something it depends on changes; an address in words, or with the article's own parts.
KEPT = {
    "reader_article": "/en/{section}/{slug}-{pk}/",
    "reader_article_short": "/en/articles/{pk}/",
    "reader_ledger": "/en/articles/{pk}/editions/",
    "reader_edition": "/en/articles/{pk}/editions/1.json",
    "reader_changes": "/en/articles/{pk}/changes/1-2/",
    "reader_ninjs": "/en/articles/{pk}/ninjs.json",
    "reader_card": "/en/articles/{pk}/card-2.jpg",
    "reader_annotations": "/en/articles/{pk}/annotations.json",
    "reader_front": "/en/",
    "reader_feed": "/th/feed.atom",
    "reader_section": "/en/{section}/",
    "reader_section_feed": "/en/{section}/feed.rss",
    "reader_author": "/en/authors/mali/",
    "reader_author_feed": "/en/authors/mali/feed.json",
    "reader_entity": "/en/entities/{entity}/",
    "reader_entity_feed": "/en/entities/{entity}/feed.rss",
    "reader_claims": "/en/claims/?status=corroborated&page=1",
    "reader_corrections": "/en/corrections/",
    "reader_sitemap": "/sitemap.xml",
    "reader_sitemap_file": "/sitemap-0.xml",
    "reader_robots": "/robots.txt",
    "reader_theme": "/newsroom.css",
    "reader_openapi": "/api/openapi.json",
}
# Kept too, and asked for where they are tested themselves.
ELSEWHERE = {"reader_about", "reader_claim", "reader_both"}
# Drawn anew for everybody, and why.
NEVER = {
    "reader_home": "it depends on the browser's language",
    "reader_search": "there are as many as there are words",
    "reader_oembed": "it answers any address that is asked about",
    "reader_news_sitemap": "what is new changes by the hour",
    "reader_logo": "a file of its own, which the browser keeps",
    "reader_photo": "a file of its own, which the browser keeps",
    "reader_report": "it takes what a reader writes",
}


@pytest.fixture
def addresses(mali, anan, ploy, somchai):
    newsroom = Newsroom(mali, anan, ploy, somchai)
    article = newsroom.marked_story(byline="Mali")
    newsroom.publish(article)
    newsroom.correct(article, "en", "700,000", "800,000")
    edition = Edition.objects.filter(article=article, language="en").last()
    parts = {
        "pk": article.pk,
        "section": edition.section_key,
        "slug": edition.slug,
        "entity": newsroom.police.pk,
    }
    return {name: address.format(**parts) for name, address in KEPT.items()}


def test_each_public_address_is_kept_or_has_a_reason_not_to_be(addresses, make_edge):
    assert {*KEPT, *NEVER} <= {name for name, _parameters in routes()}
    unlisted = [
        route for route in urls.urlpatterns if route.name not in {*KEPT, *NEVER, *ELSEWHERE}
    ]
    keeping = [r.name for r in unlisted if "keep(" in inspect.getsource(inspect.unwrap(r.callback))]
    assert keeping == [], "put them into KEPT"
    drawn = []
    django = get_wsgi_application()

    def counted(environ, start_response):
        drawn.append(environ["PATH_INFO"])
        return django(environ, start_response)

    edge = make_edge(counted, folder=None)
    edge.memory = Memory(64 * 2**20)
    edge._hot = edge.memory.pages
    readers = Readers(edge)
    wrong = {}
    for name, address in addresses.items():
        first, before = readers.get(address), len(drawn)
        again = readers.get(address)
        if first.status not in (200, 301) or again.body != first.body or len(drawn) > before:
            wrong[name] = (address, first.status)
    assert wrong == {}
    for address in ("/", "/en/search/?q=police", "/oembed?url=x", "/news-sitemap.xml"):
        readers.get(address)
        before = len(drawn)
        readers.get(address)
        assert len(drawn) == before + 1, address
