import pytest
from django.db import connections


@pytest.fixture
def one_connection(db, monkeypatch):
    """Requests that go through WSGI leave the test's connection open, as with Django's client."""
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)
