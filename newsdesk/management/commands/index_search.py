"""manage.py index_search: fill the readers' search, after an update or a change of its engine."""

from django.core.management.base import BaseCommand
from modelsearch.backends import get_search_backends

from articles.search import index


class Command(BaseCommand):
    help = (
        "Put every edition that is missing into the search index. With --anew, empty the index"
        " first: readers find less until it is full again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--anew", action="store_true", help="Empty the index first.")

    def handle(self, *args, anew=False, **options):
        if anew:
            index.empty()
            for backend in get_search_backends():
                backend.reset_indexes()
        self.stdout.write(f"{index.rebuild()} editions were put into the index.")
