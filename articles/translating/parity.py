"""Facts stay equal: every number, date, amount, rank, name and claim with its counterpart.

Sentences may differ and paragraphs move; so a fact is looked for in its own row first, then in
the whole translation. What was left out on purpose, added on purpose or not translated yet is not
compared.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from annotations.models import Annotation
from articles.models import Alignment
from articles.text import values
from articles.translating.alignment import Pair
from articles.translating.names import source_annotations, terms_of

KIND_LABELS = {
    "number": _("figure"),
    "ordinal": _("figure"),
    "money": _("money"),
    "date": _("date"),
    "time": _("time"),
    "duration": _("length of time"),
    "percentage": _("percentage"),
    "age": _("age"),
    "count": _("count"),
    "rank": _("rank"),
    "quantity": _("quantity"),
    "name": _("name"),
    "claim": _("claim"),
}


class Verdict(StrEnum):
    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"
    SURPLUS = "surplus"
    UNNAMED = "unnamed"

    @property
    def label(self):
        return VERDICT_LABELS[self]


VERDICT_LABELS = {
    Verdict.SAME: _("same"),
    Verdict.DIFFERS: _("differs"),
    Verdict.MISSING: _("missing in the translation"),
    Verdict.SURPLUS: _("only in the translation"),
    Verdict.UNNAMED: _("no name in the registry"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact and its counterpart; `key` is the row it stands in."""

    kind: str
    verdict: Verdict
    source: str = ""
    target: str = ""
    key: str = ""

    @property
    def label(self):
        return KIND_LABELS[self.kind]

    @property
    def is_red(self):
        return self.verdict in (Verdict.DIFFERS, Verdict.MISSING, Verdict.SURPLUS)


def facts(pair, annotations=None, terms=None):
    """Every Fact of a Pair in the source's order, what only the translation says last.

    Four queries, fewer with `annotations` and `terms` (of `articles.translating.names`) at hand.
    """
    if annotations is None:
        annotations = source_annotations(pair.source)
    if terms is None:
        terms = terms_of(annotations, pair.text.language)
    rows = [row for row in pair.rows if row.source and row.target_text and not _is_cut(row)]
    return [
        *_values(pair, rows),
        *_names(pair, rows, terms),
        *_claims(pair, rows, annotations),
    ]


def warnings(text):
    """The red Facts of a translation: what readiness warns of."""
    return [fact for fact in facts(Pair(text)) if fact.is_red]


def compare(source, target, source_language, target_language):
    """(missing, surplus): the Values of one text that the other does not state."""
    return values.unmatched(found(source, source_language), found(target, target_language))


@lru_cache(maxsize=4096)
def found(text, language):
    """The Values of a paragraph, read once as long as it does not change."""
    return tuple(values.find(text, language))


def _values(pair, rows):
    ours, theirs = pair.source.language, pair.text.language
    said = [(row, found(row.source_text, ours), found(row.target_text, theirs)) for row in rows]
    missing, surplus = _unmatched(pair, said)
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
                yield Fact(value.kind, Verdict.SAME, value.text, "", row.key)
        for value in extra:
            yield Fact(value.kind, Verdict.SURPLUS, "", value.text, row.key)


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


def _names(pair, rows, terms):
    whole = pair.target_document.text.casefold()
    seen = set()
    for row in rows:
        for block in row.source_ids:
            for term in terms.get(block, ()):
                if term.entity_id not in seen:
                    seen.add(term.entity_id)
                    yield _name(term, row, whole)


def _name(term, row, whole):
    if not term.accepted:
        return Fact("name", Verdict.UNNAMED, term.words, "", row.key)
    here = row.target_text.casefold()
    for text in (here, whole):
        for name in term.accepted:
            if name.casefold() in text:
                return Fact("name", Verdict.SAME, term.words, name, row.key)
    return Fact("name", Verdict.MISSING, term.words, "", row.key)


def _claims(pair, rows, annotations):
    """A claim approved in the source has to be marked in the translation too."""
    claims = [a for a in annotations if a.claim_id and a.state == Annotation.State.APPROVED]
    if not claims:
        return
    marked = set(
        Annotation.objects.filter(text=pair.text, claim__in={a.claim_id for a in claims})
        .anchored()
        .values_list("claim_id", flat=True)
    )
    homes = {block: row.key for row in rows for block in row.source_ids}
    seen = set()
    for annotation in claims:
        if annotation.claim_id in seen or annotation.start_block not in homes:
            continue
        seen.add(annotation.claim_id)
        verdict = Verdict.SAME if annotation.claim_id in marked else Verdict.MISSING
        yield Fact("claim", verdict, annotation.exact, "", homes[annotation.start_block])


def _is_cut(row):
    return row.alignment is not None and row.alignment.kind == Alignment.Kind.CUT
