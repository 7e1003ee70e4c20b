"""HTML cut into tags and text, in time linear in its length whatever it holds.

Security does not rest on this: what is read here is kept only where `blocks` knows the tag, and
is escaped again when written.
"""

import html
import re

# Every alternative also ends at the end of the text: an unclosed comment or tag is read once,
# not once for each of its characters.
_TOKEN = re.compile(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))
      | <[!?][^>]*(?:>|\Z)
      | </[^a-zA-Z>][^>]*(?:>|\Z)
      | <(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>]*)
        (?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))?)*+)(?:>|\Z)""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(?<![^\s"'<>/=])([^\s"'<>/=]++)\s*+=\s*+(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+))""",
)
_ENDLESS = re.compile(r"&#\d{1000,};?")
# What stands inside these is no text for a reader.
UNREAD = frozenset(
    ("script", "style", "title", "textarea", "template", "noscript", "noembed", "noframes", "iframe",
     "xmp", "plaintext", "svg", "math", "object", "select")
)  # fmt: skip
_SELF_CLOSING = frozenset(
    ("p", "li", "dd", "dt", "br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base",
     "embed", "source")
)  # fmt: skip
_WANTED = frozenset(("href", "lang", "data-photo", "style"))


def tokens(source):
    """Yield (name, closes, content) of every tag and text of `source`, in order.

    A tag has a lower-case name, `closes` for an end tag, and its wanted attributes as content; a
    text has no name. Comments, and elements that nobody reads, are left out.

    >>> list(tokens("<p>fish &amp; <a href=x>chips</A><script>x</script>"))
    [('p', False, {}), ('', False, 'fish & '), ('a', False, {'href': 'x'}), ('', False, 'chips'), ('a', True, {})]
    """
    position = 0
    search = _TOKEN.search
    while match := search(source, position):
        start = match.start()
        if start > position:
            yield "", False, unescape(source[position:start])
        position = match.end()
        slash, name, attributes = match.groups()
        if not name:
            continue
        name = name.lower()
        if name in UNREAD:
            position = position if slash else _after(name, source, position)
        else:
            yield name, slash == "/", _attributes(attributes) if "=" in attributes else {}
    if position < len(source):
        yield "", False, unescape(source[position:])


def nesting(source):
    """Count how deep the tags of `source` may nest: those opened and not closed, at most.

    Tags that a browser closes by itself (`p`, `li`, `br`) do not count.

    >>> nesting("<div><p>one<p>two<br></div><div></div>")
    1
    """
    opened, depth, deepest = {}, 0, 0
    for match in _TOKEN.finditer(source):
        name = (match["name"] or "p").lower()
        if name in _SELF_CLOSING:
            continue
        if not match["slash"]:
            opened[name] = opened.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened.get(name):
            opened[name] -= 1
            depth -= 1
    return deepest


def _after(name, source, position):
    end = re.compile(rf"</{name}(?![^\s/>])[^>]*>?", re.IGNORECASE).search(source, position)
    return end.end() if end else len(source)


def _attributes(source):
    found = {}
    for name, *values in _ATTRIBUTE.findall(source):
        # The first of two equal attributes counts, as in a browser.
        name = name.lower()
        if name in _WANTED:
            found.setdefault(name, unescape("".join(values)))
    return found


def unescape(source):
    """Return `source` with its character references read.

    >>> unescape("fish &amp; chips &#999;")
    'fish & chips ϧ'
    """
    # Python refuses to read a number of more than 4,300 digits.
    return html.unescape(_ENDLESS.sub("\ufffd", source)) if "&" in source else source
