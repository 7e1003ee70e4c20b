"""Two people, one paragraph, one of them in a lift: what does not touch is put together."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.translating import actions
from tests import factories
from tests.articles.translating.making import THAI, translate
from tests.flows.people import Person

pytestmark = [pytest.mark.journey, pytest.mark.soak, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("language", "scheme", "wide"), [("en", "light", 1280), ("th", "dark", 360)]
)
def test_a_paragraph_written_offline_meets_a_colleagues(
    browser, live_server, mali, anan, somchai, language, scheme, wide
):
    article = factories.make_article(mali)
    thai = actions.start(article, "th", by=somchai, assignee=anan)
    translate(thai, "b1", "b2", by=anan)
    anan.language = language
    anan.save()
    person = Person(browser, live_server.url, anan)
    person.page.set_viewport_size({"width": wide, "height": 800})
    person.page.emulate_media(color_scheme=scheme)
    page = person.look(reverse("text_translate", args=[article.pk, "th"]))
    theirs = THAI["b2"].replace("สำนักงาน", "กอง")
    thai.refresh_from_db()
    actions.save_paragraph(thai, "b2", f"<p>{theirs}</p>", based_on=2, by=somchai)
    person.context.set_offline(True)
    row = page.locator("#row-b2")
    field = row.locator("[contenteditable=true]")
    field.fill(THAI["b2"].replace("7 แสน", "8 แสน"))
    field.press("Control+Enter")
    person.context.set_offline(False)
    both = row.locator("[data-keep=both]")
    expect(both).to_be_visible()
    person.judge()
    both.press("Enter")
    expect(row.locator("[data-keep]")).to_have_count(0)
    expect(field).to_have_text(theirs.replace("7 แสน", "8 แสน"))
    expect(row.locator("[name=based_on]").first).to_have_value("4")
    expect(row).to_have_attribute("data-state", "translated")
    thai.refresh_from_db()
    assert theirs.replace("7 แสน", "8 แสน") in thai.revision.body
    person.close()
