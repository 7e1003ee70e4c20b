"""One article's whole way, as four people and a reader walk it, in English and in Thai."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from newsdesk.demo import make
from tests import factories
from tests.flows import story
from tests.flows.people import Browser, Person, type_at_the_end

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["en", "th"])
def interface(request):
    return request.param


@pytest.fixture
def people(interface, mali, anan, ploy, somchai, monkeypatch):
    cast = {"mali": mali, "anan": anan, "ploy": ploy, "somchai": somchai}
    for person in cast.values():
        person.language = interface
        person.save()
    # One name is not in the registry yet: somebody adds it while marking.
    known = {key: entity for key, entity in make.ENTITIES.items() if key != "court"}
    monkeypatch.setattr(make, "ENTITIES", known)
    make.make_registry(somchai)
    factories.make_section()
    return cast


def test_one_article_walks_from_pasted_text_to_readers_and_back(
    browser, live_server, people, interface
):
    walk = Walk(browser, live_server.url, people, interface)
    walk.bring_in()
    walk.write_and_restore()
    walk.meet_a_stale_save()
    walk.mark()
    walk.claim()
    walk.submit()
    walk.nobody_reads_it_yet()
    walk.review("en")
    walk.translate()
    walk.mark_thai()
    walk.review("th")
    walk.answer_for_facts()
    walk.publish()
    walk.read()
    walk.correct()
    walk.withdraw()


class Walk:
    def __init__(self, browser, address, people, interface):
        self.browser, self.address, self.people = browser, address, people
        self.interface = interface
        self.at_desk = {}

    def desk_of(self, name):
        if name not in self.at_desk:
            self.at_desk[name] = Person(self.browser, self.address, self.people[name])
        return self.at_desk[name]

    @property
    def article(self):
        return Article.objects.get()

    def path(self, room, language=""):
        return f"/desk/articles/{self.article.pk}/{room}/" + (f"{language}/" if language else "")

    # --- Mali -----------------------------------------------------------------------------------

    def bring_in(self):
        mali = self.desk_of("mali")
        page = mali.look("/desk/articles/new/")
        page.fill("#id_text", story.PASTED)
        page.locator("main form button[type=submit]").first.click()
        expect(page.locator("[name=photo_credit]")).to_have_value("The Nation")
        expect(page.locator("[name=headline]")).to_have_value("")
        expect(page.locator(".preview p")).to_have_count(7)
        expect(page.locator(".preview")).to_contain_text("Cambodia’s National Police Chief")
        mali.judge()
        page.fill("[name=headline]", story.HEADLINE)
        page.select_option(
            "[name=section]", label="Crime" if self.interface == "en" else "อาชญากรรม"
        )
        page.locator("main form:has([name=headline]) button[type=submit]").click()
        page.wait_for_url(re.compile(r"/desk/articles/\d+/"))
        mali.judge()
        assert self.article.texts.get().revision.block_ids == [f"b{n}" for n in range(1, 8)]

    def write_and_restore(self):
        mali = self.desk_of("mali")
        page = mali.look(self.path("write", "en"))
        page.fill("[name=summary]", story.SUMMARY)
        type_at_the_end(page, " More will follow.")
        page.locator("#write button[type=submit]").first.click()
        expect(page.locator("[name=based_on]")).to_have_value("2")
        mali.judge()
        page.fill("[name=headline]", "A headline to regret")
        page.locator("#write button[type=submit]").first.click()
        expect(page.locator("[name=based_on]")).to_have_value("3")
        page = mali.look(self.path("history", "en"))
        expect(page.locator(".diff ins", has_text="regret")).to_have_count(1)
        page.locator(".revisions li").nth(1).locator("details.confirm summary").click()
        page.locator(".revisions li").nth(1).locator("details.confirm button").click()
        expect(page.locator(".article-head__title")).to_have_text(story.HEADLINE)
        mali.judge()

    def meet_a_stale_save(self):
        """Somchai saves while Mali's page is open: hers is refused with both texts on the screen."""
        mali, somchai = self.desk_of("mali"), self.desk_of("somchai")
        hers = mali.look(self.path("write", "en"))
        his = somchai.look(self.path("write", "en"))
        his.fill("[name=reason]", "A better summary")
        his.fill("[name=summary]", "Somchai's summary.")
        his.locator("#write button[type=submit]").first.click()
        expect(his.locator("[name=based_on]")).to_have_value("5")
        hers.fill("[name=summary]", "Mali's summary.")
        hers.fill("[name=reason]", "My summary again")
        hers.locator("#write button[type=submit]").first.click()
        expect(hers.locator(".conflict")).to_contain_text("Somchai's")
        expect(hers.locator("#id_summary")).to_have_value(
            re.compile("Mali's summary.*Somchai's summary|Somchai's summary.*Mali's", re.DOTALL)
        )
        mali.judge()
        # Having read both, she takes her own and saves.
        hers.locator(".conflict [type=radio][value=mine]").check()
        hers.locator("[data-merge]").click()
        expect(hers.locator("#id_summary")).to_have_value("Mali's summary.")
        mali.judge()
        hers.fill("#id_summary", story.SUMMARY)
        hers.locator("#write button[type=submit]").first.click()
        expect(hers.locator("[name=based_on]")).to_have_value("6")

    def mark(self):
        mali = self.desk_of("mali")
        page = mali.look(self.path("mark", "en"))
        for words, kind, query in story.MARKS:
            self._mark(page, words, kind, query)
        self._mark_a_new_entity(page, *story.NEW_ENTITY)
        mali.judge()

    def _select(self, page, words):
        """By keyboard alone: "/" finds the words, and they are selected."""
        page.locator("#marking-text").focus()
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator("#marking-text")).to_be_focused()

    def _use_kind(self, page, kind):
        page.keyboard.press("Enter")
        expect(page.locator("#marking-toolbar")).to_be_visible()
        page.keyboard.press(page.locator(f"[data-kind={kind}]").first.get_attribute("data-key"))

    def _mark(self, page, words, kind, query):
        self._select(page, words)
        with page.expect_response(lambda answer: answer.request.method == "POST") as stored:
            self._use_kind(page, kind)
            if query is not None:
                box = page.locator("#entity-dialog [role=combobox]")
                expect(box).to_be_focused()
                box.fill(query)
                page.wait_for_timeout(300)  # a person looks before pressing Enter
                page.wait_for_load_state("networkidle")
                first = page.locator("#entity-dialog [role=option]").first
                expect(first).to_contain_text(query, ignore_case=True)
                page.keyboard.press("Enter")
        assert stored.value.ok
        expect(page.locator("#entity-dialog")).to_be_hidden()
        expect(page.locator("#marking-toolbar")).to_be_hidden()

    def _mark_a_new_entity(self, page, words, kind, other_name):
        self._select(page, words)
        self._use_kind(page, kind)
        dialog = page.locator("#entity-dialog")
        expect(dialog.locator("[role=option]").last).to_contain_text(words)
        dialog.locator("[role=option]").last.click()
        dialog.locator("[name=name_th]").fill(other_name)
        dialog.locator("form button[type=submit]").click()
        expect(dialog).to_be_hidden()
        expect(page.locator("#marking-panel")).to_contain_text(words)

    def claim(self):
        mali = self.desk_of("mali")
        page = mali.look(self.path("mark", "en"))
        self._select(page, story.CLAIM)
        self._use_kind(page, "claim")
        form = page.locator("#marking-dialog form[data-claim]")
        expect(form).to_be_visible()
        form.locator("[name=statement_en]").fill("Both police forces agreed to cooperate.")
        form.locator("[name=statement_th]").fill("ตำรวจทั้งสองประเทศตกลงร่วมมือกัน")
        for name, query in (("claimant", "Royal Thai Police"), ("reporter", "The Nation")):
            picker = form.locator(f"select[name={name}] + .picker")
            picker.locator("[role=combobox]").fill(query)
            page.wait_for_timeout(300)
            page.wait_for_load_state("networkidle")
            expect(picker.locator("[role=option]").first).to_contain_text(query)
            picker.locator("[role=combobox]").press("Enter")
        form.locator("[name=modality]").select_option("reported")
        form.locator("[name=status]").select_option("attributed")
        form.locator("[name$='-publisher']").first.fill("The Nation")
        form.locator("[name$='-url']").first.fill("https://www.nationthailand.com/")
        mali.judge()
        form.locator("button[type=submit]").last.click()
        expect(page.locator("#marking-dialog")).to_be_hidden()
        expect(page.locator("#marking-panel .claim-line")).to_have_count(1)
        mali.judge()

    def submit(self):
        mali = self.desk_of("mali")
        page = mali.look(self.path("write", "en"))
        page.locator("#write [name=submit]").click()
        page.wait_for_url(re.compile(r"/desk/articles/\d+/$"))
        mali.judge()
        # She may look, and there is nothing for her to decide.
        page.goto(self.path("review", "en"))
        expect(page.locator("form[action$='/approve/']")).to_have_count(0)

    def nobody_reads_it_yet(self):
        reader = self.reader("en")
        for path in ("/en/", "/th/", "/en/feed.rss", "/en/claims/"):
            reader.page.goto(path)
            assert story.HEADLINE not in reader.page.content()
        assert reader.page.goto(f"/en/crime/x-{self.article.pk}/").status == 404

    # --- Ploy -----------------------------------------------------------------------------------

    def review(self, language):
        ploy = self.desk_of("ploy")
        page = ploy.look("/desk/review/")
        page = ploy.look(self.path("review", language))
        waiting = page.locator("[data-waiting]")
        if language == "en":
            self._reject(page, "within two months", "Two months from when?")
        while int(waiting.inner_text()):
            before = int(waiting.inner_text())
            page.locator("form[data-act=approve] button").first.click()
            expect(waiting).to_have_text(str(before - 1))
        ploy.judge()
        page.locator(f"form[action$='/review/{language}/approve/'] button").click()
        expect(page.locator("form[action$='/approve/']")).to_have_count(0)
        ploy.judge()

    def _reject(self, page, words, reason):
        item = page.locator(".review-item", has_text=words).first
        before = int(page.locator("[data-waiting]").inner_text())
        item.locator("details.confirm:has(form[data-act=reject]) summary").click()
        item.locator("form[data-act=reject] [name=reason]").fill(reason)
        item.locator("form[data-act=reject] button").click()
        expect(page.locator("[data-waiting]")).to_have_text(str(before - 1))

    # --- Anan -----------------------------------------------------------------------------------

    def translate(self):
        somchai = self.desk_of("somchai")
        page = somchai.look(self.path("translate", "th"))
        page.select_option("[name=assignee]", label="Anan")
        page.locator("form[action$='/start/'] button").click()
        expect(page.locator(".pair")).to_have_count(9)
        anan = self.desk_of("anan")
        page = anan.look(self.path("translate", "th"))
        expect(page.locator("#row-b2 .terms")).to_contain_text("ต่อศักดิ์ สุขวิมล")
        thai = [story.HEADLINE_TH, story.SUMMARY_TH, *(th for _en, th in story.PARAGRAPHS)]
        for number, words in enumerate(thai):
            row = page.locator(".pair").nth(number)
            row.locator("[contenteditable=true]").fill(words)
            row.locator("[contenteditable=true]").press("Control+Enter")
            expect(row).to_have_attribute("data-state", "translated")
        anan.judge()
        self._fall_behind_and_catch_up(anan)
        page.locator("form[action$='/submit/'] button").click()
        # The checks ask: a name of the source goes by another one in the translation.
        page.locator("form:has([name=sure]) button").click()
        expect(page.locator(".article-head__kicker")).to_be_visible()

    def _fall_behind_and_catch_up(self, anan):
        """Mali changes a source paragraph; its translation says so and shows the difference."""
        mali, ploy = self.desk_of("mali"), self.desk_of("ploy")
        page = mali.look(self.path("write", "en"))
        type_at_the_end(page, " A judge signed it.")
        page.locator("#write [name=submit]").click()
        page.wait_for_url(re.compile(r"/desk/articles/\d+/$"))
        review = ploy.look(self.path("review", "en"))
        review.locator("form[action$='/review/en/approve/'] button").click()
        expect(review.locator("form[action$='/approve/']")).to_have_count(0)
        page = anan.look(self.path("translate", "th"))
        row = page.locator("#row-b7")
        expect(row).to_have_attribute("data-state", "stale")
        expect(row.locator("ins")).to_contain_text("A judge signed it.")
        row.locator("[contenteditable=true]").fill(story.PARAGRAPHS[6][1] + " ผู้พิพากษาลงนามแล้ว")
        row.locator("[contenteditable=true]").press("Control+Enter")
        expect(row).to_have_attribute("data-state", "translated")
        anan.judge()

    def mark_thai(self):
        mali = self.desk_of("mali")
        page = mali.look(self.path("mark", "th"))
        for words, kind, query in story.MARKS_TH:
            self._mark(page, words, kind, query)
        mali.judge()

    def answer_for_facts(self):
        """A name that the translation says in other words may stand, says a reviewer."""
        ploy = self.desk_of("ploy")
        page = ploy.look(self.path("translate", "th") + "parity/")
        open_rows = page.locator("form[action$='/parity/waive/']")
        assert 1 <= open_rows.count() <= 5
        while before := open_rows.count():
            page.locator("details.waiving summary").first.click()
            page.locator("form[action$='/parity/waive/'] [name=reason]").first.fill(
                "Said by the rank"
            )
            page.locator("form[action$='/parity/waive/'] button").first.click()
            expect(open_rows).to_have_count(before - 1)
        ploy.judge()

    # --- Somchai --------------------------------------------------------------------------------

    def publish(self):
        somchai = self.desk_of("somchai")
        page = somchai.look(self.path("publish"))
        assert page.locator(".obstacles__error").all_inner_texts() == []
        page.check("[name=publish-looked]")
        page.locator("form[action$='/publish/'] [type=submit]").click()
        expect(page.locator("[name=withdraw-reason]")).to_have_count(1)
        somchai.judge()

    def correct(self):
        """A word of the English is corrected; readers of both languages are told."""
        mali, ploy, somchai = (self.desk_of(name) for name in ("mali", "ploy", "somchai"))
        page = mali.look(self.path("write", "en"))
        page.fill("[name=summary]", "Police chiefs of both countries spoke by video link.")
        page.locator("#write [name=submit]").click()
        page.wait_for_url(re.compile(r"/desk/articles/\d+/$"))
        page = ploy.look(self.path("review", "en"))
        page.locator("form[action$='/review/en/approve/'] button").click()
        expect(page.locator("form[action$='/approve/']")).to_have_count(0)
        page = somchai.look(self.path("publish"))
        page.uncheck("[name=publish-languages][value=th]")
        page.check("[name=publish-languages][value=en]")
        page.select_option("[name=publish-kind]", "correction")
        page.fill("[name=publish-note_en]", "The summary named one country only.")
        page.fill("[name=publish-note_th]", "บทสรุปเดิมไม่ครบถ้วน")
        page.check("[name=publish-looked]")
        page.locator("form[action$='/publish/'] [type=submit]").click()
        somchai.judge()
        reader = self.reader("en")
        reader.look(self.addresses["en"])
        expect(reader.page.locator(".correction")).to_contain_text("named one country only")
        reader.look(self.addresses["th"])
        expect(reader.page.locator(".c-behind")).to_be_visible()
        reader.look("/en/corrections/")
        expect(reader.page.locator("main")).to_contain_text(story.HEADLINE)

    def withdraw(self):
        somchai = self.desk_of("somchai")
        page = somchai.look(self.path("publish"))
        page.locator("details:has([name=withdraw-reason]) > summary").click()
        page.fill("[name=withdraw-reason]", "A source took the story back.")
        page.fill("[name=withdraw-public_en]", "The source took its account back.")
        page.fill("[name=withdraw-public_th]", "แหล่งข่าวถอนคำให้ข้อมูล")
        page.check("[name=withdraw-sure]")
        page.locator("form[action$='/withdraw/'] [type=submit]").click()
        expect(page.locator("[name=restore-reason]")).to_have_count(1)
        somchai.judge()
        reader = self.reader("en")
        for language, address in self.addresses.items():
            assert reader.page.goto(address).status == 410
            assert reader.page.goto(f"/{language}/").status == 200
            assert story.HEADLINE not in reader.page.content()
            assert story.HEADLINE_TH not in reader.page.content()

    # --- A reader -------------------------------------------------------------------------------

    def reader(self, language):
        """A fresh browser without JavaScript would do as well; this one has it for axe."""
        return Browser(self.browser, self.address, locale={"en": "en-US", "th": "th-TH"}[language])

    def read(self):
        reader = self.reader("en")
        page = reader.look("/")
        assert page.url.endswith("/en/")
        page.locator("main a", has_text=story.HEADLINE).first.click()
        reader.judge()
        english = page.url
        expect(page.locator("h1")).to_have_text(story.HEADLINE)
        expect(page.locator(".story mark").first).to_be_visible()
        assert "Two months from when" not in page.content()
        page.locator("#marks").uncheck()
        reader.judge()
        page.locator("#marks").check()
        page.locator(".claim details summary").first.click()
        expect(page.locator(".claim .evidence")).to_contain_text("The Nation")
        page.locator("a[href*='/en/entities/']").first.click()
        reader.judge()
        page.goto(english)
        page.locator("a[hreflang=th]").first.click()
        reader.judge()
        expect(page.locator("h1")).to_have_text(story.HEADLINE_TH)
        self.addresses = {"en": english, "th": page.url}
        for path in ("/en/feed.rss", "/th/feed.atom"):
            answer = page.request.get(path)
            assert answer.ok
        assert story.HEADLINE in page.request.get("/en/feed.rss").text()
        assert reader.context.cookies() == []
        plain = self.browser.new_context(base_url=self.address, java_script_enabled=False)
        page = plain.new_page()
        requested = []
        page.on("request", lambda request: requested.append(request.url))
        assert page.goto(english).status == 200
        expect(page.locator("h1")).to_have_text(story.HEADLINE)
        assert all(url.startswith(self.address) for url in requested), requested
        assert plain.cookies() == []
        plain.close()
