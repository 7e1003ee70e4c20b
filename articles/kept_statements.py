"""Statements that PostgreSQL keeps for as long as a connection lasts, and need not plan anew.

Django's own cursors write the values into the text, so that it never meets the same one twice.
"""

from types import SimpleNamespace

import psycopg
from psycopg.types.numeric import Int8


class Cursor(psycopg.Cursor):
    def execute(self, query, params=None, **options):
        try:
            return super().execute(query, params, **options)
        finally:
            if self._query is None:  # what Django's log of queries shows
                self._query = SimpleNamespace(query=query.encode())


def rows(connection, sql, params):
    """The rows that a query answers, asked over a connection of Django's."""
    # One statement for all numbers, however long they are.
    params = [Int8(one) if type(one) is int else one for one in params]
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        cursor = Cursor(connection.connection)
    with connection._prepare_cursor(cursor) as asked:
        asked.execute(sql, params)
        return asked.fetchall()
