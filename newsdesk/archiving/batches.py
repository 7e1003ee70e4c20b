"""Stories taken in some at a time: read one by one, then kept together in one short transaction.

A disk confirms a transaction, not an article. Reading a file can take seconds and locks nothing; a
batch is small enough that whoever saves at the desk meanwhile hardly waits.
"""

from dataclasses import dataclass, field

from django.db import transaction

from articles.exceptions import NewsroomError

MOST = 20  # articles in one transaction
MOST_BYTES = 16 * 2**20  # of their originals


@dataclass(frozen=True)
class Outcome:
    """What became of one old article: `result` is taken in, there already or refused; `said` what
    the report says of it."""

    name: str
    result: str
    said: dict = field(default_factory=dict)


class Batches:
    """The Outcomes of a source in its order, each told once it is so for good: what stops between
    two batches has lost nothing, and within one at most that one. `most`: stop after so many new."""

    def __init__(self, taker, source, most=None):
        self.taker, self.source, self.most = taker, source, most
        self.waiting, self.new = [], 0  # waiting: (name, Story), and Outcomes between them

    def __iter__(self):
        for name, original, read in self.source:
            if any(original == story.original for _name, story in self._stories()):
                yield from self._keep()
            self.waiting.append(self._look(name, original, read))
            if self._is_full():
                yield from self._keep()
            if self.most and self.new >= self.most:
                return
        yield from self._keep()

    def _look(self, name, original, read):
        if self.taker.knows(original):
            return Outcome(name, "there already")
        try:
            return name, read()
        except NewsroomError as error:
            return _refused(name, error)

    def _is_full(self):
        stories = self._stories()
        enough = self.most and self.new + len(stories) >= self.most
        size = sum(len(story.original) for _name, story in stories)
        return enough or len(self.waiting) >= MOST or size > MOST_BYTES

    def _stories(self):
        return [one for one in self.waiting if not isinstance(one, Outcome)]

    def _keep(self):
        """Take in what waits, all in one transaction; one that is refused stops no other."""
        with transaction.atomic():
            kept = [one if isinstance(one, Outcome) else self._take(*one) for one in self.waiting]
        self.waiting = []
        self.new += sum(outcome.result == "taken in" for outcome in kept)
        return kept

    def _take(self, name, story):
        try:
            article = self.taker.take(story)
        except NewsroomError as error:
            return _refused(name, error)
        dropped = [one for draft in story.texts.values() for one in draft.dropped]
        return Outcome(name, "taken in", {"article": article.pk, "dropped": dropped})


def _refused(name, error):
    return Outcome(name, "refused", {"reasons": [str(reason) for reason in error.reasons]})
