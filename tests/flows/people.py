"""People at their browsers: signing in, looking at a page, and axe looking along."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.factories import PASSWORD

AXE = Axe()
expect.set_options(timeout=20_000)  # two browsers share two cores with their servers
# Not with copies of the style sheets put into the page, which its policy refuses.
AS_SERVED = {"preload": False}


# The rich-text editor puts its own selection back 20 ms after it takes the focus.
SETTLED = "() => new Promise((done) => setTimeout(done, 60))"


def type_at_the_end(page, words):
    """Of the text that is being written, wherever the click put the caret first."""
    editor = page.locator("#write [contenteditable=true]").first
    editor.click()
    page.evaluate(SETTLED)
    page.keyboard.press("Control+End")
    page.keyboard.type(words)
    expect(editor.locator("> :last-child")).to_contain_text(words.strip())


class Browser:
    """One person's browser. `look` opens a page and lets axe judge it."""

    def __init__(self, browser, address, *, locale="en-US"):
        self.context = browser.new_context(base_url=address, locale=locale)
        self.page = self.context.new_page()
        self.problems = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", self._heard)

    def _heard(self, message):
        # A refused save answers 4xx on purpose, and the browser says so.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(message.text)

    def look(self, path, *, status=200):
        response = self.page.goto(path)
        assert response.status == status, f"{path}: {response.status}, not {status}"
        if status < 300:
            self.judge()
        return self.page

    def judge(self):
        """0 violations of WCAG and best practice, nothing on the console, no sideways scrolling."""
        results = AXE.run(self.page, options=AS_SERVED)
        assert results.violations_count == 0, f"{self.page.url}\n{results.generate_report()}"
        assert not self.problems, f"{self.page.url}: {self.problems}"
        wide = "document.documentElement.scrollWidth > innerWidth"
        assert not self.page.evaluate(wide), f"{self.page.url} scrolls sideways"

    def close(self):
        self.context.close()


class Person(Browser):
    """Somebody of the cast, signed in."""

    def __init__(self, browser, address, user):
        super().__init__(browser, address)
        self.user = user
        self.sign_in()
        self.judge()
        assert self.page.locator("html").get_attribute("lang") == user.language

    def sign_in(self, *, here=False):
        """At the page of that name, or at the one that is open already."""
        if not here:
            self.look("/desk/login/")
        self.page.fill("[name=username]", self.user.username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        expect(self.page.locator("h1")).to_be_visible()
