"""How long files and an archive take to come in, beside the bars.

    python -m benchmarks.intake [--corpus DIR] [--seed N] [--quick] [--json FILE]

A text of 100 pages in every kind (bar: 5 s); some 110 good files of every kind, made here
(`intake_made`; bar: 98 % read, headings, lists and Thai marks whole); every file of DIR/good (read) and
DIR/bad and of DIR/../images/bad (refused, bar: 10 s and 512 MB each); 1,000 archive articles on SQLite (bar: 60 s; --quick: 100). Files are made, not drawn:
`--seed` changes only the numbers in them.
"""

import argparse
import contextlib
import io
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from articles.converting import process
from articles.converting.problem import Unreadable
from articles.exceptions import Invalid
from articles.text.blocks import parse_body
from benchmarks.intake_made import made, marks_in

PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".svg", ".avif"}
MEGABYTES = 512
PATIENCE = 120  # seconds
PAGE = 2_500  # characters
FEW, MANY = 100, 1_000
BARS = {"100 pages": 5.0, "refused": 10.0, "archive": 60.0}
THAI = "เจ้าหน้าที่ตำรวจแถลงข่าวการจับกุมผู้ต้องหาแก๊งคอลเซ็นเตอร์จำนวน {n} คนที่จังหวัดสระแก้ว "
ENGLISH = "Police said on Monday that {n} suspects of a call centre gang were held in Sa Kaeo. "


def main():
    options = _options()
    folder = tempfile.mkdtemp(prefix="intake-")
    _start_django(folder)
    # On a busy machine a good file may take longer than it is given: what it took is told instead.
    process.SECONDS = PATIENCE
    results = {
        "100 pages": hundred_pages(options.seed),
        "made": made_files(options.seed, options.quick),
        "files": files(options.corpus),
        "archive": archive(Path(folder), FEW if options.quick else MANY, options.seed),
    }
    if options.json:
        options.json.write_text(json.dumps(results, indent=1))


def hundred_pages(seed):
    """{kind: [seconds, seconds of processor]}, the medians of three."""
    from articles.intake import read

    found = {}
    for kind, data in _documents(seed).items():
        times = []
        for _round in range(3):
            start, busy = time.perf_counter(), _processor()
            draft = read(f"long.{kind}", data)
            times.append((time.perf_counter() - start, _processor() - busy))
        found[kind] = [statistics.median(one) for one in zip(*times, strict=True)]
        what = f"100 pages .{kind} ({draft.paragraphs} paragraphs, {found[kind][1]:.2f} s of processor)"
        _say(what, found[kind][0], BARS["100 pages"])
    return found


def _processor():
    """Seconds that this process and those it started have been computing."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def files(corpus):
    """{"read": n, "of": n, "refused": n, "bad": n, "slowest": seconds} of a folder of samples."""
    counts = {"read": 0, "of": 0, "refused": 0, "bad": 0, "slowest": 0.0, "megabytes": 0.0}
    counts["each"] = {}
    groups = [("good", "read"), ("bad", "refused"), ("../images/bad", "refused")]
    for group, wanted in groups if corpus else []:
        for path in sorted((corpus / group).glob("*")):
            result, seconds, megabytes = _measured(path.name, path.read_bytes())
            counts["each"][path.name] = [result, round(seconds, 2), round(megabytes)]
            counts["slowest"] = max(counts["slowest"], seconds)
            counts["megabytes"] = max(counts["megabytes"], megabytes)
            counts["of" if wanted == "read" else "bad"] += 1
            counts[wanted] += result == wanted
            if result != wanted:
                print(f"  {path.name}: {result}")
    print(f"good files read {counts['read']} of {counts['of']}", end=", ")
    print(f"bad files refused {counts['refused']} of {counts['bad']}")
    _say("slowest file", counts["slowest"], BARS["refused"])
    print(f"most memory for a file: {counts['megabytes']:.0f} MB (bar {MEGABYTES})")
    return counts


def made_files(seed, quick):
    """{"read": n, "of": n, "whole": n, "wrong": [(name, what)]} of the files that are made here."""
    from articles.exceptions import Invalid
    from articles.intake import read

    with _printer() as print_pdf:
        found = made(seed, print_pdf)
    if quick:
        found = found[::6]
    counts = {"read": 0, "of": len(found), "whole": 0, "wrong": []}
    for one in found:
        try:
            draft = read(one.name, one.data)
        except Invalid as error:
            counts["wrong"].append((one.name, f"refused: {error}"))
            continue
        counts["read"] += 1
        lost = _lost(one, draft)
        counts["whole"] += not lost
        counts["wrong"] += [(one.name, what) for what in lost]
    share = counts["read"] / counts["of"]
    print(f"made files read {counts['read']} of {counts['of']} ({share:.1%}, bar 98 %)", end=", ")
    print(f"{counts['whole']} with every heading, list item and mark")
    for name, what in counts["wrong"]:
        print(f"  {name}: {what}")
    return counts


def _lost(one, draft):
    """What of a Made is not in its Draft as it should be, in words."""
    blocks = parse_body(draft.body)
    headings = [block.text for block in blocks if block.kind in ("h2", "h3")]
    items = [block.text for block in blocks if block.container in ("ul", "ol")]
    words = "".join([draft.headline, draft.summary, *(block.text for block in blocks)])
    lost = []
    if headings != one.headings:
        lost.append(f"headings {headings} instead of {one.headings}")
    if items != one.items:
        lost.append(f"{len(items)} list items instead of {len(one.items)}")
    if marks_in(words) < one.marks:
        lost.append(f"{one.marks - marks_in(words)} of {one.marks} marks")
    return lost


@contextlib.contextmanager
def _printer():
    """A function from HTML to the bytes of a PDF, by Chromium; None where there is none."""
    from playwright.sync_api import sync_playwright

    from scripts import needs

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needs.chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()

        def print_pdf(html):
            page.set_content(html.decode())
            return page.pdf(format="A4")

        yield print_pdf
        browser.close()


def _measured(name, data):
    """("read" or "refused", seconds, megabytes) of one file, in a process of its own.

    The memory is the most that the process or its converter held at once.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        start, result = time.perf_counter(), "read"
        try:
            _read(name, data)
        except Exception as error:  # noqa: BLE001 - told to the parent
            result = "refused" if type(error).__name__ == "Invalid" else repr(error)
        seconds = time.perf_counter() - start
        most = max(
            resource.getrusage(who).ru_maxrss
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        os.write(writing, json.dumps([result, seconds, most / 1024]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = json.loads(pipe.read())
    os.waitpid(child, 0)
    return said


def _read(name, data):
    from articles.intake import read
    from articles.photos.renditions import looked_at

    if Path(name).suffix.lower() in PICTURES:
        try:
            looked_at(data)
        except Unreadable as problem:
            raise Invalid(str(problem)) from None
    else:
        read(name, data)


def archive(folder, count, seed):
    """{"articles": n, "seconds": s, "processor": s}: both languages of each, by import_archive."""
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
    start, busy = time.perf_counter(), _processor()
    with contextlib.redirect_stdout(io.StringIO()):
        call_command("import_archive", str(path), by="somchai", section="old")
    seconds = time.perf_counter() - start
    busy = _processor() - busy
    what = f"{count} archive articles, two languages each ({busy:.1f} s of processor)"
    _say(what, seconds, BARS["archive"] * count / MANY)
    return {"articles": count, "seconds": seconds, "processor": busy}


def _documents(seed):
    """{ending: bytes} of the same 100 pages, half Thai."""
    import pypandoc

    lines = []
    while sum(map(len, lines)) < 100 * PAGE:
        number = seed + len(lines)
        lines.append((THAI if len(lines) % 2 else ENGLISH).format(n=number) * 5)
    markdown = "# A long report\n\n" + "\n\n".join(lines)
    documents = {"txt": markdown.encode(), "md": markdown.encode()}
    with _printer() as print_pdf:
        documents["pdf"] = print_pdf(_as_html(markdown))
    for kind in ("docx", "odt", "rtf", "html"):
        with tempfile.NamedTemporaryFile(suffix=f".{kind}") as file:
            pypandoc.convert_text(
                markdown, kind, "markdown", outputfile=file.name, extra_args=["--standalone"]
            )
            documents[kind] = Path(file.name).read_bytes()
    return documents


def _as_html(markdown):
    import pypandoc

    return pypandoc.convert_text(markdown, "html", "markdown", extra_args=["--standalone"]).encode()


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
