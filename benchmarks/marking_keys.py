"""Key presses for marking an unseen article, typed in Chromium: without suggestions, and with them.

    python -m benchmarks.marking_keys [--stories bridge,clinic] [--json FILE]

The registry has every name. Without: "/", the words, Enter, the kind's key, and Enter on the entity
that the search puts first. With: n goes to the first suggestion, y or x answers each; what was not
suggested is marked as without. The page itself counts the keys that reach it; at the end both texts
have the same words marked.
"""

import argparse
import json
import os
import re
from collections import Counter
from pathlib import Path

from benchmarks import scratch

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
scratch.ready()

# ruff: noqa: E402 - models can be imported only now
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from annotations.models import Annotation, Entity, Kind
from benchmarks import marking_browser, marking_world
from benchmarks.stories import STORIES

COUNT = """() => {
  window.pressed = 0;
  const modifiers = new Set(["Shift", "Control", "Alt", "Meta"]);
  addEventListener("keydown", (event) => {
    if (event.isTrusted && !modifiers.has(event.key)) window.pressed += 1;
  }, true);
}"""
# Not the beat that says who else is here.
ACT = re.compile(r"/(add|accept|dismiss)/$")
SEARCHED = re.compile(r"/entities/search\.json")
LANGUAGE = {True: "th", False: "en"}


class Session:
    """One article, marked by somebody at a keyboard."""

    def __init__(self, context, address, article, language):
        self.article, self.page = article, context.new_page()
        self.page.goto(f"{address}/desk/articles/{article.pk}/mark/{language}/")
        self.page.wait_for_selector("#marking.has-script", timeout=60_000)
        self.page.evaluate(COUNT)
        self.page.locator("#marking-text").focus()

    def close(self):
        pressed = self.page.evaluate("pressed")
        self.page.close()
        return pressed

    def marked(self):
        rows = Annotation.objects.filter(text__article=self.article).exclude(state="removed")
        return Counter(rows.values_list("exact", flat=True))

    def press(self, key, until):
        """Press a key; the marks are then `until` many."""
        with self.page.expect_response(ACT):
            self.page.keyboard.press(key)
        assert sum(self.marked().values()) == until, (key, until, self.marked())

    def by_hand(self, mention, name):
        done = sum(self.marked().values())
        keyboard = self.page.keyboard
        keyboard.press("/")
        keyboard.type(mention)
        keyboard.press("Enter")
        if not name:
            self.press("q", done + 1)
            return
        with self.page.expect_response(SEARCHED):
            keyboard.press("o")
        first = self.page.locator("#entity-dialog [role=option]").first
        expect(first).to_contain_text(mention)
        self.press("Enter", done + 1)
        expect(self.page.locator("#entity-dialog")).to_be_hidden()

    def by_suggestions(self, wanted):
        """Answers every suggestion; `wanted` counts the mentions that are there to be marked."""
        left, bar = Counter(wanted), self.page.locator("#marking-suggestion")
        self.page.keyboard.press("n")
        while bar.is_visible():
            words = bar.locator("[data-words]").inner_text()
            before = self.page.evaluate("document.querySelectorAll('[data-suggestion]').length")
            right = left[words] > 0
            left[words] -= right
            with self.page.expect_response(ACT):
                self.page.keyboard.press("y" if right else "x")
            self.page.wait_for_function(
                "many => document.querySelectorAll('[data-suggestion]').length !== many", arg=before
            )
        return +left


def story(context, address, name, section, by):
    """(without, with them, how many mentions, how many were not suggested) of one story."""
    parts = STORIES[name].replace("]]", "[[").split("[[")
    mentions, plain = parts[1::2], "".join(parts)
    language = LANGUAGE[any("ก" <= letter <= "๛" for letter in plain)]
    names = {one for one in mentions if not _is_value(one)}
    kind = Kind.objects.get(key="organisation")
    known = set(Entity.objects.values_list(f"name_{language}", flat=True))
    Entity.objects.bulk_create(
        Entity(kind=kind, created_by=by, **{f"name_{language}": one}) for one in names - known
    )
    headline, *lines = plain.split("\n")
    body = "".join(f"<p>{line}</p>" for line in lines)

    def begun():
        draft = marking_world.Draft(language=language, headline=headline, summary="", body=body)
        made = marking_world.writing.start(draft, section=section, language=language, by=by)
        return Session(context, address, made, language)

    plainly = begun()
    for mention in mentions:
        plainly.by_hand(mention, mention in names)
    helped = begun()
    left = helped.by_suggestions(Counter(mentions))
    helped.page.locator("#marking-text").focus()
    for mention in left.elements():
        helped.by_hand(mention, mention in names)
    assert plainly.marked() == helped.marked() == Counter(mentions)
    return plainly.close(), helped.close(), len(mentions), sum(left.values())


def _is_value(mention):
    return any(letter.isdigit() for letter in mention) or mention in _VALUES


_VALUES = frozenset(
    [
        "two",
        "six weeks",
        "Monday",
        "Friday",
        "May",
        "June",
        "สองปี",
        "ยี่สิบคน",
        "สิบสองแห่ง",
        "เดือนเมษายน",
        "สี่หมื่นบาท",
        "ไม่เกินสองปี",
    ]
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", default="bridge,harvest,clinic")
    parser.add_argument("--json")
    options = parser.parse_args()
    section, mali = marking_world.ready(), marking_world.person("mali")
    client, found = Client(headers={"host": "localhost"}), {}
    client.force_login(mali, backend="newsdesk.people.backend.PeopleBackend")
    with marking_browser.served() as address, sync_playwright() as playwright:
        browser = marking_browser.chromium(playwright)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}]
        )
        for name in options.stories.split(","):
            without, with_them, mentions, left = found[name] = story(
                context, address, name, section, mali
            )
            print(f"{name:10} {mentions:3} mentions: {without:4} keys without suggestions,"
                  f" {with_them:4} with them ({left} not suggested):"
                  f" {100 - 100 * with_them / without:.1f} % fewer", flush=True)  # fmt: skip
        browser.close()
    without, with_them = (sum(one[at] for one in found.values()) for at in (0, 1))
    print(f"typed in Chromium: {without} keys without suggestions, {with_them} with them:"
          f" {100 - 100 * with_them / without:.1f} % fewer (bar 50)")  # fmt: skip
    if options.json:
        Path(options.json).write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
