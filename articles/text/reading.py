"""From HTML to rows of blocks: one pass over the tags, no tree, any depth of nesting.

Lists in lists become one flat list, a list in a quotation stays a list, a quotation in a list
item stays in it, a figure always stands alone. Lines of a table are paragraphs.
"""

import re
from itertools import groupby
from typing import NamedTuple

from articles.text.inline import ORDER, language, link, tidy
from articles.text.markup import tokens

_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_LISTS = frozenset(("ul", "ol"))
CONTAINERS = _LISTS | {"blockquote", "figure"}
# An empty one of these is still a block; of the other line breakers only their text counts.
_BLOCKS = frozenset(("p", "li", "figcaption", *_HEADINGS))
BREAKS = _BLOCKS | frozenset(
    ("div", "section", "article", "header", "footer", "main", "aside", "nav", "address", "pre", "hr",
     "table", "tbody", "thead", "tfoot", "tr", "caption", "dl", "dt", "dd", "details", "summary",
     "form", "fieldset", "center")
)  # fmt: skip
CELLS = frozenset(("td", "th"))
MARKUP = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "a": "a", "span": "span"}
_KINDS = {"ul": "li", "ol": "li", "blockquote": "quote", "figure": "figcaption"}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_PHOTO = re.compile(r"[0-9]{1,18}", re.ASCII)
_SPACES = " \t\n\r\f"


class Row(NamedTuple):
    """What `blocks.Block` is made of; `runs` are pairs of text and tags."""

    kind: str
    text: str
    runs: tuple
    container: str
    group: int
    photo: str


class _Home(NamedTuple):
    """The container that new blocks fall into."""

    container: str = ""
    group: int = 0
    photo: str = ""


def read(html):
    """Return a Row for every block of `html`, in order, containers numbered from 1.

    >>> [(row.kind, row.text, row.container, row.group) for row in read("<h1>A</h1><ul><li>b<li>c</ul>")]
    [('h2', 'A', '', 0), ('li', 'b', 'ul', 1), ('li', 'c', 'ul', 1)]
    """
    reader = _Reader()
    for name, closes, content in tokens(html):
        if name:
            reader.tag(name, closes, content)
        else:
            reader.text(content)
    reader.close()
    return _numbered(reader.rows)


def _numbered(rows):
    number, numbered = 0, []
    for (container, _group), members in groupby(rows, lambda row: (row.container, row.group)):
        number += bool(container)
        numbered += [row._replace(group=number if container else 0) for row in members]
    return numbered


class _Reader:
    """What is open while tags go by. Stacks and counts only, no search: linear time."""

    def __init__(self):
        self.rows = []
        self.home, self.groups = _Home(), 0
        self.containers = []  # (name, the home before it)
        self.open = dict.fromkeys(CONTAINERS, 0)
        self.marks = {name: [] for name in ORDER}
        self.spans = []  # the names in `marks` that each open <span> stands for
        self.tags = ()
        self.pre = 0
        self.kind, self.pieces = "", None  # the open block, None between blocks
        self.filled = self.pending = False  # it has text; a line break waits for more
        self.depths = ()

    def tag(self, name, closes, attributes):
        if name in MARKUP:
            self.unmark(MARKUP[name]) if closes else self.mark(name, attributes)
        elif name in BREAKS:
            self.line(name, closes)
        elif name == "br":
            self.add("\n")
        elif name in CONTAINERS:
            self.leave(name) if closes else self.enter(name, attributes)
        elif name in CELLS:
            self.add(" " if self.filled and not closes else "")

    def text(self, text):
        blank = text.isspace() and not text.strip(_SPACES)
        if blank and (self.pieces is None or self.pending):
            return
        if self.pieces is None:
            self.begin("p")
        if self.pending:
            self.pending = False
            self.add("\n")
        if self.pre:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif "\n" in text or "\f" in text:
            # `\r` marks a break that only the source has; `inline.tidy` settles it.
            text = text.replace("\n", "\r").replace("\f", "\r")
        self.pieces.append((text, self.tags))
        self.filled = self.filled or not blank

    def add(self, text):
        if self.pieces is not None and text:
            self.pieces.append((text, self.tags))
            self.filled = self.filled or text == "\n"

    def line(self, name, closes):
        if name == "pre":
            self.pre = max(0, self.pre + (-1 if closes else 1))
        if self.flows(name):
            self.pending = self.filled
            return
        if closes:
            self.forget()
        self.close()
        if not closes and name in _BLOCKS:
            self.begin(_HEADINGS.get(name, "p"))

    def enter(self, name, attributes):
        before = self.home
        photo = attributes.get("data-photo", "") if name == "figure" else ""
        if _PHOTO.fullmatch(photo):
            self.leave("figure") if before.container == "figure" else self.close()
            before = self.home
            self.move(name, photo)
            self.begin("p")
        elif self.flows(name):
            self.pending = self.filled
        else:
            self.close()
            # A list in a list and a quotation in a quotation go on in the outer one.
            if (name in _LISTS and before.container not in _LISTS) or (
                name == "blockquote" and not before.container
            ):
                self.move(name)
        self.containers.append((name, before))
        self.open[name] += 1

    def flows(self, name):
        """Tell whether the open caption or list item goes on, on a new line, at this tag."""
        home = self.home.container
        return home == "figure" or (home in _LISTS and name not in _LISTS and name != "li")

    def move(self, container, photo=""):
        self.groups += 1
        self.home = _Home(container, self.groups, photo)

    def leave(self, name):
        while self.open[name]:
            left, before = self.containers.pop()
            self.open[left] -= 1
            if before == self.home and self.flows(left):
                self.pending = self.filled
            else:
                self.close()
            self.home = before
            if left == name:
                break

    def begin(self, kind):
        self.kind = _KINDS.get(self.home.container, kind)
        self.pieces, self.filled, self.pending = [], False, False
        self.depths = self.depth()

    def close(self):
        if self.pieces is None:
            return
        text, runs = tidy(self.pieces)
        self.rows.append(Row(self.kind, text, runs, *self.home))
        self.pieces, self.filled, self.pending = None, False, False

    def mark(self, name, attributes):
        style = attributes.get("style", "")
        if MARKUP[name] == "strong":
            # Google Docs wraps whole documents in <b style="font-weight:normal">.
            self.push("strong", () if not _NOT_BOLD.search(style) else None)
        elif name == "a":
            href = link(attributes.get("href", ""))
            self.push("a", (("href", href),) if href else None)
        elif name == "span":
            self.spans.append(self.span(language(attributes.get("lang", "")), style))
        else:
            self.push("em", ())

    def span(self, lang, style):
        meant = {}
        if lang:
            meant["span"] = (("lang", lang),)
        if _BOLD.search(style):
            meant["strong"] = ()
        if _ITALIC.search(style):
            meant["em"] = ()
        for name, attributes in meant.items():
            self.push(name, attributes)
        return tuple(meant)

    def push(self, name, attributes):
        self.marks[name].append(None if attributes is None else (name, attributes))
        self.retag()

    def unmark(self, name):
        names = (name,) if name != "span" else self.spans.pop() if self.spans else ()
        for each in names:
            del self.marks[each][-1:]
        self.retag()

    def forget(self):
        """Close what was opened inside the block that ends and was never closed."""
        if self.pieces is not None and self.depths != self.depth():
            spans, *depths = self.depths
            del self.spans[spans:]
            for stack, depth in zip(self.marks.values(), depths, strict=True):
                del stack[depth:]
            self.retag()

    def depth(self):
        a, span, strong, em = self.marks.values()
        return len(self.spans), len(a), len(span), len(strong), len(em)

    def retag(self):
        self.tags = tuple([stack[-1] for stack in self.marks.values() if stack and stack[-1]])
