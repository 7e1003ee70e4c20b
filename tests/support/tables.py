"""`--tables-at-once`: our own tables as the models say, without walking through our migrations.

The walk takes half a minute in each process. PostgreSQL's tests and the journeys make it, and
`make check` says when a model has no migration.
"""

from importlib import import_module
from types import SimpleNamespace

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

OURS = ("newsdesk", "articles", "annotations")


def pytest_addoption(parser):
    parser.addoption("--tables-at-once", action="store_true", help=__doc__.partition("\n")[0])


def leave_migrations_out():
    settings.MIGRATION_MODULES = dict.fromkeys(OURS)


def take_them_as_done():
    """As after the walk: the rows that migrations bring, and each of them on record."""
    settings.MIGRATION_MODULES = {}
    starting = import_module("annotations.migrations.0004_starting_kinds")
    starting.add_kinds(apps, SimpleNamespace(connection=connection))
    executor = MigrationExecutor(connection)
    for app, name in sorted(executor.loader.disk_migrations):
        if app in OURS:
            executor.recorder.record_applied(app, name)
