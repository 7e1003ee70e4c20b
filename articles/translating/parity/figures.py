"""Numbers, amounts, dates, percentages, ages, ranks: read from the words of both languages.

A figure is looked for in its own row first, then in the whole translation.
"""

from functools import lru_cache
from typing import NamedTuple

from articles.text import values
from articles.translating.parity.fact import Fact, Verdict


def compare(source, target, source_language, target_language):
    """(missing, surplus): the Values of one text that the other does not state."""
    said = _said(source, target, source_language, target_language)
    return said.missing, said.surplus


class _Said(NamedTuple):
    """The Values of a paragraph and of its translation, and those without a twin there."""

    source: tuple
    target: tuple
    missing: tuple
    surplus: tuple


@lru_cache(maxsize=4096)
def _said(source, target, source_language, target_language):
    ours, theirs = found(source, source_language), found(target, target_language)
    missing, surplus = values.unmatched(ours, theirs)
    return _Said(ours, theirs, tuple(missing), tuple(surplus))


@lru_cache(maxsize=4096)
def found(text, language):
    """The Values of a paragraph, read once as long as it does not change."""
    return tuple(values.find(text, language))


def figures(pair, rows):
    """A Fact for each value of the compared `rows`, in their order."""
    ours, theirs = pair.source.language, pair.text.language
    said = [_said(row.source_text, row.target_text, ours, theirs) for row in rows]
    missing, surplus = map(_identities, _unmatched(pair, said))
    places = _Places(rows, said)
    for row, (source, target, _missing_here, _surplus_here) in zip(rows, said, strict=True):
        left = list(target)
        extra = [value for value in target if id(value) in surplus]
        for value in source:
            twin = _twin(value, left)
            if twin is not None:
                left.remove(twin)
                yield Fact(value.kind, Verdict.SAME, value.text, twin.text, row.key)
            elif id(value) in missing:
                yield _missing(value, extra, row)
            elif not value.weak:
                elsewhere, words = places.of(value)
                yield Fact(value.kind, Verdict.SAME, value.text, words, row.key, elsewhere)
        for value in extra:
            yield Fact(value.kind, Verdict.SURPLUS, "", value.text, row.key)


class _Places:
    """Where in the whole translation a value is stated, by key; made when first asked."""

    def __init__(self, rows, said):
        self.rows, self.said = rows, said
        self.known = None

    def of(self, value):
        """(row key, words), or two empty strings where it is only part of something."""
        if self.known is None:
            self.known = {
                key: (row.key, one.text)
                for row, said in reversed(list(zip(self.rows, self.said, strict=True)))
                for one in said.target
                for key in values.keys(one)
            }
        return self.known.get(values.key(value), ("", ""))


def _missing(value, extra, row):
    """What the row says instead, if it says something of that kind, is the likely counterpart."""
    instead = next((other for other in extra if other.kind == value.kind), None)
    if instead is None:
        return Fact(value.kind, Verdict.MISSING, value.text, "", row.key)
    extra.remove(instead)
    return Fact(value.kind, Verdict.DIFFERS, value.text, instead.text, row.key)


def _unmatched(pair, said):
    """What has no twin in its own row, less what has one elsewhere in the other text."""
    missing, surplus = [], []
    for one in said:
        missing.extend(one.missing)
        surplus.extend(one.surplus)
    missing, surplus = values.unmatched(missing, surplus)
    everywhere = [value for one in said for value in one.target]
    theirs = pair.text.language
    for row in pair.rows:
        if not row.source:
            everywhere.extend(found(row.target_text, theirs))
    origin = [value for one in said for value in one.source]
    missing, _rest = values.unmatched(missing, everywhere) if missing else ([], [])
    surplus, _rest = values.unmatched(surplus, origin) if surplus else ([], [])
    return missing, surplus


def _identities(some):
    """Two paragraphs may say the same: a Value is told from its equals by being itself."""
    return {id(value) for value in some}


def _twin(value, others):
    exact = (other for other in others if values.key(other) == values.key(value))
    alike = (other for other in others if values.same(value, other))
    return next(exact, None) or next(alike, None)
