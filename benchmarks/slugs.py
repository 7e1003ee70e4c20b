"""Thai sentences as addresses: no letter, mark or digit dropped, every slug valid, 200 bytes at most.

    python -m benchmarks.slugs [--corpus DIR]... [--most N] [--json FILE] [--quick]

Headlines: the lines of the folders' .txt, .tsv and .jsonl files that hold Thai (in a .tsv, the column
`th`; in a .jsonl, `text`), each once, whole as a sentence that is too long for an address, and in parts
as long as a headline. (The tests hold a thousand of our own.) The peer is Django's
slugify(allow_unicode=True) on the same lines.
"""

import argparse
import csv
import json
import re
import time
from pathlib import Path

import regex
from django.utils.text import slugify

from articles.text.graphemes import is_boundary
from articles.text.normalise import normalise
from articles.text.slugs import LIMIT, is_slug, slug

THAI = re.compile("[\u0e01-\u0e4e]")
_KEPT = regex.compile(r"[\p{L}\p{M}\p{Nd}]")
_PICTURE = regex.compile("[\ufe0f\u20e3\u200d\\p{Extended_Pictographic}\\p{Regional_Indicator}]")
MOST, PART = 2000, 30


def letters(text):
    """What of a text an address must keep, in its order: letters, marks and digits."""
    return "".join(one for one in text.lower() if _KEPT.match(one) and not _PICTURE.match(one))


def fault(headline, make=slug):
    """What is wrong with the address that `make` gives a headline, in words; "" for nothing."""
    made = make(headline)
    if not is_slug(made):
        return "it is no valid slug"
    if len(made.encode()) > LIMIT:
        return f"it has {len(made.encode())} bytes"
    whole, kept = letters(normalise(headline)), letters(made)
    if not whole.startswith(kept):
        return "a letter, a mark or a digit is missing"
    if not is_boundary(whole, len(kept)):
        return "it is cut inside a character"
    if kept != whole and len(slug(headline, 10_000).encode()) <= LIMIT:
        return "it ends too early"
    return ""


def headlines(folders, most):
    found = {}
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            for line in _lines(path):
                for part in _parts(line):
                    if THAI.search(part):
                        found[part] = None
    return list(found)[:most]


def _parts(line):
    """A line whole, then in parts as long as a long headline, cut where the writer left a space."""
    yield " ".join(line.split())
    part = ""
    for piece in line.split():
        part = f"{part} {piece}".strip()
        if len(part) >= PART:
            yield part
            part = ""
    if part:
        yield part


def _lines(path):
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8", errors="ignore").splitlines()
    if path.suffix == ".tsv":
        with path.open(encoding="utf-8", newline="") as file:
            return [row.get("th") or "" for row in csv.DictReader(file, delimiter="\t")]
    if path.suffix == ".jsonl":
        rows = path.read_text(encoding="utf-8").splitlines()
        return [str(json.loads(row).get("text", "")) for row in rows if row.strip()]
    return []


def measured(lines):
    started = time.perf_counter()
    for line in lines:
        slug(line)
    seconds = time.perf_counter() - started
    ours = {line: words for line in lines if (words := fault(line))}
    theirs = sum(bool(fault(line, lambda one: slugify(one, allow_unicode=True))) for line in lines)
    longest = max((len(slug(line).encode()) for line in lines), default=0)
    return {
        "headlines": len(lines),
        "cut": sum(len(slug(line, 10_000).encode()) > LIMIT for line in lines),
        "faults": len(ours),
        "faults_of_slugify": theirs,
        "longest_bytes": longest,
        "microseconds_each": round(seconds / max(1, len(lines)) * 1e6, 1),
    }, ours


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", action="append", default=[])
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--json")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    lines = headlines(given.corpus, 100 if given.quick else given.most)
    if not given.corpus:
        raise SystemExit(
            "Name a folder of Thai texts with --corpus; the tests hold our own headlines."
        )
    figures, faults = measured(lines)
    for name, value in figures.items():
        print(f"{name:>20}: {value}")
    for line, words in list(faults.items())[:20]:
        print(f"    {words}: {line[:80]}")
    if given.json:
        Path(given.json).write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
