"""`annotations.anchoring` called as the newsroom calls it: ids for the new blocks, then the spans."""

from bisect import bisect_right

from annotations.anchoring.engine import Anchor, Outcome, bring_forward
from articles.text.identity import assign_ids
from benchmarks.judge import Answer


def starts_of(paragraphs):
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph) + 1
    return starts


def pairs_of(paragraphs):
    return [(f"b{number}", text) for number, text in enumerate(paragraphs, 1)]


def anchors_of(paragraphs, spans):
    starts, text = starts_of(paragraphs), "\n".join(paragraphs)
    anchors = []
    for start, end in spans:
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1) - 1
        ends = f"b{first + 1}", start - starts[first], f"b{last + 1}", end - starts[last]
        anchors.append(Anchor(*ends, text[start:end]))
    return anchors


def bring(before, after, anchors):
    """(ids of the new blocks, what became of the anchors)."""
    old = pairs_of(before)
    ids, _ = assign_ids(old, after, next_number=len(old) + 1)
    return ids, bring_forward(old, list(zip(ids, after, strict=True)), anchors)


def answers(before, after, spans):
    """An Answer for each span."""
    ids, brought = bring(before, after, anchors_of(before, spans))
    starts = dict(zip(ids, starts_of(after), strict=True))
    found = []
    for one in brought:
        anchor = one.anchor
        if anchor is None:
            found.append(Answer(None, asked=one.outcome is Outcome.AMBIGUOUS))
            continue
        place = starts[anchor.start_block] + anchor.start, starts[anchor.end_block] + anchor.end
        found.append(Answer(place, sure=one.outcome is not Outcome.CHANGED))
    return found
