"""A whole save, database included: sanitising, ids, the revision, the annotations, the record.

    python -m benchmarks.saving [--seed N]

In a scratch SQLite file with the settings of production (WAL, synchronous=FULL). Medians of five
saves; rows of annotations written beside those of blocks that changed.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

import django

SCRATCH = tempfile.TemporaryDirectory(prefix="newsdesk-saving-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(SCRATCH.name) / 'scratch.sqlite3'}")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings.dev")
django.setup()

# ruff: noqa: E402 - models can be imported only now
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Annotation, AnnotationVersion, Kind
from articles.intake.draft import Draft
from articles.models import Section
from articles.roles import JOURNALIST
from articles.writing import actions as writing
from benchmarks import ours
from benchmarks.longtext import Writer

SIZES = ((2_600, 40, 60), (100_000, 2_000, 300))  # code points, spans, milliseconds wanted
KINDS = ("paragraph edited", "paragraph inserted", "5 % of words", "reordered", "hard mix")
SAVES = 5


def measured(seed):
    """[{size, spans, kind, milliseconds, wanted, queries, rows, in_changed_blocks}]."""
    call_command("migrate", verbosity=0)
    mali = get_user_model().objects.create_user("mali")
    mali.groups.set(Group.objects.filter(name=JOURNALIST))
    section, _ = Section.objects.get_or_create(key="crime", defaults={"name_en": "Crime"})
    rows = []
    for size, count, wanted in SIZES:
        for kind in KINDS:
            done = [_save(Writer(size, count, seed + n), kind, section, mali) for n in range(SAVES)]
            taken, queries, written, near = (
                statistics.median(each) for each in zip(*done, strict=True)
            )
            rows.append(
                {
                    "size": size,
                    "spans": count,
                    "kind": kind,
                    "milliseconds": round(taken, 1),
                    "wanted": wanted,
                    "queries": queries,
                    "rows": written,
                    "in_changed_blocks": near,
                }
            )
    return rows


def _save(writer, kind, section, by):
    """(milliseconds, queries, annotation rows written, annotations in changed blocks)."""
    draft = Draft(language="en", headline="News", summary="It happened.", body=_body(writer.page))
    article = writing.start(draft, section=section, language="en", by=by)
    text = article.texts.get(language="en")
    _annotate(text, writer, by)
    before = dict(Annotation.objects.filter(text=text).values_list("pk", "start_block"))
    places = _places(text)
    page = writer.edited(kind)
    content = writing.Content("News", "It happened.", _body(page))
    connection.queries_log.clear()
    start = time.perf_counter()
    saved = writing.save(text, content, based_on=1, by=by)
    taken = 1000 * (time.perf_counter() - start)
    old = text.revisions.get(number=1).document
    unchanged = dict(old.pairs()).items() & dict(saved.revision.document.pairs()).items()
    kept = {block for block, _words in unchanged}
    near = sum(block not in kept for block in before.values())
    written = len(places.items() - _places(text).items())
    with CaptureQueriesContext(connection) as captured:
        writing.save(text, writing.Content("News", "Once more.", _body(page)), based_on=2, by=by)
    return taken, len(captured), written, near


def _body(page):
    return "".join(f"<p>{text}</p>" for text in page.texts)


def _places(text):
    rows = Annotation.objects.filter(text=text)
    columns = ("pk", "start_block", "start", "end_block", "end", "exact", "anchoring")
    return {row[0]: row[1:] for row in rows.values_list(*columns)}


def _annotate(text, writer, by):
    kind = Kind.objects.first()
    anchors = ours.anchors_of(writer.page.texts, writer.offsets())
    made = []
    for anchor in anchors:
        annotation = Annotation(
            text=text, kind=kind, created_by=by, version_number=1, anchored_on=text.revision
        )
        annotation.anchor = anchor
        made.append(annotation)
    made = Annotation.objects.bulk_create(made)
    AnnotationVersion.objects.bulk_create(
        AnnotationVersion(
            annotation=annotation,
            number=1,
            author=by,
            cause=AnnotationVersion.Cause.MADE,
            start_block=annotation.start_block,
            start=annotation.start,
            end_block=annotation.end_block,
            end=annotation.end,
            exact=annotation.exact,
            revision=text.revision,
        )
        for annotation in made
    )


def print_saves(rows):
    print("\nwhole saves, database included, median")
    for row in rows:
        print(
            f"  {row['size']:>9,} code points, {row['spans']:>6,} spans, {row['kind']:20}"
            f" {row['milliseconds']:8.1f} ms of {row['wanted']}, {row['queries']:.0f} queries;"
            f" {row['rows']:.0f} rows written, {row['in_changed_blocks']:.0f} in changed blocks"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = measured(options.seed)
    print_saves(rows)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
