"""How Weblate and Pontoon look a passage up in PostgreSQL, measured on the same pairs.

Weblate orders by trigram distance over a GiST index and ranks the nearest by ratio
(weblate.memory.models: `lookup`, `trgm_search`); Pontoon filters by length and computes the
Levenshtein distance in SQL (pontoon.base.models.translation_memory: `minimum_levenshtein_ratio`).
"""

from django.db import connection
from rapidfuzz import fuzz

from articles.models import MemoryPair
from articles.translating import memory

QUERIES = 40
NEAREST = 50
LEAST = 0.7
_WEBLATE = "SELECT source, target FROM peer ORDER BY source <-> %s LIMIT %s"
_PONTOON = """
    SELECT source, target FROM (
        SELECT source, target,
            1 - levenshtein(left(source, 255), left(%s, 255))::float
                / greatest(length(source), length(%s)) AS quality
        FROM peer WHERE length(source) BETWEEN %s AND %s
    ) AS found WHERE quality > %s ORDER BY quality DESC LIMIT 5
"""


def peers(queries, count, summary, timed):
    """Their medians over `count` pairs, and how many times as long as ours they take."""
    queries = queries[:QUERIES]
    with connection.cursor() as cursor:
        _prepare(cursor, count)
        weblate = [timed(_weblate, cursor, query)[0] for query in queries]
        pontoon = [timed(_pontoon, cursor, query)[0] for query in queries]
    if MemoryPair.objects.count() > count * 1.01:
        _keep_only(count)
    ours = [timed(memory.matches, query, "en", "th")[0] for query in queries]
    found = {
        "weblate": summary(weblate),
        "pontoon": summary(pontoon),
        "ours_at_as_many": summary(ours),
    }
    base = found["ours_at_as_many"]["median"]
    slower = {name: found[name]["median"] / base for name in ("weblate", "pontoon")}
    return found | {"peer_pairs": count, "times_slower": slower}


def _prepare(cursor, count):
    cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    cursor.execute("CREATE EXTENSION IF NOT EXISTS fuzzystrmatch")
    cursor.execute(
        "CREATE TABLE peer AS SELECT source, target FROM articles_memorypair WHERE id <= %s",
        [count],
    )
    cursor.execute("CREATE INDEX peer_trigrams ON peer USING gist (source gist_trgm_ops)")
    cursor.execute("CREATE INDEX peer_length ON peer (length(source))")
    cursor.execute("ANALYZE peer")


def _weblate(cursor, query):
    cursor.execute(_WEBLATE, [query, NEAREST])
    ranked = ((fuzz.ratio(source, query), source, target) for source, target in cursor.fetchall())
    return sorted(ranked, reverse=True)[:5]


def _pontoon(cursor, query):
    shortest, longest = int(len(query) * LEAST), int(len(query) / LEAST) + 1
    cursor.execute(_PONTOON, [query, query, shortest, longest, LEAST])
    return cursor.fetchall()


def _keep_only(count):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_memoryposting WHERE pair_id > %s", [count])
        cursor.execute("DELETE FROM articles_memorypair WHERE id > %s", [count])
        cursor.execute("DELETE FROM articles_memorytoken")
        cursor.execute(
            "INSERT INTO articles_memorytoken (token, pairs)"
            " SELECT token, COUNT(*) FROM articles_memoryposting GROUP BY token"
        )
        cursor.execute("VACUUM ANALYZE articles_memoryposting")
