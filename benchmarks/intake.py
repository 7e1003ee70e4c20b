"""How long files and an archive take to come in, beside the bars.

    python -m benchmarks.intake [--corpus DIR] [--seed N] [--quick] [--json FILE]

A text of 100 pages in every kind (bar: 5 s); every file of DIR/good (read) and DIR/bad (refused, bar:
10 s each); 1,000 archive articles on SQLite (bar: 60 s; --quick: 100). Files are made, not drawn:
`--seed` changes only the numbers in them.
"""

import argparse
import contextlib
import io
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

PAGE = 2_500  # characters
FEW, MANY = 100, 1_000
BARS = {"100 pages": 5.0, "refused": 10.0, "archive": 60.0}
THAI = "เจ้าหน้าที่ตำรวจแถลงข่าวการจับกุมผู้ต้องหาแก๊งคอลเซ็นเตอร์จำนวน {n} คนที่จังหวัดสระแก้ว "
ENGLISH = "Police said on Monday that {n} suspects of a call centre gang were held in Sa Kaeo. "


def main():
    options = _options()
    folder = tempfile.mkdtemp(prefix="intake-")
    _start_django(folder)
    results = {
        "100 pages": hundred_pages(options.seed),
        "files": files(options.corpus),
        "archive": archive(Path(folder), FEW if options.quick else MANY, options.seed),
    }
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))


def hundred_pages(seed):
    """{kind: seconds}, the median of three."""
    from articles.intake import read

    found = {}
    for kind, data in _documents(seed).items():
        times = []
        for _round in range(3):
            start = time.perf_counter()
            draft = read(f"long.{kind}", data)
            times.append(time.perf_counter() - start)
        found[kind] = statistics.median(times)
        _say(f"100 pages .{kind} ({draft.paragraphs} paragraphs)", found[kind], BARS["100 pages"])
    return found


def files(corpus):
    """{"read": n, "of": n, "refused": n, "bad": n, "slowest": seconds} of a folder of samples."""
    from articles.exceptions import Invalid
    from articles.intake import read

    counts = {"read": 0, "of": 0, "refused": 0, "bad": 0, "slowest": 0.0}
    for group, wanted in (("good", "read"), ("bad", "refused")):
        for path in sorted((corpus / group).glob("*")) if corpus else []:
            start = time.perf_counter()
            try:
                read(path.name, path.read_bytes())
                result = "read"
            except Invalid:
                result = "refused"
            counts["slowest"] = max(counts["slowest"], time.perf_counter() - start)
            counts["of" if wanted == "read" else "bad"] += 1
            counts[wanted] += result == wanted
            if result != wanted:
                print(f"  {path.name}: {result}")
    print(f"good files read {counts['read']} of {counts['of']}", end=", ")
    print(f"bad files refused {counts['refused']} of {counts['bad']}")
    _say("slowest file", counts["slowest"], BARS["refused"])
    return counts


def archive(folder, count, seed):
    """{"articles": n, "seconds": s}: both languages of each, through import_archive."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    from articles.models import Section

    call_command("migrate", verbosity=0)
    person = get_user_model().objects.create_user("somchai")
    person.groups.set(Group.objects.filter(name="editor"))
    Section.objects.create(key="old", name_en="Old", name_th="เก่า")
    path = folder / "archive.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(seed, seed + count):
            row = {"id": number, "headline_en": f"Story {number}", "headline_th": f"ข่าว {number}"}
            row["body_en"] = "\n\n".join(ENGLISH.format(n=number + p) * 5 for p in range(6))
            row["body_th"] = "\n\n".join(THAI.format(n=number + p) * 5 for p in range(6))
            file.write(json.dumps(row | {"address": f"/old/{number}"}) + "\n")
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        call_command("import_archive", str(path), by="somchai", section="old")
    seconds = time.perf_counter() - start
    _say(f"{count} archive articles, two languages each", seconds, BARS["archive"] * count / MANY)
    return {"articles": count, "seconds": seconds}


def _documents(seed):
    """{ending: bytes} of the same 100 pages, half Thai."""
    import pypandoc

    lines = []
    while sum(map(len, lines)) < 100 * PAGE:
        number = seed + len(lines)
        lines.append((THAI if len(lines) % 2 else ENGLISH).format(n=number) * 5)
    markdown = "# A long report\n\n" + "\n\n".join(lines)
    documents = {"txt": markdown.encode(), "md": markdown.encode()}
    for kind in ("docx", "odt", "rtf", "html"):
        with tempfile.NamedTemporaryFile(suffix=f".{kind}") as file:
            pypandoc.convert_text(
                markdown, kind, "markdown", outputfile=file.name, extra_args=["--standalone"]
            )
            documents[kind] = Path(file.name).read_bytes()
    return documents


def _start_django(folder):
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/intake.sqlite3"
    os.environ["MEDIA_ROOT"] = f"{folder}/media"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings.dev")
    import django
    from django.conf import settings

    django.setup()
    settings.MEDIA_ROOT = f"{folder}/media"
    settings.DEBUG = False


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, help="a folder with good/ and bad/ files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _say(what, seconds, bar):
    print(f"{what}: {seconds:.2f} s (bar {bar:g} s, {seconds / bar:.0%} of it)")


if __name__ == "__main__":
    sys.exit(main())
