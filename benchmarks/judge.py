"""Right, silently wrong, flagged or lost: what an answer about a span is worth, given the truth.

Right: the same words of the same mention, kept or moved; words edited inside the span, changed,
with exactly the new extent; nothing left of the span, gone; a passage duplicated, or another
story, ambiguous or gone. A span replaced by another name is gone, or changed on exactly that
name: its approval is withdrawn either way.
Silently wrong: called kept or moved and not there, or changed where no word of it is; so is a
span set on words of the same spelling at another mention. Flagged: a person is asked. Lost: gone
although it is there.
"""

from dataclasses import dataclass

RIGHT, WRONG, FLAGGED, LOST = "right", "silently wrong", "flagged", "lost"
VERDICTS = (RIGHT, WRONG, FLAGGED, LOST)


@dataclass(frozen=True)
class Answer:
    """`place`: (start, end) in the new text or None. `sure`: True when said to be the same words,
    False when said to be edited ones, None from one that just gives places. `asked`: a person is
    asked."""

    place: tuple[int, int] | None
    sure: bool | None = None
    asked: bool = False


def judge(case, number, answer):
    """The verdict on span `number` of a case, or None where the truth cannot be told."""
    span = case.spans[number]
    truth = case.truth
    found = [truth.places[i] for i in range(*span) if i in truth.places]
    copied = any(i in truth.copied for i in range(*span))
    if copied and not found:
        return None  # only the copy is left: no reader could tell
    if truth.other or copied:
        if answer.place is None:
            return RIGHT
        return FLAGGED if copied and answer.sure is False else WRONG
    if not found:
        return _nothing_left(answer, truth.replaced.get(span))
    places = [place for group in found for place in group]
    start, end = min(places), max(places) + 1
    if end - start > 2 * (span[1] - span[0]) + 20:
        return None
    before, after = "\n".join(case.before), "\n".join(case.after)
    while start < end and after[start].isspace() and not before[span[0]].isspace():
        start += 1  # a typo that takes a span's first word leaves the space outside
    same = before[slice(*span)] == after[start:end]
    return _somewhere(answer, (start, end), same)


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
