"""What changed between two texts, by words: Thai words too, and never half a grapheme."""

from rapidfuzz.distance import Indel

from articles.text.words import words

EQUAL, INSERT, DELETE = "equal", "insert", "delete"


def word_diff(old, new):
    """[(op, text)] with op "equal", "insert" or "delete"; no two neighbours of one op.

    Equal and deleted parts joined are `old`; equal and inserted parts joined are `new`. In one
    place the deletion stands before the insertion.

    >>> word_diff("over 700,000 baht", "over 800,000 baht")
    [('equal', 'over '), ('delete', '700,000'), ('insert', '800,000'), ('equal', ' baht')]
    """
    before, after = _tokens(old), _tokens(new)
    parts = []
    for step in Indel.opcodes(*_numbered(before, after)):
        if step.tag == "equal":
            parts.append((EQUAL, "".join(before[step.src_start : step.src_end])))
            continue
        if step.src_end > step.src_start:
            parts.append((DELETE, "".join(before[step.src_start : step.src_end])))
        if step.dest_end > step.dest_start:
            parts.append((INSERT, "".join(after[step.dest_start : step.dest_end])))
    return _joined(parts)


def block_diff(before, after):
    """Pair the blocks of two revisions for reading side by side.

    `before`, `after`: [(block id, text)]. Returns [(block id, state, parts)] in the order of
    `after`, a deleted block standing where it stood; state is "equal", "changed", "moved", "insert"
    or "delete", parts are those of `word_diff`.
    """
    old, new = dict(before), dict(after)
    rows = []
    kept = [block for block, _text in before if block in new]
    stays = _longest_in_order(kept, [block for block, _text in after])
    deleted_after = _deleted_after(before, new)
    rows.extend(_deletion(block, old) for block in deleted_after.get(None, []))
    for block, text in after:
        if block not in old:
            rows.append((block, INSERT, [(INSERT, text)] if text else []))
        else:
            state = "changed" if old[block] != text else EQUAL if block in stays else "moved"
            rows.append((block, state, word_diff(old[block], text)))
        rows.extend(_deletion(gone, old) for gone in deleted_after.get(block, []))
    return rows


def _tokens(text):
    return [text[start:end] for start, end in words(text)]


def _numbered(*sequences):
    """The sequences as numbers, equal tokens alike: what the comparison in C reads fastest."""
    numbers = {}
    return [[numbers.setdefault(token, len(numbers)) for token in tokens] for tokens in sequences]


def _joined(parts):
    """Neighbours in one place as one deletion and one insertion; lone spaces between them too."""
    joined, deleted, inserted = [], [], []

    def flush():
        if deleted:
            joined.append((DELETE, "".join(deleted)))
        if inserted:
            joined.append((INSERT, "".join(inserted)))
        deleted.clear()
        inserted.clear()

    for number, (op, text) in enumerate(parts):
        last = number == len(parts) - 1
        if op == EQUAL and text.isspace() and deleted and inserted and not last:
            # "a b" → "c d": one change to read, not two.
            deleted.append(text)
            inserted.append(text)
        elif op == EQUAL:
            flush()
            joined.append((EQUAL, text))
        else:
            (deleted if op == DELETE else inserted).append(text)
    flush()
    return joined


def _deletion(block, old):
    return block, DELETE, [(DELETE, old[block])] if old[block] else []


def _deleted_after(before, new):
    """{id of the last block before it that is still there, or None: [ids of deleted blocks]}"""
    found, anchor = {}, None
    for block, _text in before:
        if block in new:
            anchor = block
        else:
            found.setdefault(anchor, []).append(block)
    return found


def _longest_in_order(kept, after):
    """The ids of `kept` that kept their order; the others have moved."""
    order = [block for block in after if block in set(kept)]
    number = {block: place for place, block in enumerate(kept)}
    return {
        kept[place]
        for step in Indel.opcodes(range(len(kept)), [number[block] for block in order])
        if step.tag == "equal"
        for place in range(step.src_start, step.src_end)
    }
