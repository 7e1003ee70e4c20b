"""The memory's own SQL, the same on SQLite and PostgreSQL: a look-up is shorter than Django takes to
write its query."""

from django.db import connection

BATCH = 400  # rows of one statement: SQLite takes no more than some thousand parameters
_COUNTED = "SELECT token, pairs FROM articles_memorytoken WHERE token IN ({marks})"
_CANDIDATES = """
    SELECT pair_id FROM articles_memoryposting
    WHERE token IN ({marks}) AND length BETWEEN %s AND %s
    GROUP BY pair_id ORDER BY COUNT(token) DESC LIMIT %s
"""
_CODES = """
    SELECT id, source_language, source_code, target_language, target_code
    FROM articles_memorypair WHERE id IN ({marks})
"""
_KNOWN = """
    SELECT id, source_digest, target_digest, source_language, target_language
    FROM articles_memorypair WHERE source_digest IN ({marks})
"""
_POST = "INSERT INTO articles_memoryposting (token, length, pair_id) VALUES {values}"
_UNPOST = """
    DELETE FROM articles_memoryposting WHERE token = %s AND length = %s AND pair_id = %s
"""
_COUNT = """
    INSERT INTO articles_memorytoken (token, pairs) VALUES {values}
    ON CONFLICT (token) DO UPDATE SET pairs = articles_memorytoken.pairs + excluded.pairs
"""


def counted(tokens):
    """{letter as a number: pairs it stands in} of those letters that the memory knows."""
    return dict(_in(_COUNTED, tokens))


def candidates(tokens, shortest, longest, limit):
    """The ids of pairs of that length with most of these letters, best first."""
    return [pk for (pk,) in _in(_CANDIDATES, tokens, shortest, longest, limit)]


def codes(ids):
    """[(id, source language, source code, target language, target code)]."""
    return _in(_CODES, ids)


def known(digests):
    """{(source digest, target digest, source language, target language): id}."""
    found = {}
    for start in range(0, len(digests), BATCH):
        rows = _in(_KNOWN, digests[start : start + BATCH])
        found |= {tuple(identity): pk for pk, *identity in rows}
    return found


def post(rows):
    """Write (letter, length, pair id) rows."""
    _insert(_POST, rows, 3)


def unpost(rows):
    """Take (letter, length, pair id) rows away, by the key: by pair alone all would be read."""
    with connection.cursor() as cursor:
        cursor.executemany(_UNPOST, rows)


def count(rows):
    """Add (letter, pairs) to the counts; in order, so that two writers never wait in a circle."""
    _insert(_COUNT, sorted(rows), 2)


def _in(statement, values, *more):
    values = list(values)
    if not values:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.format(marks=", ".join(["%s"] * len(values))), [*values, *more])
        return cursor.fetchall()


def _insert(statement, rows, width):
    one = f"({', '.join(['%s'] * width)})"
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            some = rows[start : start + BATCH]
            sql = statement.format(values=", ".join([one] * len(some)))
            cursor.execute(sql, [value for row in some for value in row])
