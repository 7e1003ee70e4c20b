"""Readers' pages and search over a large archive: what they cost, and whether all is found.

    python -m benchmarks.reading [--corpus DIR] [--seed N] [--quick] [--json FILE]

On the database of DATABASE_URL (default: a scratch SQLite file with production's settings), which
has to be empty. `python scripts/with_postgresql.py python -m benchmarks.reading` measures
PostgreSQL. Times are of whole requests inside Django, in milliseconds, nothing kept from before: by
the clock, and as computed by Python and the database, which other work on the machine does not change.
"""

import argparse
import gc
import gzip
import json
import os
import random
import statistics
import tempfile
import time
from pathlib import Path

import django

SCRATCH = tempfile.TemporaryDirectory(prefix="newsdesk-reading-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(SCRATCH.name) / 'scratch.sqlite3'}")
os.environ["DJANGO_SETTINGS_MODULE"] = "newsdesk.settings.test"
django.setup()

# ruff: noqa: E402 - models can be imported only now
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Edition, Passage, PublishedEntity
from articles.reading import addresses
from articles.search import asking, engines, finding
from articles.text import graphemes, searching
from articles.text.words import words
from benchmarks.reading_copies import multiply
from benchmarks.reading_site import SECTIONS, Site, corpus
from benchmarks.scratch import computing

EDITIONS, QUICK = 100_000, 2_000
COPIES = 20  # on PostgreSQL a twentieth is made, and the rest are its copies
WORDS = 500
TURNS = 60  # requests of each page
SINGLES = ("ปี", "น้ำ", "ที่")
# page: (queries, milliseconds) at most; None where no bar is set
BARS = {
    "article": (3, 15),
    "front": (8, 60),
    "section": (8, 60),
    "entity": (8, 60),
    "author": (8, 60),
    "claims": (8, 60),
    "search": (None, None),
}


def measured(count, folder, seed):
    """{"editions", "database", "built_s", "pages": [...], "search": {...}, "weight": {...}}."""
    call_command("migrate", verbosity=0)
    pools, started = corpus(folder), time.perf_counter()
    copies = COPIES if connection.vendor == "postgresql" and count == EDITIONS else 1
    site = Site(count // copies, pools, seed).make()
    multiply(site, copies)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    built = round(time.perf_counter() - started)
    draw = random.Random(seed)
    result = {
        "editions": count,
        "database": connection.vendor,
        "built_s": built,
        "sum_ms": [calibration()],
        "pages": [page(name, list(paths)) for name, paths in _paths(draw).items()],
        "search": search(site, pools.sentences["th"], draw),
        "weight": weight(),
    }
    result["sum_ms"].append(calibration())
    return result


def calibration():
    """Milliseconds of `sum(range(10**6))`: how fast the machine is just now. 8 is usual."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        sum(range(10**6))
        times.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(times), 1)


def _paths(draw):
    pks = list(Edition.objects.values_list("pk", flat=True))
    picked = Edition.objects.in_bulk(draw.sample(pks, min(TURNS, len(pks)))).values()
    named = PublishedEntity.objects.filter(edition__language="th").order_by("entity_id")
    rare = draw.sample(list(named.values_list("entity_id", flat=True).distinct()), TURNS // 2)
    th = addresses.front("th")
    return {
        "article": [addresses.article(edition) for edition in picked],
        "front": [addresses.front("th"), addresses.front("en")] * (TURNS // 2),
        "section": [f"{th}{key}/" for key in SECTIONS] * 4
        + [f"{th}{key}/?page=5" for key in SECTIONS] * 4,
        "entity": [f"{th}entities/1/"] * (TURNS // 2) + [f"{th}entities/{pk}/" for pk in rare],
        "author": [f"{th}authors/reporter-{number}/" for number in range(TURNS)],
        "claims": [f"{th}claims/", f"{th}claims/?status=false"] * (TURNS // 2),
        "search": [f"{th}search/?q={word}" for word in ("ประเทศ", "การ", "ที่", "น้ำ") * 15],
    }


def page(name, paths):
    """{page, queries (most), p50, p95, limits, answered} of these addresses, each cold."""
    client, times, computed, queries, answered = Client(), [], [], [], 0
    client.get(paths[0])  # templates are compiled once in a process
    gc.collect()
    gc.freeze()  # as the server does (newsdesk.wsgi)
    for path in paths:
        started, before = time.perf_counter(), computing()
        response = client.get(path)
        times.append((time.perf_counter() - started) * 1000)
        computed.append((computing() - before) * 1000)
        answered += response.status_code == 200
    for path in paths[:8]:
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        queries.append(len(captured))
    most, limit = BARS[name]
    return {
        "page": name,
        "queries": max(queries),
        "at_most": most,
        "p50": round(statistics.median(times), 1),
        "p95": round(_p95(times), 1),
        "computed_p50": round(statistics.median(computed), 1),
        "computed_p95": round(_p95(computed), 1),
        "limit": limit,
        "answered": f"{answered}/{len(paths)}",
    }


def search(site, sentences, draw):
    """Recall over words drawn from the corpus, and the time of a search, both orders."""
    found = {s[a:b] for s in sentences for a, b in words(s)}
    thai = sorted(w for w in found if len(w) > 1 and all("ก" <= c <= "๎" for c in w))
    sample = sorted({*SINGLES, *draw.sample(thai, min(WORDS - len(SINGLES), len(thai)))})
    hits = missed = wrong = 0
    times, computed = ({order: [] for order in finding.ORDERS} for _kind in range(2))
    for word in sample:
        question = asking.Question("th", tuple(searching.terms(word)))
        truth = _truth(site, sentences, question.terms)
        rows = engines.newest(question, most=10**7)
        editions = set(
            Passage.objects.filter(pk__in=_ids(rows)).values_list("edition", flat=True)
        ) if len(rows) < 30_000 else _all_editions(rows)  # fmt: skip
        hits += len(editions & truth)
        missed += len(truth - editions)
        wrong += len(editions - truth)
        for order, taken in times.items():
            started, before = time.perf_counter(), computing()
            finding.find(question, order=order)
            taken.append((time.perf_counter() - started) * 1000)
            computed[order].append((computing() - before) * 1000)
    return {
        "words": len(sample),
        "of_one_grapheme": sum(graphemes.length(word) == 1 for word in sample),
        "recall": round(100 * hits / max(1, hits + missed), 3),
        "false": wrong,
        "p50": {order: round(statistics.median(taken), 1) for order, taken in times.items()},
        "p95": {order: round(_p95(taken), 1) for order, taken in times.items()},
        "computed_p50": {o: round(statistics.median(taken), 1) for o, taken in computed.items()},
        "computed_p95": {o: round(_p95(taken), 1) for o, taken in computed.items()},
        "limit": 50,
    }


def _ids(rows):
    return [pk for _place, pk in rows]


def _all_editions(rows):
    edition_of = dict(Passage.objects.values_list("pk", "edition"))
    return {edition_of[pk] for _place, pk in rows}


def _truth(site, sentences, terms):
    """The editions in which each term stands between two graphemes, by looking at every one."""
    found = [{s for s in sentences if searching.find(searching.fold(s), term)} for term in terms]
    return {
        pk
        for pk, drawn in site.sentences_of.items()
        if all(holding.intersection(drawn) for holding in found)
    }


def weight():
    """Bytes, gzip, of what an article's page asks for, images apart."""
    html = Client().get(addresses.article(Edition.objects.filter(language="th").last())).content
    sheets = [settings.BASE_DIR / "static" / "css" / name for name in ("tokens.css", "reader.css")]
    css = sum(len(gzip.compress(sheet.read_bytes(), 9)) for sheet in sheets)
    return {"html": len(gzip.compress(html, 6)), "css": css, "js": 0, "css_limit": 12_288}


def _p95(times):
    return statistics.quantiles(times, n=20)[-1]


def shown(result):
    print(
        f"{result['editions']:,} editions on {result['database']}, built in {result['built_s']} s"
    )
    print(
        f"  sum(range(10**6)) took {' and then '.join(map(str, result['sum_ms']))} ms (8 is usual)"
    )
    for row in result["pages"]:
        bar = f"(≤ {row['at_most']}, ≤ {row['limit']} ms)" if row["limit"] else ""
        print(
            f"  {row['page']:8} {row['queries']:2} queries  p50 {row['p50']:6.1f} ms"
            f"  p95 {row['p95']:6.1f} ms  computed {row['computed_p50']:6.1f}"
            f" {row['computed_p95']:6.1f} ms  {row['answered']} answered {bar}"
        )
    found = result["search"]
    print(
        f"  search: {found['words']} words ({found['of_one_grapheme']} of one grapheme),"
        f" recall {found['recall']} %, {found['false']} false hits"
    )
    for order in finding.ORDERS:
        print(
            f"    {order} first: p50 {found['p50'][order]} ms, p95 {found['p95'][order]} ms;"
            f" computed {found['computed_p50'][order]} and {found['computed_p95'][order]} ms (≤ 50)"
        )
    print(f"  weight: {result['weight']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", help="a folder of English–Thai pairs (*.tsv)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK:,} editions")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    result = measured(QUICK if options.quick else EDITIONS, options.corpus, options.seed)
    shown(result)
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
