"""What stands around the story on a saved web page, found by what the page itself calls it: menus,
share buttons, related stories, comments. Tags such as nav and aside are known without it."""

import re
from html.parser import HTMLParser

MOST = 2_000_000  # characters of markup: more is no saved article
SHARE = 0.4  # of the page's words: what holds more is the story, whatever it is called
ROLES = {"navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alertdialog"}
NAMES = {
    "share", "sharing", "sharedaddy", "social", "related", "recommended", "newsletter", "subscribe",
    "comments", "breadcrumb", "breadcrumbs", "cookie", "cookies", "advert", "advertisement", "nav",
    "navbar", "navigation", "menu", "sidebar", "promo", "trending", "outbrain", "taboola",
}  # fmt: skip
EMBEDDED = {"embed", "embedded", "quote"}  # a quoted post is a part of the story
_HOLDERS = {"div", "section", "ul", "ol", "table", "header", "form", "figure", "p", "span"}
_PART = re.compile(r"[\s_-]+")


def without_surroundings(content):
    """(`content` without them, how many there were)."""
    if len(content) > MOST:
        return content, 0
    finder = _Finder(content)
    finder.feed(content)
    finder.close()
    found = [
        (start, end)
        for start, end, words, heading in finder.found
        if words < SHARE * max(finder.words, 1) and not heading
    ]
    return _cut(content, found)


def _cut(content, found):
    kept, at, count = [], 0, 0
    for start, end in sorted(found):
        if start >= at:
            kept.append(content[at:start])
            at, count = end, count + 1
    return "".join([*kept, content[at:]]), count


class _Finder(HTMLParser):
    """`found`: (start, end, how many characters of words, whether a main heading is in it)."""

    def __init__(self, content):
        super().__init__(convert_charrefs=True)
        self.lines = [0, *(match.end() for match in re.finditer("\n", content))]
        self.open, self.found, self.words, self.headings = [], [], 0, 0

    def handle_starttag(self, tag, attributes):
        if tag == "h1":
            self.headings += 1
        if tag in _HOLDERS:
            named = _is_surrounding(dict(attributes))
            self.open.append((tag, self._at() if named else None, self.words, self.headings))

    def handle_endtag(self, tag):
        if all(tag != opened for opened, *_rest in self.open):
            return
        while self.open:
            opened, start, words, headings = self.open.pop()
            if opened == tag:
                if start is not None:
                    end = self._at() + len(f"</{tag}>")
                    row = (start, end, self.words - words, self.headings > headings)
                    self.found.append(row)
                return

    def handle_data(self, data):
        self.words += len(data.strip())

    def _at(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column


def _is_surrounding(attributes):
    if (attributes.get("role") or "").lower() in ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    parts = {part for part in _PART.split(names) if part}
    return bool(parts & NAMES) and not parts & EMBEDDED
