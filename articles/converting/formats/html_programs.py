"""What office programs write into the pages they save: Word's list paragraphs, the classes of Google
Docs that stand for bold and italic, its links by way of Google."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

_MARKER = re.compile(r"<!(?:--)?\[if !supportLists\]-*>(.*?)<!(?:--)?\[endif\]-*>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"\d{1,2}[.)]")
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_CLASSED = re.compile(r"<span\b([^>]*?)\sclass=[\"']([^\"']*)[\"']([^>]*)>", re.IGNORECASE)
_STYLES = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_LINK = re.compile(r"href=\"(https://www\.google\.com/url\?[^\"]*)\"", re.IGNORECASE)


def plainly(content, source):
    """`content`, a part of the page `source`, with all that said in tags."""
    content = _MARKER.sub(_as_marker, content)
    looks = _looks(source)
    if looks:
        content = _CLASSED.sub(lambda match: _as_style(match, looks), content)
    return _LINK.sub(_as_link, content)


def _as_marker(match):
    """The sign or number that Word drew before an item, as somebody would type it."""
    words = unescape(_TAG.sub("", match[1])).strip()
    return f"{words} " if _NUMBER.fullmatch(words) else "• "


def _looks(source):
    """{class: style} of the classes of the page's own style sheets that make bold or italic."""
    found = {}
    for sheet in _STYLES.findall(source[:500_000]):
        for name, rule in _RULE.findall(sheet):
            bold = "font-weight:bold;" if _BOLD.search(rule) else ""
            italic = "font-style:italic;" if _ITALIC.search(rule) else ""
            if bold or italic:
                found[name] = bold + italic
    return found


def _as_style(match, looks):
    style = "".join(looks.get(name, "") for name in match[2].split())
    if not style or "style=" in match[1] + match[3]:
        return match[0]
    return f'<span{match[1]} style="{style}"{match[3]}>'


def _as_link(match):
    meant = parse_qs(urlsplit(unescape(match[1])).query).get("q", [""])[0]
    if not meant.startswith(("http://", "https://")):
        return match[0]
    return 'href="{}"'.format(meant.replace("&", "&amp;").replace('"', "%22"))
