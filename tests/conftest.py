"""The fixed cast: Mali reports, Anan translates, Ploy reviews, Somchai edits, and an admin."""

import contextlib
import os
import shutil

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import settings as examples

from articles.newsroom import Newsroom, forget
from articles.roles import ADMIN, EDITOR, JOURNALIST, REVIEWER, TRANSLATOR
from scripts import messages, needs
from tests import factories
from tests.support.bare_names import bare_names_are_refused
from tests.support.covering import pytest_itemcollected
from tests.support.databases import pytest_collection_modifyitems
from tests.support.files import django_db_modify_db_settings
from tests.support.flushing import django_db_setup
from tests.support.queries import assert_queries
from tests.support.tables import pytest_addoption

__all__ = [
    "assert_queries",
    "bare_names_are_refused",
    "django_db_modify_db_settings",
    "django_db_setup",
    "pytest_addoption",
    "pytest_collection_modifyitems",
    "pytest_itemcollected",
]


# The same examples in every run, so that a failure repeats; `make soak` draws new ones.
examples.register_profile("repeatable", derandomize=True, deadline=None)
examples.register_profile("random", deadline=None, print_blob=True)
examples.load_profile("repeatable")


def pytest_configure(config):
    if not hasattr(config, "workerinput"):  # once, not in every process of xdist
        with contextlib.suppress(messages.Disagreement):  # test_messages says it in full
            messages.compile_if_stale()
    # Playwright's sync API runs an event loop in the very thread that talks to the database.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_unconfigure():
    for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium: Playwright's own download is not used."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
    arguments += ["--disable-background-networking", "--disable-component-update"]
    browser = needs.chromium()
    return {**browser_type_launch_args, "executable_path": browser, "args": arguments}


@pytest.fixture(autouse=True)
def newsroom_as_on_the_server():
    """No row of another test is remembered; queries are counted without looking for it."""
    forget(Newsroom({}))
    yield
    forget(Newsroom({}))


@pytest.fixture
def mali(db):
    return factories.make_person("Mali", JOURNALIST)


@pytest.fixture
def anan(db):
    return factories.make_person("Anan", TRANSLATOR)


@pytest.fixture
def ploy(db):
    return factories.make_person("Ploy", REVIEWER)


@pytest.fixture
def somchai(db):
    return factories.make_person("Somchai", EDITOR)


@pytest.fixture
def admin_user(db):
    return factories.make_person("Admin", ADMIN, is_staff=True)


@pytest.fixture
def client_of():
    """A test client signed in as a person: `client_of(mali).get(...)`."""

    def sign_in(person, **options):
        client = Client(**options)
        client.force_login(person, backend="newsdesk.people.backend.PeopleBackend")
        return client

    return sign_in


@pytest.fixture
def article(mali):
    """Mali's article, just brought in, in English."""
    return factories.make_article(mali)


@pytest.fixture
def text(article):
    """The English text of Mali's article."""
    return article.texts.get(language="en")
