"""Block ids that stay with their paragraph from one revision to the next.

In: the ids and texts of the revision before, and the texts of the new one. Out: ids of the new
blocks. Same text, same id; similar text, same id; anything else gets a number never used before.
"""

from articles.text.equals import equal_blocks
from articles.text.likeness import Runs, similarity

ALL_PAIRS = 100  # above this many pairs only likely partners are compared


def assign_ids(previous, texts, *, next_number, retired=()):
    """Ids for `texts`, the body blocks of a new revision, and the next free number.

    `previous`: [(id, text)] of the body blocks before; `retired`: [(id, text)] of blocks that
    earlier revisions had and the one before has not: a block that comes back gets its id back.
    An id is given once only. `next_number` must exceed every number ever given.

    >>> before = [("b1", "Mali reports."), ("b2", "Anan translates.")]
    >>> assign_ids(before, ["A new start.", "Mali reports!", "Anan translates."], next_number=3)
    (['b3', 'b1', 'b2'], 4)
    """
    texts = list(texts)
    previous = list(previous)
    before = [text for _, text in previous]
    partners = equal_blocks(before, texts)
    pair_similar(before, texts, partners)
    ids = [""] * len(texts)
    for old, new in enumerate(partners):
        if new >= 0:
            ids[new] = previous[old][0]
    _revive(ids, texts, retired, used={block_id for block_id, _ in previous})
    for new, block_id in enumerate(ids):
        if not block_id:
            ids[new] = f"b{next_number}"
            next_number += 1
    return ids, next_number


def pair_similar(before, after, partners):
    """Complete `partners` with blocks that were edited: first where they are expected, between
    the same neighbours, then wherever the most similar one stands. A block more like another than
    like the one it would follow is a copy of that other, and follows none."""
    taken = {new for new in partners if new >= 0}
    known = set(before)
    taken.update(new for new, text in enumerate(after) if text and text in known)  # mere copies
    runs = Runs(before)
    for old, text in enumerate(before):
        if partners[old] >= 0 or not text:
            continue
        for new in expected_places(old, partners, len(after)):
            score = similarity(text, after[new]) if new not in taken else 0
            if score and not runs.closer(old, after[new], score):
                partners[old] = new
                taken.add(new)
                break
    olds = [old for old, new in enumerate(partners) if new < 0 and before[old]]
    news = [new for new, text in enumerate(after) if new not in taken and text]
    scored = []
    for old, new in _likely(olds, news, after, runs):
        score = similarity(before[old], after[new])
        if score and not runs.closer(old, after[new], score):
            scored.append((-score, abs(old - new), old, new))
    for _, _, old, new in sorted(scored):
        if partners[old] < 0 and new not in taken:
            partners[old] = new
            taken.add(new)
    _pair_empty(before, after, partners, taken)


def _pair_empty(before, after, partners, taken):
    """A block emptied, or an empty one filled, keeps its id between unmoved neighbours."""
    for old, text in enumerate(before):
        if partners[old] >= 0:
            continue
        left = partners[old - 1] + 1 if old else 0
        right = partners[old + 1] - 1 if old + 1 < len(before) else len(after) - 1
        if left == right and left not in taken and not (text and after[left]):
            partners[old] = left
            taken.add(left)


def expected_places(old, partners, count):
    """Where the block `old` should stand, beside its neighbours of before, if it did not move."""
    places = []
    if old == 0:
        places.append(0)
    elif partners[old - 1] >= 0:
        places.append(partners[old - 1] + 1)
    if old + 1 == len(partners):
        places.append(count - 1)
    elif partners[old + 1] >= 0:
        places.append(partners[old + 1] - 1)
    return [place for place in places if 0 <= place < count]


def _likely(olds, news, after, runs):
    """Pairs worth comparing: all of a few, else those that share a rare run of words."""
    if len(olds) * len(news) <= ALL_PAIRS:
        return [(old, new) for old in olds for new in news]
    wanted = set(olds)
    return {(old, new) for new in news for old in runs.alike(after[new], wanted)}


def _revive(ids, texts, retired, used):
    known = {}
    for block_id, text in retired:
        if text and block_id not in used:
            known.setdefault(text, block_id)
    for new, text in enumerate(texts):
        block_id = known.get(text)
        if not ids[new] and block_id and block_id not in used:
            ids[new] = block_id
            used.add(block_id)
