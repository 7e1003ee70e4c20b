"""Facts of good pairs that are called wrong, and wrong ones that are found, in both directions.

    python -m benchmarks.translating_parity [--corpus DIR]... [--seed N] [--json FILE] [--quick]

Good pairs: 64 of our own, that no rule was made with, and every .tsv of the folders with the columns
`en` and `th`. Errors are put into those of them that raise nothing: another digit, another month or
weekday, another power of ten, a name of a registry left out or changed for another. The registry's
names are found in the source as everywhere; nobody tells the check which one is missing. Then the tests' table of correct pairs, and all checks on the good pairs. The peer in
the same run compares bare runs of digits, as translation tools do.
"""

import argparse
import csv
import json
import random
import re
import time
from collections import Counter, namedtuple
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from benchmarks import scratch

scratch.ready()

# ruff: noqa: E402 - models can be imported only now
from annotations.registry.names import Name, fold
from annotations.suggesting.gazetteer import Gazetteer, same_length_fold
from articles.text.values import find, prepare, unmatched
from articles.translating.checks import CHECKS, Passage, findings
from articles.translating.names import Term, is_missing

OWN = Path(__file__).parent / "translating_pairs.tsv"  # written for this, after the code
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
# Names as a registry has them: English, then every Thai form that it accepts.
NAMES = {
    "Royal Thai Police": ("สำนักงานตำรวจแห่งชาติ", "สตช."),
    "Anti-Money Laundering Office": ("สำนักงานป้องกันและปราบปรามการฟอกเงิน", "ปปง."),
    "NBTC": ("กสทช.",),
    "Bank of Thailand": ("ธนาคารแห่งประเทศไทย", "ธปท.", "แบงก์ชาติ"),
    "Immigration Bureau": ("สำนักงานตรวจคนเข้าเมือง", "สตม."),
    "OCPB": ("สคบ.",),
    "Bangkok": ("กรุงเทพ", "กทม."),
    "Chiang Mai": ("เชียงใหม่",),
    "Phuket": ("ภูเก็ต",),
    "Khon Kaen": ("ขอนแก่น",),
    "Ayutthaya": ("อยุธยา",),
    "Surat Thani": ("สุราษฎร์ธานี",),
    "Pattani": ("ปัตตานี",),
    "Japan": ("ญี่ปุ่น",),
    "China": ("จีน",),
    "Vietnam": ("เวียดนาม",),
    "Laos": ("ลาว",),
    "Cambodia": ("กัมพูชา",),
    "Myanmar": ("เมียนมา", "พม่า"),
    "Malaysia": ("มาเลเซีย",),
    "India": ("อินเดีย",),
    "South Korea": ("เกาหลีใต้",),
    "North Korea": ("เกาหลีเหนือ",),
    "Trump": ("ทรัมป์",),
    "Clinton": ("คลินตัน",),
    "Obama": ("โอบามา",),
    "Sony": ("โซนี",),
    "Google": ("กูเกิล", "Google"),
    "Facebook": ("เฟซบุ๊ก", "เฟสบุ๊ค", "Facebook"),
    "Paris": ("ปารีส",),
    "London": ("ลอนดอน",),
    "Hong Kong": ("ฮ่องกง",),
    "Singapore": ("สิงคโปร์",),
    "Russia": ("รัสเซีย",),
    "Ontario": ("ออนทาริโอ", "ออนแทรีโอ"),
    "Australia": ("ออสเตรเลีย",),
    "Brazil": ("บราซิล",),
    "California": ("แคลิฟอร์เนีย", "กาลิฟอร์เนีย"),
    "Brexit": ("เบร็กซิต", "เบร็กซิท", "Brexit"),
}
Red = namedtuple("Red", "kind source target")


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
    return told


@cache
def registry(language):
    """The registry's names of one language, looked for as suggestions look for them."""
    listed = []
    for number, (english, thai) in enumerate(NAMES.items(), 1):
        for words in (english,) if language == "en" else thai:
            listed.append(Name(number, "organisation", language, words, fold(words), "name"))
    automaton = AhoCorasick([same_length_fold(name.text) for name in listed])
    return Gazetteer(automaton, tuple((name,) for name in listed))


def terms_in(source, ours):
    """The Terms of the names that stand in a source: nobody tells which."""
    rows = list(NAMES.items())
    found = {}
    for hit in registry(ours).hits(source):
        [(number, _kind)] = hit.entities
        english, thai = rows[number - 1]
        accepted = thai if ours == "en" else (english,)
        words = source[hit.start : hit.end]
        found[number] = Term(number, words, "organisation", accepted[:1], accepted)
    return found


def names_missed(source, target, ours, theirs):
    """What the check says of the names of a pair, from the two texts alone."""
    terms = tuple(terms_in(source, ours).values())
    missing = tuple(term.words for term in terms if is_missing(term, target.casefold()))
    passage = Passage(source, target, ours, theirs, terms=terms, missing_names=missing)
    return [one for one in findings(passage) if one.check_id == "name-missing"]


def named(good, ours, theirs, dice):
    """Names taken out of the translation or changed for another: (put in, found, [missed]), and
    of good pairs with names, (how many, [flagged])."""
    made = seen = pairs_with_names = 0
    missed, flagged = [], []
    for source, target in good:
        terms = terms_in(source, ours)
        pairs_with_names += bool(terms)
        if names_missed(source, target, ours, theirs):
            flagged.append((source, target))
            continue
        for number, term in terms.items():
            other = dice.choice([one for one in range(1, len(NAMES) + 1) if one not in terms])
            instead = list(NAMES.items())[other - 1]
            for new in ("", instead[1][0] if ours == "en" else instead[0]):
                wrong = target
                for name in sorted(term.accepted, key=len, reverse=True):
                    wrong = re.sub(re.escape(name), new, wrong, flags=re.IGNORECASE)
                made += 1
                if names_missed(source, wrong, ours, theirs):
                    seen += 1
                else:
                    missed.append((source, wrong, number))
    return (made, seen, missed), (pairs_with_names, flagged)


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
    prepare()  # once in a process, as the server does when it starts
    start = time.process_time()
    flags = [is_flagged(*pair, ours, theirs) for pair in good]
    each = 1000 * (time.process_time() - start) / len(good)
    clean = [pair for pair, flag in zip(good, flags, strict=True) if not flag]
    some, spoken = checked(good, ours, theirs)
    names, with_names = named(good, ours, theirs, random.Random(seed))
    return {
        "pairs": len(good),
        "flagged": sum(flags),
        "peer_flagged": sum(peer(*pair) for pair in good),
        "milliseconds": round(each, 3),
        "injected": injected(clean, ours, theirs, random.Random(seed)) | {"name": names},
        "pairs_with_names": with_names[0],
        "names_flagged": with_names[1],
        "checks": len(CHECKS),
        "pairs_with_findings": some,
        "findings": spoken,
    }


def table():
    lines = TWINS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return len(rows), [row for row in rows if is_flagged(row[0], row[1], "en", "th")]


def report(told, bar):
    """Print one direction and return what is not met, in words; `bar`: the share to be found."""
    missed = []
    share = told["flagged"] / told["pairs"]
    print(
        f"  {told['pairs']} good pairs: {told['flagged']} flagged ({100 * share:.2f} %), bare digits"
        f" {told['peer_flagged']}; {told['milliseconds']} ms of computing a pair"
    )
    print(f"  {told['checks']} checks: {told['pairs_with_findings']} pairs, {told['findings']}")
    if share > BARS["flagged"] or told["pairs_with_findings"] > BARS["flagged"] * told["pairs"]:
        missed.append("too many good pairs flagged")
    if told["milliseconds"] > BARS["milliseconds"]:
        missed.append("too slow")
    made = found = 0
    for kind, (put, seen, _examples) in told["injected"].items():
        print(f"  {kind:10} errors {put:4} put in, {seen:4} found")
        made, found = made + put, found + seen
    print(
        f"  names: {told['pairs_with_names']} good pairs have some, {len(told['names_flagged'])} flagged"
    )
    if len(told["names_flagged"]) > BARS["flagged"] * told["pairs"]:
        missed.append("too many good pairs flagged for their names")
    if made and found / made < bar:
        missed.append(f"{found} of {made} injected errors found")
    return missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--quick", action="store_true", help="the first 100 pairs only")
    options = parser.parse_args()
    sets = {
        "own": (pairs([OWN.parent], False), 0.95),
        "corpus": (pairs(options.corpus, options.quick), BARS["found"]),
    }
    missed = []
    told = {"table": table()}
    print(f"  table: {told['table'][0]} correct pairs, {len(told['table'][1])} flagged")
    if len(told["table"][1]) > BARS["table"]:
        missed.append("correct pairs of the table flagged")
    for name, (good, bar) in sets.items():
        for ours, theirs in (("en", "th"), ("th", "en")) if good else ():
            print(f"{name}, {ours} → {theirs}")
            turned = good if ours == "en" else [(thai, english) for english, thai in good]
            told[f"{name} {ours}-{theirs}"] = direction(turned, ours, theirs, options.seed)
            missed += report(told[f"{name} {ours}-{theirs}"], bar)
    print("\nNot met: " + "; ".join(missed) if missed else "\nAll bars met.")
    if options.json:
        options.json.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
