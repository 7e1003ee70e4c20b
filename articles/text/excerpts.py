"""The words around a span that are enough to understand it. Offsets are code points, half-open."""

import re

from articles.text.sentences import sentences

_THAI = re.compile("[ก-๛]")
THAI_PHRASE = 90  # code points that are enough, where Thai has no full stop


def around(text, start, end):
    """The (start, end) of the sentence around a span of a block; in Thai, of whole clauses.

    >>> text = "It rained. The Nation reported it. Nobody knew."
    >>> first, last = around(text, 15, 21)
    >>> text[first:last]
    'The Nation reported it.'
    """
    spans = sentences(text)
    if not spans:
        return 0, len(text)
    first = max((i for i, span in enumerate(spans) if span[0] <= start), default=0)
    last = max(first, min((i for i, span in enumerate(spans) if span[1] >= end), default=first))
    if not _THAI.search(text):
        return spans[first][0], spans[last][1]
    while spans[last][1] - spans[first][0] < THAI_PHRASE and (first, last) != (0, len(spans) - 1):
        before = spans[first][0] - spans[first - 1][0] if first else len(text)
        after = spans[last + 1][1] - spans[last][1] if last + 1 < len(spans) else len(text)
        # The nearer clause first, so that the mark stays in the middle.
        first, last = (first - 1, last) if before <= after else (first, last + 1)
    return spans[first][0], spans[last][1]
