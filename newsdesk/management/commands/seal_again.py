"""manage.py seal_again LEDGER: carry out, on a restored backup, every seal that it does not have."""

import json
import sys
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from articles.exceptions import NewsroomError
from articles.publishing.sealing import backups


class Command(BaseCommand):
    help = "Seal a restored backup again, by the ledger that manage.py seals wrote."

    def add_arguments(self, parser):
        parser.add_argument("ledger", type=Path)
        parser.add_argument(
            "--words", help="a file of words that are found nowhere, one a line; - for the input"
        )
        parser.add_argument("--first", default="", help="who asks, where that person is not here")
        parser.add_argument("--second", default="", help="and who carries out")

    def handle(self, *args, ledger, words, first, second, **options):
        typed = _typed(words)
        entries = [e for e in json.loads(ledger.read_text()) if backups.is_missing(e)]
        refused = []
        for entry in entries:
            what = f"article {entry['article']}, {entry['order']}"
            found, unknown = backups.words_of(entry, typed)
            if unknown:
                refused.append(f"{what}: {len(unknown)} of its words stand in none of their places")
                continue
            try:
                counts = backups.seal_again(entry, found, first=first, second=second)
            except PermissionDenied:
                refused.append(f"{what}: one of the two people may not do this (any more)")
            except NewsroomError as error:
                refused += [f"{what}: {reason}" for reason in error.reasons]
            else:
                self.stdout.write(f"{what}: sealed again, {sum(counts.values())} rows.")
        for reason in refused:
            self.stderr.write(reason)
        if refused:
            raise CommandError(
                "Not every seal is carried out: this database must not be shown to anybody yet."
                " Give the words of the court's order by --words, and people by --first and --second."
            )
        if not entries:
            self.stdout.write("Every seal of the ledger is here.")


def _typed(words):
    if not words:
        return []
    text = sys.stdin.read() if words == "-" else Path(words).read_text()
    return [line.strip() for line in text.splitlines() if line.strip()]
