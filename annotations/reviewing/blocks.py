"""A text as a reviewer approves it: which paragraphs wait, what changed in them, who wrote it."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.approvals import approval_stands, unapproved_blocks
from articles.models import OUTLINE, BlockVersion
from articles.text.diff import word_diff

_TAGS = {"equal": "{}", "delete": "<del>{}</del>", "insert": "<ins>{}</ins>"}


@dataclass(frozen=True)
class BlockChange:
    """One paragraph that waits. `before` is what was approved last, "" when nothing was."""

    block: str
    label: str
    before: str
    now: str
    writers: tuple
    own: bool

    @property
    def difference(self):
        """The words of both: what went as <del>, what came as <ins>."""
        return format_html_join(
            "", "{}", ((format_html(_TAGS[op], words),) for op, words in self._parts())
        )

    def _parts(self):
        return word_diff(self.before, self.now) if self.before else [("equal", self.now)]


def waiting_blocks(text, user, revision=None):
    """The BlockChanges of a text in reading order; of one of its revisions, as it stood then. Four
    queries, whatever its length."""
    revision = revision or text.revision
    waiting = unapproved_blocks(text, revision)
    blocks = [version.block for version in waiting]
    history = list(
        BlockVersion.objects.filter(text=text, block__in=blocks, revision__lte=revision.pk)
        .select_related("author", "revision")
        .annotate(approved=approval_stands())
        .order_by("id")
    )
    return [_change(version, history, revision.document, user) for version in waiting]


def _change(version, history, document, user):
    rows = [row for row in history if row.block == version.block]
    approved = [row for row in rows if row.approved]
    since = [row for row in rows if not approved or row.pk > approved[-1].pk]
    writers = tuple(dict.fromkeys(row.author for row in since))
    before = _words(approved[-1].revision.document, version.block) if approved else ""
    return BlockChange(
        version.block,
        _label(version.block),
        before,
        _words(document, version.block),
        writers,
        own=user in writers,
    )


def _words(document, block):
    return document.block(block).text if block != OUTLINE and document.has(block) else ""


def _label(block):
    return {
        "headline": _("Headline"),
        "summary": _("Summary"),
        OUTLINE: _("Order of the paragraphs"),
    }.get(block, "")
