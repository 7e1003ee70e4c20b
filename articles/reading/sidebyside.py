"""Two editions of an article side by side, by the alignment that was frozen in the translation.

The source may have been corrected since: a block that is no longer there is left out of its row, a
new one stands alone. A translation that was frozen before alignments were has none.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Row:
    """Ids of the blocks that belong together: {language: [block id]}."""

    ids: dict = field(default_factory=dict)


def alignment_of(first, second):
    """(source edition, translation, its alignment) of two editions; None where none was frozen."""
    for source, target in ((first, second), (second, first)):
        rows = target.content.get("alignment")
        if rows and source.language == target.content["source_language"]:
            return source, target, rows
    return None


def rows_of(first, second):
    """The Rows of two editions in the order of the source; None where no alignment was frozen.

    What stands in the translation alone follows the row that it stands behind.
    """
    found = alignment_of(first, second)
    if found is None:
        return None
    source, target, alignment = found
    old, new = _written(source), _written(target)
    row_of = {}
    for ours, theirs in alignment:
        row = Row({source.language: _of(ours, old), target.language: _of(theirs, new)})
        row_of |= {(source.language, block): row for block in ours}
        row_of |= {(target.language, block): row for block in theirs}
    rows = _in_order([], source.language, old, row_of)
    return _in_order(rows, target.language, new, row_of)


def pairs_of(edition, twin):
    """{block id: the block of the twin where its words begin}; {} without an alignment."""
    rows = rows_of(edition, twin) if twin else None
    return {
        block: row.ids[twin.language][0]
        for row in rows or ()
        if row.ids.get(twin.language)
        for block in row.ids.get(edition.language, ())
    }


def _in_order(rows, language, blocks, row_of):
    """`rows` with those of a language's blocks that are not among them yet, each in its place."""
    place = {id(row): number for number, row in enumerate(rows)}
    behind, added = -1, {}
    for block in blocks:
        row = row_of.get((language, block)) or Row({language: [block]})
        row_of[language, block] = row
        if id(row) in place:
            behind = place[id(row)]
        elif row not in added.setdefault(behind, []):
            added[behind].append(row)
    found = list(added.get(-1, ()))
    for number, row in enumerate(rows):
        found += [row, *added.get(number, ())]
    return found


def _written(edition):
    """The ids of the blocks that have words."""
    blocks = edition.content["blocks"]
    return [block["id"] for block in blocks if any(run[0] for run in block["runs"])]


def _of(wanted, written):
    return [block for block in written if block in wanted]
