"""A name is looked for in the archive: begun, watched, taken back, by keyboard; axe looks along."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from annotations.models import MentionSearch
from tests import factories
from tests.annotations.making import make_entity
from tests.flows.people import Person
from tests.flows.test_publishing_by_keyboard import Keys

pytestmark = [pytest.mark.journey, pytest.mark.soak, pytest.mark.django_db(transaction=True)]

BODY = "<p>The River Guild met.</p><p>Critics of the River Guild left.</p>"


@pytest.mark.parametrize(
    ("language", "scheme", "wide"), [("en", "light", 1280), ("th", "dark", 360)]
)
def test_a_name_is_searched_for_and_what_was_found_taken_back(
    browser, live_server, mali, language, scheme, wide
):
    guild = make_entity(mali, name_en="River Guild", name_th="สมาคมแม่น้ำ")
    for number in range(4):
        factories.make_article(mali, headline=f"Guild story {number}", body=BODY)
    mali.language = language
    mali.save()
    person = Person(browser, live_server.url, mali)
    keys = Keys(person)
    keys.page.set_viewport_size({"width": wide, "height": 800})
    keys.page.emulate_media(color_scheme=scheme)
    keys.look(reverse("entity_untagged", args=[guild.pk]))
    keys.send(reverse("mention_search_start", args=[guild.pk]))
    expect(keys.page.locator("#search-progress progress")).to_have_attribute("value", "100")
    expect(keys.page.locator("[hx-post]")).to_have_count(0)
    person.judge()
    search = MentionSearch.objects.get()
    assert search.found == 8 and search.finished_at
    person.look(reverse("mention_search", args=[search.pk]))
    text = search.put_up.first().text
    person.look(reverse("text_mark", args=[text.article_id, "en"]))
    keys.look(reverse("mention_search", args=[search.pk]))
    act = reverse("mention_search_take_back", args=[search.pk])
    if keys.page.locator(f"details:has(form[action*='{act}'])").count():
        keys.open(act)
    keys.send(act)
    search.refresh_from_db()
    assert search.taken_back_at
    person.close()
