"""Deleting a person, a kind, an entity, a text or an article takes nobody's work from the record."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import PROTECT, ProtectedError

from annotations.marking import actions as marking
from annotations.models import Annotation, AnnotationVersion, Comment, Decision, Evidence
from annotations.reviewing import actions as reviewing
from articles.models import AuditEntry, Revision
from newsdesk.people import actions as people
from tests.annotations.making import make_entity, make_mark

pytestmark = pytest.mark.django_db

# What must outlive everything, and the few tables of the desk that may go with a person.
RECORD = (Annotation, AnnotationVersion, Decision, Comment, Evidence, Revision, AuditEntry)


@pytest.fixture
def approved(text, mali, ploy):
    """Mali's mark, approved by Ploy, rejected anew after a change: there is something of everybody."""
    mark = make_mark(text, mali, entity=make_entity(mali))
    reviewing.approve(mark, version=1, by=ploy)
    return mark


def everything():
    return {model: set(model.objects.values_list("pk", flat=True)) for model in RECORD}


def test_nothing_that_the_record_rests_on_can_be_deleted(approved, text, mali, ploy):
    before = everything()
    for one in (mali, ploy, approved.kind, approved.entity, text.article, text, text.revision):
        with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
            one.delete()
        with pytest.raises((ProtectedError, IntegrityError)), transaction.atomic():
            type(one).objects.filter(pk=one.pk).delete()
    assert everything() == before


def test_nor_by_plain_sql(approved, text, mali, ploy):
    before = everything()
    for one in (mali, ploy, approved.kind, approved.entity, text.article, text, text.revision):
        table = one._meta.db_table
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE id = %s", [one.pk])  # noqa: S608
            connection.check_constraints()
    assert everything() == before


def test_no_row_of_the_record_goes_with_what_it_refers_to():
    for model in apps.get_models():
        if model not in RECORD:
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey):
                assert field.remote_field.on_delete is PROTECT, f"{model.__name__}.{field.name}"


def test_whoever_leaves_and_what_is_retired_stay_on_record(
    approved, text, mali, ploy, admin_user, client_of
):
    people.deactivate(mali, successor=None, by=admin_user)
    type(approved.kind).objects.filter(pk=approved.kind_id).update(retired=True)
    marking.remove(Annotation.objects.get(pk=approved.pk), version=1, by=ploy)
    versions = AnnotationVersion.objects.filter(annotation=approved)
    assert list(versions.order_by("number").values_list("author", flat=True)) == [mali.pk, ploy.pk]
    assert Decision.objects.get(annotation=approved).by == ploy
    html = client_of(ploy).get(f"/desk/annotations/{approved.pk}/").content.decode()
    assert "Mali" in html and approved.exact in html


def test_the_admin_offers_no_deletion_of_any_of_it(approved, text, mali, admin_user, client_of):
    client = client_of(admin_user)
    for one in (mali, approved.kind, approved.entity, text.article, text, approved):
        meta = one._meta
        path = f"/admin/{meta.app_label}/{meta.model_name}/{one.pk}/delete/"
        assert client.post(path, {"post": "yes"}).status_code in (403, 404), path
    assert type(mali).objects.filter(pk=mali.pk).exists()
