"""Spans brought from one revision of a text to another, knowing both texts whole.

In: the (block id, text) pairs of both revisions and the spans of the first. Out: for each span
where its words stand now, or what a person must decide. A span is never put on other words than
its own without saying so; where two places are as good, nobody guesses.

Pure Python; code-point offsets, half-open.
"""

import gc
from contextlib import contextmanager

from annotations.anchoring.spans import Anchor, Brought, Outcome
from annotations.anchoring.travel import Journey

__all__ = ["Anchor", "Brought", "Outcome", "bring_forward"]


def bring_forward(old_pairs, new_pairs, anchors) -> list[Brought]:
    """What became of each of `anchors` between two revisions, in their order.

    `old_pairs`, `new_pairs`: [(block id, text)] in reading order, headline and summary included.
    The revisions need not be neighbours. An anchor whose `exact` is not what stands at its place
    in the old revision is GONE (nothing is known of it), with the places of the same words as
    candidates.

    >>> before = [("b1", "Cela said so."), ("b2", "Nobody else did.")]
    >>> after = [("b2", "Nobody else did."), ("b1", "Today Cela said so.")]
    >>> cela = Anchor("b1", 0, "b1", 4, "Cela")
    >>> [(brought.outcome.value, brought.anchor.start) for brought in
    ...  bring_forward(before, after, [cela])]
    [('moved', 6)]
    """
    anchors = list(anchors)
    if not anchors:
        return []
    with _no_garbage():
        return Journey(old_pairs, new_pairs, anchors).outcomes()


@contextmanager
def _no_garbage():
    """Thousands of small results are made that all stay: looking through everything in memory for
    garbage meanwhile would take as long as the work itself."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()
