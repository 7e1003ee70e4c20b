"""How long a text with its highlights takes to become HTML, and whether twice as much takes twice.

    python -m benchmarks.rendering [--seed N] [--quick] [--json FILE]

The desk's rendering and the reader's, medians of the runs in wall and in processor time, beside
the same text without a highlight, its lower limit. Twice the text with twice the spans shows that
it is linear; one block alone is measured too, since an act re-renders only those it touched.
"""

import argparse
import json
import os
import statistics
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings.dev")
django.setup()

# ruff: noqa: E402 - settings come first
from annotations.rendering.marks import DESK, READER, Mark, marks_by_block
from annotations.rendering.whole import render_block, render_document
from articles.text.blocks import document
from benchmarks import ours
from benchmarks.longtext import Writer

SIZES = ((2_600, 40), (50_000, 1_000), (100_000, 2_000), (200_000, 4_000))
BAR = {100_000: 60}  # milliseconds
TWICE = 2.6  # times as long for twice the text is no longer linear


def text_of(size, count, seed):
    """(document, marks) of a made-up text of that many code points and spans."""
    writer = Writer(size, count, seed)
    html = "".join(f"<p>{text}</p>" for text in writer.page.texts)
    ids = [f"b{number}" for number in range(1, len(writer.page.texts) + 1)]
    anchors = ours.anchors_of(writer.page.texts, writer.offsets())
    marks = [
        Mark(
            number, one.start_block, one.start, one.end_block, one.end, "person", "approved", "Mali"
        )
        for number, one in enumerate(anchors)
    ]
    return document("", "", html, ids), marks


def timed(call, runs):
    """Medians in milliseconds: (wall, processor)."""
    wall, own = [], []
    for _ in range(runs):
        start, cpu = time.perf_counter(), time.process_time()
        call()
        wall.append(1000 * (time.perf_counter() - start))
        own.append(1000 * (time.process_time() - cpu))
    return round(statistics.median(wall), 2), round(statistics.median(own), 2)


def rows(seed, quick):
    """[{size, spans, what, milliseconds, processor}]."""
    found = []
    for size, count in SIZES:
        text, marks = text_of(size, count, seed)
        by_block = marks_by_block(text, marks)
        block = max(text.blocks, key=lambda block: len(by_block.get(block.id, ())))
        calls = {
            "desk": lambda text=text, marks=marks: render_document(text, marks, DESK),
            "reader": lambda text=text, marks=marks: render_document(text, marks, READER),
            "no highlight": lambda text=text: render_document(text, (), READER),
            "one block": lambda block=block, own=by_block[block.id]: render_block(block, own, DESK),
        }
        for what, call in calls.items():
            wall, own = timed(call, 5 if quick else 15)
            found.append(
                {"size": size, "spans": count, "what": what, "milliseconds": wall, "processor": own}
            )
    return found


def missed(found):
    """The bars that are not met, in words."""
    at = {(row["size"], row["what"]): row for row in found}
    said = [
        f"{size:,} code points, {what}: {at[size, what]['milliseconds']} ms, {bar} wanted"
        for size, bar in BAR.items()
        for what in ("desk", "reader")
        if at[size, what]["milliseconds"] > bar
    ]
    for what in ("desk", "reader"):
        ratio = at[200_000, what]["processor"] / at[100_000, what]["processor"]
        if ratio > TWICE:
            said.append(f"{what}: {ratio:.1f} × as long for twice the text")
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path, help="write the figures there")
    options = parser.parse_args()
    found = rows(options.seed, options.quick)
    for row in found:
        print(
            f"{row['size']:8,} code points {row['spans']:6,} spans  {row['what']:14}"
            f"{row['milliseconds']:9.2f} ms  {row['processor']:9.2f} ms of processor"
        )
    said = missed(found)
    print("\nNot met: " + "; ".join(said) if said else "\nAll bars met.")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
