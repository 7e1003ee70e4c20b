"""A wrong name in any words: where it stands, and the words with it put right. No database.

Never inside a longer word, in Thai too. Offsets are code points, half-open.
"""

import re
from dataclasses import dataclass

from annotations.suggesting.edges import stands_alone
from articles.text import slugs
from articles.text.blocks import Block, Run
from articles.text.graphemes import is_boundary

_SPACE = r"[ \u00a0\n]+"
_THAI = re.compile("[\u0e01-\u0e4e]")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a wrong name stands, and what is right there.

    A `doubtful` one touches other Thai letters in a way that may make it part of a longer word:
    it is shown, and never ticked beforehand.
    """

    start: int
    end: int
    right: str
    doubtful: bool = False


def hits(words, pairs):
    """The Hits of [(wrong, right)] in reading order; a longer name's place comes before a shorter's.

    What stands right already is left alone, though the wrong name be a part of it.

    >>> [(hit.start, hit.right) for hit in hits("Thai and Thailand", [("Thai", "Tai")])]
    [(0, 'Tai')]
    """
    found = []
    taken = [place for wrong, right in pairs if wrong in right for place in _places(words, right)]
    for wrong, right in sorted(pairs, key=lambda pair: -len(pair[0])):
        for start, end in _places(words, wrong):
            if any(start < last and end > first for first, last in taken):
                continue
            if stands_alone(words, start, end):
                found.append(Hit(start, end, right))
            elif _between_thai(words, start, end):
                found.append(Hit(start, end, right, doubtful=True))
            else:
                continue
            taken.append((start, end))
    return sorted(found, key=lambda hit: hit.start)


def slug_hits(slug, pairs):
    """The Hits in a slug, where a name is written as slugs write it: "torsak-sukvimol"."""
    written = [(slugs.slug(wrong), slugs.slug(right)) for wrong, right in pairs]
    return hits(slug, [pair for pair in written if all(pair) and pair[0] != pair[1]])


def replaced(words, found):
    """`words` with each of the Hits put right.

    >>> replaced("Thai and Thailand", hits("Thai and Thailand", [("Thai", "Tai")]))
    'Tai and Thailand'
    """
    parts, at = [], 0
    for hit in found:
        parts += [words[at : hit.start], hit.right]
        at = hit.end
    return "".join([*parts, words[at:]])


def replaced_in_block(block, found):
    """The Block with each of the Hits put right; the right name is set as the wrong one began."""
    runs, at = [], 0
    for run in block.runs:
        end = at + len(run.text)
        text, place = "", at
        for hit in found:
            if hit.end <= at or hit.start >= end:
                continue
            text += block.text[place : max(hit.start, place)]
            text += hit.right if hit.start >= at else ""
            place = min(hit.end, end)
        text += block.text[place:end]
        if text:
            runs.append(Run(text, run.tags))
        at = end
    words = replaced(block.text, found)
    return Block(
        block.id, block.kind, words, tuple(runs), block.container, block.group, block.photo
    )


def moved(offset, words, found, *, end):
    """Where an edge of a mark at `offset` in `words` stands once the Hits are put right.

    Only what differs between wrong and right counts as changed; an edge inside of it goes out to
    its edge, to the `end` or the start.
    """
    shift = 0
    for hit in found:
        first, last, right = narrowed(words[hit.start : hit.end], hit.right)
        first, last = first + hit.start, last + hit.start
        inside = last > first or last > hit.start  # else letters come before the whole name
        if offset > last or (offset == last and inside):
            shift += len(right) - (last - first)
        elif offset > first:
            return first + shift + (len(right) if end else 0)
    return offset + shift


def narrowed(wrong, right):
    """(start, end, words): the smallest part of `wrong` that makes it `right`, graphemes whole.

    >>> narrowed("Torsak Sukvimol", "Torsak Sukwimol")
    (10, 11, 'w')
    """
    start, most = 0, min(len(wrong), len(right))
    while start < most and wrong[start] == right[start]:
        start += 1
    while start and not (is_boundary(wrong, start) and is_boundary(right, start)):
        start -= 1
    back, most = 0, most - start
    while back < most and wrong[len(wrong) - back - 1] == right[len(right) - back - 1]:
        back += 1
    while back and not (
        is_boundary(wrong, len(wrong) - back) and is_boundary(right, len(right) - back)
    ):
        back -= 1
    return start, len(wrong) - back, right[start : len(right) - back]


def _places(words, name):
    pattern = _SPACE.join(map(re.escape, name.split()))
    return [match.span() for match in re.finditer(pattern, words)] if pattern else []


def _between_thai(words, start, end):
    """Whether only Thai letters at an edge speak against it, and graphemes stay whole."""
    if not (is_boundary(words, start) and is_boundary(words, end)):
        return False
    left, right = words[max(0, start - 1) : start + 1], words[end - 1 : end + 1]
    clear = [
        len(pair) < 2 or not all(letter.isalnum() for letter in pair) for pair in (left, right)
    ]
    thai = [len(_THAI.findall(pair)) == 2 for pair in (left, right)]
    return all(one or other for one, other in zip(clear, thai, strict=True)) and any(thai)
