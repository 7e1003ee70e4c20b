"""What the run on PostgreSQL asks: every test that meets the database, and no other.

The rest, pure text and doctests, gives the same answer beside either database, and is asked beside
SQLite.
"""

from django.db import connection

MEET_IT = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config, items):
    if connection.vendor == "sqlite":
        return
    left_out = [item for item in items if not _meets_the_database(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _meets_the_database(item)]


def _meets_the_database(item):
    asked = MEET_IT.intersection(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("own_database")
    return bool(asked or marked)
