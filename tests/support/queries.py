"""Counting queries as the budgets of DESIGN do: transaction control apart."""

import re
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

CONTROL = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b", re.IGNORECASE)


def statements(captured):
    """The SQL of every captured query that is no transaction control, in order."""
    return [query["sql"] for query in captured if not CONTROL.match(query["sql"])]


@contextmanager
def counted_queries(exactly=None, *, at_most=None):
    """Fail unless the block runs `exactly` so many queries, or `at_most` so many; yield them."""
    found = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found.extend(statements(captured))
    wrong = len(found) != exactly if at_most is None else len(found) > at_most
    if wrong:
        wanted = exactly if at_most is None else f"at most {at_most}"
        listed = "\n".join(f"{number}. {sql}" for number, sql in enumerate(found, 1))
        pytest.fail(f"{len(found)} queries, {wanted} wanted:\n{listed}")


@pytest.fixture
def assert_queries():
    """`with assert_queries(3): …` or `with assert_queries(at_most=3): …`."""
    return counted_queries
