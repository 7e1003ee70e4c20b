"""Undo and redo: one's own acts, across a reload, never somebody else's work."""

import pytest

from annotations.marking import actions, claims, suggested, undoing
from annotations.models import Annotation, AnnotationVersion, Dismissal
from annotations.reviewing.actions import approve
from annotations.suggesting.suggestions import suggestions
from articles.exceptions import Conflict
from tests.annotations.making import kind, make_claim, make_mark, make_value, place


def standing():
    return Annotation.objects.exclude(state="removed").count()


def test_acts_are_undone_and_done_again_in_turn(text, mali):
    mark, value = make_mark(text, mali), make_value(text, mali)
    assert undoing.undo(text, by=mali)[0] == [value]
    assert undoing.undo(text, by=mali)[0] == [mark]
    assert standing() == 0
    with pytest.raises(Conflict, match="nothing of yours to undo"):
        undoing.undo(text, by=mali)
    assert undoing.redo(text, by=mali)[0] == [mark]
    assert undoing.redo(text, by=mali)[0] == [value]
    assert standing() == 2
    with pytest.raises(Conflict, match="nothing of yours to do again"):
        undoing.redo(text, by=mali)
    # A redo can be undone, and a new act leaves nothing to do again.
    undoing.undo(text, by=mali)
    actions.remove(Annotation.objects.get(pk=mark.pk), version=3, by=mali)
    with pytest.raises(Conflict, match="nothing of yours to do again"):
        undoing.redo(text, by=mali)
    assert AnnotationVersion.objects.filter(annotation=mark).count() == 4


def test_a_change_of_words_and_kind_is_undone_with_its_place(text, mali):
    value = make_value(text, mali)
    was = (value.start, value.end, value.exact)
    other = place(text, "Royal Thai Police")
    actions.edit(value, version=1, by=mali, kind=kind("quantity"), anchor=other, revision=1)
    undoing.undo(text, by=mali)
    value.refresh_from_db()
    assert (value.start, value.end, value.exact) == was
    assert (value.state, value.version_number) == ("pending", 3)
    undoing.redo(text, by=mali)
    value.refresh_from_db()
    assert (value.exact, value.kind.key) == ("Royal Thai Police", "quantity")


def test_what_somebody_else_changed_or_decided_on_stays(text, mali, ploy):
    mark = make_mark(text, mali)
    actions.remove(mark, version=1, by=ploy)
    with pytest.raises(Conflict, match="by somebody else since"):
        undoing.undo(text, by=mali)
    undoing.undo(text, by=ploy)
    mark.refresh_from_db()
    assert (mark.state, mark.version_number) == ("pending", 3)
    value = make_value(text, mali)
    approve(value, version=1, by=ploy)
    with pytest.raises(Conflict, match="by somebody else since"):
        undoing.undo(text, by=mali)


def test_a_claim_gets_its_words_back(text, mali):
    claim = make_claim(text, mali)
    statement, annotation = claim.statement_en, claim.annotations.get()
    claims.edit_claim(annotation, version=1, by=mali, statement_en="Quite another.", evidence=())
    undoing.undo(text, by=mali)
    claim.refresh_from_db()
    assert claim.statement_en == statement
    assert claim.evidence.filter(withdrawn_at=None).exists() == claim.evidence.exists()
    undoing.redo(text, by=mali)
    claim.refresh_from_db()
    assert claim.statement_en == "Quite another."


def test_suggestions_taken_or_refused_are_put_back_at_once(text, mali):
    keys = [one.key for one in suggestions(text)]
    taken = suggested.accept(text, keys, revision=1, by=mali)
    turned, left, _places = undoing.undo(text, by=mali)
    assert (len(turned), left, standing()) == (len(taken), [], 0)
    keys = [one.key for one in suggestions(text)]
    suggested.dismiss(text, keys[:1], revision=1, by=mali)
    undoing.undo(text, by=mali)
    assert not Dismissal.objects.exists()
    undoing.redo(text, by=mali)
    assert Dismissal.objects.count() == 1


def test_undo_over_http_says_what_it_undid(text, article, mali, client_of):
    make_value(text, mali)
    client, address = client_of(mali), f"/desk/articles/{article.pk}/mark/en/undo/"
    answer = client.post(address, HTTP_ACCEPT="application/json").json()
    assert "Undone" in answer["message"] and "b2" in answer["blocks"] and answer["focus"] is None
    assert client.post(address, HTTP_ACCEPT="application/json").status_code == 409
    assert client.post(address, {"redo": "1"}).status_code == 302
    assert standing() == 1
