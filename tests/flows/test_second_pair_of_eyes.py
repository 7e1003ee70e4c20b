"""The second pair of eyes on a phone: an editor's change countersigned by the reporter in two taps;
and a desk of two at night that publishes alone, by keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import FourEyesException, NewsroomSettings, Stage
from articles.newsroom import forget
from articles.writing import actions as writing
from tests import factories
from tests.articles.publishing.story import edit
from tests.flows.people import Person
from tests.flows.test_publishing_by_keyboard import Keys

pytestmark = [pytest.mark.journey, pytest.mark.soak, pytest.mark.django_db(transaction=True)]


def test_a_reporter_countersigns_an_editors_change_in_two_taps(
    browser, live_server, mali, ploy, somchai
):
    mali.language, mali.approves_languages = "en", ["en"]
    mali.save()
    text = factories.make_article(mali).texts.get()
    factories.approve_all(text, by=ploy)
    edit(text, "within two months", "within three months", by=somchai)
    text.refresh_from_db()
    writing.submit(text, by=somchai)
    person = Person(browser, live_server.url, mali)
    phone = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 360, "height": 780},
        has_touch=True,
        is_mobile=True,
        storage_state=person.context.storage_state(),
    )
    person.close()
    page = phone.new_page()
    page.goto(reverse("notice_list"))
    notice = page.locator(".notices__row").filter(has_text="handed")
    notice.get_by_role("button", name="Open").tap()
    changed = page.locator(".block-change")
    expect(changed).to_have_count(1)
    expect(changed.locator("ins")).to_contain_text("three")
    page.get_by_role("button", name="Approve the text").tap()
    expect(page.locator("#messages")).to_contain_text("approved")
    text.refresh_from_db()
    assert text.stage == Stage.APPROVED
    phone.close()


def test_a_desk_of_two_publishes_alone_by_keyboard(browser, live_server, mali, ploy, somchai):
    switches = {"allows_exceptions": True}
    NewsroomSettings.objects.update_or_create(pk=1, defaults=switches)
    forget()
    article = factories.make_article(somchai)
    somchai.language = ploy.language = "th"
    somchai.save()
    ploy.save()
    keys = Keys(Person(browser, live_server.url, somchai))
    keys.look(reverse("article_publish", args=[article.pk]))
    keys.to("a[href$='/publish/alone/']").press("Enter")
    keys.page.wait_for_url("**/publish/alone/")
    keys.to("form[action$='/publish/alone/'] [type=submit]").press("Enter")
    reason = keys.page.locator("[name$=reason]")
    expect(reason).to_be_focused()  # the browser says what is missing
    keys.type("เขื่อนกำลังจะแตก")
    keys.to("[name$=nobody]").press(" ")
    keys.to("[name$=looked]").press(" ")
    keys.send("/publish/alone/")
    one = FourEyesException.objects.get()
    assert (one.by, one.reason) == (somchai, "เขื่อนกำลังจะแตก")
    hers = Keys(Person(browser, live_server.url, ploy))
    hers.look(reverse("review_queue"))
    hers.to(f"a[href='{reverse('second_look', args=[one.pk])}']").press("Enter")
    hers.page.wait_for_url("**" + reverse("second_look", args=[one.pk]))
