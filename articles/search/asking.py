"""What is asked of the index, and how each engine is asked it."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

from modelsearch.query import Phrase

from articles.models.passage import entity_token, month_token, section_token, year_token
from articles.text import searching

MONTHS = 24  # a longer span of dates is asked for by years


@dataclass(frozen=True, slots=True)
class Question:
    """All of `terms` in one language, filed under what the others say. `since` and `until` are days
    of first publication, both included."""

    language: str
    terms: tuple[searching.Term, ...]
    section: str = ""
    entity: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def groups(self):
        """[[phrase, …], …]: one phrase of each group has to be there. A phrase is a tuple of tokens."""
        groups = [[term.tokens] for term in self.terms]
        if self.section:
            groups.append([(section_token(self.section),)])
        if self.entity is not None:
            groups.append([(entity_token(self.entity),)])
        if self.since and self.until:
            groups.append([(token,) for token in _times(self.since, self.until)])
        return [
            [tuple(self.language + token for token in phrase) for phrase in group]
            for group in groups
        ]


def _times(since, until):
    months = [
        date(since.year + (since.month - 1 + step) // 12, (since.month - 1 + step) % 12 + 1, 1)
        for step in range((until.year - since.year) * 12 + until.month - since.month + 1)
    ]
    if len(months) <= MONTHS:
        return list(map(month_token, months))
    return sorted({year_token(month) for month in months})


def fts5(question):
    """For SQLite's MATCH. Tokens are ASCII letters and digits: nothing is left to escape."""
    groups = (" OR ".join(f'"{" ".join(phrase)}"' for phrase in g) for g in question.groups)
    return " AND ".join(f"({group})" for group in groups)


def tsquery(question):
    """For PostgreSQL's @@."""
    groups = (" | ".join(f"({' <-> '.join(phrase)})" for phrase in g) for g in question.groups)
    return " & ".join(f"({group})" for group in groups)


def modelsearch(question):
    """For any other engine, as modelsearch's query."""
    groups = [reduce(or_, (Phrase(" ".join(p)) for p in group)) for group in question.groups]
    return reduce(and_, groups)
