"""Equal blocks of two texts paired, those that occur several times told apart by their neighbours."""

from collections import Counter, defaultdict

from rapidfuzz.distance import Indel


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
