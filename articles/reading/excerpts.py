"""Where a search's hit stands, in its sentence."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.text import graphemes, searching
from articles.text.excerpts import around

LONGEST = 320  # graphemes of an excerpt
LEAD = 80  # graphemes before the first hit of a sentence that is longer


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of a block with its hits marked; `block` is the id to link to."""

    html: SafeString
    block: str


def headline(edition, terms):
    """The headline with its hits marked."""
    return marked(edition.headline, terms)


def excerpt(content, terms):
    """The Excerpt that shows the most of the terms, first of them first; where the words stand in
    no block (an acronym's full name does), the sentence of an entity that goes by them, or None."""
    texts = {b["id"]: "".join(run[0] for run in b["runs"]) for b in content["blocks"]}
    found = []
    for place, (block, text) in enumerate(texts.items()):
        if block == "headline":
            continue
        folded = searching.fold(text)
        spans = [span for term in terms if (span := searching.find(folded, term))]
        if spans:
            found.append((-len(spans), place, block, text, min(spans)))
    if found:
        _count, _place, block, text, span = min(found)
        return Excerpt(_cut(text, span, terms), block)
    return _of_an_entity(content, texts, terms)


def _of_an_entity(content, texts, terms):
    named = {entity["id"] for entity in content["entities"] if _goes_by(entity, terms)}
    for span in content["spans"]:
        if span["entity"] in named:
            text, end = texts[span["start_block"]], span["end"]
            if span["end_block"] != span["start_block"]:
                end = len(text)
            return Excerpt(_cut(text, (span["start"], end), (), whole=True), span["start_block"])
    return None


def _goes_by(entity, terms):
    names = [*entity["names"].values(), *(text for _code, text, _kind in entity["aliases"])]
    folded = [searching.fold(name) for name in names]
    return any(searching.find(name, term) for name in folded for term in terms)


def marked(text, terms):
    """A text as HTML with every hit in <mark>."""
    return _html(text, 0, len(text), _spans(text, terms))


def _cut(text, span, terms, *, whole=False):
    start, end = around(text, *span)
    if graphemes.length(text[start:end]) > LONGEST:
        before = graphemes.boundaries(text[start : span[0]])
        start += before[-LEAD] if len(before) > LEAD else 0
        end = start + len(graphemes.cut(text[start:end], LONGEST))
    return _html(text, start, end, [span] if whole else _spans(text, terms))


def _spans(text, terms):
    """The spans of all hits, joined where they meet."""
    folded, joined = searching.fold(text), []
    for start, end in sorted(span for term in terms for span in searching.places(folded, term)):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([start, end])
    return joined


def _html(text, start, end, spans):
    parts, at = [], start
    for first, last in spans:
        if first < at or last > end:
            continue
        parts.append(format_html("{}<mark>{}</mark>", text[at:first], text[first:last]))
        at = last
    parts.append(format_html("{}", text[at:end]))
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    return format_html("{}{}{}", before, format_html_join("", "{}", ((p,) for p in parts)), after)
