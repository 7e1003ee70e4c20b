"""A long text at a glance: how many marks and suggestions stand in which paragraphs."""

from collections import Counter
from dataclasses import dataclass

from annotations.models import Annotation

LONG = 12  # blocks from which on the outline is worth its place
MOST = 40  # parts; a longer text has more paragraphs in each
BEGINNING = 48  # code points of the first paragraph that a part shows


@dataclass(frozen=True, slots=True)
class Part:
    """Some paragraphs that follow each other. `block` is the id of the first, which a link goes to."""

    block: str
    first: int  # the paragraphs' numbers, from 1
    last: int
    words: str
    marks: int
    waiting: int
    suggestions: int

    @property
    def all(self):
        return self.marks + self.suggestions


def outline(workspace):
    """The Parts of a Workspace's text in reading order; [] for a short one. No query of its own."""
    blocks = workspace.document.blocks
    if len(blocks) < LONG:
        return []
    marks = Counter(row.start_block for row in workspace.in_place)
    waiting = Counter(
        row.start_block for row in workspace.in_place if row.state == Annotation.State.PENDING
    )
    offered = Counter(one.found.block for one in workspace.suggestions)
    size = -(-len(blocks) // MOST)
    parts = []
    for at in range(0, len(blocks), size):
        here = blocks[at : at + size]
        counts = (sum(count[block.id] for block in here) for count in (marks, waiting, offered))
        beginning = next((block.text for block in here if block.text.strip()), "")
        words = beginning.replace("\n", " ")[:BEGINNING]
        parts.append(Part(here[0].id, at + 1, at + len(here), words, *counts))
    return parts
