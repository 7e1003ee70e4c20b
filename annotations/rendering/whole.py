"""Blocks and whole texts as HTML, made of the same pieces: a block alone is the block in the text."""

from html import escape
from itertools import groupby

from django.utils.safestring import SafeString

from annotations.rendering.inner import render_inner
from annotations.rendering.marks import BARE, marks_by_block
from articles.text.blocks import tag

SECTION = 25  # blocks; `content-visibility: auto` on each section keeps long texts smooth
_HEAD = ("headline", "summary")
_ELEMENTS = {"headline": "h1", "summary": "p"}


def render_block(block, marks=(), options=BARE):
    """Return the element of one block, with its id and `data-block`; `marks` are those that touch it.

    A figure's caption comes with its figure and photo.

    >>> from articles.text.blocks import Block
    >>> print(render_block(Block("b1", "p", "", ())))
    <p id="b1" data-block="b1"></p>
    """
    html = _element(block, marks, options)
    if block.container != "figure":
        return SafeString(html)
    photo = options.photo(block.photo) if options.photo else ""
    return SafeString(f'<figure data-photo="{escape(block.photo)}">{photo}{html}</figure>')


def render_document(document, marks, options=BARE):
    """Return the whole text as sections of some 25 blocks, joined.

    The headline and the summary are left to the page, which draws them with `render_inner`, unless
    `options.head` asks for them.

    >>> from articles.text.blocks import document
    >>> print(render_document(document("Head", "", "<p></p>", ["b1"]), ()))
    <div class="text-section"><p id="b1" data-block="b1"></p></div>
    """
    return SafeString("".join(render_sections(document, marks, options)))


def render_sections(document, marks, options=BARE):
    """Return the sections of `render_document` one by one. A list, however long, is in one.

    >>> from articles.text.blocks import document
    >>> long = document("", "", "<p>x</p>" * 30, [f"b{number}" for number in range(30)])
    >>> len(render_sections(long, ()))
    2
    """
    found = marks_by_block(document, marks)
    options = options.spoken()
    lang = f' lang="{escape(options.lang)}"' if options.lang else ""
    blocks = [block for block in document.blocks if options.head or block.kind not in _HEAD]
    return [
        SafeString(f'<div class="text-section"{lang}>{"".join(parts)}</div>')
        for parts in _sections(blocks, found, options)
    ]


def _sections(blocks, marks, options):
    parts, held = [], 0
    for (container, _group), members in groupby(blocks, lambda b: (b.container, b.group)):
        members = list(members)
        if container in ("", "figure"):
            for block in members:
                if held >= SECTION:
                    yield parts
                    parts, held = [], 0
                parts.append(render_block(block, marks.get(block.id, ()), options))
                held += 1
            continue
        if held and held + len(members) > SECTION:
            yield parts
            parts, held = [], 0
        inside = "".join(render_block(b, marks.get(b.id, ()), options) for b in members)
        parts.append(f"<{container}>{inside}</{container}>")
        held += len(members)
    if parts:
        yield parts


def _element(block, marks, options):
    name = options.elements.get(block.kind) or _ELEMENTS.get(block.kind) or tag(block)
    classes = options.block_class
    if classes:
        classes = f' class="{escape(f"{classes} {classes}--{block.kind}")}"'
    own = escape(block.id)
    html = render_inner(block, marks, options)
    if options.after:
        html += options.after(block)
    return (
        f'<{name}{classes} id="{escape(options.block_id)}{own}" data-block="{own}">{html}</{name}>'
    )
