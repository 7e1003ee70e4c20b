"""Publishing by keyboard alone, in Thai, on a phone: what is refused, planned, moved, shown to somebody
outside, embargoed, withdrawn, restored, put right and sealed; axe judges each page on the way."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Edition, Outbox, Outlet, Release, ShareLink
from tests.articles.publishing import story
from tests.flows.people import Browser, Person

pytestmark = [pytest.mark.journey, pytest.mark.soak, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 780}
PRESSES = 150  # of the tabulator, before what is looked for counts as out of reach
HAS_A_RING = """e => {
  const style = getComputedStyle(e);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
    || style.boxShadow !== 'none';
}"""


class Keys:
    """Somebody who has no mouse: every field is gone to by Tab, and its focus has to be seen."""

    def __init__(self, person):
        self.person, self.page = person, person.page
        self.page.set_viewport_size(PHONE)

    def look(self, path):
        self.person.look(path)
        return self

    def to(self, selector):
        for _press in range(PRESSES):
            self.page.keyboard.press("Tab")
            focused = self.page.locator(":focus")
            if focused.count() and focused.evaluate("(e, s) => e.matches(s)", selector):
                assert focused.evaluate(HAS_A_RING), f"nobody sees that {selector} has the focus"
                return self
        raise AssertionError(f"no key leads to {selector} on {self.page.url}")

    def press(self, key):
        self.page.keyboard.press(key)
        return self

    def type(self, words):
        self.page.keyboard.type(words)
        return self

    def open(self, act):
        """The part of the page that holds the form whose address says `act`."""
        self.to(f"details:has(form[action*='{act}']) > summary")
        if not self.page.locator(":focus").evaluate("e => e.parentElement.open"):
            self.press("Enter")
        return self

    def at(self, name, moment):
        """A day and time, digit by digit."""
        local = timezone.localtime(moment)
        self.to(f"[name='{name}']").type(local.strftime("%m%d%Y"))
        self.press("Tab").type(local.strftime("%I%M%p"))
        expect(self.page.locator(f"[name='{name}']").first).to_have_value(
            local.strftime("%Y-%m-%dT%H:%M")
        )
        return self

    def send(self, act):
        """The form whose address ends so; the page that answers is judged too."""
        self.to(f"form[action$='{act}'] [type=submit]")
        with self.page.expect_navigation():
            self.press("Enter")
        self.person.judge()
        return self

    def hear(self, words):
        expect(self.page.locator("main")).to_contain_text(words)
        return self


@pytest.fixture
def keys(browser, live_server):
    """Opens somebody's phone, in Thai."""
    people = []

    def open_(user):
        user.language = "th"
        user.save()
        people.append(Person(browser, live_server.url, user))
        return Keys(people[-1])

    yield open_
    for person in people:
        person.close()


@pytest.fixture
def reader(browser, live_server):
    one = Browser(browser, live_server.url, locale="th-TH")
    one.page.set_viewport_size(PHONE)
    yield one
    one.close()


@pytest.fixture
def newsroom(mali, anan, ploy, somchai):
    return story.Newsroom(mali, anan, ploy, somchai)


def address(article, name="article_publish", *args):
    return reverse(name, args=[article.pk, *args])


def short(article, language):
    return reverse("reader_article_short", args=[language, article.pk])


def test_a_first_edition_is_refused_planned_moved_cancelled_and_published(newsroom, keys, reader):
    article, his = newsroom.marked_story(), keys(newsroom.somchai)
    page = address(article)
    his.look(page).at("publish-at", timezone.now() - timedelta(hours=1))
    his.to("[name=publish-looked]").press("Space").send(page)
    assert his.page.locator(":focus").get_attribute("role") == "alert"
    his.look(page).at("publish-at", timezone.now() + timedelta(hours=2))
    his.to("[name=publish-looked]").press("Space").send(page).hear("ตั้งเวลาเผยแพร่แล้ว")
    his.open("/move/").at("reschedule-at", timezone.now() + timedelta(hours=3)).send("/move/")
    assert len({one.at for one in Release.objects.pending()}) == 1
    his.open("/cancel/").send("/cancel/").hear("แต่ถูกยกเลิก")
    assert not Release.objects.pending().exists()
    reader.look(short(article, "th"), status=404)
    his.to("[name=publish-looked]").press("Space").send(page).hear("เผยแพร่แล้ว")
    for language in ("th", "en"):
        reader.look(short(article, language))


def test_what_is_in_the_way_is_answered_for(newsroom, keys):
    article, his = newsroom.story(), keys(newsroom.somchai)
    story.edit(article.texts.get(language="en"), "Monday", "Tuesday", by=newsroom.mali)
    newsroom.approve(article)
    his.look(address(article)).open("/waive/th/")
    his.to("form[action$='/waive/th/'] [type=checkbox]").press("Space")
    his.to("form[action$='/waive/th/'] [name$=reason]").type("แปลตามเดิมถูกต้องแล้ว").send("/waive/th/")
    his.hear("ยกเว้นโดย Somchai: แปลตามเดิมถูกต้องแล้ว")


def test_a_link_for_somebody_outside_ends_and_is_taken_back(newsroom, keys, reader):
    article, his = newsroom.story(), keys(newsroom.somchai)
    his.look(address(article)).open("/share/").to("[name=share-whom]").type("ทนายความ")
    his.send("/share/")
    found = his.page.locator("a[href*='/shared/']").first.get_attribute("href")
    path = re.search(r"/shared/.+", found)[0]
    reader.look(path)
    his.look(address(article)).open("/share/").hear("ดูแล้ว 1 ครั้ง")
    link = ShareLink.objects.get()
    ShareLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    reader.look(path, status=410)
    ShareLink.objects.update(expires_at=link.expires_at)
    reader.look(path)
    his.send("/end/").hear("เพิกถอนลิงก์แล้ว")
    page = reader.look(path.replace("/en/", "/th/"), status=410)
    expect(page.locator("main")).to_contain_text("ลิงก์นี้สิ้นสุดแล้ว")


def test_an_embargo_and_a_withdrawal_close_both_languages_and_open_them(newsroom, keys, reader):
    Outlet.objects.create(name="Partner", kind="webhook", address="http://127.0.0.1:9/", secret="x")
    article, his = newsroom.marked_story(), keys(newsroom.somchai)
    newsroom.publish(article)
    his.look(address(article)).open("/embargo/")
    his.at("embargo-until", timezone.now() + timedelta(hours=1)).send("/embargo/")
    for language in ("th", "en"):
        reader.look(short(article, language), status=404)
    his.to("[name=lift-reason]").type("แถลงแล้ว").send("/lift/").hear("ยกเลิกเวลาห้ามเผยแพร่")
    reader.look(short(article, "th"))
    his.look(address(article)).open("/withdraw/").to("[name=withdraw-reason]").type("ภาพผิดคน")
    his.to("[name=withdraw-public_en]").type("A wrong photo.")
    his.to("[name=withdraw-public_th]").type("ภาพผิด")
    his.to("[name=withdraw-sure]").press("Space").send("/withdraw/").hear("ยังไม่ยืนยัน")
    for language, words in (("th", "ภาพผิด"), ("en", "A wrong photo.")):
        page = reader.look(short(article, language), status=410)
        reader.judge()
        expect(page.locator("main")).to_contain_text(words)
    his.to("[name=restore-reason]").type("เปลี่ยนภาพแล้ว").send("/restore/")
    for language in ("th", "en"):
        reader.look(short(article, language))


def test_a_failed_delivery_is_on_my_desk_and_let_be(newsroom, keys):
    outlet = Outlet.objects.create(name="Partner", kind="webhook", address="http://127.0.0.1:9/")
    now = timezone.now()
    row = Outbox.objects.create(
        kind="webhook", outlet=outlet, due_at=now, tried_at=now, attempts=1, error="refused"
    )
    his = keys(newsroom.somchai).look(reverse("desk")).to("a[href*='deliveries']").press("Enter")
    his.hear("ไม่มีเครื่องใดตอบที่ปลายทาง").send("/drop/")
    row.refresh_from_db()
    assert row.given_up_at


def test_a_name_is_put_right_and_words_are_sealed_by_two_people(newsroom, keys, reader):
    article, his = newsroom.marked_story(), keys(newsroom.somchai)
    newsroom.publish(article)
    his.look(address(article, "article_name"))
    his.to("[name=wrong_en_1]").type("Royal Thai Police")
    his.to("[name=right_en_1]").type("Royal Thai Constabulary")
    his.to(".naming button[type=submit]").press("Enter")
    his.to("form.naming[method=post] button[type=submit]").press("Enter")
    expect(his.page).to_have_url(re.compile(r"/names/\d+/"))
    his.person.judge()
    hers = keys(newsroom.ploy).look(his.page.url).send("/countersign/")
    page = reader.look(short(article, "en"))
    expect(page.locator("main")).to_contain_text("Royal Thai Constabulary")
    his.look(address(article, "article_seal")).to("[name=words]").type("Constabulary")
    his.to("[name=order]").type("คำสั่งศาล 1/2569").to("button[value=look]").press("Enter")
    his.to("button[value=ask]").press("Enter")
    expect(his.page).to_have_url(re.compile(r"/seal/\d+/"))
    his.person.judge()
    hers.look(his.page.url).to("[name=sure]").press("Space").send("/carry-out/")
    page = reader.look(short(article, "en"))
    expect(page.locator("main")).to_contain_text("Royal Thai ████████████")
    expect(page.locator("main")).not_to_contain_text("Constabulary")
    page = reader.look(reverse("reader_ledger", args=["en", article.pk]))
    expect(page.locator("main")).to_contain_text("words were taken out of this edition by order")
    assert Edition.objects.filter(article=article).count() == 3


def test_words_become_an_address_and_the_old_one_leads_there(newsroom, keys, reader):
    article = newsroom.story()
    newsroom.publish(article)
    old = reader.look(short(article, "th")).url
    hers = keys(newsroom.anan).look(address(article, "text_write", "th"))
    hers.to("[name=slug]").press("Control+A").type("ตำรวจสองชาติ จับมือกัน").send("/write/th/")
    newsroom.approve(article)
    his = keys(newsroom.somchai).look(address(article))
    his.to("[name=publish-looked]").press("Space").send(address(article))
    page = reader.look(old)
    assert page.url != old
    assert "%E0%B8%95%E0%B8%B3%E0%B8%A3%E0%B8%A7%E0%B8%88%E0%B8%AA%E0%B8%AD%E0%B8%87" in page.url
