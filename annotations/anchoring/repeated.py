"""Sentences that stand more often than before, word for word, wherever they were put in.

A copy put in at the head of an edited line much like it looks, to a comparison, like that line.
"""

import re
from collections import Counter

from annotations.anchoring.tokens import letters

ENOUGH = 12  # letters of a sentence whose repetition is no chance

_BETWEEN = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s+|$)|[\n。！？]")


def repeated(old, new, untouched, partners):
    """Where in the old text, and where in the new one, such sentences stand: two lists of
    (start, end). Only what stands in edited blocks is looked at."""
    kept = {partner for same, partner in zip(untouched, partners, strict=True) if same}
    owners = {partner: number for number, partner in enumerate(partners) if partner >= 0}
    foreign = set()
    for number, text in enumerate(new.texts):
        if number not in kept:
            own = old.texts[owners[number]] if number in owners else ""
            foreign.update(one for one in _BETWEEN.split(text) if one not in own)
    if not foreign:
        return [], []
    known = foreign.intersection(_BETWEEN.split(old.text))
    if not known:
        return [], []
    times, new_times = (Counter(_BETWEEN.split(text)) for text in (old.text, new.text))
    again = {
        sentence
        for sentence in known
        if new_times[sentence] > times[sentence] and letters(sentence) >= ENOUGH
    }
    before = [place for sentence in again for place in _places(sentence, old.text)]
    after = [place for sentence in again for place in _places(sentence, new.text)]
    return before, [*after, *_mostly(again, new, kept)]


def _mostly(again, new, kept):
    """Where the edited blocks stand that are for the most part such sentences: what is left of
    them came with the copy, though it be what stood there."""
    for number, text in enumerate(new.texts) if again else ():
        if number not in kept:
            copied = sum(letters(one) for one in _BETWEEN.split(text) if one in again)
            if 2 * copied > letters(text):
                yield new.starts[number], new.starts[number] + len(text)


def _places(sentence, text):
    return [(found.start(), found.end()) for found in re.finditer(re.escape(sentence), text)]
