"""The glossary as CSV: every term out, and rows of four columns and a note in."""

import csv
import io

from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.models import Term
from articles.text.normalise import normalise
from articles.translating.exchange.report import Problem

COLUMNS = ("en", "th", "forbidden_en", "forbidden_th", "note")
LARGEST = 2_000_000  # bytes
LONGEST = 300  # code points of a term
FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would run; a mark before it makes it words


def written():
    """All terms as CSV text; several forbidden renderings stand in one cell, `|` between them."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for term in Term.objects.order_by("words_en", "id"):
        cells = (
            term.words_en,
            term.words_th,
            "|".join(term.forbidden_in("en")),
            "|".join(term.forbidden_in("th")),
            term.note,
        )
        rows.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return out.getvalue()


def read(data, report):
    """[{field of Term: value}] of a CSV file; what is no term goes into the Report with its line."""
    if len(data) > LARGEST:
        raise Invalid(_("The file is too large. Split it and bring the parts in one by one."))
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        names = {(name or "").strip().lower() for name in rows.fieldnames or ()}
        if not {"en", "th"} <= names:
            raise Invalid(_("The first line has to name the columns: en and th at least."))
        return [one for row in rows if (one := _term(row, rows.line_num, report))]
    except (UnicodeDecodeError, csv.Error):
        raise Invalid(_("This is no CSV file in UTF-8. Save it as one and try again.")) from None


def _term(row, line, report):
    cells = {
        (name or "").strip().lower(): _cell(cell)
        for name, cell in row.items()
        if isinstance(cell, str)
    }
    english, thai = cells.get("en", ""), cells.get("th", "")
    if not english or not thai:
        report.problems.append(
            Problem(line, english or thai, _("One of the two languages is empty."))
        )
        return None
    if max(len(english), len(thai), len(cells.get("note", ""))) > LONGEST:
        report.problems.append(Problem(line, english[:40], _("This is too long for a term.")))
        return None
    return {
        "words_en": english,
        "words_th": thai,
        "forbidden_en": cells.get("forbidden_en", "").replace("|", "\n"),
        "forbidden_th": cells.get("forbidden_th", "").replace("|", "\n"),
        "note": cells.get("note", ""),
    }


def _cell(cell):
    words = normalise(cell).replace("\n", " ").strip()
    return words[1:] if words[:1] == "'" and words[1:2] in FORMULA else words
