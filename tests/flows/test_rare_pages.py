"""Pages that are off by default, judged by axe and read on a phone: several annotators, publishing
alone, deputies, the second look; and what a phone could not read of the desk's charts and tables."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from annotations.marking.spans import occurrences
from annotations.models import Layer
from annotations.rounds import actions as rounds
from articles.models import NewsroomSettings
from articles.newsroom import forget
from articles.publishing.alone import shifts
from articles.publishing.alone.actions import publish_alone
from tests import factories
from tests.annotations.making import kind
from tests.flows.people import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PAGES = [
    ("en", "dark", 360),
    ("th", "light", 1280),
    pytest.param("en", "light", 1280, marks=pytest.mark.soak),
    pytest.param("th", "dark", 360, marks=pytest.mark.soak),
]


@pytest.fixture
def switched_on(transactional_db):
    switches = {"several_annotators": True, "allows_exceptions": True}
    NewsroomSettings.objects.update_or_create(pk=1, defaults=switches)
    forget()


@pytest.fixture
def at_the_desk(browser, live_server):
    """Opens somebody's browser in a language, a colour scheme and a width."""
    people = []

    def open_(user, language, scheme, wide):
        user.language = language
        user.save()
        person = Person(browser, live_server.url, user)
        person.page.set_viewport_size({"width": wide, "height": 800})
        person.page.emulate_media(color_scheme=scheme)
        people.append(person)
        return person

    yield open_
    for person in people:
        person.close()


def layer_of(one, person):
    return Layer.objects.select_related("round__text__article").get(round=one, annotator=person)


def mark(one, person, words, key):
    place = occurrences(one.revision.document, words)[0]
    rounds.mark(layer_of(one, person), place, kind=kind(key), by=person)


@pytest.mark.parametrize(("language", "scheme", "wide"), PAGES)
def test_several_annotators(at_the_desk, switched_on, mali, ploy, somchai, language, scheme, wide):
    text = factories.make_article(mali).texts.get()
    text.assignee = ploy
    text.save()
    one = rounds.start(text, [mali, ploy], by=somchai)
    for person, words in ((mali, "over 700,000 baht"), (ploy, "700,000 baht")):
        mark(one, person, words, "money")
        mark(one, person, "Monday", "date")
    hers = at_the_desk(mali, language, scheme, wide)
    hers.look(reverse("round_mark", args=[one.pk]))
    for person in (mali, ploy):
        rounds.submit(layer_of(one, person), by=person)
    hers.look(reverse("round_mark", args=[one.pk]))
    his = at_the_desk(somchai, language, scheme, wide)
    his.look(reverse("round_list", args=[text.article_id, "en"]))
    his.look(reverse("round_detail", args=[one.pk]))
    page = his.look(reverse("round_compare", args=[one.pk]))
    page.locator(".cluster").first.locator("input[name=take]").first.check()
    page.locator("form[method=post] button.btn-primary").last.click()
    page.wait_for_url(f"**{reverse('round_detail', args=[one.pk])}")
    his.judge()
    his.look(reverse("round_compare", args=[one.pk]))
    hers.look(reverse("round_mine", args=[one.pk]))


@pytest.mark.parametrize(("language", "scheme", "wide"), PAGES)
def test_publishing_alone(at_the_desk, switched_on, mali, ploy, somchai, language, scheme, wide):
    now = timezone.now()
    article = factories.make_article(somchai)
    shifts.appoint(mali, starts_at=now, ends_at=now + timedelta(hours=8), by=somchai)
    his = at_the_desk(somchai, language, scheme, wide)
    his.look(reverse("article_publish_alone", args=[article.pk]))
    [edition] = publish_alone(article, ["en"], by=somchai, reason="The dam is breaking")
    his.look(reverse("exception_list"))
    his.look(reverse("deputy_list"))
    at_the_desk(mali, language, scheme, wide).look(reverse("desk"))
    look = reverse("second_look", args=[edition.four_eyes_exception.pk])
    hers = at_the_desk(ploy, language, scheme, wide)
    hers.look(reverse("review_queue"))
    hers.look(look)


def test_a_phone_reads_the_charts_and_the_choices(at_the_desk, text, somchai):
    person = at_the_desk(somchai, "th", "light", 360)
    page = person.look(reverse("workload"))
    words = page.locator(".chart text").first
    assert words.bounding_box()["height"] > 12
    page = person.look(reverse("notice_settings"))
    select = page.locator(".table--choices select").first
    assert select.bounding_box()["width"] > 120, "its words would be cut"


def test_a_decision_on_a_text_is_taken_back_by_keyboard(at_the_desk, text, ploy):
    person = at_the_desk(ploy, "en", "light", 1280)
    page = person.look(reverse("text_review", args=[text.article_id, "en"]))
    page.get_by_role("button", name="Approve the text").press("Enter")
    decided = page.locator("[data-decided]")
    expect(decided).to_contain_text("You approved revision 1")
    page.locator("body").press("t")
    expect(decided.get_by_role("button", name="Take the decision back")).to_be_focused()
    person.judge()
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Your decision is taken back")
    expect(page.get_by_role("button", name="Approve the text")).to_be_visible()
