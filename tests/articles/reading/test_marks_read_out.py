"""What a screen reader hears at a mark's edges, with the marks on and off."""

import pytest

from articles.models import Edition
from articles.reading import addresses
from tests import factories
from tests.flows.people import Browser

# What stands before and after each mark and is shown or read out, and the links behind them.
HEARD = """selector => [...document.querySelectorAll(selector + ' .m')].flatMap(mark => [
    getComputedStyle(mark, '::before').content, getComputedStyle(mark, '::after').content,
]).filter(content => content !== 'none')"""
LINKS = "[...document.querySelectorAll('.n')].filter(link => link.offsetParent).length"
BACKGROUNDS = """[...new Set([...document.querySelectorAll('.m')].map(
    mark => getComputedStyle(mark).backgroundColor))]"""


@pytest.fixture
def published(newsroom):
    article = newsroom.marked_story(headline=f"{factories.HEADLINE}: Royal Thai Police")
    newsroom.publish(article)
    return article


def page_of(article, language):
    return addresses.article(Edition.objects.live().get(article=article, language=language))


@pytest.mark.parametrize(
    ("language", "start", "end"),
    [("en", "Highlight", "End of highlight"), ("th", "ไฮไลต์", "จบไฮไลต์")],
)
def test_every_mark_says_in_the_pages_language_where_it_starts_and_ends(
    client, published, language, start, end
):
    page = client.get(page_of(published, language)).content.decode()
    assert page.count(f'data-start="{start}"') == page.count(f'data-end="{end}"') > 0


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_with_the_marks_off_plain_words_are_left(browser, live_server, published):
    reader = Browser(browser, live_server.url)
    page = reader.look(page_of(published, "en"))
    assert page.locator(".head .m").count() == 1
    for part in (".head", ".story"):
        heard = "".join(page.evaluate(HEARD, part))
        assert "Highlight" in heard and "End of highlight" in heard
    assert page.evaluate(LINKS) > 0
    assert "Highlight" not in page.locator(".article").inner_text()
    page.uncheck("#marks")
    assert page.evaluate(HEARD, ".article") == []
    assert page.evaluate(LINKS) == 0
    assert page.evaluate(BACKGROUNDS) == ["rgba(0, 0, 0, 0)"]
    reader.judge()
    reader.close()
