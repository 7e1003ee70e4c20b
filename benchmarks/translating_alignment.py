"""Thai sentence boundaries found with the English side at hand, and without it.

    python -m benchmarks.translating_alignment [--corpus DIR]... [--seed N] [--json FILE] [--quick]

Passages are five sentence pairs of a .tsv with the columns `en` and `th`, each side joined by
spaces: in the file's order, then in two random ones. Wanted: F1 of the boundaries ≥ 0.83, aim 0.85.
Then whole articles of a hundred paragraphs, one a pair, of which the translation leaves every ninth out:
how many of the others are put together, and how many of those called 90 % sure are right.

In the same run: Gale and Church's way, by length alone, and Thai cut by itself. The boundary words
of `pairing/seams.py` were chosen on UD_Thai-PUD's first 500 pairs: other material says more.
"""

import argparse
import json
import random
import time
from pathlib import Path

from articles.text.sentences import sentences
from articles.translating.pairing import Side, clauses, course
from articles.translating.pairing.clauses import side_by_side
from articles.translating.pairing.seams import seam
from benchmarks.translating_parity import pairs

SENTENCES, PARAGRAPHS = 5, 100
BAR, AIM = 0.83, 0.85
SURE = 0.9  # as `articles.translating.automatic` has it, which needs a database


class Mute(Side):
    """A side that says nothing but how long it is."""

    def clues(self, first, last):
        return None


def passages(found, seed=None):
    order = list(found)
    if seed is not None:
        random.Random(seed).shuffle(order)
    whole = range(0, len(order) - SENTENCES + 1, SENTENCES)
    return [order[start : start + SENTENCES] for start in whole]


def ours(english, thai):
    return {there[0] for _here, there, _sure in side_by_side(english, thai)}


def by_length(english, thai):
    """Gale and Church's densities over the same pieces, nothing else known."""
    source, target = Mute(english, sentences(english), "en"), Mute(thai, clauses(thai), "th")
    beads = {(1, n): 1.0 for n in range(1, len(target) + 1)}
    if len(source) > len(target):
        beads |= {(n, 1): 0.2 for n in range(2, len(source) + 1)}
    return {target.spans[bead.target[0]][0] for bead in course(source, target, beads)}


def alone(_english, thai):
    """Every space ends a sentence unless the words around it say that it does not."""
    spans = clauses(thai)
    return {
        after[0]
        for before, after in zip(spans, spans[1:], strict=False)
        if seam(thai[slice(*before)], thai[slice(*after)]) >= 0
    }


def measured(found, way):
    right = wrong = missed = 0
    began = time.perf_counter()
    for passage in found:
        english = " ".join(en for en, _th in passage)
        thai = " ".join(th for _en, th in passage)
        wanted, at = set(), 0
        for _en, th in passage[:-1]:
            at += len(th) + 1
            wanted.add(at)
        cut = way(english, thai) - {0}
        right += len(wanted & cut)
        wrong += len(cut - wanted)
        missed += len(wanted - cut)
    milliseconds = 1000 * (time.perf_counter() - began) / max(len(found), 1)
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return {
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "milliseconds": round(milliseconds, 1),
    }


def blocks(paragraphs, language):
    spans, at = [], 0
    for words in paragraphs:
        spans.append((at, at + len(words)))
        at += len(words) + 1
    return Side("\n".join(paragraphs), spans, language)


def articles(found):
    """Paragraphs of whole articles put together: {right, of, sure, right of sure, ms an article}."""
    right = of = sure = right_of_sure = 0
    whole = range(0, len(found) - PARAGRAPHS + 1, PARAGRAPHS)
    began = time.process_time()
    for start in whole:
        article = found[start : start + PARAGRAPHS]
        kept = [n for n in range(PARAGRAPHS) if n % 9 != 4]
        beads = course(
            blocks([en for en, _th in article], "en"), blocks([article[n][1] for n in kept], "th")
        )
        pairs = [bead for bead in beads if bead.source and bead.target]
        good = [
            bead for bead in pairs
            if len(bead.source) == len(bead.target) == 1 and kept[bead.target[0]] == bead.source[0]
        ]  # fmt: skip
        right, of = right + len(good), of + len(kept)
        sure += sum(bead.confidence >= SURE for bead in pairs)
        right_of_sure += sum(bead.confidence >= SURE for bead in good)
    each = 1000 * (time.process_time() - began) / max(len(whole), 1)
    return {
        "right": right, "of": of, "sure": sure, "right_of_sure": right_of_sure,
        "milliseconds": round(each),
    }  # fmt: skip


WAYS = {"ours": ours, "length alone (Gale and Church)": by_length, "Thai alone": alone}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", action="append", default=[], help="folder of .tsv pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--quick", action="store_true", help="100 pairs, one order")
    options = parser.parse_args()
    found = [(en.strip(), th.strip()) for en, th in pairs(options.corpus, options.quick)]
    if len(found) < SENTENCES:
        parser.error("Name a folder with .tsv files of pairs (columns en and th) by --corpus.")
    seeds = [None] if options.quick else [None, options.seed, options.seed + 1]
    result = {"pairs": len(found), "bar": BAR, "aim": AIM, "orders": {}}
    for seed in seeds:
        name = "the file's order" if seed is None else f"seed {seed}"
        print(f"\n{len(found)} pairs, {name}")
        orders = result["orders"][name] = {}
        for way, cut in WAYS.items():
            orders[way] = one = measured(passages(found, seed), cut)
            print(
                f"  {way:32} F1 {one['f1']:.3f} (precision {one['precision']:.3f}, recall"
                f" {one['recall']:.3f}), {one['milliseconds']:.1f} ms a passage"
            )
        print(f"  wanted: {BAR}, aim {AIM}")
    whole = result["articles"] = articles(found)
    print(
        f"\narticles of {PARAGRAPHS} paragraphs, every ninth left out: {whole['right']} of {whole['of']}"
        f" put together; {whole['right_of_sure']} of the {whole['sure']} that are 90 % sure are right;"
        f" {whole['milliseconds']} ms of computing each"
    )
    if options.json:
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
