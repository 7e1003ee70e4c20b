"""Numbers, money, dates and ranks: how many are read right, none twice or half, and how fast.

    python -m benchmarks.values [--corpus DIR]... [--json FILE] [--quick]

The tables of tests/articles/text/values/data first, then running text (every .txt, .tsv, .conll
and .jsonl of a folder): a run of digits must lie in one value, whole, or in none. Then time by
length, ours beside one pass of a bare regular expression for numbers, its lower limit.
"""

import argparse
import json
import re
import statistics
import time
from pathlib import Path

from articles.text.values import find

TABLES = Path(__file__).parent.parent / "tests/articles/text/values/data"
SEEN = (
    "table",
    "twins",
    "paper",
    "wire",
    "gazette",
    "column",
    "report",
    "dispatch",
    "bulletin",
    "evening",
)
DIGITS = re.compile(r"[0-9\u0e50-\u0e59]+(?:[.,][0-9\u0e50-\u0e59]+)*")
PIECE = 20_000  # code points of running text read at once
LENGTHS = (10_000, 20_000, 40_000, 80_000, 160_000)
LIKE_BEFORE = 1.5  # times as long for twice the text, over the ideal 2, is no longer linear


def tables():
    """[{table, lines, wrong: [[text, expected, got]]}]; all but the first were once unseen."""
    found = []
    for path in sorted(TABLES.glob("*_*.tsv")):
        name, _, language = path.stem.rpartition("_")
        lines = [
            line.partition("\t")[::2]
            for line in path.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")
        ]
        read = [(text, expected.strip(), _read(text, language)) for text, expected in lines]
        wrong = [list(row) for row in read if row[1] != row[2]]
        found.append({"table": path.stem, "lines": len(lines), "wrong": wrong, "first": name})
    return found


def _read(text, language):
    return " | ".join(f"{value.kind} {value.value}" for value in find(text, language))


def running(folders):
    """Numbers of running text in digits: how many there are, are read, are cut or read twice."""
    total, inside, faults = 0, 0, []
    for text in _texts(folders):
        language = "th" if len(re.findall(r"[\u0e00-\u0e7f]", text)) * 5 > len(text) else "en"
        spans = [(value.start, value.end) for value in find(text, language)]
        for (_, end), (start, _) in zip(spans, spans[1:], strict=False):
            if start < end:
                faults.append(["twice", text[max(0, start - 30) : end + 30]])
        for match in DIGITS.finditer(text):
            total += 1
            over = [(a, b) for a, b in spans if a < match.end() and match.start() < b]
            inside += bool(over)
            if any(
                match.start() < a < match.end() or match.start() < b < match.end() for a, b in over
            ):
                faults.append(["half", text[max(0, match.start() - 30) : match.end() + 30]])
    return {"numbers": total, "in_values": inside, "faults": faults}


def _texts(folders):
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in {".txt", ".tsv", ".conll", ".jsonl", ".md"} and path.is_file():
                text = path.read_text(encoding="utf-8", errors="replace")
                yield from (text[at : at + PIECE] for at in range(0, len(text), PIECE))


def growth(quick):
    """[{length, milliseconds, bare}]: medians over five readings of news-like text."""
    lines = [row for name in ("last", "press") for row in _lines(name)]
    base = "\n".join(lines) + "\n"
    rows = []
    for length in LENGTHS[: 3 if quick else None]:
        text = (base * (length // len(base) + 1))[:length]
        find(text, "th")
        ours = statistics.median(_timed(lambda text=text: find(text, "th")) for _ in range(5))
        bare = statistics.median(_timed(lambda text=text: DIGITS.findall(text)) for _ in range(5))
        rows.append({"length": length, "milliseconds": round(ours, 2), "bare": round(bare, 3)})
    return rows


def _lines(name):
    for path in sorted(TABLES.glob(f"{name}_*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield line.partition("\t")[0]


def _timed(work):
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--quick", action="store_true", help="shorter texts for the timing")
    options = parser.parse_args()
    told = {"tables": tables(), "running": running(options.corpus), "growth": growth(options.quick)}
    missed = []
    for row in told["tables"]:
        wanted = 1 if row["first"] in SEEN else 0.98
        share = 1 - len(row["wrong"]) / row["lines"]
        print(f"  {row['table']:12} {row['lines']:5} lines {100 * share:7.2f} % right")
        if share < wanted:
            missed.append(f"{row['table']}: {100 * share:.2f} % right, {100 * wanted:.0f} wanted")
    print("  {numbers} numbers of running text, {in_values} in values".format(**told["running"]))
    missed += [f"read {kind}: {near!r}" for kind, near in told["running"]["faults"][:20]]
    before = None
    for row in told["growth"]:
        per = row["milliseconds"] / row["length"] * 1_000_000
        print(
            f"  {row['length']:8,} code points {row['milliseconds']:8.1f} ms, {per:7.1f} ns each,"
            f" {row['milliseconds'] / row['bare']:6.1f} × a bare search for digits"
        )
        if before and per > LIKE_BEFORE * before:
            missed.append(f"{row['length']:,}: {per:.0f} ns a code point, {before:.0f} before")
        before = per
    print("\nNot met: " + "; ".join(missed) if missed else "\nAll bars met.")
    if options.json:
        options.json.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
