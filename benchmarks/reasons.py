"""Why nobody could have answered: what the two texts of a case say, whatever was answered."""

from rapidfuzz.distance import Indel

from benchmarks.judge import SENTENCE_END, TWIN, sentence


def stands_twice(case, number):
    """Whether the sentence of span `number`, or a twin of it, stands more often than before.

    Which of the twins was duplicated is known to the one who did it alone: the new text is the
    same. As after a duplicate (class H), a person is to be asked.
    """
    span, truth = case.spans[number], case.truth
    before, after = "\n".join(case.before), "\n".join(case.after)
    own = [sentence(before, *span)]
    found = [place for i in range(*span) for place in truth.places.get(i, ())]
    if found:
        own.append(sentence(after, min(found), max(found) + 1))
    return any(_times(one, after) > max(1, _times(one, before)) for one in own)


def _times(passage, text):
    """How many sentences of `text` are the passage or its twins."""
    return sum(
        Indel.normalized_similarity(passage, other, score_cutoff=TWIN) > 0
        for other in SENTENCE_END.split(text)
    )
