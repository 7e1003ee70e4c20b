"""Markdown, by markdown-it-py; the HTML that may stand in it is taken as a web page's is."""

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from articles.converting.encodings import text_of
from articles.converting.formats.html import CLEANER, DEEPEST
from articles.converting.problem import Unreadable
from articles.converting.result import Converted
from articles.converting.tidying import tidied
from articles.text.markup import nesting

MOST = 3_000_000  # code points
_LINE = re.compile(r"^([A-Za-z_]+)\s*:\s*(.+?)\s*$", re.MULTILINE)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^>]*>")
ABOUT = {
    "title": "headline", "headline": "headline", "author": "byline", "byline": "byline",
    "summary": "summary", "description": "summary", "section": "section", "category": "section",
}  # fmt: skip


def read(data):
    converted = Converted()
    source = text_of(data, converted)
    if len(source) > MOST:
        raise Unreadable("too-long")
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 30}).enable("table")
    markdown.use(front_matter_plugin).use(footnote_plugin)
    tokens = markdown.parse(source)
    for token in tokens:
        if token.type == "front_matter":
            converted.about = _about(token.content)
    html = markdown.renderer.render(
        [token for token in tokens if token.type != "front_matter"], markdown.options, {}
    )
    converted.note("pictures", count=len(_IMAGE.findall(html)))
    converted.note("tables", count=html.count("<table"))
    converted.note("scripts", count=len(_SCRIPT.findall(html)))
    html = _IMAGE.sub("", html)
    if nesting(html) <= DEEPEST:
        html = CLEANER.clean(html)
    if "<h1" in html:
        converted.about.pop("headline", None)
    converted.html = tidied(html)
    return converted


def _about(front):
    found = {}
    for name, value in _LINE.findall(front):
        field = ABOUT.get(name.lower())
        if field:
            found.setdefault(field, value.strip("\"' ")[:300])
    return found
