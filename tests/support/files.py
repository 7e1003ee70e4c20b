"""How the tests' database is made: in a file for the journeys, as every installation has one."""

import pytest
from django.db import connection

from tests.support import tables


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request, tmp_path_factory, django_db_modify_db_settings_parallel_suffix
):
    """Give the journeys a file; other tests keep SQLite's quicker database in memory.

    A live server over a database in memory shares one connection between its threads, and with it
    one transaction: a request that fails takes back what another has just saved.
    """
    walks = any(item.get_closest_marker("journey") for item in request.session.items)
    if walks and connection.vendor == "sqlite":
        name = tmp_path_factory.mktemp("database") / "journeys.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(name)
    if request.config.getoption("--tables-at-once"):
        tables.leave_migrations_out()
