"""Twelve routes by which somebody might approve their own work: each is refused."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from annotations.marking import actions as marking
from annotations.marking.undoing import redo, undo
from annotations.models import Annotation, Decision
from annotations.registry.merging import merge
from annotations.reviewing import actions
from articles.approvals import current_versions
from articles.exceptions import Conflict, Refused
from articles.models import BlockApproval, Stage, TextDecision
from articles.writing import actions as writing
from articles.writing.content import Content
from tests.annotations.making import make_entity, make_mark


@pytest.fixture
def mark(text, somchai):
    """An editor's own mark: the role may approve, the person may not."""
    return make_mark(text, somchai)


@pytest.fixture
def his(somchai, client_of):
    return client_of(somchai, raise_request_exception=False)


def approved(mark):
    mark.refresh_from_db()
    return mark.state == Annotation.State.APPROVED


def test_1_the_button_on_the_page(mark, his):
    answer = his.post(reverse("annotation_approve", args=[mark.pk]), {"version": 1})
    assert answer.status_code == 403 and not approved(mark)


def test_2_several_at_once(mark, text, mali, his):
    other = make_mark(text, mali, "Thailand", key="place")
    sent = {"item": [f"{mark.pk}:1", f"{other.pk}:1"]}
    address = reverse("annotations_approve", args=[text.article_id, "en"])
    assert his.post(address, sent).status_code == 403
    assert not approved(mark) and not approved(other)


def test_3_the_action_itself_as_a_command_calls_it(mark, somchai):
    with pytest.raises(Refused):
        actions.approve(mark, version=1, by=somchai)


def test_4_the_admin_has_no_second_way(mark, somchai, client_of):
    somchai.is_staff = somchai.is_superuser = True
    somchai.save()
    admin = client_of(somchai)
    address = reverse("admin:annotations_annotation_change", args=[mark.pk])
    assert admin.post(address, {"state": "approved"}).status_code in (302, 403)
    add = reverse("admin:annotations_decision_add")
    assert admin.post(add, {"annotation": mark.pk, "verdict": "approved"}).status_code == 403
    assert not approved(mark)


def test_5_with_json_as_the_workspace_asks(mark, his):
    answer = his.post(
        reverse("annotation_approve", args=[mark.pk]),
        {"version": 1},
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 403 and not approved(mark)


def test_6_a_second_tab_that_is_one_version_behind(mark, mali, somchai):
    marking.edit(mark, version=1, by=mali, kind=mark.kind, entity=mark.entity)
    with pytest.raises((Conflict, Refused)):
        actions.approve(mark, version=1, by=somchai)
    mark.refresh_from_db()
    with pytest.raises(Refused):
        actions.approve(mark, version=mark.version_number, by=somchai)


def test_7_another_role_since(text, mali):
    mark = make_mark(text, mali)
    mali.groups.set(Group.objects.filter(name="reviewer"))
    mali.__dict__.pop("roles", None)
    with pytest.raises(Refused):
        actions.approve(mark, version=1, by=mali)


def test_8_the_orm(mark, somchai):
    version = mark.versions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(annotation=mark, version=version, by=somchai, verdict="approved")
    with pytest.raises(IntegrityError), transaction.atomic():
        Annotation.objects.filter(pk=mark.pk).update(state="approved")


def test_9_plain_sql(mark):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE annotations_annotation SET state = 'approved' WHERE id = %s", [mark.pk]
        )


def test_10_ones_own_text(text, mali):
    mali.groups.set(Group.objects.filter(name__in=["reviewer", "editor", "journalist"]))
    mali.__dict__.pop("roles", None)
    with pytest.raises(Refused):
        actions.approve_text(text, revision=1, by=mali)


def test_11_ones_own_block_by_the_orm(text, mali):
    decision = TextDecision.objects.create(
        text=text, revision=text.revision, by=mali, verdict=TextDecision.Verdict.APPROVED
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        BlockApproval.objects.create(version=current_versions(text)[0], decision=decision, by=mali)


def test_12_countersigning_ones_own_change(text, mali, client_of):
    address = reverse("text_approve", args=[text.article_id, "en"])
    assert client_of(mali).post(address, {"revision": 1}).status_code == 403
    with pytest.raises((Refused, PermissionDenied)):
        actions.approve_text(text, revision=1, by=mali)
    assert not BlockApproval.objects.exists()


# And more ways round than the twelve that were thought of first.


def test_an_undo_brings_no_approval_back(mark, text, somchai, ploy):
    actions.approve(mark, version=1, by=ploy)
    marking.remove(mark, version=1, by=somchai)
    undo(text, by=somchai)
    mark.refresh_from_db()
    assert mark.state == Annotation.State.PENDING
    with pytest.raises(Refused):
        actions.approve(mark, version=mark.version_number, by=somchai)
    redo(text, by=somchai)
    assert not approved(mark)


def test_restoring_ones_own_approved_words_does_not_approve_them(text, mali, ploy):
    actions.approve_text(text, revision=1, by=ploy)
    text.refresh_from_db()
    first = text.revision
    content = Content.of(first)
    edited = replace(content, body=content.body.replace("Monday", "Tuesday"))
    writing.save(text, edited, based_on=1, by=mali)
    writing.restore(text, first, based_on=2, by=mali)
    mali.groups.set(Group.objects.filter(name__in=["reviewer", "editor"]))
    mali.__dict__.pop("roles", None)
    [waiting] = [version for version in current_versions(text) if not version.approved]
    assert waiting.author == mali
    with pytest.raises(Refused):
        actions.approve_text(text, revision=3, by=mali)
    assert text.stage != Stage.APPROVED


def test_a_merge_of_entities_makes_nobody_the_approver_of_their_own_mark(mark, somchai, mali):
    other = make_entity(mali, name_en="Thai Police", name_th="ตำรวจไทย")
    merge(mark.entity, other, by=somchai)
    mark.refresh_from_db()
    assert mark.entity == other
    with pytest.raises(Refused):
        actions.approve(mark, version=mark.version_number, by=somchai)
    assert not approved(mark)
