"""manage.py digest: the daily mail of what happened, for everybody who wants it so."""

from django.core.management.base import BaseCommand

from articles.notices import digest
from articles.notices.actions import waiting_for_digest


class Command(BaseCommand):
    help = "Put each person's daily digest into the outbox. Run it once a day; safe to repeat."

    def handle(self, *args, **options):
        sent = [digest(person) for person in waiting_for_digest()]
        count = sum(map(len, sent))
        self.stdout.write(f"{len(sent)} digests with {count} notices are in the outbox.")
