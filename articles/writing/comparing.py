"""Two states of a text side by side, paragraph by paragraph, the changed words marked."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.text.blocks import document, parse_body
from articles.text.diff import block_diff, word_diff
from articles.text.identity import assign_ids

# The states of a block, as `block_diff` calls them
SAME, CHANGED, MOVED, ADDED, REMOVED = "same", "changed", "moved", "added", "removed"
_TAGS = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}


@dataclass(frozen=True, slots=True)
class Row:
    """One block in both states, its words plain; `state` is one of those above."""

    block: str
    kind: str
    state: str
    old: str = ""
    new: str = ""

    @property
    def label(self):
        return {"headline": _("Headline"), "summary": _("Summary")}.get(self.block, "")

    @property
    def difference(self):
        """The words of both, what went as <del>, what came as <ins>."""
        return self._marked("equal", "delete", "insert")

    @property
    def old_marked(self):
        return self._marked("equal", "delete")

    @property
    def new_marked(self):
        return self._marked("equal", "insert")

    def _marked(self, *ops):
        """The parts of these kinds as HTML; line breaks stay `\\n` (the style shows them)."""
        parts = word_diff(self.old, self.new)
        return format_html_join(
            "", "{}", ((format_html(_TAGS[op], words),) for op, words in parts if op in ops)
        )


def compare_revisions(old, new):
    """The rows of two revisions, in the order of the new one; lost blocks stay at their place."""
    return _rows(_blocks_of(old), _blocks_of(new))


def compare_contents(old, new):
    """The rows of two Contents that share no block ids: alike paragraphs are paired."""
    words = [block.text for block in parse_body(old.body)]
    names = [f"b{number}" for number, _words in enumerate(words, 1)]
    there = document(old.headline, old.summary, old.body, names)
    words = [block.text for block in parse_body(new.body)]
    ids, _next = assign_ids(there.pairs()[2:], words, next_number=len(names) + 1)
    return _rows(_blocks(there), _blocks(document(new.headline, new.summary, new.body, ids)))


def inserted_words(old, new):
    """The words of both as HTML: what went as <del>, what came as <ins>."""
    return Row("", "", CHANGED, old, new).difference


def _blocks_of(revision):
    return _blocks(revision.document)


def _blocks(read):
    return [(block.id, block.kind, block.text) for block in read.blocks]


def _rows(old, new):
    kinds = {key: kind for key, kind, _text in [*old, *new]}
    found = block_diff(
        [(key, text) for key, _kind, text in old], [(key, text) for key, _kind, text in new]
    )
    return [Row(row.id, kinds[row.id], row.change, row.old or "", row.new or "") for row in found]
