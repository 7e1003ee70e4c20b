"""Facts of good pairs that are called wrong, and wrong ones that are found, in both directions.

    python -m benchmarks.translating_parity [--corpus DIR]... [--seed N] [--json FILE] [--quick]

Good pairs: every .tsv of the folders with the columns `en` and `th`. Errors are put into those of
them that raise nothing: another digit, another month or weekday, another power of ten, another name
of a registry. Then the tests' table of correct pairs, and all checks on the good pairs. The peer in
the same run compares bare runs of digits, as translation tools do.
"""

import argparse
import csv
import json
import random
import re
import time
from collections import Counter, namedtuple
from pathlib import Path

from articles.text.values import find, unmatched
from articles.translating.checks import CHECKS, Passage, findings

TWINS = Path(__file__).parent.parent / "tests/articles/text/values/data/twins.tsv"
BARS = {"flagged": 0.01, "found": 0.97, "table": 0, "milliseconds": 1.0}
DIGIT = re.compile(r"[0-9๐-๙]")
DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
PLAIN = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
DATE_WORDS = (
    [
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม",
    ],
    ["วันจันทร์", "วันอังคาร", "วันพุธ", "วันศุกร์", "วันเสาร์", "วันอาทิตย์"],
    [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
)
POWERS = (("พันล้าน", "หมื่นล้าน", "แสนล้าน", "ล้าน"), ("thousand", "million", "billion", "trillion"))
# Names as a registry has them; no name stands in another.
NAMES = {
    "Royal Thai Police": "สำนักงานตำรวจแห่งชาติ",
    "Anti-Money Laundering Office": "สำนักงานป้องกันและปราบปรามการฟอกเงิน",
    "NBTC": "กสทช.",
    "Bank of Thailand": "ธนาคารแห่งประเทศไทย",
    "Immigration Bureau": "สตม.",
    "OCPB": "สคบ.",
}
Red = namedtuple("Red", "kind source target")
Name = namedtuple("Name", "words accepted forbidden names")


def compare(source, target, ours, theirs):
    return unmatched(find(source, ours), find(target, theirs))


def is_flagged(source, target, ours, theirs):
    return any(compare(source, target, ours, theirs))


def peer(source, target):
    """Whether the runs of digits of both texts are not the same, thousands' commas apart."""

    def runs(text):
        found = DIGITS.findall(text.translate(PLAIN))
        return sorted(number.replace(",", "") for number in found)

    return runs(source) != runs(target)


def pairs(folders, quick):
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.tsv")):
            with path.open(encoding="utf-8", newline="") as lines:
                reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
                if {"en", "th"} <= set(reader.fieldnames or ()):
                    found += [(row["en"], row["th"]) for row in reader]
    return found[:100] if quick else found


def digit(text, dice):
    places = list(DIGIT.finditer(text))
    if not places:
        return None
    one = dice.choice(places)
    other = dice.choice([k for k in "123456789" if k != one[0].translate(PLAIN)])
    return text[: one.start()] + other + text[one.end() :]


def date(text, dice):
    for words in DATE_WORDS:
        there = [word for word in words if re.search(rf"(?<!\w){word}(?![a-z])", text)]
        if there:
            one = dice.choice(there)
            return text.replace(one, dice.choice([word for word in words if word != one]))
    return None


def magnitude(text, dice):
    for words in POWERS:
        there = next((word for word in words if word in text), None)
        if there:
            return text.replace(there, dice.choice([word for word in words if word != there]))
    return None


def injected(good, ours, theirs, dice):
    """{kind: (put in, found, [missed])} of errors put into the translation of good pairs."""
    told = {}
    for put in (digit, date, magnitude):
        made = [(source, put(target, dice)) for source, target in good]
        made = [(source, wrong) for source, wrong in made if wrong]
        missed = [one for one in made if not is_flagged(*one, ours, theirs)]
        told[put.__name__] = len(made), len(made) - len(missed), missed
    told["name"] = named(good, ours, theirs, dice)
    return told


def named(good, ours, theirs, dice):
    made, missed = 0, []
    for source, target in good:
        english, thai = dice.choice(list(NAMES.items()))
        mine, right = (english, thai) if ours == "en" else (thai, english)
        others = [pair for pair in NAMES.items() if pair[0] != english]
        wrong = dice.choice(others)[1 if ours == "en" else 0]
        for name, is_wrong in ((right, False), (wrong, True)):
            here = f"{target} {name}"
            missing = () if right.casefold() in here.casefold() else (mine,)
            passage = Passage(f"{source} {mine}", here, ours, theirs, missing_names=missing)
            said = any(one.check_id == "name-missing" for one in findings(passage))
            if said != is_wrong:
                missed.append((passage.source, here))
        made += 1
    return made, made - len(missed), missed


def checked(good, ours, theirs):
    """(pairs of which a check says anything, how often each check speaks)."""
    spoken, some = Counter(), 0
    for source, target in good:
        missing, surplus = compare(source, target, ours, theirs)
        facts = [Red(str(one.kind), one.text, "") for one in missing]
        facts += [Red(str(one.kind), "", one.text) for one in surplus]
        said = findings(Passage(source, target, ours, theirs, facts=tuple(facts)))
        some += bool(said)
        spoken.update(one.check_id for one in said)
    return some, dict(spoken)


def direction(good, ours, theirs, seed):
    start = time.perf_counter()
    flags = [is_flagged(*pair, ours, theirs) for pair in good]
    each = 1000 * (time.perf_counter() - start) / len(good)
    clean = [pair for pair, flag in zip(good, flags, strict=True) if not flag]
    some, spoken = checked(good, ours, theirs)
    return {
        "pairs": len(good),
        "flagged": sum(flags),
        "peer_flagged": sum(peer(*pair) for pair in good),
        "milliseconds": round(each, 3),
        "injected": injected(clean, ours, theirs, random.Random(seed)),
        "checks": len(CHECKS),
        "pairs_with_findings": some,
        "findings": spoken,
    }


def table():
    lines = TWINS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return len(rows), [row for row in rows if is_flagged(row[0], row[1], "en", "th")]


def report(told):
    """Print one direction and return what is not met, in words."""
    missed = []
    share = told["flagged"] / told["pairs"]
    print(
        f"  {told['pairs']} good pairs: {told['flagged']} flagged ({100 * share:.2f} %), bare digits"
        f" {told['peer_flagged']}; {told['milliseconds']} ms a pair"
    )
    print(f"  {told['checks']} checks: {told['pairs_with_findings']} pairs, {told['findings']}")
    if share > BARS["flagged"] or told["pairs_with_findings"] > BARS["flagged"] * told["pairs"]:
        missed.append("too many good pairs flagged")
    if told["milliseconds"] > BARS["milliseconds"]:
        missed.append("too slow")
    made = found = 0
    for kind, (put, seen, _examples) in told["injected"].items():
        print(f"  {kind:10} errors {put:4} put in, {seen:4} found")
        if kind != "name":
            made, found = made + put, found + seen
    if made and found / made < BARS["found"]:
        missed.append(f"{found} of {made} injected errors found")
    return missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--quick", action="store_true", help="the first 100 pairs only")
    options = parser.parse_args()
    good, missed = pairs(options.corpus, options.quick), []
    told = {"table": table()}
    print(f"  table: {told['table'][0]} correct pairs, {len(told['table'][1])} flagged")
    if len(told["table"][1]) > BARS["table"]:
        missed.append("correct pairs of the table flagged")
    for ours, theirs in (("en", "th"), ("th", "en")) if good else ():
        print(f"{ours} → {theirs}")
        turned = good if ours == "en" else [(thai, english) for english, thai in good]
        told[f"{ours}-{theirs}"] = direction(turned, ours, theirs, options.seed)
        missed += report(told[f"{ours}-{theirs}"])
    print("\nNot met: " + "; ".join(missed) if missed else "\nAll bars met.")
    if options.json:
        options.json.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
