"""The workspace in a real browser: by mouse, by touch and by keyboard alone."""

import pytest
from playwright.sync_api import expect

from annotations.models import Annotation, Entity
from tests import factories
from tests.annotations.making import make_entity, make_mark
from tests.flows.people import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# The rectangle of words in the text: [left, top, right, bottom].
BOX = """words => {
  const walker = document.createTreeWalker(document.querySelector("#marking-text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    const box = range.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
  }
}"""
SELECT = """([words, start, end]) => {
  const walker = document.createTreeWalker(document.querySelector("#marking-text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(walker.currentNode, at + start, walker.currentNode, at + end);
    return;
  }
}"""
SELECTED = "getSelection().toString()"


# Every sentence that the live regions say, from now on.
LISTEN = """() => {
  window.said = [];
  for (const region of document.querySelectorAll("#marking-live, #marking-refusal")) {
    new MutationObserver(() => region.textContent && said.push(region.textContent))
      .observe(region, { childList: true, characterData: true, subtree: true });
  }
}"""


@pytest.fixture
def english(mali):
    return factories.make_article(mali).texts.get()


@pytest.fixture
def thai(mali):
    article = factories.make_article(
        mali, language="th", headline=factories.HEADLINE_TH, summary="", body=factories.BODY_TH
    )
    return article.texts.get()


@pytest.fixture
def at_desk(browser, live_server, mali, english):
    mali.language = "en"
    mali.save()
    person = Person(browser, live_server.url, mali)
    yield person
    person.close()


def workspace(person, text):
    page = person.look(f"/desk/articles/{text.article_id}/mark/{text.language}/")
    expect(page.locator("#marking.has-script")).to_be_visible()
    return page


def drag(page, words, inset):
    left, top, right, bottom = page.evaluate(BOX, words)
    middle = (top + bottom) / 2
    page.mouse.move(left + inset, middle)
    page.mouse.down()
    page.mouse.move((left + right) / 2, middle)
    page.mouse.move(right - inset, middle)
    page.mouse.up()


def pull(page, handle, words):
    """Drag a handle of the chosen words as far as the middle of others on the same line."""
    box = page.locator(f"[data-handle={handle}]").bounding_box()
    left, _top, right, _bottom = page.evaluate(BOX, words)
    edge = box["x"] + (box["width"] if handle == "start" else 0)
    page.mouse.move(box["x"] + 22, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 22 + (left + right) / 2 - edge, box["y"] + 20, steps=3)
    page.mouse.up()


def test_the_mouse_snaps_to_words_and_one_key_marks_them(at_desk, english):
    page = workspace(at_desk, english)
    drag(page, "Royal Thai", 8)
    chosen = page.locator("#marking-toolbar [data-words]")
    expect(chosen).to_have_text("Royal Thai")
    assert page.evaluate(SELECTED) == "Royal Thai"
    pull(page, "end", "said")
    expect(chosen).to_have_text("Royal Thai Police said")
    pull(page, "start", "Thai P")
    expect(chosen).to_have_text("Thai Police said")
    pull(page, "end", "Thai P")
    expect(chosen).to_have_text("Thai")
    pull(page, "start", "Royal")
    expect(chosen).to_have_text("Royal Thai")
    assert page.evaluate(SELECTED) == "Royal Thai"
    at_desk.judge()
    page.keyboard.press("q")
    expect(page.locator("#marking-live")).to_contain_text("“Royal Thai” is marked")
    expect(page.locator("#marking-text")).to_be_focused()
    assert Annotation.objects.get().exact == "Royal Thai"
    assert at_desk.problems == []


def test_spans_nest_and_overlap_in_sight(at_desk, english, mali):
    make_mark(english, mali, entity=make_entity(mali))
    page = workspace(at_desk, english)
    for words in ("The Royal Thai Police said", "Royal"):
        page.locator("#marking-text").focus()
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        page.keyboard.press("q")
        expect(page.locator("#marking-live")).to_contain_text(f"“{words}” is marked")
    pieces = page.locator("#marking-text mark").all_inner_texts()
    assert {"The ", "Royal", " Thai Police", " said"} <= set(pieces)
    assert Annotation.objects.count() == 3
    at_desk.judge()


def test_by_keyboard_alone_from_selecting_to_undoing(at_desk, english):
    page = workspace(at_desk, english)
    page.locator("#marking-text").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(SELECTED) == "Police"
    page.keyboard.press("ArrowRight")
    for key, chosen in (
        ("Shift+ArrowRight", "in two"),
        ("Shift+End", "in two countries agree to chase call centre gangs"),
        ("Shift+Home", "Police in"),
        ("Shift+ArrowRight", "in"),  # what was extended is taken back first
        ("Shift+ArrowRight", "in two"),
    ):
        page.keyboard.press(key)
        assert page.evaluate(SELECTED) == chosen
    page.keyboard.press("[")
    assert page.evaluate(SELECTED) == "in tw"
    page.keyboard.press("]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(SELECTED) == factories.SUMMARY
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("/")
    page.keyboard.type("The Nation")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#marking-toolbar [data-kind]").first).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("#entity-dialog [role=combobox]")).to_be_focused()
    expect(page.locator("#entity-dialog [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.type("เดอะเนชั่น")
    page.keyboard.press("Enter")
    expect(page.locator("#entity-dialog")).to_be_hidden()
    expect(page.locator("#marking-text")).to_be_focused()
    # The mode goes on where it was.
    expect(page.locator("#marking-caret")).to_have_attribute("aria-pressed", "true")
    assert Entity.objects.get().name_th == "เดอะเนชั่น"
    page.keyboard.press("Escape")
    expect(page.locator("#marking-caret")).to_be_focused()
    page.locator("#marking-panel details[id^=g] summary").click()
    page.locator("#marking-panel a[data-card]").first.focus()
    page.keyboard.press("Enter")
    remove = page.locator("#marking-dialog .btn-outline-danger")
    expect(remove).to_be_visible()
    at_desk.judge()
    remove.press("Enter")
    undo = page.locator("[data-undo] button")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(page.locator("[data-undo]")).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body")
    assert Annotation.objects.get().state == "pending"


def test_words_that_changed_meanwhile_are_refused_in_sight(at_desk, english):
    page = workspace(at_desk, english)
    drag(page, "over 700,000", 8)
    expect(page.locator("#marking-toolbar [data-words]")).to_have_text("over 700,000")
    page.evaluate(
        "document.querySelector('#marking').dataset.revision = '7'"  # another page's revision
    )
    page.keyboard.press("q")
    expect(page.locator("#marking-refusal")).to_contain_text("Reload the page")
    assert not Annotation.objects.exists()


def test_touch_on_a_phone_snaps_thai_to_words(browser, live_server, mali, thai, at_desk):
    workspace(at_desk, thai)
    page = at_desk.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#marking-text").dispatch_event("pointerdown", {"pointerType": "touch"})
    page.evaluate(SELECT, ["กัมพูชา", 2, 5])
    expect(page.locator("#marking-toolbar [data-words]")).to_have_text("กัมพูชา")
    at_desk.judge()
    for button in page.locator("#marking-toolbar button").all():
        assert button.bounding_box()["height"] >= 44
    page.locator("#marking-toolbar [data-nudge='0 1']").click()
    expect(page.locator("#marking-toolbar [data-words]")).to_have_text("กัมพูชาต")
    page.keyboard.press("{")
    page.keyboard.press("{")
    # A letter goes with its vowels and its tone mark.
    expect(page.locator("#marking-toolbar [data-words]")).to_have_text("ละกัมพูชาต")
    page.keyboard.press("[")
    page.locator("#marking-toolbar [data-kind=quantity]").click()
    expect(page.locator("#marking-live")).to_contain_text("“ละกัมพูชา” is marked")
    assert Annotation.objects.get().exact == "ละกัมพูชา"


def test_letters_beyond_the_first_plane_are_counted_as_the_server_counts(at_desk, mali):
    article = factories.make_article(
        mali, body="<p>🚓🚓 The 👩🏽‍🚒 called<br>Ploy at <em>once</em>.</p>"
    )
    text = article.texts.get()
    page = workspace(at_desk, text)
    page.locator("#marking-text").focus()
    page.keyboard.press("/")
    page.keyboard.type("Ploy at once")
    page.keyboard.press("Enter")
    page.keyboard.press("q")
    expect(page.locator("#marking-live")).to_contain_text("is marked")
    annotation = Annotation.objects.get()
    assert annotation.exact == "Ploy at once" and annotation.start == 19


class Heard:
    """What a screen reader is given of the workspace: its accessibility tree and its live regions."""

    def __init__(self, page):
        self.page = page
        self.session = page.context.new_cdp_session(page)
        page.evaluate(LISTEN)

    def text(self):
        """All that is read out of the text, from beginning to end."""
        self.session.send("DOM.enable")
        found = self.session.send(
            "Runtime.evaluate", {"expression": "document.querySelector('#marking-text')"}
        )
        node = self.session.send("DOM.describeNode", {"objectId": found["result"]["objectId"]})
        nodes = self.session.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {one["nodeId"]: one for one in nodes}
        root = next(
            one for one in nodes
            if one.get("backendDOMNodeId") == node["node"]["backendNodeId"] and not one["ignored"]
        )  # fmt: skip
        return " ".join(self._below(root, by_id))

    def _below(self, node, by_id):
        if not node["ignored"] and node["role"]["value"] == "StaticText":
            yield node["name"]["value"]
        else:
            for child in node.get("childIds", ()):
                yield from self._below(by_id[child], by_id)

    def after(self, key, *said):
        """Press a key; then the live regions have said all of `said`, and the focus is somewhere.
        The element that has it."""
        self.page.evaluate("said.length = 0")
        self.page.keyboard.press(key)
        for words in said:
            self.page.wait_for_function("words => said.join(' ').includes(words)", arg=words)
        # The panel that is drawn anew afterwards takes nothing away.
        self.page.wait_for_timeout(200)
        assert self.page.evaluate("document.activeElement !== document.body"), key
        return self.page.locator("*:focus")


def test_a_screen_reader_hears_every_act_and_the_keyboard_is_never_lost(at_desk, mali):
    make_entity(mali, name_en="River Guild", name_th="")
    body = (
        "<p>The River Guild met.</p><p>Critics of the River Guild left; the River Guild stayed.</p>"
    )
    text = factories.make_article(mali, headline="News", summary="", body=body).texts.get()
    page = workspace(at_desk, text)
    heard = Heard(page)
    assert heard.text().count("[Suggestion: River Guild] River Guild [End of highlight]") == 3
    # Selected and tagged.
    page.locator("#marking-text").focus()
    page.keyboard.press("/")
    page.keyboard.type("left")
    page.keyboard.press("Enter")
    expect(heard.after("q", "“left” is marked")).to_have_id("marking-text")
    assert "[Highlight: Quantity] left [End of highlight]" in heard.text()
    page.keyboard.press("Escape")
    # To a suggestion, and taken; the next one is told and has the keyboard.
    focused = heard.after("n", "River Guild: ")
    assert focused.get_attribute("data-suggestion")
    focused = heard.after("y", "now a mark", "River Guild: ")
    assert focused.get_attribute("data-suggestion")
    read = heard.text()
    assert read.count("[Highlight: River Guild] River Guild [End of highlight]") == 1
    assert read.count("[Suggestion: River Guild]") == 2
    # The mark's card, and from there all other mentions.
    page.keyboard.press("Escape")
    made = Annotation.objects.get(entity__isnull=False)
    while page.locator(f"#mark-{made.pk}:focus").count() == 0:
        page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator("#marking-dialog[open]")).to_be_visible()
    page.locator("#marking-dialog [data-in-dialog]", has_text="Mark every mention").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#tag-all-title")).to_be_visible()
    page.locator("#marking-dialog [name=key] >> nth=0").focus()
    focused = heard.after("Enter", "2 more mentions are marked")
    assert focused.evaluate("one => Boolean(one.closest('#marking'))")
    assert heard.text().count("[Highlight: River Guild]") == 3
    # Undone, done again.
    heard.after("Control+z", "Undone: ")
    assert heard.text().count("[Suggestion: River Guild]") == 2
    heard.after("Control+Shift+z", "Done again: ")
    assert heard.text().count("[Highlight: River Guild]") == 3
    # Removed: the way back has the keyboard.
    page.locator("#marking-text").focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("#marking-dialog .btn-outline-danger").focus()
    focused = heard.after("Enter", "is removed")
    assert focused.evaluate("one => Boolean(one.closest('[data-undo]'))")
    read = heard.text()
    assert read.count("[Highlight: ") + read.count("[Suggestion: ") == read.count(
        "[End of highlight]"
    )
    # Refused: told at once.
    page.evaluate("document.querySelector('#marking').dataset.revision = '7'")
    page.locator("#marking-text").focus()
    page.keyboard.press("/")
    page.keyboard.type("met")
    page.keyboard.press("Enter")
    heard.after("q", "Reload the page")
    assert at_desk.problems == [] or all("409" in one for one in at_desk.problems)


def test_whoever_types_on_before_the_answer_comes_keeps_typing(at_desk, english):
    page = workspace(at_desk, english)
    page.evaluate(
        "() => { const ask = window.fetch; window.fetch = (...what) =>"
        " new Promise((go) => setTimeout(go, 700)).then(() => ask(...what)); }"
    )
    page.locator("#marking-text").focus()
    page.keyboard.press("/")
    page.keyboard.type("Cambodia")
    page.keyboard.press("Enter")
    page.keyboard.press("q")
    page.keyboard.press("/")
    page.keyboard.type("one ")
    expect(page.locator("#marking-live")).to_contain_text("is marked")
    page.keyboard.type("month")
    expect(page.locator("#marking-find")).to_be_focused()
    expect(page.locator("#marking-find")).to_have_value("one month")
    assert [one.exact for one in Annotation.objects.all()] == ["Cambodia"]
