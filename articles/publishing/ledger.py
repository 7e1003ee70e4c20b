"""Proof that no edition was altered: its hash is over its whole content, the note to readers and
the hash of the edition before included.

The bytes that are hashed are those that readers may download: `sha256sum` of the file gives the
hash on the page.
"""

import hashlib
import json
from dataclasses import dataclass

from articles.models import Edition, SealedRow
from articles.publishing.mentions import published_rows
from articles.text.graphemes import is_boundary

# Columns that repeat what the content says, for the queries.
REPEATED = {
    "number": lambda content: content["number"],
    "language": lambda content: content["language"],
    "article_id": lambda content: content["article"],
    "section_key": lambda content: content["section"]["key"],
    "slug": lambda content: content["slug"],
    "headline": lambda content: content["headline"],
    "summary": lambda content: content["summary"],
    "kind": lambda content: content["kind"],
    "note": lambda content: content["notes"].get(content["language"], ""),
    "previous_sha256": lambda content: content["previous"],
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing about one edition that is not as it was published."""

    edition_id: int
    article_id: int
    language: str
    number: int
    what: str

    def __str__(self):
        return f"article {self.article_id} [{self.language}] edition {self.number}: {self.what}"


def canonical(content):
    """The one way to write a content as bytes: UTF-8 JSON, keys sorted, no spaces."""
    return json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(content):
    """The SHA-256 (hex) of a content."""
    return hashlib.sha256(canonical(content)).hexdigest()


def verify(editions=None):
    """Every Fault of the editions (default: all of them), in the order of their chains."""
    editions = Edition.objects.all() if editions is None else editions
    faults, chain, previous = [], None, None
    sealed = SealedRow.objects.hashes(Edition._meta.db_table)
    rows = editions.order_by("article", "language", "number")
    for edition in rows.prefetch_related("entities", "claims", "mentions").iterator(200):
        if (edition.article_id, edition.language) != chain:
            chain, previous = (edition.article_id, edition.language), None
        faults += _faults(edition, previous, sealed.get(edition.pk))
        previous = edition
    return faults


def _faults(edition, previous, sealed):
    """`sealed`: (hash that was published, hash of what a court's seal left), or None."""
    faults, now = [], digest(edition.content)
    if now != edition.sha256 and sealed != (edition.sha256, now):
        faults.append("its content is not what was published")
    faults += _differing_columns(edition)
    expected_number = previous.number + 1 if previous else 1
    if edition.number != expected_number:
        faults.append(f"edition {expected_number} is missing")
    elif edition.previous_sha256 != (previous.sha256 if previous else ""):
        faults.append("its link to the edition before is broken")
    if not faults:
        faults += _differing_rows(edition)
        faults += _misplaced_spans(edition.content)
    where = (edition.pk, edition.article_id, edition.language, edition.number)
    return [Fault(*where, what) for what in faults]


def _differing_columns(edition):
    for column, read in REPEATED.items():
        try:
            same = read(edition.content) == getattr(edition, column)
        except (KeyError, TypeError):
            same = False
        if not same:
            yield f"its {column} is not that of its content"


def _misplaced_spans(content):
    """Spans that do not stand on their words, or cut through a character."""
    order = [block["id"] for block in content["blocks"]]
    texts = ["".join(run[0] for run in block["runs"]) for block in content["blocks"]]
    for span in content["spans"]:
        try:
            first, last = order.index(span["start_block"]), order.index(span["end_block"])
        except ValueError:
            yield f"“{span['exact'][:60]}” is marked in a paragraph that is not there"
            continue
        start = span["start"]
        end = span["end"] + sum(len(text) + 1 for text in texts[first:last])
        passage = "\n".join(texts[first : last + 1])
        if passage[start:end] != span["exact"]:
            yield f"“{span['exact'][:60]}” is marked on other words: “{passage[start:end][:60]}”"
        elif not (is_boundary(passage, start) and is_boundary(passage, end)):
            yield f"the mark on “{span['exact'][:60]}” cuts through a character"


def _differing_rows(edition):
    """The names of the Published… rows that are not those that the content makes."""
    wanted = published_rows(edition)
    for name, rows in wanted.items():
        if sorted(map(_words_of, getattr(edition, name).all())) != sorted(map(_words_of, rows)):
            yield f"its published {name} are not those of its content"


def _words_of(row):
    columns = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return canonical([getattr(row, column) for column in columns])
