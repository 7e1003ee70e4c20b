"""Undo and redo: one's own acts, across a reload, never somebody else's work."""

import pytest

from annotations.marking import actions, claims, suggested, undoing
from annotations.models import Annotation, AnnotationVersion, Dismissal
from annotations.registry.actions import edit_entity, search
from annotations.reviewing.actions import approve
from annotations.suggesting.suggestions import suggestions
from articles.exceptions import Conflict
from articles.models import AuditEntry
from tests import factories
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


def test_the_words_that_show_a_claim_its_matter_and_its_secret_are_undone_with_it(text, mali):
    made = make_claim(text, mali, cue="said", confidential_note="A clerk")
    mark = made.annotations.get()
    new = {"cue": "told us", "matter": "criminal", "confidential_note": "A judge"}
    claims.edit_claim(mark, version=1, by=mali, **new)

    def told():
        made.refresh_from_db()
        return made.cue, made.matter, made.confidential_note

    for _twice in range(2):
        undoing.undo(text, by=mali)
        assert told() == ("said", "", "A clerk")
        undoing.redo(text, by=mali)
        assert told() == ("told us", "criminal", "A judge")
    undoing.undo(text, by=mali)
    record = " ".join(str(entry.data) for entry in AuditEntry.objects.all())
    assert "clerk" not in record and "judge" not in record


def test_an_entity_that_came_with_a_mark_goes_with_it_and_comes_back(mali, client_of):
    text = factories.make_article(mali, body="<p>Gen. Anan Jaidee spoke.</p>").texts.get()
    [one] = [one for one in suggestions(text) if one.source == "rank"]
    [mark] = suggested.accept(text, [one.key], revision=1, by=mali)
    assert search("Anan Jaidee", "en") == [mark.entity]
    undoing.undo(text, by=mali)
    assert search("Anan Jaidee", "en") == []
    assert "Anan Jaidee" not in client_of(mali).get("/desk/entities/").content.decode()
    undoing.redo(text, by=mali)
    assert search("Anan Jaidee", "en") == [mark.entity]


@pytest.mark.parametrize("use", ["mark", "claim", "edit"])
def test_an_entity_that_somebody_used_since_stays(text, mali, ploy, client_of, use):
    data = {"revision": 1, "kind": "organisation", "words": "The Nation", "name_en": "The Nation"}
    address = f"/desk/articles/{text.article_id}/mark/en/add/"
    assert client_of(mali).post(address, data).status_code == 302
    entity = Annotation.objects.get().entity
    if use == "mark":
        make_mark(text, ploy, "Police", entity=entity)
    elif use == "claim":
        make_claim(text, ploy, claimant=entity)
    else:
        edit_entity(entity, based_on=entity.updated_at, by=ploy, name_th="เดอะเนชั่น")
    undoing.undo(text, by=mali)
    assert search("The Nation", "en") == [entity]
