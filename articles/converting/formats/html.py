"""A web page: its article or its body, without what surrounds a page."""

import re
from html import unescape

import nh3

from articles.converting.encodings import text_of
from articles.converting.formats.html_programs import plainly
from articles.converting.formats.html_surroundings import without_surroundings
from articles.converting.result import Converted
from articles.converting.tidying import tidied
from articles.converting.typed_lists import listed
from articles.text.markup import nesting

DEEPEST = 200  # the HTML5 parser is quadratic in depth
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article\s*>", re.DOTALL | re.IGNORECASE)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main\s*>", re.DOTALL | re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>.*?</head\s*>", re.DOTALL | re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title\s*>", re.DOTALL | re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_NAME = re.compile(r"\b(?:name|property)\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_OFFICE = re.compile(r"LibreOffice|OpenOffice|Microsoft Word|Word\.Document|Google Docs", re.I)
_LANG = re.compile(r"\s(?:xml:)?lang=[\"'][\w-]*[\"']", re.IGNORECASE)
_HEADING = re.compile(r"<h1\b", re.IGNORECASE)
_MAIN_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL | re.IGNORECASE)
ABOUT = {
    "og:title": "headline", "title": "headline", "author": "byline", "article:author": "byline",
    "description": "summary", "og:description": "summary", "article:section": "section",
}  # fmt: skip
SURROUNDINGS = {"nav", "aside", "footer", "dialog", "menu", "button"}
# tag -> what is said of it when it goes
LOST = [("img", "pictures"), ("table", "tables"), ("script", "scripts"), ("video", "films"),
        ("audio", "films"), ("iframe", "embedded"), ("form", "forms")]  # fmt: skip
_UNREAD = {"script", "style", "title", "textarea", "template", "noscript", "iframe", "svg", "math",
           "object", "select", "head", "canvas", "video", "audio"}  # fmt: skip
_KEPT = {
    "a", "abbr", "address", "b", "blockquote", "br", "caption", "center", "cite", "code", "dd", "details",
    "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "i", "li", "main", "article", "section", "ol", "p", "pre", "q", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "font", "mark", "small",
}  # fmt: skip
CLEANER = nh3.Cleaner(
    tags=_KEPT,
    clean_content_tags=_UNREAD | SURROUNDINGS,
    attributes={
        "a": {"href", "class", "id"},
        "li": {"id"},
        "b": {"style"},
        "span": {"lang", "style"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def read(data):
    converted = Converted()
    source = text_of(data, converted)
    converted.about = about(source)
    if _OFFICE.search(source[:4000]):
        # An office program's page names itself as its author, and its language by guessing.
        converted.about.pop("byline", None)
        converted.about.pop("summary", None)
        source = _LANG.sub("", source)
    content, named = without_surroundings(plainly(_content(source), source))
    for tag, code in LOST:
        converted.note(code, count=len(re.findall(rf"<{tag}\b", content, re.IGNORECASE)))
    surroundings = re.findall(rf"<(?:{'|'.join(SURROUNDINGS)})\b", content, re.IGNORECASE)
    converted.note("surroundings", count=named + len(surroundings))
    if nesting(content) <= DEEPEST:
        content = CLEANER.clean(content)
    if _HEADING.search(content):
        converted.about.pop("headline", None)  # the page shows its own
        content = _headline_first(content, converted)
    converted.html = tidied(listed(content))
    return converted


def _headline_first(content, converted):
    """`content`; without its one main heading where something stands before it: then it is said."""
    found = list(_MAIN_HEADING.finditer(content))
    if len(found) != 1 or not _words(content[: found[0].start()]):
        return content
    converted.about["headline"] = _words(found[0][1])[:300]
    return content[: found[0].start()] + content[found[0].end() :]


def _words(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def about(source):
    """What a page says of itself in its head.

    >>> about('<title>A &amp; B | Site</title><meta name="author" content="Mali">')
    {'byline': 'Mali', 'headline': 'A & B | Site'}
    """
    found = {}
    head = source[:200_000]
    for tag in _META.findall(head):
        name, content = _NAME.search(tag), _CONTENT.search(tag)
        field = ABOUT.get(name[1].lower()) if name and content else None
        words = unescape("".join(part or "" for part in content.groups())) if field else ""
        if words.strip() and not words.startswith(("http://", "https://")):
            found.setdefault(field, " ".join(words.split())[:300])
    if title := _TITLE.search(head):
        found.setdefault("headline", " ".join(unescape(title[1]).split())[:300])
    return {name: words for name, words in found.items() if words}


def _content(source):
    """The one article, the main part, the body, or all there is."""
    if len(re.findall(r"<article\b", source, re.IGNORECASE)) == 1 and (
        m := _ARTICLE.search(source)
    ):
        return m[1]
    if m := _MAIN.search(source) or _BODY.search(source):
        return m[1]
    return _HEAD.sub("", source)
