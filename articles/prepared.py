"""Querysets whose SQL is made once in a process.

Django makes the SQL of a queryset anew each time that it is asked: for the readers' pages, whose
queries ask releases in subqueries, that takes ten times as long as the database takes to answer. A
`Prepared` is built once, with marks in the place of its values; after that only the values change.
PostgreSQL keeps the statement too, for as long as the connection lasts, and need not plan it anew: where
the setting `prepare_threshold` lets it.
"""

import copy
from datetime import UTC, datetime
from functools import partial

from django.db import DEFAULT_DB_ALIAS, connections

from articles import kept_statements

# What stands in the SQL's parameters until a value is known: one of each, told apart by their number.
_TEXT, _NUMBER, _MOMENT = "\ue000value {}", 2_147_480_000, datetime(1001, 1, 1, tzinfo=UTC)


class Prepared:
    """`build(shape…, **values)` → queryset, as a function of the same arguments that returns its rows.

    Values are given by keyword and are `str`, `int` or an aware `datetime`; whatever changes the SQL
    itself (a limit, whether there is a filter) is given by position, is hashable and has few values.
    A value may stand in the queryset as often as it likes, and only as a parameter of its own.
    """

    def __init__(self, build):
        self._build, self._known = build, {}

    def __call__(self, *shape, **values):
        connection = connections[DEFAULT_DB_ALIAS]
        kinds = tuple((name, type(value)) for name, value in values.items())
        key = (connection.vendor, shape, kinds)
        if key not in self._known:
            self._known[key] = _compiled(self._build, connection, shape, values)
        queryset, compiler, sql, params = self._known[key]
        given = {name: _adapted(connection, value) for name, value in values.items()}
        own = copy.copy(compiler)
        own.connection, own.using = connection, connection.alias
        filled = tuple(given[one.name] if isinstance(one, _Place) else one for one in params)
        own.as_sql = partial(_as_sql, sql, filled)
        if connection.settings_dict["OPTIONS"].get("prepare_threshold") is not None:
            own.execute_sql = partial(_executed, connection, sql, filled)
        found = queryset.all()
        found.query.get_compiler = partial(_compiler, own)
        return list(found)  # the queryset itself would ignore whatever else was asked of it

    def rows(self, **values):
        """The Rows of a `build(most, **values)`, for a list in pages."""
        return Rows(self, values)

    def plain(self, *shape, **values):
        """The queryset itself, for what is asked of it seldom."""
        return self._build(*shape, **values)


class Rows:
    """Rows that are asked for in part: `rows[:20]` is prepared, any later part is not."""

    def __init__(self, prepared, values):
        self._prepared, self._values = prepared, values

    def __getitem__(self, part):
        if not part.start:
            return self._prepared(part.stop, **self._values)
        return list(self._prepared.plain(None, **self._values)[part])


class _Place:
    """Where a value goes."""

    def __init__(self, name):
        self.name = name


def _compiled(build, connection, shape, values):
    """(queryset, its compiler, SQL, its parameters with a _Place for each value)."""
    marks = {name: _mark(value, number) for number, (name, value) in enumerate(values.items())}
    queryset = build(*shape, **marks)
    compiler = queryset.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    places = {_adapted(connection, mark): _Place(name) for name, mark in marks.items()}
    params = tuple(
        places.get(one, one) if isinstance(one, tuple(_KINDS)) else one for one in params
    )
    missing = set(values) - {one.name for one in params if isinstance(one, _Place)}
    if missing:
        raise ValueError(f"not in the query as they are: {', '.join(sorted(missing))}")
    return queryset, compiler, sql, params


_KINDS = (str, int, datetime)


def _mark(value, number):
    if isinstance(value, datetime):
        return _MOMENT.replace(microsecond=number)
    return _TEXT.format(number) if isinstance(value, str) else _NUMBER + number


def _adapted(connection, value):
    """A value as the connection's own parameters have it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _executed(connection, sql, params, *_how, **_options):
    return [kept_statements.rows(connection, sql, params)]


def _as_sql(sql, params, **_options):
    return sql, params


def _compiler(compiler, using=None, connection=None, elide_empty=True):  # noqa: FBT002, ARG001
    return compiler
