"""How like one block is to another, and which of many blocks are likely to be like it."""

import re
from collections import defaultdict
from functools import lru_cache

from rapidfuzz.distance import Indel, Postfix, Prefix

SIMILAR = 0.4  # share of words in common (order kept); unrelated news paragraphs reach some 0.2
SIMILAR_CHARACTERS = 0.7  # for a few words only; unrelated English reaches some 0.4
FEW_WORDS = 6
SURE = 0.75  # a block as like as this is not compared with yet others
COMMON = 8  # texts that share a run of words before it counts for nothing
FEW_RUNS = 40  # words of a text all of whose runs are looked at

_WORD = re.compile(r"\w+")


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


class Runs:
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
