"""The translation memory at 1,000,000 pairs, beside brute force and, on PostgreSQL, its peers.

    python -m benchmarks.translating_memory [--pairs N] [--quick] [--json FILE] [--corpus DIR]
    python scripts/with_postgresql.py python -m benchmarks.translating_memory

Wanted: fuzzy median ≤ 15 ms, p95 ≤ 100 ms, recall@1 ≥ 0.98 against brute force at ≥ 70 %; exact ≤
1 ms; adding a pair ≤ 5 ms. Weblate's way (trigram GiST nearest neighbour plus ratio) and Pontoon's
(Levenshtein in SQL over what is as long) are measured on 100,000 of the same pairs.
"""

import argparse
import json
import statistics
import time
from pathlib import Path

from benchmarks.scratch import ready

ready()

# ruff: noqa: E402 - models can be imported only now
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from articles.models import MemoryPair
from articles.translating import memory
from articles.translating.memory import lookup
from articles.translating.memory.tokens import digest, encode, letter
from benchmarks.memory_peers import peers
from benchmarks.passages import Made, Maker

QUERIES = 200
PEER_PAIRS = 100_000
CHUNK = 20_000
COLUMNS = (
    "id, source_language, source, source_code, source_digest, target_language, target,"
    " target_code, target_digest, origin, note, uses, used_at"
)


def fill(maker, count):
    """Put `count` pairs into the tables in bulk, and return their English codes in order."""
    codes, now = [], timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE staged (token integer, length smallint, pair bigint)"
        )
        rows, postings = [], []
        for number, pair in enumerate(maker.pairs(count), 1):
            source = "".join(letter(word, "en") for word in pair.english)
            target = "".join(letter(word, "th") for word in pair.thai)
            codes.append(source)
            # The digest carries the number: variants may well be equal, and uniqueness is not it.
            rows.append(
                (number, "en", pair.source, source, digest(source), "th", pair.target, target,
                 digest(target) ^ number, "file", "", 1, now)
            )  # fmt: skip
            both = {(ord(one), len(code)) for code in (source, target) for one in code}
            postings += [(token, length, number) for token, length in both]
            if len(rows) == CHUNK or number == count:
                _insert(cursor, f"articles_memorypair ({COLUMNS})", rows)
                _insert(cursor, "staged", postings)
                rows, postings = [], []
        _index(cursor)
    return codes


def _insert(cursor, table, rows):
    marks = ", ".join(["%s"] * len(rows[0]))
    if connection.vendor == "postgresql":
        with cursor.cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _index(cursor):
    cursor.execute(
        "INSERT INTO articles_memoryposting (token, length, pair_id)"
        " SELECT token, length, pair FROM staged ORDER BY token, length, pair"
    )
    cursor.execute(
        "INSERT INTO articles_memorytoken (token, pairs)"
        " SELECT token, COUNT(*) FROM staged GROUP BY token"
    )
    cursor.execute("DROP TABLE staged")
    if connection.vendor == "postgresql":
        # The pairs brought their own ids: what is added next goes behind them.
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('articles_memorypair', 'id'), MAX(id))"
            " FROM articles_memorypair"
        )
        cursor.execute("VACUUM ANALYZE articles_memoryposting")
        cursor.execute("ANALYZE articles_memorypair")
    else:
        cursor.execute("ANALYZE")


class Took(float):
    """Milliseconds by the clock; `computing` those that this process worked: on a busy machine the
    clock also counts the others, and of SQLite nothing is left out."""

    computing = 0.0


def timed(function, *arguments, **options):
    start, worked = time.perf_counter(), time.process_time()
    answer = function(*arguments, **options)
    took = Took(1000 * (time.perf_counter() - start))
    took.computing = 1000 * (time.process_time() - worked)
    return took, answer


def fuzzy(queries, codes):
    """Times of our look-up, of brute force, and how often the best found is as good."""
    took, brute, right, asked = [], [], 0, 0
    for query in queries:
        milliseconds, found = timed(memory.matches, query, "en", "th")
        took.append(milliseconds)
        code = encode(query, "en")
        milliseconds, best = timed(
            process.extractOne,
            code,
            codes,
            scorer=Levenshtein.normalized_similarity,
            processor=None,
            score_cutoff=lookup.LEAST,
        )
        brute.append(milliseconds)
        if best is not None:
            asked += 1
            right += bool(found) and found[0].similarity >= best[1] - 1e-9
    return took, brute, right / max(asked, 1), asked


def summary(took):
    return {
        "median": round(statistics.median(took), 2),
        "p95": round(sorted(took)[int(len(took) * 0.95)], 2),
        "computing": round(statistics.median(one.computing for one in took), 2),
    }


def measured(count, seed, corpus):
    call_command("migrate", verbosity=0)
    maker = Maker(seed, corpus)
    began = time.perf_counter()
    codes = fill(maker, count)
    filled = time.perf_counter() - began
    known = list(MemoryPair.objects.filter(pk__in=_sample(maker, count)).order_by("pk"))
    queries = [_changed(maker, pair.source) for pair in known]
    for query in queries[:5]:
        memory.matches(query, "en", "th")
    took, brute, recall, asked = fuzzy(queries, codes)
    exact = [timed(lookup.exact, pair.source, "en", "th")[0] for pair in known]
    fresh = [memory.Passage(p.source, p.target, "en", "th") for p in maker.pairs(QUERIES)]
    added = [timed(memory.add, [passage])[0] for passage in fresh]
    result = {
        "database": connection.vendor,
        "pairs": count,
        "seconds_to_fill": round(filled),
        "fuzzy": summary(took),
        "brute_force": summary(brute),
        "recall_at_1": round(recall, 4),
        "asked_at_70": asked,
        "exact": summary(exact),
        "add": summary(added),
    }
    if connection.vendor == "postgresql":
        result |= peers(queries, min(count, PEER_PAIRS), summary, timed)
    return result


def _sample(maker, count):
    return [maker.random.randrange(1, count + 1) for _number in range(QUERIES)]


def _changed(maker, source):
    """The passage as somebody writes it the next time: up to three words in ten differ."""
    return maker.varied(Made(tuple(source.split(" ")), ()), 0.3).source


def show(result):
    print(f"\nmemory of {result['pairs']:,} pairs on {result['database']}")
    print(
        f"  fuzzy   median {result['fuzzy']['median']:8.2f} ms of 15, p95 {result['fuzzy']['p95']:8.2f} of 100"
    )
    print(
        f"  recall@1 at ≥ 70 %: {result['recall_at_1']:.4f} of 0.98 ({result['asked_at_70']} queries)"
    )
    print(f"  brute force median {result['brute_force']['median']:8.2f} ms")
    print(
        f"  exact   median {result['exact']['median']:8.2f} ms of 1; adding {result['add']['median']:.2f} ms of 5"
    )
    for name in ("fuzzy", "exact", "add", "brute_force"):
        print(f"  {name:12} median of computing time alone: {result[name]['computing']:.2f} ms")
    for name in ("weblate", "pontoon", "ours_at_as_many"):
        if name in result:
            print(
                f"  {name:16} at {result['peer_pairs']:,}: median {result[name]['median']:.2f} ms"
            )
    for name, ratio in result.get("times_slower", {}).items():
        print(f"  {name} takes {ratio:.0f} times as long as ours at as many pairs")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--quick", action="store_true", help="20,000 pairs")
    parser.add_argument("--corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    count = 20_000 if options.quick else options.pairs
    result = measured(count, options.seed, options.corpus)
    show(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
