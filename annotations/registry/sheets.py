"""The registry as a sheet (CSV): out for a spreadsheet, and in again with a report of every row.

One row is one entity. `aliases` holds "language|kind|name" parted by semicolons. Positions are not
in the sheet. A row with an `id` changes that entity and needs the `changed_at` it was exported with;
one without adds an entity.
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from annotations.bodies import refuse
from annotations.models import Entity, Kind
from annotations.permissions import sent_id
from annotations.registry.actions import AliasData, create_entity, edit_entity
from annotations.registry.names import fold, names
from articles.exceptions import Invalid, NewsroomError

MOST_BYTES, MOST_ROWS, LONGEST_CELL = 5_000_000, 5_000, 20_000
LANGUAGES = [code for code, _name in settings.CONTENT_LANGUAGES]
WORDS = [f"{part}_{code}" for part in ("name", "description") for code in LANGUAGES]
COLUMNS = ["id", "kind", *WORDS, "wikidata_id", "aliases", "changed_at"]
# A spreadsheet takes a cell that begins so for a formula; an apostrophe says that it is text.
FORMULA = tuple("=+-@\t\r")


@dataclass
class Report:
    """What became of each row: `added` and `changed` (line, entity), `same` and `refused`."""

    added: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    same: list = field(default_factory=list)
    refused: list = field(default_factory=list)  # (line, what it was, reasons)
    ignored_columns: list = field(default_factory=list)


def write():
    """The lines of the sheet, one string each, UTF-8 with the mark that spreadsheets look for."""
    line = _Line()
    writer = csv.writer(line)
    yield "\ufeff" + writer.writerow(COLUMNS)
    rows = Entity.objects.standing().select_related("kind").order_by("pk")
    for entity in rows.prefetch_related("aliases").iterator(chunk_size=1000):
        aliases = sorted((a.language, a.kind, a.text) for a in entity.aliases.all())
        cells = [
            entity.pk,
            entity.kind.key,
            *(getattr(entity, word) or "" for word in WORDS),
            entity.wikidata_id,
            "; ".join("|".join(alias) for alias in aliases),
            entity.updated_at.isoformat(),
        ]
        yield writer.writerow([_safe(cell) for cell in cells])


def read(data, *, by):
    """Take in a sheet (bytes), each row by itself, and return the Report.

    Raise Invalid for what is no such sheet: nothing is taken then.
    """
    rows, columns = _rows(data)
    report = Report(ignored_columns=[name for name in columns if name not in COLUMNS])
    kinds = {kind.key: kind for kind in Kind.objects.filter(body=Kind.Body.ENTITY, retired=False)}
    known = {(name.kind, name.folded): name.entity_id for name in names() if name.sort == "name"}
    for line, row in rows:
        try:
            _take(line, row, kinds, known, report, by)
        except NewsroomError as error:
            what = row.get("id") or " · ".join(filter(None, (row.get(w) for w in WORDS[:2])))
            report.refused.append((line, what[:120], error.reasons))
    return report


def _take(line, row, kinds, known, report, by):
    kind = kinds.get(row.get("kind", ""))
    if kind is None and (row.get("kind") or not row.get("id")):
        raise Invalid(
            _("There is no kind “%(kind)s”. Use one of: %(kinds)s.")
            % {"kind": row.get("kind", "")[:40], "kinds": ", ".join(kinds)}
        )
    aliases = _aliases(row["aliases"]) if "aliases" in row else None
    words = {key: row[key] for key in (*WORDS, "wikidata_id") if key in row}
    if row.get("id"):
        _change(line, row, kind, words, aliases, report, by)
        return
    own = {(kind.key, fold(row.get(f"name_{code}", ""))) for code in LANGUAGES}
    twins = sorted({known[key] for key in own if key in known})
    if twins:
        raise Invalid(
            _("The registry has this name already: number %(ids)s. Give the id to change it.")
            % {"ids": ", ".join(map(str, twins))}
        )
    entity = create_entity(kind, by=by, aliases=aliases or (), **words)
    known |= {key: entity.pk for key in own if key[1]}
    report.added.append((line, entity))


def _change(line, row, kind, words, aliases, report, by):
    entity = Entity.objects.standing().filter(pk=sent_id(row["id"])).first()
    if entity is None:
        raise Invalid(_("The registry has no entry of this id. Leave it empty to add one."))
    seen = _moment(row.get("changed_at", ""))
    kept = {(alias.language, alias.text, alias.kind) for alias in entity.aliases.all()}
    wanted = kept if aliases is None else {(a.language, a.text, a.kind) for a in aliases}
    same = all((getattr(entity, key) or "") == value for key, value in words.items())
    if same and kept == wanted and (kind is None or kind.pk == entity.kind_id):
        report.same.append((line, entity))
        return
    entity = edit_entity(entity, based_on=seen, by=by, kind=kind, aliases=aliases, **words)
    report.changed.append((line, entity))


def _aliases(cell):
    found, reasons = [], []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        pieces = [piece.strip() for piece in part.split("|", 2)]
        if len(pieces) != 3:
            reasons.append(
                _("Write other names as language|kind|name, for example en|acronym|AMLO.")
            )
        else:
            found.append(AliasData(pieces[0], pieces[2], pieces[1]))
    refuse(reasons[:1])
    return found


def _moment(text):
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(
            _("The column changed_at is missing or wrong. Export again and change that sheet.")
        ) from None


def _rows(data):
    """([(line, {column: cell})], the columns) of a sheet."""
    if len(data) > MOST_BYTES:
        raise Invalid(_("The file is too large. Cut it into parts of 5 MB at most."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid(
            _("The file is not UTF-8. Save it as “CSV UTF-8” and send it again.")
        ) from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        columns = [name.strip().lower() for name in next(table, [])]
        rows = [(table.line_num, cells) for cells in table if any(map(str.strip, cells))]
    except csv.Error as error:
        raise Invalid(
            _("The file is no CSV that can be read: %(error)s") % {"error": error}
        ) from None
    reasons = []
    if "id" not in columns and "kind" not in columns:
        reasons.append(
            _("The first line must name the columns: %(columns)s.")
            % {"columns": ", ".join(COLUMNS)}
        )
    if len(set(columns)) != len(columns):
        reasons.append(_("A column is named twice."))
    if len(rows) > MOST_ROWS:
        reasons.append(_("The file has too many rows. Cut it into parts of 5,000 at most."))
    refuse(reasons)
    return [
        (line, {name: _plain(cell) for name, cell in zip(columns, cells, strict=False)})
        for line, cells in rows
    ], columns


def _safe(cell):
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def _plain(cell):
    cell = cell.strip()[:LONGEST_CELL]
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


class _Line:
    """A file for `csv.writer` that hands back the line it is given."""

    def write(self, line):
        return line
