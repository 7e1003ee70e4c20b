"""Whatever people paste, as the little HTML a body may have.

Allowed are p h2 h3 blockquote ul ol li figure[data-photo] figcaption, and inline strong em
a[href] br span[lang]. Everything else is turned into these or loses its tags, never its words;
only scripts, styles and their like go with what they hold.
"""

import re
from dataclasses import replace

import nh3

from articles.text.blocks import Block, Run, parse_body, serialise
from articles.text.markup import UNREAD, nesting
from articles.text.normalise import normalise
from articles.text.reading import BREAKS, CELLS, CONTAINERS, MARKUP

# The HTML5 parser is quadratic in depth; no editor nests so far, and our own reader does not mind.
_DEEPEST = 200
_BLANK_LINES = re.compile(r"\n[ \u00a0]*(?:\n[ \u00a0]*)*\n")
_LINES = re.compile(r"\n")
_BREAKERS = re.compile("[\v\x85\u2028\u2029]")
_CLEANER = nh3.Cleaner(
    tags={*BREAKS, *CELLS, *CONTAINERS, *MARKUP, "br"},
    clean_content_tags=UNREAD,
    attributes={
        "a": {"href"},
        "b": {"style"},
        "strong": {"style"},
        "span": {"lang", "style"},
        "figure": {"data-photo"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def sanitise(html):
    """Return `html` as a canonical body: safe, normalised, without empty paragraphs. Idempotent.

    >>> sanitise('<h1>Gangs</h1>loose <b onclick=x()>text</b><script>alert(1)</script>')
    '<h2>Gangs</h2><p>loose <strong>text</strong></p>'
    >>> sanitise('<a href="javascript:x()">here</a> <a href="https://example.com/">there</a>')
    '<p>here <a href="https://example.com/">there</a></p>'
    """
    # Normalised before anything is cleaned: what it removes or composes could make a tag.
    html = normalise(_BREAKERS.sub("<br>", html))
    if nesting(html) <= _DEEPEST:
        html = _CLEANER.clean(html)
    blocks = [_trimmed(block) for block in parse_body(html)]
    return serialise([b for b in blocks if b.text.strip() or b.container == "figure"])


def from_plain(text):
    """Return the body of a plain text: a paragraph for each group of lines between blank ones,
    or for each line when no line is blank. Spaces inside a line stay.

    >>> from_plain("One line\\nand another.\\n\\nNext paragraph.")
    '<p>One line<br>and another.</p><p>Next paragraph.</p>'
    >>> from_plain("One\\nTwo < three")
    '<p>One</p><p>Two &lt; three</p>'
    """
    text = normalise(text).strip("\n")
    cuts = _BLANK_LINES if _BLANK_LINES.search(text) else _LINES
    return serialise(
        [Block("", "p", part, (Run(part),)) for part in cuts.split(text) if part.strip()]
    )


def _trimmed(block):
    """Leave out line breaks that begin or end a block: nobody sees them, offsets would."""
    start = len(block.text) - len(block.text.lstrip("\n"))
    end = len(block.text.rstrip("\n"))
    if end - start == len(block.text):
        return block
    runs, at = [], 0
    for run in block.runs:
        runs.append(Run(run.text[max(start - at, 0) : max(end - at, 0)], run.tags))
        at += len(run.text)
    return replace(block, text=block.text[start:end], runs=tuple(runs))
