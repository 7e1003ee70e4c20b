"""Misconfiguration found before a reader finds it. Each check has an id and a hint."""

from django.apps import apps
from django.core.checks import Error, Warning
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from articles.reserved import RESERVED
from articles.translating.engines import configured
from newsdesk import guards


def database_guards_stand(app_configs=None, databases=None, **kwargs):
    """newsdesk.E001: a trigger that guards the record is missing. A warning: an error would keep
    `migrate` itself, which puts it back, from running."""
    errors = []
    for alias in databases or []:
        if "articles_edition" not in connections[alias].introspection.table_names():
            continue  # not migrated yet
        missing = guards.missing(alias)
        if missing and _has_unapplied_migrations(alias):
            continue  # `migrate` runs the checks first: it must not be refused what it mends
        for name in missing:
            errors.append(
                Warning(
                    f"The database guard “{name}” is missing.",
                    hint="Run `manage.py migrate`: it puts every guard back.",
                    id="newsdesk.E001",
                )
            )
    return errors


def _has_unapplied_migrations(alias):
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def sections_can_be_reached(app_configs=None, databases=None, **kwargs):
    """newsdesk.E002: a section's key is an address of the readers' site."""
    errors = []
    for alias in databases or []:
        if "articles_section" not in connections[alias].introspection.table_names():
            continue  # not migrated yet
        for section in (
            apps.get_model("articles", "Section")
            .objects.using(alias)
            .filter(key__in=RESERVED)
            .values("key")
        ):
            errors.append(
                Error(
                    f"Readers cannot reach the section “{section['key']}”.",
                    hint="Give it another key in /admin/articles/section/.",
                    id="newsdesk.E002",
                )
            )
    return errors


def engines_are_set_rightly(app_configs=None, **kwargs):
    """newsdesk.E003: an engine of TRANSLATION_ENGINES that could never be asked."""
    return [
        Error(
            problem,
            hint="docs/translation-engines.md shows what each kind needs.",
            id="newsdesk.E003",
        )
        for problem in configured.problems()
    ]
