"""manage.py import_archive: take a folder, a CSV or a JSONL of old articles in."""

import json
import time
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles.exceptions import NewsroomError
from articles.permissions import Permission, may
from newsdesk.archiving.batches import Batches
from newsdesk.archiving.sources import open_source, path_of
from newsdesk.archiving.taking_in import Taker

EVERY = 50  # articles between two lines of progress


class Command(BaseCommand):
    help = (
        "Take old articles in, in either or both languages: docs/archive.md. Safe to break off and"
        " to repeat: what was taken in is passed over."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", help="a folder, a .csv or a .jsonl file")
        parser.add_argument("--by", required=True, help="the user name of an editor")
        parser.add_argument("--section", required=True, help="its key, for articles without one")
        parser.add_argument("--report", type=Path, help="write a line of JSON about each article")
        parser.add_argument("--most", type=int, help="stop after so many new articles")

    def handle(self, *args, path, by, section, report, most, **options):
        try:
            source = open_source(path_of(path))
            taker = Taker(by=self._person(by), section=section)
        except NewsroomError as error:
            raise CommandError(" ".join(map(str, error.reasons))) from None
        self.counts, self.begun = (
            {"taken in": 0, "there already": 0, "refused": 0},
            time.monotonic(),
        )
        with Report(report) as lines:
            for outcome in Batches(taker, source, most):
                self._tell(outcome, lines)
        self.stdout.write(", ".join(f"{count} {what}" for what, count in self.counts.items()) + ".")

    def _tell(self, outcome, lines):
        self.counts[outcome.result] += 1
        lines.write(name=outcome.name, result=outcome.result, **outcome.said)
        if outcome.result == "refused":
            self.stderr.write(f"{outcome.name}: {' '.join(outcome.said['reasons'])}")
        number = sum(self.counts.values())
        if number % EVERY == 0:
            rate = number / max(time.monotonic() - self.begun, 0.001)
            self.stdout.write(f"{number} … {rate:.1f} a second")

    @staticmethod
    def _person(username):
        person = get_user_model().objects.filter(username=username).first()
        if person is None or not may(person, Permission.ASSIGN):
            raise CommandError(f"{username} is no editor. Name one with --by.")
        return person


class Report:
    """A file with a line of JSON for each article, or nothing at all."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.file = self.path.open("a", encoding="utf-8") if self.path else None
        return self

    def write(self, **said):
        if self.file:
            self.file.write(json.dumps(said, ensure_ascii=False) + "\n")
            self.file.flush()

    def __exit__(self, *error):
        if self.file:
            self.file.close()
