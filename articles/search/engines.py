"""Asking the index: the newest hits of a question, or the best of the newest.

Every engine answers [(place, passage id)]; `place` grows with the time of publication and says where
to go on. Nothing here knows what readers may see.
"""

from django.db import connection
from modelsearch.backends import get_search_backend

from articles.models import Passage
from articles.search import asking

RANKED = 200  # the newest hits among which the best are looked for

_SQLITE = """
    SELECT f.rowid, e.object_id FROM modelsearch_indexentry_fts f
    JOIN modelsearch_indexentry e ON e.id = f.rowid
    WHERE f.modelsearch_indexentry_fts MATCH %s AND f.rowid < %s ORDER BY f.rowid DESC LIMIT %s
"""
_SQLITE_BEST = """
    SELECT f.rowid, e.object_id FROM modelsearch_indexentry_fts f
    JOIN modelsearch_indexentry e ON e.id = f.rowid
    WHERE f.modelsearch_indexentry_fts MATCH %s AND f.rowid >= %s
    ORDER BY bm25(modelsearch_indexentry_fts, 0, 1, 6), f.rowid DESC
"""
# Common words are met by walking back from the newest; OFFSET 0 keeps the planner from guessing.
# What is looked at costs: each row's positions are held against the question.
_POSTGRESQL_WALK = """
    SELECT id, object_id, body @@ %s::tsquery FROM (
        SELECT id, object_id, body FROM modelsearch_indexentry
        WHERE id < %s ORDER BY id DESC LIMIT %s OFFSET 0
    ) newest
"""
# Others by the inverted index, of no more rows than may hold enough; fenced off, or the planner walks
# the primary key for them.
_POSTGRESQL = """
    WITH found AS MATERIALIZED (
        SELECT id, object_id FROM modelsearch_indexentry
        WHERE body @@ %s::tsquery AND id < %s AND id >= %s
    ) SELECT id, object_id FROM found ORDER BY id DESC LIMIT %s
"""
_POSTGRESQL_BEST = """
    SELECT id, object_id FROM modelsearch_indexentry WHERE id = ANY(%s)
    ORDER BY 4 * ts_rank(title, %s::tsquery) + ts_rank(body, %s::tsquery) DESC, id DESC
"""
_LAST = 2**62


def newest(question, *, before=None, most=60):
    """At most `most` hits, newest first, from below `before`."""
    return engine().newest(question, before=before or _LAST, most=most)


def best(question):
    """The best hits first, of the `RANKED` newest."""
    return engine().best(question)


def engine():
    """The engine of the settings' backend."""
    backend = get_search_backend()
    if backend.catch_indexing_errors:
        return Outside(backend)
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()


class SQLite:
    def newest(self, question, *, before, most):
        return _rows(_SQLITE, [asking.fts5(question), before, most])

    def best(self, question):
        newest = self.newest(question, before=_LAST, most=RANKED)
        if not newest:
            return []
        return _rows(_SQLITE_BEST, [asking.fts5(question), newest[-1][0]])


class PostgreSQL:
    WALK = 200  # rows that are walked to see how common the words are
    FEW = 1000  # hits in all, as the walk foretells them: the inverted index is asked at once
    SHARE = 10  # at most one in so many rows is asked for at a time: both indexes are used then
    MORE = 1.5  # times the rows that should hold enough

    def newest(self, question, *, before, most):
        words = asking.tsquery(question)
        rows = _fetch(_POSTGRESQL_WALK, [words, before, self.WALK])
        found = [(place, int(pk)) for place, pk, hit in rows if hit]
        if len(found) >= most or len(rows) < self.WALK:
            return found[:most]
        last, share = rows[-1][0], len(found) / self.WALK
        while share * last > self.FEW and len(found) < most:
            width = (most - len(found)) / share * self.MORE
            first = max(0, last - int(max(self.WALK, min(width, last / self.SHARE))))
            found += _rows(_POSTGRESQL, [words, last, first, most - len(found)])
            last = first
        if len(found) < most:
            found += _rows(_POSTGRESQL, [words, last, 0, most - len(found)])
        return found

    def best(self, question):
        words = asking.tsquery(question)
        newest = self.newest(question, before=_LAST, most=RANKED)
        if not newest:
            return []
        return _rows(_POSTGRESQL_BEST, [[place for place, _pk in newest], words, words])


class Outside:
    """OpenSearch, or whatever else modelsearch speaks to: one question, the best of all."""

    def __init__(self, backend):
        self.backend = backend

    def newest(self, question, *, before, most):
        hits = sorted(self._ids(question), reverse=True)
        return [(pk, pk) for pk in hits if pk < before][:most]

    def best(self, question):
        return [(pk, pk) for pk in self._ids(question)]

    def _ids(self, question):
        hits = self.backend.search(asking.modelsearch(question), Passage.objects.all())
        return [passage.pk for passage in hits[:RANKED]]


def _rows(sql, parameters):
    return [(place, int(pk)) for place, pk in _fetch(sql, parameters)]


def _fetch(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
