"""modelsearch's own backend for the database in use, without its upkeep of title lengths.

modelsearch reads the length of every title of the index after each addition: seconds in a large
archive, inside the transaction that publishes. Titles weigh by their column here.
"""

from django.db import connection

if connection.vendor == "postgresql":
    from modelsearch.backends.database.postgres import postgres as database

    Index, Backend = database.PostgresIndex, database.PostgresSearchBackend
else:
    from modelsearch.backends.database.sqlite import sqlite as database

    Index, Backend = database.SQLiteIndex, database.SQLiteSearchBackend


class PlainIndex(Index):
    def _refresh_title_norms(self, full=False):
        """Titles of any length weigh the same."""


class SearchBackend(Backend):
    index_class = PlainIndex
