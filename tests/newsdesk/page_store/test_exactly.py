"""What a change of the registry makes new: the pages that tell of that entity, and no other."""

import pytest

from annotations.registry import actions as registry
from articles.invalidation import touch
from articles.tags import SETTINGS
from tests.articles.publishing.story import Newsroom
from tests.newsdesk.page_store.test_walk import Process


@pytest.fixture
def site(make_edge, settings, mali, anan, ploy, somchai):
    """(a process whose pages are all kept, the newsroom, the paths)."""
    settings.NEWSROOM_ADDRESS = "https://testserver"
    newsroom = Newsroom(mali, anan, ploy, somchai)
    article = newsroom.marked_story(byline="Mali")
    newsroom.publish(article)
    police = newsroom.police.pk
    paths = [
        f"/{code}/{tail}"
        for code in ("en", "th")
        for tail in (
            "",
            "claims/",
            "corrections/",
            "feed.rss",
            "crime/",
            f"entities/{police}/",
            f"entities/{police}/feed.rss",
            f"articles/{article.pk}/",
            f"articles/{article.pk}/editions/",
        )
    ]
    process = Process(make_edge)
    for path in paths:
        process.ask(path)
    process.drawn()
    return process, newsroom, paths


def drawn_anew(process, paths):
    process.edge.watcher.poll()
    for path in paths:
        process.ask(path)
    return set(process.drawn())


def test_a_change_in_the_registry_draws_the_pages_of_its_entity_and_no_other(site):
    process, newsroom, paths = site
    assert drawn_anew(process, paths) == set()
    police = newsroom.police
    registry.edit_entity(
        police, based_on=police.updated_at, by=newsroom.ploy, description_en="Another"
    )
    own = {path for path in paths if "/entities/" in path}
    assert drawn_anew(process, paths) == own
    assert drawn_anew(process, paths) == set()


def test_a_change_of_the_settings_draws_every_page(site):
    process, _newsroom, paths = site
    touch(SETTINGS)
    assert drawn_anew(process, paths) == set(paths)
