"""manage.py verify_audit: read the whole record and name every entry that was tampered with."""

from django.core.management.base import BaseCommand, CommandError

from articles import audit
from articles.models import AuditEntry


class Command(BaseCommand):
    help = "Check every audit chain: numbers, links and hashes. Changes nothing."

    def handle(self, *args, **options):
        chains = AuditEntry.objects.order_by("chain").values_list("chain", flat=True).distinct()
        broken = [entry for chain in chains for entry in audit.broken_entries(chain)]
        for entry in broken:
            self.stderr.write(f"{entry}: its number, its link or its hash is wrong")
        if broken:
            raise CommandError(
                f"{len(broken)} entries are not as they were written. Compare them with a backup"
                " from before the first one named here."
            )
        entries = AuditEntry.objects.count()
        self.stdout.write(f"{len(chains)} chains with {entries} entries are as they were written.")
