"""manage.py seals: what was sealed, as JSON without a word of it, to seal a backup again by."""

import json

from django.core.management.base import BaseCommand

from articles.publishing.sealing import backups


class Command(BaseCommand):
    help = "Write the ledger of seals, for seal_again on a restored backup. Holds no sealed word."

    def handle(self, *args, **options):
        self.stdout.write(json.dumps(backups.ledger(), indent=1, ensure_ascii=False))
