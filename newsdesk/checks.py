"""Misconfiguration found before a reader finds it. Each check has an id and a hint."""

from django.core.checks import Error
from django.db import connections

from newsdesk import guards


def database_guards_stand(app_configs=None, databases=None, **kwargs):
    """newsdesk.E001: a trigger that guards the record is missing."""
    errors = []
    for alias in databases or []:
        if "articles_edition" not in connections[alias].introspection.table_names():
            continue  # not migrated yet
        for name in guards.missing(alias):
            errors.append(
                Error(
                    f"The database guard “{name}” is missing.",
                    hint="Run `manage.py migrate`: it puts every guard back.",
                    id="newsdesk.E001",
                )
            )
    return errors
