"""Right, silently wrong, flagged or lost: what an answer about a span is worth, given the truth.

Right: the same words of the same mention, kept or moved; words edited inside the span, changed,
with exactly the new extent; nothing left of the span, gone; a passage duplicated, or another
story, ambiguous or gone. A span replaced by another name is gone, or changed on exactly that
name: its approval is withdrawn either way.
Silently wrong: called kept or moved and not there, or changed where no word of it is; so is a
span set on words of the same spelling at another mention. Flagged: a person is asked. Lost: gone
although it is there.
"""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel

RIGHT, WRONG, FLAGGED, LOST = "right", "silently wrong", "flagged", "lost"
VERDICTS = (RIGHT, WRONG, FLAGGED, LOST)
TWIN = 0.8  # share of letters that two sentences have in common before they are twins
BESIDE = 8  # code points beside a mention that make up a sentence
SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s+|\n")


@dataclass(frozen=True)
class Answer:
    """`place`: (start, end) in the new text or None. `sure`: True when said to be the same words,
    False when said to be edited ones, None from one that just gives places. `asked`: a person is
    asked."""

    place: tuple[int, int] | None
    sure: bool | None = None
    asked: bool = False


def judge(case, number, answer, strict=False):
    """The verdict on span `number` of a case, or None where the truth cannot be told.

    What the two texts cannot tell is no fault of an answer that asks: so is a sentence replaced by
    one with the same words in it, and an edited sentence that has a twin. A copy that a later edit
    took out again is no copy; where a copy of part of a span is all that is left of that part, the
    truth cannot be told. All of this but `strict`, which knows no such excuse.
    """
    span, truth = case.spans[number], case.truth
    found = [truth.places[i] for i in range(*span) if i in truth.places]
    twice = truth.once_copied if strict else truth.copied
    copied = [i for i in range(*span) if i in twice]
    if copied and not (found if strict else all(i in truth.places for i in copied)):
        return None  # only the copy is left: no reader could tell
    if truth.other or copied:
        if answer.place is None:
            return RIGHT
        return FLAGGED if copied and answer.sure is False else WRONG
    verdict = _one(case, span, found, answer)
    if verdict == FLAGGED and answer.asked and not strict and _undecidable(case, span):
        return RIGHT
    return verdict


def _one(case, span, found, answer):
    if not found:
        return _nothing_left(answer, case.truth.replaced.get(span))
    places = [place for group in found for place in group]
    start, end = min(places), max(places) + 1
    if end - start > 2 * (span[1] - span[0]) + 20:
        return None
    before, after = "\n".join(case.before), "\n".join(case.after)
    while start < end and after[start].isspace() and not before[span[0]].isspace():
        start += 1  # a typo that takes a span's first word leaves the space outside
    same = before[slice(*span)] == after[start:end]
    return _somewhere(answer, (start, end), same)


def _undecidable(case, span):
    """Whether the sentence that took the place of the span's has its words too, or the span's
    sentence had a twin with the same words and one of the two was edited."""
    if span in case.truth.retyped:
        return True
    before, after = "\n".join(case.before), "\n".join(case.after)
    words, own = before[slice(*span)], sentence(before, *span)
    if len(own) < len(words) + BESIDE:
        return False
    at = before.find(words)
    while at >= 0:
        other = sentence(before, at, at + len(words))
        twins = at != span[0] and Indel.normalized_similarity(own, other) >= TWIN
        if twins and any(after.count(one) < before.count(one) for one in (own, other)):
            return True
        at = before.find(words, at + 1)
    return False


def sentence(text, start, end):
    """The sentence, or the line, around text[start:end]."""
    first = max((m.end() for m in SENTENCE_END.finditer(text, 0, start)), default=0)
    last = SENTENCE_END.search(text, end)
    return text[first : last.start() if last else len(text)]


def _nothing_left(answer, replaced):
    if answer.place is None:
        return FLAGGED if answer.asked else RIGHT
    if answer.sure is False and replaced is not None:
        return RIGHT if answer.place == replaced else FLAGGED
    return WRONG


def _somewhere(answer, place, same):
    if answer.place is None:
        return FLAGGED if answer.asked else LOST
    if answer.place == place:
        return RIGHT if answer.sure == same or answer.sure is None else WRONG
    overlap = min(answer.place[1], place[1]) - max(answer.place[0], place[0])
    return FLAGGED if answer.sure is False and overlap > 0 else WRONG
