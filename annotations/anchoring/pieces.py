"""Blocks edited in place, and the pieces that were split from them or merged into them.

A block's id stays with one piece of it. The others are found beside that piece: blocks that are
nobody's, of which most words are the block's.
"""

from rapidfuzz.fuzz import partial_ratio

from articles.text.identity import expected_places, similarity

LONG = 2_000  # code points of a piece that is looked for letter by letter
ABOUT = 0.2  # by how much another block may be more like a text than the one that stood there
ALIKE = 80  # per cent of a piece that stand, in one stretch, in the whole


def edited(old, new, equal, partners):
    """Yield ((first, last), (low, high)) for each block edited in place: numbers of the old blocks
    and of the new ones, half-open, that are to be compared with one another as one text each."""
    taken, texts = {partner for partner in partners if partner >= 0}, set(old.texts)
    taken.update(number for number, text in enumerate(new.texts) if text in texts)  # mere copies
    known = {number for number, partner in enumerate(partners) if partner >= 0}
    for number, partner in enumerate(partners):
        if partner < 0 or equal[number] >= 0:
            continue
        low, high = _grown(partner, new.texts, taken, [old.texts[number]])
        first, last = _grown(number, old.texts, known, new.texts[low:high])
        taken.update(range(low, high))
        known.update(range(first, last))
        yield (first, last), (low, high)


def rightful(old, new, equal, partners):
    """`partners`, less those that are rather a piece of the block beside them, or rather what
    became of the block that stood there: a block much like another may have got its id."""
    partners = list(partners)
    owners = {partner: number for number, partner in enumerate(partners) if partner >= 0}
    for number, partner in enumerate(partners):
        if partner < 0 or equal[number] >= 0:
            continue
        if partner in expected_places(number, partners, len(new.ids)):
            continue
        for beside in (owners.get(partner - 1), owners.get(partner + 1)):
            whole = beside is not None and equal[beside] < 0 and [old.texts[beside]]
            if whole and _is_piece(new.texts[partner], whole):
                partners[number] = -1
        if partners[number] >= 0:
            _give_back(number, old, new, partners, owners)
    return partners


def _give_back(number, old, new, partners, owners):
    """Give the partner of a block to the one that stood there, if that is about as like it."""
    partner = partners[number]
    before = owners.get(partner - 1) if partner else -1
    after = owners.get(partner + 1) if partner + 1 < len(new.ids) else len(old.ids)
    if before is None or after is None or after - before != 2 or partners[before + 1] >= 0:
        return
    here = before + 1
    text, like = new.texts[partner], similarity(old.texts[number], new.texts[partner])
    if similarity(old.texts[here], text) >= like - ABOUT:
        partners[number], partners[here], owners[partner] = -1, partner, here


def _grown(number, texts, taken, whole):
    """The range of `texts` around `number` that are pieces of `whole`, less those `taken`."""
    low, high = number, number + 1
    while low and low - 1 not in taken and _is_piece(texts[low - 1], whole):
        low -= 1
    while high < len(texts) and high not in taken and _is_piece(texts[high], whole):
        high += 1
    return low, high


def _is_piece(piece, whole):
    text = "\n".join(whole)
    if not piece or len(piece) >= len(text):
        return False
    if piece in text:
        return True
    words, known = piece.split(), set(text.split())
    if 2 * sum(len(word) for word in words if word in known) < len(piece) and len(words) > 3:
        return False
    return len(piece) <= LONG and partial_ratio(piece, text, score_cutoff=ALIKE) > 0
