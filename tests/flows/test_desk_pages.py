"""The desk's pages that no journey stops at, judged by axe: wide and light in English, narrow and
dark in Thai."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.publishing import actions
from articles.roles import ADMIN, EDITOR
from tests import factories
from tests.articles.publishing.story import Newsroom, edit
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
    _choose_where_a_lost_mark_belongs(person, article, by=mali)


def _choose_where_a_lost_mark_belongs(person, article, *, by):
    """An edit that copies one paragraph over another leaves two marks doubtful and one gone: the
    panel says where they stood, and one click puts one where it belongs."""
    twice = "The Royal Thai Police said over 700,000 baht was lost in one case."
    once = "Joint operations start within two months, The Nation reported."
    edit(article.texts.get(language="en"), once, twice, by=by)
    page = person.look(reverse("text_mark", args=[article.pk, "en"]))
    problems = page.locator(".panel--problems > .rows > li")
    expect(problems).to_have_count(3)
    expect(problems.first.locator(".candidate")).to_have_count(2)
    problems.first.locator(".candidate").first.click()
    expect(problems).to_have_count(2)
    person.judge()
