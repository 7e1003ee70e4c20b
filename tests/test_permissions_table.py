"""Asks every address as every person with every method, and compares with the one table."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from articles.roles import ADMIN, EDITOR, JOURNALIST, REVIEWER, TRANSLATOR
from tests import factories
from tests.permission_table import PEOPLE, rows
from tests.support.scene import Scene

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ROWS = rows()
CASES = sorted({(name, case) for name, case, _method, _answers in ROWS})
SHARE = 8  # one case of so many is asked beside PostgreSQL too; `make soak` asks all there


def addresses(patterns):
    """The names of every address, without the admin's: those are in test_admin."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        elif getattr(pattern, "namespace", None) != "admin":
            yield from addresses(pattern.url_patterns)


def test_every_address_is_in_the_table():
    named = set(addresses(get_resolver().url_patterns))
    assert None not in named, "every address has a name"
    in_table = {name for name, _case, _method, _answers in ROWS}
    assert named - in_table == set(), "add their lines to tests/permission_table.py"
    assert in_table - named == set(), "these addresses are gone; take their lines out"


def test_no_line_of_the_table_is_there_twice():
    lines = [row[:3] for row in ROWS]
    assert len(lines) == len(set(lines))


def cast(mali, anan, ploy, somchai, admin_user):
    """{the table's word: person}; nobody for `anonym`."""
    section = factories.make_section()
    desk = factories.make_person("desk", JOURNALIST)
    section.staff.add(desk)
    return {
        "anonym": None,
        "reader": factories.make_person("reader"),
        "owner": mali,
        "desk": desk,
        "other": factories.make_person("other", JOURNALIST),
        "assigned": anan,
        "translator": factories.make_person("translator", TRANSLATOR),
        "reviewer": ploy,
        "editor": somchai,
        "admin": admin_user,
    }


@pytest.fixture(scope="module")
def signed_in(django_db_setup, django_db_blocker):
    """({word: person}, {word: session's key}), made once: each case goes on from a savepoint."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = cast(
            factories.make_person("Mali", JOURNALIST),
            factories.make_person("Anan", TRANSLATOR),
            factories.make_person("Ploy", REVIEWER),
            factories.make_person("Somchai", EDITOR),
            factories.make_person("Admin", ADMIN, is_staff=True),
        )
        keys = {who: _session_of(person) for who, person in people.items() if person}
        yield people, keys
        transaction.set_rollback(True)


def _session_of(person):
    client = Client()
    client.force_login(person, backend="newsdesk.people.backend.PeopleBackend")
    return client.session.session_key


@pytest.fixture
def client_as(signed_in):
    """A client of its own for each person, as the table calls them."""

    def signed(who):
        client = Client()
        if who in signed_in[1]:
            client.cookies[settings.SESSION_COOKIE_NAME] = signed_in[1][who]
        return client

    return signed


@pytest.fixture
def scene(signed_in, db):
    people, _keys = signed_in
    return Scene(*(people[who] for who in ("owner", "assigned", "reviewer", "editor")))


def answer(client, method, address):
    """The answer in the table's words; the number itself for anything else."""
    with transaction.atomic():
        response = client.generic(method, address, "", "application/x-www-form-urlencoded")
        if response.streaming:
            b"".join(response)  # read to its end, a file is closed
        transaction.set_rollback(True)
    if response.status_code == 302 and response.url.startswith("/desk/login/?next="):
        return "in"
    allowed = {200, 204, 301, 302, 304, 400, 409, 422}
    return "ok" if response.status_code in allowed else str(response.status_code)


def _cases():
    for number, case in enumerate(CASES):
        yield pytest.param(*case, marks=[pytest.mark.wide] if number % SHARE else [])


@pytest.mark.parametrize(("name", "case"), list(_cases()), ids=lambda value: value or "-")
def test_the_address_answers_as_the_table_says(name, case, scene, client_as):
    expected = {
        (method, who): wanted
        for row_name, row_case, method, answers in ROWS
        if (row_name, row_case) == (name, case)
        for who, wanted in answers.items()
    }
    address = reverse(name, kwargs=scene.arguments(name, case))
    wrong = []
    for who in PEOPLE:
        client = client_as(who)
        for method in METHODS:
            got = answer(client, method, address)
            wanted = {expected.get((method, who))} - {None} or {"405", "404", "403", "in"}
            if got not in wanted:
                wrong.append(f"{method} by {who}: {got} instead of {' or '.join(sorted(wanted))}")
    assert not wrong, "\n".join([address, *wrong])
