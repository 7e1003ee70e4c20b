"""Putting passages into the memory. The same SQL on SQLite and PostgreSQL."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import MemoryPair
from articles.translating.memory import sql
from articles.translating.memory.tokens import digest, encode

LONGEST = 5000  # code points of a side: a page is no passage


@dataclass(frozen=True, slots=True)
class Passage:
    """Words and their approved translation, on their way into the memory."""

    source: str
    target: str
    source_language: str
    target_language: str
    article_id: int | None = None
    note: str = ""
    used_at: datetime | None = None


@transaction.atomic
def add(passages, *, origin=MemoryPair.Origin.ARTICLE):
    """Take the passages in; return how many were new. Known ones count as used once more.

    A passage without words on either side, or too long for one, is left out.
    """
    rows = {}
    for passage in passages:
        row = _row(passage, origin)
        if row is not None:
            rows.setdefault(_identity(row), row)
    fresh = _without_known(rows)
    made = MemoryPair.objects.bulk_create(fresh, batch_size=sql.BATCH)
    if made:
        _post(made)
    return len(made)


def postings_of(pair):
    """[(letter as a number, words on its side)] of a pair, each once: two words of two languages
    may share a letter."""
    return list(
        dict.fromkeys(
            (ord(one), len(code)) for code in (pair.source_code, pair.target_code) for one in code
        )
    )


def _row(passage, origin):
    source, target = passage.source.strip(), passage.target.strip()
    if max(len(source), len(target)) > LONGEST:
        return None
    source_code = encode(source, passage.source_language)
    target_code = encode(target, passage.target_language)
    if not source_code or not target_code:
        return None
    return MemoryPair(
        source_language=passage.source_language,
        source=source,
        source_code=source_code,
        source_digest=digest(source_code),
        target_language=passage.target_language,
        target=target,
        target_code=target_code,
        target_digest=digest(target_code),
        origin=origin,
        article_id=passage.article_id,
        note=passage.note[:300],
        used_at=passage.used_at or timezone.now(),
    )


def _identity(row):
    return row.source_digest, row.target_digest, row.source_language, row.target_language


def _without_known(rows):
    known = sql.known([row.source_digest for row in rows.values()])
    again = {known[identity]: row for identity, row in rows.items() if identity in known}
    for pair in MemoryPair.objects.filter(pk__in=again).only("used_at") if again else ():
        row = again[pair.pk]
        changes = {"uses": F("uses") + 1, "used_at": max(row.used_at, pair.used_at)}
        if row.article_id:
            changes["article"] = row.article_id
        MemoryPair.objects.filter(pk=pair.pk).update(**changes)
    return [row for identity, row in rows.items() if identity not in known]


def _post(pairs):
    rows, counted = [], Counter()
    for pair in pairs:
        for token, length in postings_of(pair):
            rows.append((token, length, pair.pk))
            counted[token] += 1
    sql.post(rows)
    sql.count(counted.items())
