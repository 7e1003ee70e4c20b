"""Sentences of a Thai passage, found with the English one beside it."""

import re

from articles.text.sentences import sentences
from articles.translating.pairing.course import Side, course
from articles.translating.pairing.seams import seam

_SPACES = re.compile(r"\s+")
LONGEST_SENTENCE = 24  # Thai clauses that one English sentence may take


def clauses(text):
    """[(start, end)] of the pieces between the spaces of a Thai text.

    >>> clauses("ตำรวจจับแก๊ง เมื่อวันจันทร์")
    [(0, 12), (13, 27)]
    """
    found, start = [], 0
    for gap in _SPACES.finditer(text):
        if gap.start() > start:
            found.append((start, gap.start()))
        start = gap.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def side_by_side(english, thai, english_entities=(), thai_entities=()):
    """[((start, end) in the English, (start, end) in the Thai, confidence)], sentence by sentence."""
    spans = clauses(thai)
    source = Side(english, sentences(english), "en", english_entities)
    target = Side(thai, spans, "th", thai_entities)
    most = max(LONGEST_SENTENCE, -(-len(spans) // max(len(source), 1)))
    beads = {(1, n): 1.0 for n in range(1, most + 1)}
    if len(source) > len(spans):
        beads |= {(n, 1): 0.2 for n in range(2, len(source) - len(spans) + 2)}

    def ends(n):
        before, after = spans[n - 1], spans[n]
        return seam(thai[before[0] : before[1]], thai[after[0] : after[1]])

    return [
        (_stretch(source, bead.source), _stretch(target, bead.target), bead.confidence)
        for bead in course(source, target, beads, ends)
    ]


def counterpart(start, end, source, target, source_language, target_language):
    """Where in `target` the words `source[start:end]` are told: (start, end) of whole sentences.

    None where the two cannot be laid side by side.
    """
    if source_language == target_language or "th" not in (source_language, target_language):
        return None
    if source_language == "th":
        found = [(thai, english) for english, thai, _sure in side_by_side(target, source)]
    else:
        found = [(english, thai) for english, thai, _sure in side_by_side(source, target)]
    touched = [
        there
        for here, there in found
        if min(end, here[1]) - max(start, here[0]) > min(here[1] - here[0], end - start) / 2
    ]
    return (touched[0][0], touched[-1][1]) if touched else None


def _stretch(side, numbers):
    return side.spans[numbers[0]][0], side.spans[numbers[-1]][1]
