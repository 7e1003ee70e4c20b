"""An edition's words as HTML: paragraphs with their marks, and the cards that the marks lead to.

The marks are those that were frozen. A mark with a note ends in a small link to it; with the marks
switched off the links are gone and plain, unbroken words are left.
"""

from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.text.inline import escaped, opening


@dataclass(frozen=True, slots=True)
class Part:
    """A span's share of one block: [start, end) in code points. `last` where the span ends."""

    start: int
    end: int
    kind: str
    target: str
    label: str
    last: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of the story. `block` is its HTML id, for links to the paragraph."""

    block: str
    kind: str
    html: str


class Story:
    """The blocks of one edition's content, ready to be shown."""

    def __init__(self, content, photos=None):
        self._content = content
        self._photos = photos or {}
        self._names = {entity["id"]: entity for entity in content["entities"]}
        self._parts = self._by_block(content["spans"])

    @property
    def headline(self):
        return self._inline(self._content["blocks"][0])

    @property
    def summary(self):
        return self._inline(self._content["blocks"][1])

    @property
    def body(self):
        """The body as HTML, each block with its id."""
        out = []
        blocks = self._content["blocks"][2:]
        for (container, _group), members in groupby(blocks, lambda b: (b["container"], b["group"])):
            if container == "figure":
                out += [self._figure(block) for block in members]
                continue
            inside = "".join(self._element(block) for block in members)
            out.append(f"<{container}>{inside}</{container}>" if container else inside)
        return mark_safe("\n".join(out))  # noqa: S308 - every word was escaped

    def _element(self, block):
        tag = "p" if block["kind"] == "quote" else block["kind"]
        return f'<{tag} id="{escape(block["id"])}">{self._inline(block)}</{tag}>'

    def _figure(self, block):
        photo = self._photos.get(block["photo"])
        caption = self._inline(block)
        if photo is None:
            return ""
        return format_html(
            '<figure id="{}">{}<figcaption>{} <span class="credit">{}</span></figcaption></figure>',
            block["id"],
            photo.img,
            caption,
            photo.credit,
        )

    def _inline(self, block):
        parts = self._parts.get(block["id"], ())
        html, offset = [], 0
        for text, tags in block["runs"]:
            html.append(self._run(text, tags, offset, parts))
            offset += len(text)
        return mark_safe("".join(html))  # noqa: S308 - every word was escaped

    def _run(self, text, tags, offset, parts):
        """One run, cut where a mark begins or ends. A note's link never stands inside a link."""
        end = offset + len(text)
        here = [part for part in parts if part.start < end and part.end > offset]
        edges = {offset, end}
        edges.update(edge for p in here for edge in (p.start, p.end) if offset < edge < end)
        in_link = any(name == "a" for name, _attributes in tags)
        inside, notes = [], []
        for start, stop in zip(sorted(edges), sorted(edges)[1:], strict=False):
            over = [part for part in here if part.start <= start and part.end >= stop]
            inside.append(marked(escaped(text[start - offset : stop - offset]), over))
            ending = [note(part) for part in over if part.end == stop and part.last and part.target]
            (notes if in_link else inside).extend(ending)
        open_tags = "".join(opening((name, tuple(map(tuple, a)))) for name, a in tags)
        close_tags = "".join(f"</{name}>" for name, _attributes in reversed(tags))
        return open_tags + "".join(inside) + close_tags + "".join(notes)

    def _by_block(self, spans):
        order = [block["id"] for block in self._content["blocks"]]
        lengths = {b["id"]: sum(len(run[0]) for run in b["runs"]) for b in self._content["blocks"]}
        parts = {}
        for span in spans:
            first, last = order.index(span["start_block"]), order.index(span["end_block"])
            for block in order[first : last + 1]:
                start = span["start"] if block == span["start_block"] else 0
                end = span["end"] if block == span["end_block"] else lengths[block]
                if start < end:
                    part = self._part(span, start, end, last=block == span["end_block"])
                    parts.setdefault(block, []).append(part)
        return parts

    def _part(self, span, start, end, *, last):
        target = label = ""
        if span["claim"]:
            target, label = f"claim-{span['claim']}", _("Claim: how it was checked")
        elif span["entity"]:
            entity = self._names.get(span["entity"])
            name = name_in(entity, self._content["language"]) if entity else span["exact"]
            target, label = f"entity-{span['entity']}", _("Note: %(name)s") % {"name": name}
        return Part(start, end, span["kind"], target, label, last)


def marked(html, parts):
    """Words under one or several marks, the longest outermost."""
    for part in sorted(parts, key=lambda p: p.end - p.start):
        html = f'<mark class="m k-{escape(part.kind)}">{html}</mark>'
    return html


def note(part):
    """The small link from a mark's end to its card."""
    return format_html(
        '<a class="n k-{}" href="#{}" aria-label="{}"></a>', part.kind, part.target, part.label
    )


def name_in(entity, language):
    """A frozen entity's name in this language, or in any that has one."""
    names = entity["names"]
    return names.get(language) or next(iter(names.values()), "")
