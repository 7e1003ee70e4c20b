"""Tests that flush the tables (live server, real transactions) although the database refuses it.

The guards stand while such a test runs. They are taken away for the flush alone and put back by the
post_migrate that a flush sends, which makes the groups anew too; the kinds that a migration brought
are put back here.
"""

import pytest
from django.core import serializers
from django.test import TransactionTestCase

from annotations.models import Kind
from newsdesk import guards
from tests.support import tables


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        if request.config.getoption("--tables-at-once"):
            tables.take_them_as_done()
        kinds = serializers.serialize("json", Kind.objects.order_by("pk"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", _flushing(kinds))
        yield


def _flushing(kinds):
    flush = TransactionTestCase._fixture_teardown

    def _fixture_teardown(self):
        guards.remove()
        flush(self)
        for kind in serializers.deserialize("json", kinds):
            kind.save()

    return _fixture_teardown
