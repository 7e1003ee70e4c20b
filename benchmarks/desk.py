"""The review queue, the board and my desk at 100,000 articles and 1,000,000 annotations.

    python -m benchmarks.desk [--quick] [--seed N] [--json FILE] [--build | --measure]

Each page is asked for twenty times as an editor, after one warm-up, through Django's test client:
the median and the 95th percentile in milliseconds, and how many queries it asks. On a machine that
others use as well the clock says more than is true: beside it stands what this process computed
and, on PostgreSQL, its connection's server process. In a scratch
SQLite file, or where DATABASE_URL says. --quick: a tenth of everything. The filling takes minutes:
with DATABASE_URL it can be done once (--build) and asked as often as one likes (--measure).

A newsroom's archive is mostly done: 98 % of the texts are approved; of the rest two in five wait
for review; one annotation in fifty waits, one in five hundred has lost its place. Of the approved
texts all but one in five hundred have been published.
"""

import argparse
import json
import random
import statistics
import time
from pathlib import Path

from benchmarks import scratch

scratch.ready()

# ruff: noqa: E402 - models can be imported only now
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from annotations.models import Annotation, Kind
from articles.intake.draft import Draft
from articles.models import Article, ArticleText, Edition, Revision, Section
from articles.writing import actions as writing
from newsdesk import guards

ARTICLES, MARKS = 100_000, 1_000_000
BAR_QUERIES, BAR_MS = 8, 120
TIMES = 20
# What every page of the desk asks besides its own: session, person, roles, unread notices.
SHELL = 4
# No hashed names: nothing is collected for a measurement.
PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PAGES = {
    "review queue": "/desk/review/",
    "review queue, page 20": "/desk/review/?page=20",
    "review queue, longest": "/desk/review/?sort=old",
    "board": "/desk/board/",
    "board, waiting": "/desk/board/?stage=submitted",
    "board, late": "/desk/board/?late=on",
    "board, one person": "/desk/board/?assignee={person}",
    "board, words": "/desk/board/?q=Trat+51",
    "who has what": "/desk/board/workload/",
    "my desk": "/desk/",
    "my desk, to publish": "/desk/?show=publish",
    "my desk, all articles": "/desk/?show=all",
    "my desk of a reporter": "/desk/?show=write",
    "my desk, untouched first": "/desk/?show=write&sort=old",
    "my desk, all, untouched": "/desk/?show=all&sort=old",
}


def fill(articles, marks, seed):
    """One article as people make it, then copies of its rows."""
    call_command("migrate", verbosity=0)
    people = get_user_model().objects
    mali, somchai = people.create_user("mali"), people.create_user("somchai")
    mali.groups.set(Group.objects.filter(name="journalist"))
    somchai.groups.set(Group.objects.filter(name="editor"))
    section, _made = Section.objects.get_or_create(key="crime", defaults={"name_en": "Crime"})
    body = "<p>Police in Trat met on Monday, and some 700,000 baht was lost.</p>" * 12
    draft = Draft(language="en", headline="Police met in Trat", summary="In short", body=body)
    article = writing.start(draft, section=section, language="en", by=mali)
    text = article.texts.get()
    mark = Annotation.objects.create(
        text=text, kind=Kind.objects.get(key="place"), start_block="b1", start=10, end_block="b1",
        end=14, exact="Trat", anchored_on=text.revision, created_by=mali,
    )  # fmt: skip
    guards.remove()
    try:
        _copy(article, text, mark, articles, marks, random.Random(seed).randrange(1000))
    finally:
        guards.install()
    guards.put_right()
    if connection.vendor == "postgresql":
        _run("VACUUM ANALYZE")
    else:
        _run("ANALYZE")


def _copy(article, text, mark, articles, marks, salt):
    """Copies of the four rows, by SQL: `n` is the number of the copy."""
    first, last = article.pk + 1, article.pk + articles
    changed = "datetime('now', '-' || n || ' minutes')"
    late = "CASE WHEN n % 900 = 7 THEN datetime('now', '-1 days') ELSE NULL END"
    if connection.vendor == "postgresql":
        changed = "now() - n * interval '1 minute'"
        late = "CASE WHEN n % 900 = 7 THEN now() - interval '1 day' ELSE NULL END"
    _rows(Article, article.pk, first, last, id="n", updated_at=changed, created_at=changed,
          headline_en=f"'Police met in Trat ' || ((n * 7 + {salt}) % 100000)")  # fmt: skip
    stage = (
        "CASE WHEN n % 125 = 0 THEN 'submitted' WHEN n % 83 = 0 THEN 'draft' ELSE 'approved' END"
    )
    pairs = [("en", 0), ("th", 1)]
    for language, odd in pairs:
        key = f"{text.pk} + (n - {article.pk}) * 2 + {odd}"
        _rows(ArticleText, text.pk, first, last, id=key, article_id="n", language=f"'{language}'",
              revision_id="NULL", anchored_revision_id="NULL", stage=stage, due_at=late)  # fmt: skip
        _rows(Revision, text.revision_id, first, last, text_id=key,
              id=f"{text.revision_id} + (n - {article.pk}) * 2 + {odd}")  # fmt: skip
    _run(
        f"UPDATE articles_articletext SET revision_id = id - {text.pk} + {text.revision_id},"
        f" anchored_revision_id = id - {text.pk} + {text.revision_id} WHERE id > {text.pk}"
    )
    _editions(text)
    state = "CASE WHEN n % 50 = 0 THEN 'pending' ELSE 'approved' END"
    place = "CASE WHEN n % 500 = 3 THEN 'ambiguous' ELSE 'kept' END"
    _rows(Annotation, mark.pk, mark.pk + 1, mark.pk + marks, id="n", state=state, anchoring=place,
          text_id=f"{text.pk} + 2 + (n / 10) % {2 * articles - 2}")  # fmt: skip


def _editions(text):
    """One of each approved text but a few, with the little of them that a list could read."""
    edition = Edition.objects.create(
        article=text.article, language="en", number=1, revision=text.revision, section_key="crime",
        slug="police", headline="Police met", content={}, sha256="0" * 64,
        first_published_at=text.revision.created_at, created_by=text.revision.author,
        created_at=text.revision.created_at,
    )  # fmt: skip
    changed = {"id": f"{edition.pk} + x.id", "revision_id": "x.revision_id",
               "article_id": "x.article_id", "language": "x.language"}  # fmt: skip
    columns = [field.column for field in Edition._meta.concrete_fields]
    values = [changed.get(column, f't."{column}"') for column in columns]
    quoted = ", ".join(f'"{column}"' for column in columns)
    _run(
        f"INSERT INTO articles_edition ({quoted}) SELECT {', '.join(values)}"
        f" FROM articles_articletext x, articles_edition t WHERE t.id = {edition.pk}"
        f" AND x.stage = 'approved' AND x.id % 500 <> 0 AND x.id <> {text.pk}"
    )


def _rows(model, template, first, last, **changed):
    columns = [field.column for field in model._meta.concrete_fields]
    values = [changed.get(column, f"t.{column}") for column in columns]
    quoted = ", ".join(f'"{column}"' for column in columns)
    _run(
        f"WITH RECURSIVE numbers(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM numbers"
        f" WHERE n < {last}) INSERT INTO {model._meta.db_table} ({quoted})"
        f" SELECT {', '.join(values)} FROM numbers, {model._meta.db_table} t WHERE t.id = {template}"
    )


def _run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def signed_in(person):
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="newsdesk.people.backend.PeopleBackend")
    return client


def measured(editor, times):
    reporter = get_user_model().objects.get(username="mali")
    his, hers = signed_in(editor), signed_in(reporter)
    rows = []
    for name, path in PAGES.items():
        client = hers if name.endswith("reporter") else his
        path = path.format(person=editor.pk)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(path)
            queries = list(asked)  # the next request empties the log
        assert answer.status_code == 200, (name, answer.status_code)
        pairs = [_time(client, path) for _ in range(times)]
        taken, computed = (sorted(column) for column in zip(*pairs, strict=True))
        rows.append({
            "page": name,
            "queries": len(queries) - SHELL,
            "median": round(statistics.median(taken), 1),
            "p95": _p95(taken),
            "computing_p95": _p95(computed),
            "slowest_query": max(queries, key=lambda one: float(one["time"]))["sql"][:90],
        })  # fmt: skip
    return rows


def _time(client, path):
    """(milliseconds by the clock, milliseconds of computing)."""
    begun, worked = time.perf_counter(), scratch.computing()
    client.get(path)
    return 1000 * (time.perf_counter() - begun), 1000 * (scratch.computing() - worked)


def _p95(taken):
    return round(taken[int(0.95 * (len(taken) - 1))], 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--build", action="store_true", help="fill the database, and no more")
    part.add_argument("--measure", action="store_true", help="ask one that is filled")
    options = parser.parse_args()
    share = 10 if options.quick else 1
    if not options.measure:
        fill(ARTICLES // share, MARKS // share, options.seed)
    if options.build:
        return
    editor = get_user_model().objects.get(username="somchai")
    with override_settings(STORAGES=PLAIN, DEBUG=False):
        reset_queries()
        rows = measured(editor, TIMES)
    print(f"{ARTICLES // share:,} articles, {MARKS // share:,} annotations, {connection.vendor}")
    print(f"{'page':24} {'queries':>8} {'median ms':>10} {'p95 ms':>8} {'computing':>10}   bar: {BAR_QUERIES} queries"
          f" besides the shell's {SHELL}, p95 {BAR_MS} ms")  # fmt: skip
    for row in rows:
        met = row["queries"] <= BAR_QUERIES and row["p95"] <= BAR_MS
        print(f"{row['page']:24} {row['queries']:8} {row['median']:10} {row['p95']:8} {row['computing_p95']:10}"
              f"   {'met' if met else 'NOT MET'}")  # fmt: skip
    if options.json:
        Path(options.json).write_text(json.dumps(rows, indent=2))


if __name__ == "__main__":
    main()
