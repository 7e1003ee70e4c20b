"""Block ids that stay with their paragraph from one revision to the next.

In: the ids and texts of the revision before, and the texts of the new one. Out: ids of the new
blocks. Same text, same id; similar text, same id; anything else gets a number never used before.
"""

import re
from collections import defaultdict

from rapidfuzz.distance import Indel, Postfix, Prefix

SIMILAR = 0.4  # share of words in common (order kept); unrelated news paragraphs reach some 0.2
SIMILAR_CHARACTERS = 0.7  # for a few words only; unrelated English reaches some 0.4
FEW_WORDS = 6
ALL_PAIRS = 2500  # above this many pairs only likely partners are compared

_WORD = re.compile(r"\w+")


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


def equal_blocks(before, after, partners=None):
    """For each text of `before`, the index of its equal in `after`, or -1.

    Blocks alike are told apart by their neighbours, then by their order. `partners`, a list of
    the same shape, holds pairs known already and is completed in place.

    >>> equal_blocks(["a", "-", "b", "-"], ["b", "-", "a", "-"])
    [2, 3, 0, 1]
    """
    partners = [-1] * len(before) if partners is None else partners
    taken = set(partners)
    olds, news = defaultdict(list), defaultdict(list)
    for index, text in enumerate(before):
        if partners[index] < 0:
            olds[text].append(index)
    for index, text in enumerate(after):
        if index not in taken and text in olds:
            news[text].append(index)
    repeated = []
    for text, places in news.items():
        if len(places) == 1 and len(olds[text]) == 1:
            partners[olds[text][0]] = places[0]
        else:
            repeated.append(text)
    if repeated:
        _pair_repeated(repeated, olds, news, before, after, partners)
    return partners


def _pair_repeated(repeated, olds, news, before, after, partners):
    taken = set(partners)
    places = sorted(index for text in repeated for index in olds[text])
    for step, order in ((-1, places), (1, places[::-1])):
        for old in order:
            neighbour = old + step
            if partners[old] >= 0 or not 0 <= neighbour < len(before):
                continue
            new = partners[neighbour] - step
            if partners[neighbour] < 0 or not 0 <= new < len(after):
                continue
            if new not in taken and after[new] == before[old]:
                partners[old] = new
                taken.add(new)
    for text in repeated:
        left = [old for old in olds[text] if partners[old] < 0]
        free = [new for new in news[text] if new not in taken]
        for old, new in zip(left, free, strict=False):
            partners[old] = new


def pair_similar(before, after, partners):
    """Complete `partners` with blocks that were edited: first where they are expected, between
    the same neighbours, then wherever the most similar one stands."""
    taken = {new for new in partners if new >= 0}
    for old, text in enumerate(before):
        if partners[old] >= 0 or not text:
            continue
        for new in _expected(old, partners, len(after)):
            if new not in taken and similarity(text, after[new]) > 0:
                partners[old] = new
                taken.add(new)
                break
    olds = [old for old, new in enumerate(partners) if new < 0 and before[old]]
    news = [new for new, text in enumerate(after) if new not in taken and text]
    scored = []
    for old, new in _likely(olds, news, before, after):
        score = similarity(before[old], after[new])
        if score > 0:
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


def _expected(old, partners, count):
    """Where the block `old` should stand if only its words changed."""
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


def similarity(one, other):
    """0 when two block texts are not versions of one another, else a score up to 1.

    >>> similarity("Police said on Monday", "Police said on Tuesday") > 0
    True
    >>> similarity("Police said on Monday", "Nobody was hurt")
    0.0
    """
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    if not one or not other:
        return 0.0
    start = Prefix.similarity(one, other)
    end = Postfix.similarity(one[start:], other[start:])
    if (start + end) * 2 >= longest and start + end >= 12:
        return (start + end) / longest
    words, others = _WORD.findall(one), _WORD.findall(other)
    if min(len(words), len(others)) <= FEW_WORDS:
        score = Indel.normalized_similarity(one, other, score_cutoff=SIMILAR_CHARACTERS)
        if score:
            return score
    return Indel.normalized_similarity(words, others, score_cutoff=SIMILAR)


def _likely(olds, news, before, after):
    """Pairs worth comparing: all of a few, else those that share a rare run of words."""
    if len(olds) * len(news) <= ALL_PAIRS:
        return [(old, new) for old in olds for new in news]
    index = defaultdict(list)
    for old in olds:
        for run in _runs(before[old]):
            index[run].append(old)
    pairs = set()
    for new in news:
        votes = defaultdict(int)
        for run in _runs(after[new]):
            found = index.get(run, ())
            if len(found) <= 4:
                for old in found:
                    votes[old] += 1
        best = sorted(votes, key=votes.get, reverse=True)[:3]
        pairs.update((old, new) for old in best)
    return pairs


def _runs(text):
    words = _WORD.findall(text)
    return set(zip(words, words[1:], words[2:], strict=False)) if len(words) > 2 else {tuple(words)}


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
