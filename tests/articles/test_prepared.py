"""Querysets whose SQL is made once: the same rows, with other values, in other threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from articles.models import Section
from articles.prepared import Prepared

pytestmark = pytest.mark.django_db
DAY = datetime(2026, 3, 1, tzinfo=UTC)


@Prepared
def sections(most, *, key, order, besides=None):
    found = Section.objects.filter(key__gt=key, order__gte=order).annotate(asked=Value(key))
    if besides is not None:
        found = found.exclude(key=besides)
    return found.order_by("key")[:most]


@pytest.fixture
def abc():
    Section.objects.all().delete()
    for number, key in enumerate("abcd"):
        Section.objects.create(key=key, order=number)


def keys(rows):
    return [row.key for row in rows]


def test_each_call_has_its_own_values_and_shape(abc):
    assert keys(sections(None, key="a", order=0)) == ["b", "c", "d"]
    assert keys(sections(None, key="b", order=3)) == ["d"]
    assert keys(sections(1, key="a", order=0)) == ["b"]
    assert keys(sections(None, key="a", order=0, besides="c")) == ["b", "d"]
    assert [row.asked for row in sections(None, key="c", order=0)] == ["c"]


def test_it_is_built_once_for_each_shape(abc):
    built = []

    @Prepared
    def counted(most, *, key):
        built.append(most)
        return Section.objects.filter(key=key)[:most]

    assert [keys(counted(most, key=key)) for most in (1, 2) for key in "abz"] == [
        ["a"], ["b"], [], ["a"], ["b"], []
    ]  # fmt: skip
    assert built == [1, 2]


def test_the_values_of_one_shape_may_be_anything_that_looks_like_another(abc):
    """A mark is no value that anybody gives; what looks like SQL stays a value."""
    assert keys(sections(None, key="' OR 1=1 --", order=0)) == ["a", "b", "c", "d"]
    assert keys(sections(None, key="\ue000value 1", order=0)) == []
    assert keys(sections(None, key="a", order=2_147_480_001)) == []


def test_rows_are_asked_for_in_part(abc):
    rows = sections.rows(key="a", order=0)
    assert (keys(rows[:2]), keys(rows[2:4]), keys(rows[0:1])) == (["b", "c"], ["d"], ["b"])


def test_moments_are_values_too():
    @Prepared
    def waiting(*, since):
        return Section.objects.annotate(at=Value(since)).filter(at__gt=since)

    assert waiting(since=DAY) == waiting(since=DAY + timedelta(days=1)) == []


def test_a_value_that_is_not_in_the_query_as_it_is_is_refused(abc):
    @Prepared
    def changed(*, key):
        return Section.objects.filter(key=key.upper())

    with pytest.raises(ValueError, match="key"):
        changed(key="a")


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_over_its_own_connection(abc):
    def elsewhere():
        try:
            return keys(sections(None, key="b", order=0))
        finally:
            connection.close()

    assert keys(sections(None, key="a", order=0)) == ["b", "c", "d"]
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(elsewhere).result() == ["c", "d"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans in no time")
def test_postgresql_keeps_one_statement_for_numbers_of_any_length(abc):
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
        connection.connection._prepared.clear()
    with CaptureQueriesContext(connection) as captured:
        for order in (0, 1, 40_000, 50_000, 2**40, 2**41):
            sections(3, key="a", order=order)
    assert all("articles_section" in query["sql"] for query in captured.captured_queries)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        [(statement,)] = cursor.fetchall()
    assert "articles_section" in statement


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans in no time")
def test_behind_a_pooler_no_statement_is_kept(abc, monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "prepare_threshold", None)
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
        connection.connection._prepared.clear()
    assert [keys(sections(1, key=key, order=0)) for key in "aba"] == [["b"], ["c"], ["b"]]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (0,)
