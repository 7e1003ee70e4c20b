"""How others find a span again, re-implemented or called: what `annotations.anchoring` is beside.

Each takes the old text, the new one and spans as (start, end), and returns for each span its new
(start, end), or None where it gives up. None of them knows blocks, or asks anybody.
"""

import re
from bisect import bisect_right
from difflib import SequenceMatcher

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

CONTEXT = 32
WINDOW = 2_000
WORDS = re.compile(r"\w+|\W")


def bare_offsets(old, new, spans):
    """Label Studio, doccano, brat, Recogito: the numbers stay as they were."""
    return [span if span[1] <= len(new) else None for span in spans]


def by_difflib(old, new, spans):
    """Python's difflib over words; a span inside one equal stretch moves with it."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    at, there = _offsets(before), _offsets(after)
    blocks = [(at[m.a], at[m.a + m.size], there[m.b]) for m in matcher.get_matching_blocks()]
    return _moved(blocks, spans)


def by_diff_match_patch(old, new, spans):
    """Google's diff-match-patch, with its default limit of a second; else like difflib."""
    blocks, at, there = [], 0, 0
    for kind, text in diff_match_patch().diff_main(old, new):
        if kind == 0:
            blocks.append((at, at + len(text), there))
        at += len(text) if kind <= 0 else 0
        there += len(text) if kind >= 0 else 0
    return _moved(blocks, spans)


def by_rapidfuzz(old, new, spans):
    """The shortest edit over words that rapidfuzz finds; else like difflib."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    at, there = _offsets(before), _offsets(after)
    equal = Indel.editops(before, after).as_matching_blocks()
    return _moved([(at[m.a], at[m.a + m.size], there[m.b]) for m in equal], spans)


def by_hypothesis(old, new, spans):
    """Hypothesis' text quote anchoring, from its public description: the quote at its old
    position; else all exact occurrences, or failing these approximate ones, the best of them by
    similarity of quote (50), prefix (20) and suffix (20) and by nearness (2). There is always a
    best one."""
    return [_quote(old, new, start, end) for start, end in spans]


def _quote(old, new, start, end):
    words = old[start:end]
    if new[start:end] == words:
        return start, end
    prefix, suffix = old[max(0, start - CONTEXT) : start], old[end : end + CONTEXT]
    found, at = [], new.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = new.find(words, at + 1)
    found = found or list(_approximate(words, new))
    if not found:
        return None

    def score(place):
        low, high = place
        quote = Levenshtein.normalized_similarity(words, new[low:high])
        before = Levenshtein.normalized_similarity(prefix, new[max(0, low - len(prefix)) : low])
        after = Levenshtein.normalized_similarity(suffix, new[high : high + len(suffix)])
        near = 1 - abs(low - start) / max(1, len(new))
        return 50 * quote + 20 * before + 20 * after + 2 * near

    return max(found, key=score)


def _approximate(words, new):
    """The best likeness of `words` in every stretch of the text, if half of it is right."""
    for low in range(0, len(new), WINDOW):
        stretch = new[max(0, low - len(words)) : low + WINDOW]
        match = partial_ratio_alignment(words, stretch, score_cutoff=50)
        if match and match.dest_end > match.dest_start and len(stretch) >= len(words):
            first = max(0, low - len(words))
            yield first + match.dest_start, first + match.dest_end


def _offsets(pieces):
    at = [0]
    for piece in pieces:
        at.append(at[-1] + len(piece))
    return at


def _moved(blocks, spans):
    starts = [first for first, _, _ in blocks]
    moved = []
    for start, end in spans:
        number = bisect_right(starts, start) - 1
        inside = number >= 0 and end <= blocks[number][1]
        shift = blocks[number][2] - blocks[number][0] if inside else 0
        moved.append((start + shift, end + shift) if inside else None)
    return moved


PEERS = {
    "bare offsets": bare_offsets,
    "difflib": by_difflib,
    "diff-match-patch": by_diff_match_patch,
    "rapidfuzz": by_rapidfuzz,
    "Hypothesis": by_hypothesis,
}
