"""The translators' page: opening 100 paragraphs, saving one, its matches.

    python -m benchmarks.translating_workspace [--corpus DIR]... [--quick] [--seed N] [--json FILE]

Through Django's test client, in a scratch SQLite file or where DATABASE_URL says; medians, by the
clock and by computing time, which does not count what else the machine does. Paragraphs are those
of the tests' table of correct pairs, or of every .tsv of the folders with the columns `en` and
`th`; three in four are translated, and names of a registry of 200 are marked in them. The peer in
the same run is the page without its text: what the desk's frame alone costs.
"""

import argparse
import json
import os
import random
import statistics
import time
from pathlib import Path

from benchmarks import scratch

# Nothing is collected and named by its content for a measurement.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings.test")
scratch.ready()

# ruff: noqa: E402 - models can be imported only now
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Annotation, AnnotationVersion, Entity, Kind
from articles.intake.draft import Draft
from articles.models import Term
from articles.translating import actions
from articles.writing import actions as writing
from benchmarks import marking_world
from benchmarks.marking import CONTROL, signed_in
from benchmarks.translating_parity import TWINS, pairs

BARS = {"open": 150, "open queries": 15, "save": 40, "matches": 100}
PARAGRAPHS = 100
NAMES = 200


def material(folders, dice):
    """100 pairs of paragraphs, English and Thai, each made longer by a name."""
    found = pairs(folders, False)
    if not found:
        lines = TWINS.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        found = [(f"Police said it was {en}.", f"ตำรวจกล่าวว่า {th}") for en, th, *_rest in rows]
    return [dice.choice(found) for _n in range(PARAGRAPHS)]


def built(folders, dice):
    """The Thai translation of an English article of 100 paragraphs, and its translator."""
    section = marking_world.ready()
    mali, anan = marking_world.person("mali"), marking_world.person("anan", "translator")
    somchai = marking_world.person("somchai", "editor")
    kind = Kind.objects.get(key="person")
    names = Entity.objects.bulk_create(
        Entity(kind=kind, name_en=f"Bearer No {n}", name_th=f"ผู้ถือเลขที่ {n}", created_by=somchai)
        for n in range(NAMES)
    )
    Term.objects.bulk_create(
        Term(words_en=f"call centre {n}", words_th=f"คอลเซ็นเตอร์ {n}", created_by=somchai)
        for n in range(NAMES)
    )
    rows = material(folders, dice)
    body = "".join(f"<p>Bearer No {n} was there. {en}</p>" for n, (en, _th) in enumerate(rows))
    draft = Draft(language="en", headline="News of the day", summary="In short", body=body)
    article = writing.start(draft, section=section, language="en", by=mali)
    _mark(article.texts.get(), names, mali)
    text = actions.start(article, "th", by=somchai, assignee=anan)
    ids = [block.id for block in article.texts.get(language="en").revision.document.blocks][2:]
    for number, (key, (_en, th)) in enumerate(zip(ids, rows, strict=True)):
        if number % 4:
            text.refresh_from_db()
            words = f"<p>ผู้ถือเลขที่ {number} อยู่ที่นั่น {th}</p>"
            actions.save_paragraph(text, key, words, based_on=text.revision_number, by=anan)
    return text, ids, anan


def _mark(text, names, by):
    marks = []
    for number, block in enumerate(text.revision.document.blocks[2:]):
        words = f"Bearer No {number}"
        marks.append(
            Annotation(
                text=text, kind=names[number].kind, entity=names[number], created_by=by,
                version_number=1, anchored_on=text.revision, start_block=block.id, start=0,
                end_block=block.id, end=len(words), exact=words,
            )
        )  # fmt: skip
    Annotation.objects.bulk_create(marks)
    AnnotationVersion.objects.bulk_create(
        AnnotationVersion(
            annotation=one, number=1, author=by, cause="made", start_block=one.start_block,
            start=one.start, end_block=one.end_block, end=one.end, exact=one.exact,
            revision=text.revision,
        )
        for one in marks
    )  # fmt: skip


def timed(times, act):
    """(milliseconds by the clock, of computing, queries): medians of the former, the most asked."""
    clock, cpu = [], []
    act(0)
    for number in range(1, times + 1):
        begun, worked = time.perf_counter(), time.process_time()
        act(number)
        clock.append(1000 * (time.perf_counter() - begun))
        cpu.append(1000 * (time.process_time() - worked))
    with CaptureQueriesContext(connection) as caught:
        act(times + 1)
    asked = sum(not one["sql"].startswith(CONTROL) for one in caught.captured_queries)
    return {
        "clock": round(statistics.median(clock), 1),
        "cpu": round(statistics.median(cpu), 1),
        "queries": asked,
    }


def measured(text, ids, translator, times):
    client = signed_in(translator)
    page = f"/desk/articles/{text.article_id}/translate/th/"

    def get(address):
        answer = client.get(address)
        assert answer.status_code == 200, answer

    def save(number):
        text.refresh_from_db()
        key = ids[1 + 4 * (number % 20)]
        data = {"html": f"<p>ผู้ถือเลขที่ 7 พูด {number} ครั้ง</p>", "source_number": 1,
                "based_on": text.revision_number}  # fmt: skip
        answer = client.post(
            f"{page}paragraphs/{key}/", data, headers={"accept": "application/json"}
        )
        assert answer.status_code == 200, answer.content

    return {
        "frame": timed(times, lambda _n: get("/desk/glossary/?page=9")),
        "open": timed(times, lambda _n: get(page)),
        "save": timed(times, save),
        "matches": timed(times, lambda n: get(f"{page}paragraphs/{ids[n % 99]}/matches/")),
    }


def report(told):
    missed = []
    for name, one in told.items():
        bar = BARS.get(name)
        print(
            f"{name:8} {one['clock']:7.1f} ms, {one['cpu']:7.1f} of computing, {one['queries']}"
            f" queries{f' (bar {bar} ms)' if bar else ''}"
        )
        if bar and one["clock"] > bar:
            missed.append(f"{name} {one['clock']} ms")
    if told["open"]["queries"] > BARS["open queries"]:
        missed.append(f"{told['open']['queries']} queries to open")
    print("Not met: " + "; ".join(missed) if missed else "All bars met.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", type=Path, help="write the figures there")
    options = parser.parse_args()
    world = built(options.corpus, random.Random(options.seed))
    told = measured(*world, 7 if options.quick else 25)
    report(told)
    if options.json:
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
