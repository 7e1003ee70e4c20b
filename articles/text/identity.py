"""Block ids that stay with their paragraph from one revision to the next.

In: the ids and texts of the revision before, and the texts of the new one. Out: ids of the new
blocks. Same text, same id; similar text, same id; anything else gets a number never used before.
"""

import re
from collections import Counter, defaultdict
from functools import lru_cache

from rapidfuzz.distance import Indel, Postfix, Prefix

SIMILAR = 0.4  # share of words in common (order kept); unrelated news paragraphs reach some 0.2
SIMILAR_CHARACTERS = 0.7  # for a few words only; unrelated English reaches some 0.4
FEW_WORDS = 6
SURE = 0.75  # a block as like as this is not compared with yet others
COMMON = 8  # texts that share a run of words before it counts for nothing
FEW_RUNS = 40  # words of a text all of whose runs are looked at
ALL_PAIRS = 100  # above this many pairs only likely partners are compared

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


def equal_blocks(before, after, partners=None, *, guess=True):
    """For each text of `before`, the index of its equal in `after`, or -1.

    Blocks alike are told apart by their neighbours; where these do not tell, by their order, or,
    if not to `guess`, not at all. `partners`, a list of the same shape, holds pairs known already
    and is completed in place.

    >>> equal_blocks(["a", "-", "b", "c", "-", "d"], ["c", "-", "d", "a", "-", "b"])
    [3, 4, 5, 0, 1, 2]
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
            repeated.append((olds[text], places))
    if repeated:
        _pair_in_order(before, after, {before[old[0]] for old, _ in repeated}, partners)
        _pair_repeated(repeated, partners, len(after))
        _unpair_doubtful(repeated, before, after, partners)
        for left, free in repeated:
            _pair_left(left, free, partners, guess)
    return partners


def _pair_in_order(before, after, repeated, partners):
    """Pair equal blocks that every longest common sequence of both texts pairs."""
    forwards = _common(before, after)
    backwards = _common(before[::-1], after[::-1])
    back = {(len(before) - 1 - old, len(after) - 1 - new) for old, new in backwards}
    taken = set(partners)
    for old, new in forwards:
        if (
            partners[old] < 0
            and new not in taken
            and (old, new) in back
            and before[old] in repeated
        ):
            partners[old] = new


def _common(before, after):
    for block in Indel.editops(before, after).as_matching_blocks():
        for step in range(block.size):
            yield block.a + step, block.b + step


def _pair_repeated(repeated, partners, count):
    """Pair equal blocks between the same neighbours, then those beside one of them; a pair settled
    settles its neighbours. Where one neighbour says this and the other that, none is paired."""
    for needed in (2, 1):
        settled = True
        while settled:
            settled = False
            back = {new: old for old, new in enumerate(partners) if new >= 0}
            for olds, news in repeated:
                left = [old for old in olds if partners[old] < 0]
                free = [new for new in news if new not in back]
                sure = _beside(left, free, partners, back, count, needed)
                for old, new in sure:
                    partners[old], back[new], settled = new, old, True


def _unpair_doubtful(repeated, before, after, partners):
    """Where a neighbour points at another block with the same words, nothing is sure."""
    back = {new: old for old, new in enumerate(partners) if new >= 0}
    doubtful = set()
    for olds, _ in repeated:
        for old in olds:
            for step in (-1, 1):
                beside = old + step
                if partners[old] < 0 or not 0 <= beside < len(before) or partners[beside] < 0:
                    continue
                place = partners[beside] - step
                elsewhere = place != partners[old] and 0 <= place < len(after)
                if elsewhere and after[place] == before[old]:
                    doubtful.update((old, back.get(place, old)))
    for old in doubtful:
        partners[old] = -1


def _beside(left, free, partners, back, count, needed):
    """Pairs of `left` and `free` with at least `needed` neighbours in common and no rival."""
    candidates = []
    places = set(free)
    for old in left:
        near = defaultdict(int)
        near[partners[old - 1] + 1 if old else 0] += 1 if not old or partners[old - 1] >= 0 else 0
        last = old + 1 == len(partners)
        if last or partners[old + 1] >= 0:
            near[count - 1 if last else partners[old + 1] - 1] += 1
        candidates += [
            (old, new) for new, score in near.items() if score >= needed and new in places
        ]
    olds, news = Counter(old for old, _ in candidates), Counter(new for _, new in candidates)
    return [(old, new) for old, new in candidates if olds[old] == news[new] == 1]


def _pair_left(olds, news, partners, guess):
    taken = {partners[old] for old in olds}
    left = [old for old in olds if partners[old] < 0]
    free = [new for new in news if new not in taken]
    if guess or len(left) == len(free) == 1:
        for old, new in zip(left, free, strict=False):
            partners[old] = new


def pair_similar(before, after, partners):
    """Complete `partners` with blocks that were edited: first where they are expected, between
    the same neighbours, then wherever the most similar one stands. A block more like another than
    like the one it would follow is a copy of that other, and follows none."""
    taken = {new for new in partners if new >= 0}
    known = set(before)
    taken.update(new for new, text in enumerate(after) if text and text in known)  # mere copies
    runs = _Runs(before)
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
    words, others = _words(one), _words(other)
    if min(len(words), len(others)) <= FEW_WORDS:
        score = Indel.normalized_similarity(one, other, score_cutoff=SIMILAR_CHARACTERS)
        if score:
            return score
    return Indel.normalized_similarity(words, others, score_cutoff=SIMILAR)


def _likely(olds, news, after, runs):
    """Pairs worth comparing: all of a few, else those that share a rare run of words."""
    if len(olds) * len(news) <= ALL_PAIRS:
        return [(old, new) for old in olds for new in news]
    wanted = set(olds)
    return {(old, new) for new in news for old in runs.alike(after[new], wanted)}


class _Runs:
    """Runs of three words, and the texts that have them; made when first asked for."""

    def __init__(self, texts):
        self._texts = texts
        self._index = None

    def alike(self, text, wanted=None):
        """The three texts, of those `wanted`, that share most runs with `text`."""
        if self._index is None:
            self._index = defaultdict(list)
            for number, other in enumerate(self._texts):
                for run in _some_runs(other):
                    self._index[run].append(number)
        votes = defaultdict(int)
        for run in _some_runs(text):
            found = self._index.get(run, ())
            if len(found) <= COMMON:
                for number in found:
                    if wanted is None or number in wanted:
                        votes[number] += 1
        return sorted(votes, key=votes.get, reverse=True)[:3]

    def closer(self, number, text, score):
        """Whether another text is clearly more like `text` than the one of that number."""
        if score >= SURE:
            return False
        return any(
            similarity(self._texts[other], text) > score + 0.1
            for other in self.alike(text)
            if other != number
        )


def _some_runs(text):
    """Some runs of three words of a text, the same ones wherever they stand. Only what spaces part
    counts as a word here, which is quick; a script without them is cut as `_words` cuts it."""
    words = tuple(text.split())
    if len(words) * 20 < len(text):
        words = _words(text)
    if len(words) < FEW_RUNS:
        return set(zip(words, words[1:], words[2:], strict=False)) or {words}
    sizes = enumerate(map(len, words[:-2]))
    return {words[first : first + 3] for first, size in sizes if size % 5 == 1} or {words[:3]}


@lru_cache(maxsize=1024)
def _words(text):
    return tuple(_WORD.findall(text))


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
