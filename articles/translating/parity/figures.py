"""Numbers, amounts, dates, percentages, ages, ranks: read from the words of both languages.

A figure is looked for in its own row first, then in the whole translation.
"""

from functools import lru_cache

from articles.text import values
from articles.translating.parity.fact import Fact, Verdict


def compare(source, target, source_language, target_language):
    """(missing, surplus): the Values of one text that the other does not state."""
    return values.unmatched(found(source, source_language), found(target, target_language))


@lru_cache(maxsize=4096)
def found(text, language):
    """The Values of a paragraph, read once as long as it does not change."""
    return tuple(values.find(text, language))


def figures(pair, rows):
    """A Fact for each value of the compared `rows`, in their order."""
    ours, theirs = pair.source.language, pair.text.language
    said = [(row, found(row.source_text, ours), found(row.target_text, theirs)) for row in rows]
    missing, surplus = _unmatched(pair, said)
    places = _Places(said)
    for row, source, target in said:
        left = list(target)
        extra = [value for value in target if any(value is one for one in surplus)]
        for value in source:
            twin = _twin(value, left)
            if twin is not None:
                left.remove(twin)
                yield Fact(value.kind, Verdict.SAME, value.text, twin.text, row.key)
            elif any(value is one for one in missing):
                yield _missing(value, extra, row)
            elif not value.weak:
                elsewhere, words = places.of(value)
                yield Fact(value.kind, Verdict.SAME, value.text, words, row.key, elsewhere)
        for value in extra:
            yield Fact(value.kind, Verdict.SURPLUS, "", value.text, row.key)


class _Places:
    """Where in the whole translation a value is stated, by key; made when first asked."""

    def __init__(self, said):
        self.said = said
        self.known = None

    def of(self, value):
        """(row key, words), or two empty strings where it is only part of something."""
        if self.known is None:
            self.known = {
                key: (row.key, one.text)
                for row, _source, target in reversed(self.said)
                for one in target
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
    for _row, source, target in said:
        left, right = values.unmatched(source, target)
        missing.extend(left)
        surplus.extend(right)
    missing, surplus = values.unmatched(missing, surplus)
    everywhere = [value for one in said for value in one[2]]
    theirs = pair.text.language
    for row in pair.rows:
        if not row.source:
            everywhere.extend(found(row.target_text, theirs))
    origin = [value for one in said for value in one[1]]
    missing, _rest = values.unmatched(missing, everywhere) if missing else ([], [])
    surplus, _rest = values.unmatched(surplus, origin) if surplus else ([], [])
    return missing, surplus


def _twin(value, others):
    exact = (other for other in others if values.key(other) == values.key(value))
    alike = (other for other in others if values.same(value, other))
    return next(exact, None) or next(alike, None)
