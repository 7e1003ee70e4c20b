"""Taking a file of passages into the memory."""

from django.db import transaction

from articles.audit import record
from articles.models import MemoryPair
from articles.permissions import Permission, require
from articles.translating import memory
from articles.translating.exchange import tmx
from articles.translating.exchange.report import Report


@transaction.atomic
def bring_in_tmx(data, *, name, by):
    """Take the pairs of a TMX file in; return a Report. Raise Invalid when it is no such file."""
    require(by, Permission.ASSIGN)
    report = Report(name)
    passages = tmx.read(data, report)
    report.kept = memory.add(passages, origin=MemoryPair.Origin.FILE)
    record(
        "memory.bring_in", by=by, file=name[:200], units=len(passages), new=report.kept,
        left_out=len(report.problems),
    )  # fmt: skip
    return report
