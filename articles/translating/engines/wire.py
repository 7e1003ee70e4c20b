"""A row's words as an engine gets them: text, and codes that stand for links and formatting.

`<g id="1">…</g>` is a tag around words, `<x id="2"/>` a line's or a paragraph's end. Nothing else may
come back.
"""

import re
from html import escape, unescape

from django.utils.translation import gettext as _

from articles.translating.exchange.xliff import codes

_TAG = re.compile(
    r"""<\s*(?:(?P<open>g)\s+id\s*=\s*["']?(?P<id>\w+)["']?\s*
      |(?P<point>x)\s+id\s*=\s*["']?(?P<at>\w+)["']?\s*/?
      |/\s*(?P<close>[gx])\s*)>""",
    re.VERBOSE,
)


def written(blocks):
    """(the words of `blocks` for an engine, the Codes to verify its answer by)."""
    events, given = codes.of_source(blocks)
    parts = []
    for kind, content in events:
        if kind == "text":
            parts.append(escape(content, quote=False))
        elif kind == "open":
            parts.append(f'<g id="{content}">')
        elif kind == "close":
            parts.append("</g>")
        else:
            parts.append(f'<x id="{content}"/>')
    return "".join(parts), given


def read(words, given):
    """The inline HTML of each paragraph that came back. Raise BrokenMarks where a code is missing,
    new, doubled or torn, or where there is other markup."""
    events = _events(words)
    missing = given.owed - codes.marks_in(events)
    if missing:
        raise codes.BrokenMarks(_("A link or formatting of the source is missing."))
    return codes.paragraphs(events, given.tags)


def _events(words):
    events, stack, at = [], [], 0
    for match in _TAG.finditer(words):
        _text(words[at : match.start()], events)
        at = match.end()
        if match["open"]:
            stack.append(match["id"])
            events.append(("open", match["id"]))
        elif match["point"]:
            events.append(("point", match["at"]))
        elif match["close"] == "g":
            if not stack:
                raise codes.BrokenMarks(_("A mark is closed that was never opened."))
            events.append(("close", stack.pop()))
    _text(words[at:], events)
    return events


def _text(words, events):
    if re.search(r"<\s*[/!?A-Za-z]", words):
        raise codes.BrokenMarks(_("There is markup in it that the source has not."))
    if words:
        events.append(("text", unescape(words).replace("\r", "").replace("\n", " ")))
