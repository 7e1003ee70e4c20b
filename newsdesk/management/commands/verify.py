"""manage.py verify: see whether what is stored agrees with itself. For every night."""

from django.core.management.base import BaseCommand, CommandError

from annotations.anchoring import verifying as annotations
from articles import audit
from articles.models import AuditEntry
from articles.publishing import ledger
from articles.publishing.sealing import proof
from articles.search import index
from newsdesk import guards


def editions(mend=False):
    """What differs from what was published. Nothing mends that but a backup."""
    yield from ledger.verify()


def record(mend=False):
    """Entries of the audit that were tampered with. Nothing mends that but a backup."""
    for chain in AuditEntry.objects.order_by("chain").values_list("chain", flat=True).distinct():
        for entry in audit.broken_entries(chain):
            yield f"{entry}: its number, its link or its hash is wrong"


def seals(mend=False):
    """Seals whose rows are not those of the record. Nothing mends that but a backup."""
    yield from proof.faults()


def lists(mend=False):
    """Texts that the desk's lists would miss, or show for nothing."""
    if count := guards.put_right() if mend else guards.wrong():
        yield f"{count} texts are in the wrong lists of the desk"


# What to look at: name → problems(mend), which yields a sentence for everything that is wrong.
PARTS = {
    "annotations": annotations.problems,
    "editions": editions,
    "audit": record,
    "seals": seals,
    "search": index.problems,
    "lists": lists,
}


class Command(BaseCommand):
    help = (
        "Check that annotations stand on their words, and that editions and the audit are as they"
        " were written. With --mend, put annotations right."
    )

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="Put right what can be put right.")
        parser.add_argument("--only", choices=sorted(PARTS), help="Look at one part only.")

    def handle(self, *args, mend=False, only=None, **options):
        found = 0
        for name, problems in PARTS.items():
            if only in (None, name):
                for problem in problems(mend=mend):
                    self.stderr.write(str(problem))
                    found += 1
        if found and not mend:
            raise CommandError(
                f"{found} found. --mend puts annotations right; for the rest, see a backup."
            )
        self.stdout.write(
            "Everything agrees." if not found else f"{found} found; see above what was mended."
        )
