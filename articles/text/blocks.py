"""A body is a row of blocks: paragraphs, headings, list items, quoted paragraphs, captions.

Reads sanitised HTML (and survives any other) and writes it in one canonical form. Every place
in a text is a block and a code-point offset in that block's text, where `<br>` is `\\n`.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from articles.text.inline import inline_html, plain
from articles.text.reading import read

Tag = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and the tags around it, outermost first."""

    text: str
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a text that keeps its `id` from revision to revision.

    `kind`: headline, summary, p, h2, h3, li, quote (a paragraph in a blockquote) or figcaption.
    `container`: "", ul, ol, blockquote or figure; `group` numbers the container in its body, so
    that the items of one list share it (0 outside of one). `photo`: the figure's photo id.
    """

    id: str
    kind: str
    text: str
    runs: tuple[Run, ...]
    container: str = ""
    group: int = 0
    photo: str = ""

    @property
    def html(self):
        """The inline HTML inside the block's element."""
        return inline_html(self.runs)


@dataclass(frozen=True)
class Document:
    """A text as people mark it: headline, summary, then the body, each block by its id."""

    blocks: tuple[Block, ...]

    @cached_property
    def text(self):
        """The canonical text: the blocks' texts joined by `\\n`."""
        return "\n".join(block.text for block in self.blocks)

    def block(self, block_id):
        """Return the block with that id. Raise KeyError when there is none."""
        return self.blocks[self._place(block_id)]

    def has(self, block_id):
        """Tell whether a block has that id."""
        return block_id in self._places

    def start_of(self, block_id):
        """Return the offset of the block's first code point in the canonical text."""
        return self._starts[self._place(block_id)]

    def slice(self, start_block, start, end_block, end):
        """Return the exact words from one place to another; blocks are joined by `\\n`.

        Raise ValueError when the span is empty, runs backwards or leaves its blocks.
        """
        first, last = self._place(start_block), self._place(end_block)
        inside = 0 <= start <= len(self.blocks[first].text) and 0 <= end <= len(
            self.blocks[last].text
        )
        words = self.text[self._starts[first] + start : self._starts[last] + end] if inside else ""
        if not words:
            raise ValueError(
                f"No words lie between {start_block}:{start} and {end_block}:{end}; "
                "select them again in the present text."
            )
        return words

    def pairs(self):
        """Return (id, text) of every block, in order."""
        return [(block.id, block.text) for block in self.blocks]

    @cached_property
    def _places(self):
        return {block.id: number for number, block in enumerate(self.blocks)}

    @cached_property
    def _starts(self):
        starts, offset = [], 0
        for block in self.blocks:
            starts.append(offset)
            offset += len(block.text) + 1
        return starts

    def _place(self, block_id):
        try:
            return self._places[block_id]
        except KeyError:
            raise KeyError(f"This text has no block {block_id!r}.") from None


@lru_cache(maxsize=128)
def parse_body(html):
    """Read body HTML into blocks without ids; any string gives some.

    Links other than http, https and mailto, and every tag a body may not have, are left out.

    >>> [(block.kind, block.text) for block in parse_body("<p>One<br>two</p><ul><li>three</ul>")]
    [('p', 'One\\ntwo'), ('li', 'three')]
    """
    return tuple(
        Block("", kind, text, tuple(Run(*run) for run in runs), container, group, photo)
        for kind, text, runs, container, group, photo in read(html)
    )


def serialise(blocks):
    """Write blocks as canonical body HTML, without ids: equal blocks give equal bytes.

    >>> serialise(parse_body("<h1>Late <em><b>news</b></em></h1>loose"))
    '<h2>Late <strong><em>news</em></strong></h2><p>loose</p>'
    """
    parts = []
    for (container, _group), members in groupby(blocks, lambda b: (b.container, b.group)):
        if container == "figure":
            parts.extend(_figure(block) for block in members)
            continue
        inside = "".join(f"<{tag(block)}>{block.html}</{tag(block)}>" for block in members)
        parts.append(f"<{container}>{inside}</{container}>" if container else inside)
    return "".join(parts)


def tag(block):
    """Return the name of the element that holds a body block.

    >>> tag(parse_body("<blockquote>So be it</blockquote>")[0])
    'p'
    """
    return "p" if block.kind == "quote" else block.kind


def document(headline, summary, body_html, ids):
    """Return the whole text of a revision; `ids` names the body's blocks in order. Cached.

    Raise ValueError when ids are missing, surplus or used twice.

    >>> text = document("Gangs", "", "<p>War on<br>them</p>", ["b1"])
    >>> text.text
    'Gangs\\n\\nWar on\\nthem'
    >>> text.start_of("b1"), text.slice("b1", 0, "b1", 3), text.pairs()[0]
    (7, 'War', ('headline', 'Gangs'))
    """
    return _document(headline, summary, body_html, tuple(ids))


@lru_cache(maxsize=128)
def _document(headline, summary, body_html, ids):
    body = parse_body(body_html)
    names = ("headline", "summary", *ids)
    if len(body) != len(ids) or len(set(names)) != len(names):
        raise ValueError(
            f"{len(body)} blocks need as many different ids, not {len(ids)}: {ids[:5]}…; "
            "assign them with articles.text.identity.assign_ids."
        )
    return Document(
        (
            Block("headline", "headline", headline, plain(headline, Run)),
            Block("summary", "summary", summary, plain(summary, Run)),
            *(
                Block(name, b.kind, b.text, b.runs, b.container, b.group, b.photo)
                for name, b in zip(ids, body, strict=True)
            ),
        )
    )


def _figure(block):
    return f'<figure data-photo="{block.photo}"><figcaption>{block.html}</figcaption></figure>'
