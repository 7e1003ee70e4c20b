"""The desk's pages that no journey stops at, judged by axe: wide and light in English, narrow and
dark in Thai."""

import pytest
from django.urls import reverse

from articles.publishing import actions
from articles.roles import ADMIN, EDITOR
from tests import factories
from tests.articles.publishing.story import Newsroom
from tests.flows.people import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DESK = [
    "board",
    "workload",
    "people_list",
    "person_invite",
    "session_list",
    "report_list",
    "page_store",
    "help_index",
    "publishing_list",
    "notice_list",
    "notice_settings",
]
OF_THE_ARTICLE = ["article_record", "article_threads", "photo_list", "article_publish"]
OF_A_LANGUAGE = ["text_plan", "article_look"]


@pytest.mark.parametrize(
    ("language", "scheme", "wide"), [("en", "light", 1280), ("th", "dark", 360)]
)
def test_every_page_is_read_by_everybody(
    browser, live_server, mali, anan, ploy, language, scheme, wide
):
    somchai = factories.make_person("Somchai", ADMIN, EDITOR, language=language)
    newsroom = Newsroom(mali, anan, ploy, somchai)
    article = newsroom.marked_story()
    newsroom.publish(article)
    actions.share(article, whom="The lawyer", days=1, by=somchai)
    person = Person(browser, live_server.url, somchai)
    person.page.set_viewport_size({"width": wide, "height": 800})
    person.page.emulate_media(color_scheme=scheme)
    for name in DESK:
        person.look(reverse(name))
    for name in OF_THE_ARTICLE:
        person.look(reverse(name, args=[article.pk]))
    for name in OF_A_LANGUAGE:
        person.look(reverse(name, args=[article.pk, "th"]))
