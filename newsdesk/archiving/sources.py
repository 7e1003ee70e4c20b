"""Old articles as their sources have them: a folder of files, a CSV, a JSONL. Read one by one."""

import csv
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.intake import Draft, read
from articles.intake.reading import endings, photos_in
from articles.text.normalise import normalise
from articles.text.sanitise import from_plain, sanitise

LANGUAGES = [code for code, _name in settings.CONTENT_LANGUAGES]
COLUMNS = ("byline", "dateline", "photo_credit", "publisher", "licence")


@dataclass
class Story:
    """One old article: its original bytes, its text by language, what else is known of it.

    `language` is what it was written in; "": the first it has. `addresses` are where it stood, by
    language; "" for an address of the whole article.
    """

    name: str
    original: bytes
    texts: dict[str, Draft]
    language: str = ""
    section: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    published: str = ""
    photos: list = field(default_factory=list)
    media_type: str = "application/json"

    @property
    def sha256(self):
        return hashlib.sha256(self.original).hexdigest()

    @property
    def written_in(self):
        return self.language if self.language in self.texts else next(iter(self.texts))


def open_source(path):
    """[(name, bytes, read)]: each old article's name, its original, and what makes a Story of it.

    `read()` raises Invalid, in words, for one that cannot be used; the others are not concerned.
    """
    if path.is_dir():
        return _folder(path)
    rows = {".csv": _csv, ".jsonl": _jsonl}.get(path.suffix.lower())
    if rows is None:
        raise Invalid(_("An archive is a folder, a .csv or a .jsonl file."))
    return rows(path)


def _folder(path):
    """Files of any kind that can be read; `raid.en.docx` and `raid.th.docx` are one article."""
    groups = defaultdict(dict)
    for file in sorted(path.rglob("*")):
        if file.is_file() and file.suffix.lower() in endings():
            stem, _dot, code = file.stem.rpartition(".")
            language = code if code in LANGUAGES else ""
            groups[file.parent / (stem if language else file.stem)][language] = file
    for base, files in groups.items():
        ordered = dict(sorted(files.items()))
        original = b"\n".join(file.read_bytes() for file in ordered.values())
        name = str(base.relative_to(path))
        yield name, original, lambda n=name, f=ordered, o=original: _of_files(n, f, o)


def _of_files(name, files, original):
    texts, photos, written_in = {}, [], ""
    for language, file in files.items():
        data = file.read_bytes()
        draft = read(file.name, data)
        code = language or draft.language
        if code in texts:
            raise Invalid(_("Two files of it are in the same language."))
        texts[code] = draft
        if not written_in:
            written_in = code
            photos = photos_in(file.name, data) if draft.photos else []
    return Story(name, original, texts, language=written_in, photos=photos)


def _csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            row = {key: value or "" for key, value in row.items() if key}
            original = json.dumps(row, ensure_ascii=False, sort_keys=True).encode()
            name = row.get("id") or f"{path.name}:{number}"
            yield name, original, lambda n=name, r=row, o=original: _of_row(n, r, o)


def _jsonl(path):
    with path.open("rb") as file:
        for number, line in enumerate(map(bytes.strip, file), 1):
            if line:
                name = f"{path.name}:{number}"
                yield name, line, lambda n=name, o=line: _of_line(n, o)


def _of_line(name, line):
    try:
        row = json.loads(line)
    except ValueError:
        raise Invalid(_("The line is no JSON.")) from None
    if not isinstance(row, dict):
        raise Invalid(_("The line is no JSON object."))
    row = {str(key): "" if value is None else str(value) for key, value in row.items()}
    return _of_row(row.get("id") or name, row, line)


def _of_row(name, row, original):
    """A row has body_en, body_th (or body and language), headline_…, summary_…, and COLUMNS."""
    if row.get("body") and row.get("language") in LANGUAGES:
        code = row["language"]
        row |= {f"{key}_{code}": row.get(key, "") for key in ("headline", "summary", "body")}
    texts = {code: _draft(row, code) for code in LANGUAGES if row.get(f"body_{code}", "").strip()}
    if not texts:
        raise Invalid(_("It has no text: body_en and body_th are empty."))
    return Story(
        name,
        original,
        texts,
        language=row.get("language", ""),
        section=row.get("section", ""),
        fields={column: row[column] for column in COLUMNS if row.get(column)},
        addresses={
            code: row[key]
            for code, key in [("", "address"), *((c, f"address_{c}") for c in LANGUAGES)]
            if row.get(key)
        },
        published=row.get("published", ""),
    )


def _draft(row, code):
    body = row[f"body_{code}"]
    headline = row.get(f"headline_{code}", "").strip()
    if not headline:
        raise Invalid(_("The headline is missing: %(column)s.") % {"column": f"headline_{code}"})
    body = sanitise(body) if "</" in body else from_plain(normalise(body))
    return Draft(
        language=code, headline=headline, summary=row.get(f"summary_{code}", "").strip(), body=body
    )


def path_of(text):
    """The pathlib.Path of an archive that is there; Invalid else."""
    path = Path(text)
    if not path.exists():
        raise Invalid(_("There is no “%(path)s”.") % {"path": text})
    return path
