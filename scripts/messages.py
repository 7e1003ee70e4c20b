"""The interface's Thai words: each room keeps its own part, and here they become one catalogue.

    python scripts/messages.py            merge the parts and compile them (no gettext needed)
    python scripts/messages.py --check    also list what is untranslated, unused or wrong

The parts are `newsdesk/locale/th/parts/<room>.po`. What is made from them is not kept in git.
"""

import re
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "newsdesk" / "locale" / "th"
PARTS = LOCALE / "parts"
CATALOGUE = LOCALE / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")

METADATA = {
    "Language": "th",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
PERCENT = re.compile(r"%(?:\(\w+\))?[-#0+]*\d*(?:\.\d+)?[a-zA-Z%]")
BRACE = re.compile(r"\{[^{}\s]*\}")


class Disagreement(Exception):
    """Two parts translate one message differently, or one part cannot be read."""


def key(entry):
    """What makes a message itself: (context, words, plural words); None where it has none."""
    return entry.msgctxt or None, entry.msgid, entry.msgid_plural or None


def translations(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def merged(parts=PARTS):
    """One catalogue of every part. Raise Disagreement where two parts say different things."""
    catalogue, origin, wrong = polib.POFile(wrapwidth=100), {}, []
    catalogue.metadata = METADATA
    for path in sorted(Path(parts).glob("*.po")):
        for entry in _read(path):
            if entry.obsolete or not any(translations(entry)):
                continue
            known = origin.get(entry.msgid_with_context)
            if known is None:
                origin[entry.msgid_with_context] = (entry, path)
                catalogue.append(entry)
            elif translations(known[0]) != translations(entry):
                files = f"{known[1].name} and {path.name}"
                wrong.append(f"{files} translate “{entry.msgid}” differently")
    if wrong:
        raise Disagreement("\n".join(wrong))
    return catalogue


def _read(path):
    try:
        return polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Disagreement(f"{path.name}: {error}") from error


def compile_all():
    """Write the catalogue and its compiled form; return the catalogue."""
    catalogue = merged()
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(COMPILED))
    return catalogue


def compile_if_stale():
    """Compile where a part, or this script, is newer than what was compiled."""
    sources = [*PARTS.glob("*.po"), PARTS, Path(__file__)]
    newest = max(path.stat().st_mtime for path in sources if path.exists())
    if not COMPILED.exists() or COMPILED.stat().st_mtime < newest:
        compile_all()


def placeholders(text):
    """The placeholders of a message, sorted: what a translation must neither lose nor invent."""
    named = [found for found in PERCENT.findall(text) if found != "%%"]
    return sorted(named + BRACE.findall(text))


def faults(entry, problems):
    """What is wrong with one translation, as sentences. `problems` finds faults of Thai marks."""
    for text in translations(entry):
        expected = {tuple(placeholders(entry.msgid))}
        if entry.msgid_plural:  # Thai has one form: it may follow either
            expected.add(tuple(placeholders(entry.msgid_plural)))
        if tuple(placeholders(text)) not in expected:
            yield f"“{entry.msgid}”: the placeholders differ in “{text}”"
        if text != text.strip() and entry.msgid == entry.msgid.strip():
            yield f"“{entry.msgid}”: a space begins or ends “{text}”"
        for problem in problems(text):
            yield f"“{entry.msgid}”: {problem.kind} “{problem.exact}” in “{text}”"
    if entry.fuzzy:
        yield f"“{entry.msgid}” is marked fuzzy, so it would not be shown"


def main(arguments):
    try:
        catalogue = compile_all()
    except Disagreement as disagreement:
        print(disagreement, file=sys.stderr)
        return 1
    print(f"{len(catalogue)} Thai messages")
    return _check(catalogue) if "--check" in arguments else 0


def _check(catalogue):
    sys.path.insert(0, str(ROOT))
    from articles.text.normalise import problems  # the set-up alone needs only polib
    from scripts.msgids import used_messages

    known = {key(entry) for entry in catalogue}
    used = used_messages(ROOT)
    missing = {message: place for message, place in used.items() if message not in known}
    wrong = [fault for entry in catalogue for fault in faults(entry, problems)]
    for (_context, words, _plural), place in sorted(missing.items(), key=lambda item: item[1]):
        print(f"{place}: untranslated “{words}”")
    for message in sorted(known - set(used), key=str):
        print(f"not used any more: “{message[1]}”")
    print("\n".join(wrong))
    return 1 if missing or wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
