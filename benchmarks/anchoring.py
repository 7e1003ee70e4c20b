"""Spans after edits: how many are right, how many are silently wrong, and how long it takes.

    python -m benchmarks.anchoring [--corpus DIR] [--seed N] [--quick] [--json FILE] [--database]

Edits of every class A to L (see benchmarks/edits.py) are made on annotated texts, the truth being
known, and given to ours and to its peers (benchmarks/peers.py); what counts as right is in
benchmarks/judge.py. Then time, on long texts: medians over three runs.
"""

import argparse
import json
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from annotations.anchoring.tokens import _remembered as remembered_tokens
from benchmarks import ours
from benchmarks.corpora import stories
from benchmarks.edits import Newsroom
from benchmarks.judge import FLAGGED, RIGHT, VERDICTS, WRONG, Answer, judge
from benchmarks.longtext import KINDS, Writer
from benchmarks.peers import PEERS
from benchmarks.reasons import stands_twice

SIZES = ((2_600, 40), (100_000, 2_000), (1_000_000, 10_000))
BARS = {100_000: 60, 1_000_000: 1_000}  # milliseconds; 50 for one edited paragraph
TWICE = "flagged twice"  # of those flagged: the passage, or a twin of it, was duplicated
STRICTLY = "ours, no excuse"  # what two texts cannot tell counts against it
PATIENCE = 10  # seconds a peer gets for one text
FEW = 100  # spans that Hypothesis is timed on; it takes them one by one


def accuracy(corpus, seed, quick):
    """{method: {class: Counter of verdicts}}; "others" are the mentions beside the edited one."""
    found = stories(corpus)
    if not found:
        sys.exit(f"No annotated text in {corpus}: brat .ann with .txt, .conll or .jsonl is read.")
    mentions = sum(len(story.mentions) for story in found)
    every = max(1, mentions // 120) if quick else 1
    results = defaultdict(lambda: defaultdict(Counter))
    for number, case in enumerate(Newsroom(found, seed).cases(every=every)):
        given = ours.answers(case.before, case.after, case.spans)
        for index, answer in enumerate(given):
            kind = case.kind if index == case.target else "others"
            for name in ("ours", STRICTLY):
                verdict = judge(case, index, answer, strict=name == STRICTLY)
                if verdict:
                    results[name][kind][verdict] += 1
                if verdict == FLAGGED and kind != "others":
                    results[name][kind][TWICE] += answer.asked and stands_twice(case, index)
        if number % (13 if quick else 5) == 0:  # no multiple of the twelve classes
            before, after = "\n".join(case.before), "\n".join(case.after)
            for name, method in PEERS.items():
                place = method(before, after, [case.spans[case.target]])[0]
                verdict = judge(case, case.target, Answer(place), strict=True)
                if verdict:
                    results[name][case.kind][verdict] += 1
    return results, len(found), mentions


def print_accuracy(results, texts, mentions):
    print(f"{texts} texts, {mentions} mentions; in per cent of edits (peers: a sample)")
    print(
        f'"{TWICE}": of those flagged to the left, and in them, where the sentence or a twin of it'
        "\nwas duplicated, so that its words truly stand twice and nobody could tell (benchmarks/reasons.py)\n"
    )
    for name, classes in results.items():
        head = VERDICTS if name in PEERS else (*VERDICTS, TWICE)
        print(f"{name:18} {'edits':>6} " + " ".join(f"{verdict:>14}" for verdict in head))
        for kind in sorted(classes, key=lambda kind: (len(kind), kind)):
            counts = classes[kind]
            total = sum(counts[verdict] for verdict in VERDICTS)
            shares = " ".join(f"{100 * counts[verdict] / total:13.2f}%" for verdict in head)
            print(f"  {kind:16} {total:6} {shares}")
        print()


def met(classes):
    """The bars that are not met, in words."""

    def share(kind, verdict):
        return classes[kind][verdict] / max(1, sum(classes[kind][each] for each in VERDICTS))

    missed = [f"{kind}: silently wrong" for kind in classes if classes[kind][WRONG]]
    for kind in "ABCDEFGK":
        if share(kind, RIGHT) < 0.995:
            missed.append(f"{kind}: {100 * share(kind, RIGHT):.2f} % right, 99.5 wanted")
    missed += [f"{kind}: not all flagged or gone" for kind in "HL" if share(kind, RIGHT) < 1]
    if share("J", RIGHT) < 0.98:
        missed.append(f"J: {100 * share('J', RIGHT):.2f} % right, 98 wanted")
    return missed


def timing(seed, quick):
    """[{size, spans, kind, method, milliseconds, right}]."""
    rows = []
    for size, count in SIZES[: 2 if quick else 3]:
        writer = Writer(size, count, seed)
        anchors = ours.anchors_of(writer.page.texts, writer.offsets())
        for kind in KINDS:
            page = writer.edited(kind)
            times = [_timed(writer, page, anchors) for _ in range(3)]
            answers = ours.answers(writer.page.texts, page.texts, writer.offsets())
            rows.append(
                _row(size, count, kind, "ours", statistics.median(times), writer, page, answers)
            )
            if size < 1_000_000:
                rows += _peers(size, count, kind, writer, page, 3 if quick else PATIENCE)
    return rows


def _timed(writer, page, anchors):
    remembered_tokens.cache_clear()
    start = time.perf_counter()
    ours.bring(writer.page.texts, page.texts, anchors)
    return 1000 * (time.perf_counter() - start)


def _peers(size, count, kind, writer, page, patience):
    rows, spans = [], writer.offsets()
    for name, method in PEERS.items():
        some = spans[:FEW] if name == "Hypothesis" else spans
        done = _patiently(method, writer.page.text, page.text, some, patience)
        if done is None:
            rows.append({"size": size, "spans": count, "kind": kind, "method": name})
            continue
        taken, places = done
        answers = [Answer(place) for place in places]
        taken *= len(spans) / len(some)
        rows.append(_row(size, count, kind, name, taken, writer, page, answers))
    return rows


def _patiently(method, old, new, spans, seconds):
    """(milliseconds, places), or None when it takes longer than `seconds`."""
    context = multiprocessing.get_context("fork")
    ours_end, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(theirs, method, old, new, spans))
    process.start()
    done = ours_end.recv() if ours_end.poll(seconds) else None
    if done is None:
        process.terminate()
    process.join()
    return done


def _send(pipe, method, old, new, spans):
    start = time.perf_counter()
    places = method(old, new, spans)
    pipe.send((1000 * (time.perf_counter() - start), places))


def _row(size, count, kind, method, taken, writer, page, answers):
    """A span with a replaced word is right when it is not called the same."""
    truth = writer.truth(page)
    right = wrong = 0
    for answer, place in zip(answers, truth, strict=False):
        sure = answer.place is not None and answer.sure is not False
        right += answer.place == place and sure if place else not sure
        wrong += sure and answer.place != place
    return {
        "size": size,
        "spans": count,
        "kind": kind,
        "method": method,
        "milliseconds": round(taken, 2),
        "right": round(100 * right / len(answers), 2),
        "silently_wrong": wrong,
    }


def print_timing(rows):
    print("time for all spans (ids of blocks and spans together), median; right; times ours")
    fastest = {}
    for row in rows:
        where = row["size"], row["kind"]
        if row["method"] == "ours":
            fastest[where] = row["milliseconds"]
            print(f"\n{row['size']:,} code points, {row['spans']:,} spans, {row['kind']}")
        if "milliseconds" not in row:
            print(f"  {row['method']:18} skipped: took longer than it was given")
            continue
        per = row["milliseconds"] * 1000 / row["spans"]
        ratio = row["milliseconds"] / fastest[where]
        print(
            f"  {row['method']:18} {row['milliseconds']:10.1f} ms  {per:9.1f} ms per 1,000"
            f"  {row['right']:6.2f} % right  {row['silently_wrong']:5} silently wrong"
            f"  {ratio:8.1f} ×"
        )


def whole_saves(seed):
    """The figures of benchmarks/saving.py, which sets up Django and so runs by itself."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "saves.json"
        command = [sys.executable, "-m", "benchmarks.saving", "--seed", str(seed), "--json", file]
        subprocess.run(command, check=True)
        return json.loads(file.read_text(encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, help="a folder of annotated texts; else our own")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="a sample, within a minute")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--database", action="store_true", help="time whole saves as well")
    options = parser.parse_args()
    results, texts, mentions = accuracy(options.corpus, options.seed, options.quick)
    print_accuracy(results, texts, mentions)
    missed = met(results["ours"])
    rows = timing(options.seed, options.quick)
    print_timing(rows)
    for row in rows:
        bar = 50 if row["kind"] == KINDS[0] and row["size"] == 100_000 else BARS.get(row["size"])
        if row["method"] == "ours" and bar and row["milliseconds"] > bar:
            missed.append(f"{row['size']:,} {row['kind']}: {row['milliseconds']} ms, {bar} wanted")
    saves = whole_saves(options.seed) if options.database else []
    missed += [
        f"save of {row['size']:,}, {row['kind']}: {row['milliseconds']} ms, {row['wanted']} wanted"
        for row in saves
        if row["milliseconds"] > row["wanted"]
    ]
    print("\nNot met: " + "; ".join(missed) if missed else "\nAll bars met.")
    if options.json:
        classes = {name: {k: dict(v) for k, v in kinds.items()} for name, kinds in results.items()}
        figures = {"seed": options.seed, "accuracy": classes, "time": rows, "saves": saves}
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
