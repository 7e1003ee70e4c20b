"""The glossary taken in from a file."""

from django.db import transaction

from articles.audit import record
from articles.models import Term
from articles.permissions import Permission, require
from articles.translating.exchange import tbx, terms
from articles.translating.exchange.report import Report


@transaction.atomic
def bring_in_terms(data, *, name, by):
    """Take the terms of a CSV or TBX file in; return a Report. A pair that is known takes the
    file's forbidden renderings and note. Raise Invalid when it is no such file."""
    require(by, Permission.ASSIGN)
    report = Report(name)
    # What the file holds says what it is: names lie.
    reader = tbx if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else terms
    for found in reader.read(data, report):
        pair = {field: found.pop(field) for field in ("words_en", "words_th")}
        Term.objects.update_or_create(
            **pair, defaults=found, create_defaults={**found, "created_by": by}
        )
        report.kept += 1
    record(
        "terms.bring_in",
        by=by,
        file=name[:200],
        kept=report.kept,
        left_out=len(report.problems),
    )
    return report
