"""Who is signed in comes with their roles, in one query."""

import pytest
from django.contrib.auth.models import Group

from articles.roles import ADMIN, EDITOR, JOURNALIST
from newsdesk.models import User
from newsdesk.people.backend import PeopleBackend
from tests import factories


@pytest.mark.django_db
def test_a_person_comes_with_every_role_in_one_query(assert_queries):
    person = factories.make_person("Somchai", EDITOR)
    person.groups.add(Group.objects.get(name=JOURNALIST))
    with assert_queries(1):
        found = PeopleBackend().get_user(person.pk)
        assert found == person and found.roles == {EDITOR, JOURNALIST}


@pytest.mark.django_db
def test_without_a_role_as_first_admin_deactivated_and_unknown(mali):
    plain = User.objects.create(username="plain")
    assert PeopleBackend().get_user(plain.pk).roles == frozenset()
    User.objects.filter(pk=plain.pk).update(is_superuser=True)
    assert PeopleBackend().get_user(plain.pk).roles == {ADMIN}
    User.objects.filter(pk=mali.pk).update(is_active=False)
    assert PeopleBackend().get_user(mali.pk) is None
    assert PeopleBackend().get_user(0) is None
