"""Texts with their highlights, as HTML.

In come a document's blocks and the spans marked in it; out goes safe HTML, the same on the desk and
on the reader's page but for what `Options` says. Nothing here asks the database.

A highlight in pieces carries `data-mark` (its annotations' ids) on every piece. Where it starts and
ends, `data-start` and `data-end` hold what a screen reader is to hear: marks.css makes generated
content of them, which is not selected, not copied, not part of the text, and gone with the
highlights switched off.
"""

from annotations.rendering.inner import render_inner
from annotations.rendering.marks import BARE, DESK, READER, Mark, Options, marks_by_block
from annotations.rendering.whole import SECTION, render_block, render_document, render_sections

__all__ = [
    "BARE", "DESK", "READER", "SECTION", "Mark", "Options", "marks_by_block", "render_block",
    "render_document", "render_inner", "render_sections",
]  # fmt: skip
