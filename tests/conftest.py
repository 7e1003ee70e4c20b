"""The fixed cast: Mali reports, Anan translates, Ploy reviews, Somchai edits, and an admin."""

import pytest
from django.test import Client

from articles.roles import ADMIN, EDITOR, JOURNALIST, REVIEWER, TRANSLATOR
from tests import factories


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
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
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
