"""Signs that stand at the front of a paragraph while pandoc has it, and what they become.

pandoc forgets the names of paragraph styles; a sign of the private use area gets through.
"""

import re

QUOTE, CAPTION, HEADING = "\ue100", "\ue101", "\ue110"  # HEADING + level
BOLD, ITALIC = "\ue108", "\ue109"
_BY_NAME = [
    (re.compile(r"(?:document )?title|titre|titel|ชื่อเรื่อง", re.I), chr(ord(HEADING) + 1)),
    (re.compile(r"subtitle|คำบรรยายย่อย", re.I), chr(ord(HEADING) + 3)),
    (re.compile(r"(?:intense )?quot(?:e|ations?)|block ?text|blockquote|zitat.*", re.I), QUOTE),
    (re.compile(r"caption|illustration|figure|drawing", re.I), CAPTION),
]
_HEADING = re.compile(r"(?:heading|überschrift|titre|หัวเรื่อง|หัวข้อ)[ _]*([1-9])", re.I)
_MARKED = re.compile(
    "<p>((?:<(?:strong|em|u|span)\\b[^>]*>)*)([\ue100-\ue11f]+)(.*?)</p>", re.DOTALL
)
_SIGNS = re.compile("[\ue100-\ue11f]")


def sign(style_name):
    """The sign for a paragraph style, or "".

    >>> sign("Heading 2") == HEADING[:0] + chr(0xE112), sign("Quotations") == QUOTE, sign("Normal")
    (True, True, '')
    """
    name = style_name.replace("_20_", " ").strip()
    if match := _HEADING.fullmatch(name):
        return chr(ord(HEADING) + int(match[1]))
    return next((found for rule, found in _BY_NAME if rule.fullmatch(name)), "")


def spoken(html):
    """`html` with each signed paragraph as what its style means."""
    return _SIGNS.sub("", _MARKED.sub(_meant, html))


def _meant(match):
    opened, found, rest = match.groups()
    inside = opened + rest
    if BOLD in found and "<strong" not in inside:
        inside = f"<strong>{inside}</strong>"
    if ITALIC in found and "<em" not in inside:
        inside = f"<em>{inside}</em>"
    if QUOTE in found:
        return f"<blockquote><p>{inside}</p></blockquote>"
    if CAPTION in found:
        return f"<figcaption>{inside}</figcaption>"
    level = min(max(ord(each) - ord(HEADING) for each in found), 6)
    if level < 1:
        return f"<p>{inside}</p>"
    # A heading is bold as a whole already
    return f"<h{level}>{re.sub('</?strong>', '', inside)}</h{level}>"
