"""A translation that was written elsewhere, laid beside its source: what belongs together.

Only paragraphs that nobody has put anywhere yet are looked at; a person's word always stands.
"""

from dataclasses import dataclass

from annotations.registry.names import registry_version
from annotations.suggesting.gazetteer import gazetteer
from articles.translating.alignment import HEAD
from articles.translating.pairing import Side, course
from articles.translating.pairing.clues import shared

SURE_OF_A_MOVE = 6.0  # how much must speak for two paragraphs out of order (a logarithm)
MOVED = 0.5  # confidence of those: their place speaks against them
SURE = 0.9  # a confidence from which rows may be accepted together
MOST = 600  # paragraphs of one side: beyond, nothing is aligned by itself


@dataclass(frozen=True, slots=True)
class Found:
    """Block ids of both sides that belong together, and how sure that is, 0 to 1."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    confidence: float
    moved: bool = False


def is_unpaired(pair):
    """Whether there is something on either side to lay side by side."""
    source, target = _free(pair)
    return bool(source and target)


def found(pair):
    """[Found] for the free paragraphs of a Pair, and its headline and summary with them."""
    source, target = _free(pair)
    if not source or not target or max(len(source), len(target)) > MOST:
        return []
    table = gazetteer(registry_version())
    ours = _side(source, pair.source.language, table)
    theirs = _side(target, pair.text.language, table)
    beads = course(ours, theirs)
    pairs = [
        Found(
            tuple(source[n].id for n in bead.source),
            tuple(target[n].id for n in bead.target),
            bead.confidence,
        )
        for bead in beads
        if bead.source and bead.target
    ]
    return _heads(pair) + pairs + _moved(beads, ours, theirs, source, target)


def _heads(pair):
    """Headline and summary, which belong together wherever both are there."""
    return [
        Found((row.key,), (row.key,), 1.0)
        for row in pair.rows
        if row.key in HEAD and row.alignment is None and row.target
    ]


def _free(pair):
    """Blocks with words that no row has put together: ([source blocks], [target blocks])."""
    source, target = [], []
    for row in pair.rows:
        if row.alignment is not None:
            continue
        if row.source and not row.target:
            source.extend(row.source)
        elif row.target and not row.source:
            target.extend(row.target)
    order = pair.target_document.start_of
    return (
        [block for block in source if block.id not in HEAD],
        sorted((b for b in target if b.id not in HEAD), key=lambda block: order(block.id)),
    )


def _side(blocks, language, table):
    spans, at = [], 0
    for block in blocks:
        spans.append((at, at + len(block.text)))
        at += len(block.text) + 1
    text = "\n".join(block.text for block in blocks)
    entities = [(hit.start, one) for hit in table.hits(text) for one, _kind in hit.entities]
    return Side(text, spans, language, entities, kinds=[block.kind for block in blocks])


def _moved(beads, ours, theirs, source, target):
    """Paragraphs left over on both sides that say the same: they were moved."""
    left = [n for bead in beads if not bead.target for n in bead.source]
    right = [n for bead in beads if not bead.source for n in bead.target]
    scores = sorted(
        ((shared(ours.clues(i, i + 1), theirs.clues(j, j + 1)), i, j) for i in left for j in right),
        reverse=True,
    )
    taken, moved = set(), []
    for score, i, j in scores:
        if score >= SURE_OF_A_MOVE and ("s", i) not in taken and ("t", j) not in taken:
            taken |= {("s", i), ("t", j)}
            moved.append(Found((source[i].id,), (target[j].id,), MOVED, moved=True))
    return moved
