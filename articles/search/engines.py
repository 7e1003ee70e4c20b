"""Asking the index: the newest hits of a question, or the best of the newest.

Every engine answers [(place, passage id)]; `place` grows with the time of publication and says where
to go on. Nothing here knows what readers may see.
"""

from django.db import connection
from modelsearch.backends import get_search_backend

from articles.models import Passage
from articles.search import asking, pieces

RANKED = 120  # the newest hits among which the best are looked for

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
# Candidates, newest first, each held against the question until there are enough. The fence keeps the
# planner from holding all of them; `+ 0` from reading the primary key for what the pieces know.
_POSTGRESQL = """
    SELECT id, object_id, {rank} FROM (
        SELECT id, object_id, title, body FROM modelsearch_indexentry
        WHERE articles_search_pieces(body_text, id) @@ %(pieces)s::tsquery AND id + 0 < %(before)s
        ORDER BY id DESC OFFSET 0
    ) candidates {holding} LIMIT %(most)s
"""
_HOLDING = "WHERE body @@ %(words)s::tsquery"
_RANK = "4 * ts_rank(title, %(words)s::tsquery) + ts_rank(body, %(words)s::tsquery)"
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
    """The newest thousands of rows are asked first, then as many as should hold enough."""

    NEWEST = 2  # thousands
    WIDER = 16  # times as many, where none holds a hit
    FEW = 500  # hits in all that are still to come: what is left is asked at once
    MORE = 1.5  # times the rows that should hold enough

    def newest(self, question, *, before, most):
        return [(place, int(pk)) for place, pk, _rank in self._hits(question, before, most, "0")]

    def best(self, question):
        hits = self._hits(question, _LAST, RANKED, _RANK)
        hits.sort(key=lambda hit: (-hit[2], -hit[0]))
        return [(place, int(pk)) for place, pk, _rank in hits]

    def _hits(self, question, before, most, rank):
        before = min(before, self._end())
        holding = "" if pieces.is_exact(question) else _HOLDING
        sql = _POSTGRESQL.format(rank=rank, holding=holding)
        asked = {"words": asking.tsquery(question)}
        found, rows, last, width = [], 0, (before - 1) >> pieces.SHIFT, self.NEWEST
        while last >= 0:
            first = max(0, last - width + 1) if width else None
            asked["pieces"] = pieces.query(question, first, last)
            hits = _fetch(sql, asked | {"before": before, "most": most - len(found)})
            found += hits
            if len(found) >= most or not first:
                break
            rows += before - (first << pieces.SHIFT)
            before, last = first << pieces.SHIFT, first - 1
            width = self._width(width, len(found) / rows, before, most - len(found))
        return found

    def _width(self, width, share, rows, missing):
        """How many thousands to ask next, of `rows` rows that are left; None for all of them."""
        if not share:
            return width * self.WIDER
        if share * rows <= self.FEW:
            return None
        return max(2 * width, int(missing / share * self.MORE) >> pieces.SHIFT)

    @staticmethod
    def _end():
        """The place behind the newest row."""
        [[last]] = _fetch("SELECT max(id) FROM modelsearch_indexentry", [])
        return (last or 0) + 1


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
