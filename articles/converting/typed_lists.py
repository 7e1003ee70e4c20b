"""Paragraphs and lines that begin with a typed bullet or number, as the lists they are meant to be."""

import re

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_BULLET = re.compile("[•◦▪·‣●\uf0b7]\\s+")
_DASH = re.compile(r"[–-]\s+")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+")
_SIGN = re.compile(f"{_BULLET.pattern}|{_DASH.pattern}|{_NUMBER.pattern}")
_BREAK = re.compile(r"<br\b[^>]*>\s*")


def listed(html):
    """`html` with runs of such paragraphs as `<ul>` and `<ol>`; a lone number stays a paragraph.

    >>> listed("<p>• a</p><p>– b</p><p>1. x</p><p>2. y</p><p>1. alone</p>")
    '<ul><li>a</li><li>b</li></ul><ol><li>x</li><li>y</li></ol><p>1. alone</p>'
    >>> listed("<p>- a dash<br>and words</p><p>Needed:<br>- nets<br>- boats</p>")
    '<p>- a dash<br>and words</p><p>Needed:</p><ul><li>nets</li><li>boats</li></ul>'
    """
    html = _PARAGRAPH.sub(_line_by_line, html)
    out, at, run = [], 0, _Run()
    for match in _PARAGRAPH.finditer(html):
        between = html[at : match.start()]
        if between.strip():
            out.append(run.ended())
        out.append(between if between.strip() else "")
        if not run.takes(match[1]):
            out.append(run.ended())
            if not run.takes(match[1]):
                out.append(match[0])
        at = match.end()
    return "".join([*out, run.ended(), html[at:]])


def _line_by_line(match):
    """A paragraph whose last lines, two at least, all begin with a sign: each is one of its own."""
    lines = _BREAK.split(match[1])
    first = next((at for at, line in enumerate(lines) if _SIGN.match(line)), len(lines))
    if len(lines) - first < 2 or not all(_SIGN.match(line) for line in lines[first:]):
        return match[0]
    before = [f"<p>{'<br>'.join(lines[:first])}</p>"] if first else []
    items = [
        _DASH.sub("• ", line, count=1) if _DASH.match(line) else line for line in lines[first:]
    ]
    return "".join([*before, *(f"<p>{item}</p>" for item in items)])


class _Run:
    """The items of the list that is going on."""

    def __init__(self):
        self.kind, self.items, self.sources = "", [], []

    def takes(self, words):
        """Add the paragraph as an item when it is the next of this list, or begins one."""
        bullet = _BULLET.match(words) or (_DASH.match(words) if self.kind == "ul" else None)
        number = _NUMBER.match(words)
        if bullet and self.kind in ("", "ul"):
            return self._add("ul", words, bullet.end())
        if number and self.kind in ("", "ol") and int(number[1]) == len(self.items) + 1:
            return self._add("ol", words, number.end())
        return False

    def _add(self, kind, words, start):
        self.kind = kind
        self.items.append(words[start:])
        self.sources.append(words)
        return True

    def ended(self):
        kind, items, sources = self.kind, self.items, self.sources
        self.__init__()
        if kind == "ol" and len(items) < 2:
            return f"<p>{sources[0]}</p>"
        return f"<{kind}>{''.join(f'<li>{item}</li>' for item in items)}</{kind}>" if kind else ""
