"""What every format's HTML needs before it is a body: figures, notes, lists made one way."""

import re

_NOTE_ITEM = re.compile(
    r"<li\b[^>]*\bid=\"(?:user-content-)?(?:fn|footnote|endnote|cite_note|ftn|sdfootnote)[-_]?[^\"]*\"[^>]*>"
    r"(?P<inside>.*?)</li>",
    re.DOTALL | re.IGNORECASE,
)
_BACK = re.compile(
    r"<a\b[^>]*(?:href=\"#(?:fnref|footnote-ref|endnote-ref|cite_ref)[^\"]*\"|footnote-back(?:ref)?)[^>]*>.*?</a>",
    re.DOTALL | re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:<sup\b[^>]*>\s*)?<a\b(?=[^>]*href=\"#)[^>]*>\s*(?:<sup\b[^>]*>)?\s*\[?(\d{1,4}|[*†‡])\]?\s*"
    r"(?:</sup>)?\s*</a>(?:\s*</sup>)?",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(r"\s*</p>\s*<p\b[^>]*>\s*", re.IGNORECASE)
_EDGES = re.compile(r"</?p\b[^>]*>", re.IGNORECASE)
_EMPTY_LIST = re.compile(r"<(ol|ul)\b[^>]*>\s*</\1>", re.IGNORECASE)
_NEIGHBOURS = re.compile(r"</(ul|ol)>\s*<\1\b[^>]*>", re.IGNORECASE)
_BLANK_LINE = re.compile(r"(?:<br\b[^>]*>\s*){2,}", re.IGNORECASE)
_LONE_PICTURE = re.compile(
    r"<p\b[^>]*>\s*((?:<figure data-photo=\"\d+\">.*?</figure>\s*)+)</p>", re.DOTALL
)
_CAPTION_AFTER = re.compile(
    r"<figcaption></figcaption></figure>\s*(?:</figure>)?\s*<figcaption\b[^>]*>(.*?)</figcaption>",
    re.DOTALL,
)


def tidied(html):
    """`html` with its footnotes as "[1]" in the text and "[1] …" at its end, and lists made whole."""
    html, notes = _notes_taken(html)
    html = _REFERENCE.sub(r"[\1]", html)
    html = _LONE_PICTURE.sub(r"\1", html)
    html = _CAPTION_AFTER.sub(r"<figcaption>\1</figcaption></figure>", html)
    html = _NEIGHBOURS.sub("", html)
    # Where somebody pressed Enter twice, a paragraph ends.
    html = _BLANK_LINE.sub("<p></p>", html)
    return html + "".join(f"<p>[{number}] {words}</p>" for number, words in enumerate(notes, 1))


def _notes_taken(html):
    notes = []

    def take(match):
        words = _PARAGRAPHS.sub("<br>", _BACK.sub("", match["inside"]).strip())
        notes.append(_EDGES.sub("", words).strip())
        return ""

    taken = _NOTE_ITEM.sub(take, html)
    return (_EMPTY_LIST.sub("", taken) if notes else html), notes


def figure(number, caption=""):
    """Where the nth photo of the document stands.

    >>> figure(1)
    '<figure data-photo="1"><figcaption></figcaption></figure>'
    """
    return f'<figure data-photo="{number}"><figcaption>{caption}</figcaption></figure>'
