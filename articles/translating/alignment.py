"""Source and translation side by side: rows of what belongs together (DESIGN §6).

News is transedited, so a row may hold several blocks on either side, or none on one of them.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from articles.models import Alignment, ArticleText, Revision
from articles.text.blocks import Block, Document

HEAD = ("headline", "summary")  # the blocks of a text that are no part of its body


class State(StrEnum):
    """Where one row stands."""

    UNTRANSLATED = "untranslated"
    TRANSLATED = "translated"
    STALE = "stale"
    MACHINE = "machine"
    PAIRED = "paired"
    CUT = "cut"
    ADDED = "added"
    UNLINKED = "unlinked"
    ORPHANED = "orphaned"

    @property
    def label(self):
        return STATE_LABELS[self]


STATE_LABELS = {
    State.UNTRANSLATED: _("not translated"),
    State.TRANSLATED: _("translated"),
    State.STALE: _("source changed"),
    State.MACHINE: _("machine, unconfirmed"),
    State.PAIRED: _("paired by itself, unconfirmed"),
    State.CUT: _("left out"),
    State.ADDED: _("added"),
    State.UNLINKED: _("not compared with the source"),
    State.ORPHANED: _("source removed"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks of both sides that belong together, in the order of the source.

    `key` names the row in addresses: its first source block, or `added-7` and `gone-7` (an
    alignment's id) or `only-b4` (a target block's id) where there is none.
    """

    key: str
    source: tuple[Block, ...]
    target: tuple[Block, ...]
    alignment: Alignment | None = None

    @property
    def source_text(self):
        return joined(self.source)

    @property
    def target_text(self):
        return joined(self.target)

    @property
    def source_ids(self):
        return [block.id for block in self.source]

    @property
    def target_ids(self):
        return [block.id for block in self.target]

    @property
    def kind(self):
        """The block kind that the translation takes over."""
        return (self.source or self.target)[0].kind if self.source or self.target else "p"


def joined(blocks):
    """The words of several blocks as one text."""
    return "\n".join(block.text for block in blocks)


class Pair:
    """One translation and the text it is made from, read together: three queries at most.

    Pass `source` or `alignments` where they have been read already.
    """

    def __init__(self, text, source=None, alignments=None):
        self.text = text
        self.source = source or source_of(text)
        if alignments is None:
            alignments = Alignment.objects.filter(text=text).order_by("id")
        self.alignments = list(alignments)

    @cached_property
    def source_document(self):
        return document_of(self.source.revision)

    @cached_property
    def target_document(self):
        return document_of(self.text.revision)

    @cached_property
    def rows(self):
        """Every row with words on either side, in the source's order; target-only rows follow
        the row that they stand behind in the translation."""
        rows = self._rows_of_the_source() + self._rows_without_source()
        return _in_reading_order(rows, self.target_document)

    def row(self, key):
        """The row called `key`; raise Http404 when no row has that name (any more)."""
        for row in self.rows:
            if row.key == key or key in row.source_ids:
                return row
        raise Http404

    def alignment_of(self, block_id):
        return self._by_source.get(block_id)

    @cached_property
    def _by_source(self):
        # Where two rows name one block, the later word counts.
        return {block: one for one in self.alignments for block in one.source_blocks}

    def _rows_of_the_source(self):
        rows, seen = [], set()
        for block in self.source_document.blocks:
            alignment = self._by_source.get(block.id)
            if not block.text and alignment is None:
                continue
            if alignment is None:
                rows.append(Row(block.id, (block,), self._same_head(block)))
            elif alignment.pk not in seen:
                seen.add(alignment.pk)
                rows.append(self._row(alignment))
        return rows

    def _row(self, alignment):
        own = [block for block in alignment.source_blocks if self._by_source[block] is alignment]
        source = _standing_blocks(self.source_document, own)
        return Row(source[0].id, source, self._targets(alignment), alignment)

    def _same_head(self, block):
        """Headline and summary belong to each other without anybody saying so."""
        if block.id not in HEAD or not self.target_document.block(block.id).text:
            return ()
        return (self.target_document.block(block.id),)

    def _is_paired_head(self, block):
        return block.id in HEAD and bool(self.source_document.block(block.id).text)

    def _targets(self, alignment):
        return _standing_blocks(self.target_document, alignment.target_blocks)

    def _rows_without_source(self):
        rows, linked = [], set()
        for alignment in self.alignments:
            linked.update(alignment.target_blocks)
            if any(self.source_document.has(block) for block in alignment.source_blocks):
                continue
            target = self._targets(alignment)
            if target:
                word = "gone" if alignment.source_blocks else "added"
                rows.append(Row(f"{word}-{alignment.pk}", (), target, alignment))
        rows.extend(
            Row(f"only-{block.id}", (), (block,))
            for block in self.target_document.blocks
            if block.text and block.id not in linked and not self._is_paired_head(block)
        )
        return rows


def _standing_blocks(document, ids):
    """Those of the blocks that the document still has, in its order."""
    present = {block_id for block_id in ids if document.has(block_id)}
    return tuple(document.block(one) for one in sorted(present, key=document.start_of))


EMPTY = Document((Block("headline", "headline", "", ()), Block("summary", "summary", "", ())))


def load_pair(text):
    """The translation and its source as they stand in the database now."""
    text.refresh_from_db()
    return Pair(text)


def document_of(revision):
    return revision.document if revision else EMPTY


def source_of(text):
    """The ArticleText that this one translates, with its current revision."""
    return ArticleText.objects.select_related("revision").get(
        article_id=text.article_id, language=text.article.source_language
    )


def revision_seen(source, number):
    """The revision of the source that a person had on the screen; the current one if unknown."""
    if source.revision is None or not number or number == source.revision_number:
        return source.revision
    return Revision.objects.filter(text=source, number=number).first() or source.revision


def _in_reading_order(rows, target_document):
    """Put each row without a source behind the row whose target block stands before its own."""
    placed = [row for row in rows if row.source]
    order = [block.id for block in target_document.blocks]
    floating = [row for row in rows if not row.source]
    for row in sorted(floating, key=lambda row: order.index(row.target_ids[0])):
        before = set(order[: order.index(row.target_ids[0])])
        behind = [n for n, other in enumerate(placed) if before & set(other.target_ids)]
        placed.insert(behind[-1] + 1 if behind else _after_the_head(placed), row)
    return placed


def _after_the_head(rows):
    return sum(1 for row in rows if row.key in HEAD)
