"""Two states of a text side by side, paragraph by paragraph, the changed words marked."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.text.diff import block_diff, word_diff

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


def inserted_words(old, new):
    """The words of both as HTML: what went as <del>, what came as <ins>."""
    return Row("", "", CHANGED, old, new).difference


def _blocks_of(revision):
    return [(block.id, block.kind, block.text) for block in revision.document.blocks]


def _rows(old, new):
    kinds = {key: kind for key, kind, _text in [*old, *new]}
    found = block_diff(
        [(key, text) for key, _kind, text in old], [(key, text) for key, _kind, text in new]
    )
    return [Row(row.id, kinds[row.id], row.change, row.old or "", row.new or "") for row in found]
