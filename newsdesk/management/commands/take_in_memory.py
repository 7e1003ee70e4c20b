"""manage.py take_in_memory: fill the translation memory from what was approved, or from TMX files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import F

from articles.exceptions import Invalid
from articles.models import ArticleText, MemoryPair, Stage
from articles.translating import memory
from articles.translating.exchange import tmx
from articles.translating.exchange.report import Report


class Command(BaseCommand):
    help = (
        "Take approved translations into the memory; without files every one of the archive,"
        " else the pairs of TMX files. Safe to repeat: what is known is counted as used again."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE.tmx")
        parser.add_argument(
            "--new", action="store_true", help="Only what was approved since the last time."
        )

    def handle(self, *args, files, new, **options):
        if files:
            for path in files:
                self._file(path)
        elif new:
            self._done(memory.take_in_approved(limit=None))
        else:
            self._archive()

    def _archive(self):
        texts = (
            ArticleText.objects.select_related("article", "revision")
            .filter(stage=Stage.APPROVED)
            .exclude(language=F("article__source_language"))
            .order_by("pk")
        )
        origin = MemoryPair.Origin.ARCHIVE
        self._done(sum(memory.remember(text, origin=origin) for text in texts.iterator(200)))

    def _file(self, path):
        report = Report(path.name)
        try:
            passages = tmx.read(path.read_bytes(), report)
        except (OSError, Invalid) as error:
            raise CommandError(f"{path}: {error}") from None
        self._done(memory.add(passages, origin=MemoryPair.Origin.FILE))
        for problem in report.problems:
            self.stderr.write(f"{path}:{problem.line}: {problem.unit}: {problem.reason}")

    def _done(self, count):
        self.stdout.write(f"{count} passages are new.")
