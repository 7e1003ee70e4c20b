"""The workspace over HTTP."""

import json

import pytest

from annotations.marking import actions as marking
from annotations.marking.around import around
from annotations.marking.chosen import FIELDS, chosen, chosen_entity
from annotations.marking.suggested import dismiss
from annotations.models import Annotation, Asked, Entity
from annotations.suggesting.suggestions import suggestions
from articles.models import ArticleText
from tests import factories
from tests.annotations.making import kind, make_claim, make_entity, make_mark, make_value, place

JSON = {"HTTP_ACCEPT": "application/json"}


def spans(anchor, **change):
    keys = ("start_block", "start", "end_block", "end", "exact")
    return json.dumps([{key: getattr(anchor, key) for key in keys} | change])


@pytest.fixture
def address(article):
    return f"/desk/articles/{article.pk}/mark/en/"


def test_the_workspace_shows_the_text_with_its_highlights(text, mali, client_of, address):
    mark, claim = make_mark(text, mali), make_claim(text, mali)
    response = client_of(mali).get(address)
    assert response.status_code == 200
    html = response.content.decode()
    assert f'data-mark="{mark.pk}"' in html
    assert claim.statement_en in html
    assert "over 700,000 baht" in html and "over 700000 THB" in html  # a suggestion
    assert "<script>" not in html and "style=" not in html


def test_what_stands_around_the_text_follows_the_kinds_the_text_and_the_language(
    text, mali, client_of, address
):
    """It is drawn once and kept: never another text's, another language's, or an old kind's."""
    client, police = client_of(mali), make_entity(mali, name_en="R&D “Police” & Co")
    before = client.get(address).content.decode()
    assert 'name="revision" value="1"' in before and f'<option value="{police.pk}">' not in before
    make_mark(text, mali, entity=police)
    marked = client.get(address).content.decode()
    assert (
        f'<option value="{police.pk}">' in marked and marked.count("R&amp;D “Police” &amp; Co") >= 2
    )
    assert "R&D" not in marked and "\ue000" not in marked and "\ue001" not in marked
    organisation = kind("organisation")
    organisation.name_en, organisation.name_th = "Body <i>", "องค์การ <i>"
    organisation.save()
    renamed = client.get(address).content.decode()
    assert renamed.count("Body &lt;i&gt;") >= 4  # legend, keys, toolbar, panel
    mali.language = "th"
    mali.save()
    thai = client.get(address).content.decode()
    assert thai.count("องค์การ &lt;i&gt;") >= 4 and "Body &lt;i&gt;" not in thai
    assert 'name="revision" value="7"' in around([organisation], [], 7)["form"]


def test_words_are_marked_with_an_entity_of_the_registry(text, mali, client_of, address):
    entity = make_entity(mali)
    anchor = place(text, "Royal Thai Police")
    response = client_of(mali).post(
        address + "add/",
        {"revision": 1, "spans": spans(anchor), "kind": "organisation", "entity": entity.pk},
        **JSON,
    )
    answer = response.json()
    annotation = Annotation.objects.get()
    assert annotation.entity == entity
    assert list(answer["blocks"]) == ["b2"] and answer["focus"] == annotation.pk
    assert f'data-mark="{annotation.pk}"' in answer["blocks"]["b2"]
    assert "marked" in answer["message"]
    part = client_of(mali).get(address, {"group": f"g{entity.pk}"}, HTTP_HX_REQUEST="true")
    assert f"#mark-{annotation.pk}" in part.content.decode()


def test_an_entity_that_is_described_can_be_marked(text, mali, client_of, address):
    """Read along with the text its columns were once taken for each other: all it said was wrong."""
    names = {"name_en": "Royal Thai Police", "name_th": "สำนักงานตำรวจแห่งชาติ"}
    words = {"description_en": "The national police", "description_th": "ตำรวจของประเทศ"}
    entity = make_entity(mali, **names, **words)
    sent = {"revision": 1, "kind": "organisation", "entity": entity.pk}
    sent["spans"] = spans(place(text, "Royal Thai Police"))
    response = client_of(mali).post(address + "add/", sent, **JSON)
    assert response.status_code == 200, response.content
    known = chosen_entity(ArticleText.objects.annotate(**chosen(entity.pk)).get(pk=text.pk))
    for field in FIELDS:
        assert getattr(known, field) == getattr(entity, field), field


def test_what_differs_from_what_was_seen_is_refused_with_both_shown(text, mali, client_of, address):
    make_entity(mali)
    anchor = place(text, "Royal Thai Police")
    response = client_of(mali).post(
        address + "add/",
        {"revision": 1, "spans": spans(anchor, exact="Royal Thai Navy"), "kind": "money"},
        **JSON,
    )
    assert response.status_code == 409
    [reason] = response.json()["reasons"]
    assert "Royal Thai Navy" in reason and "Royal Thai Police" in reason


HALF_A_PAIR = '[{"start_block": "b1", "start": 0, "end_block": "b1", "end": 5, "exact": "\\ud800"}]'


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"spans": "[]"}, 400, "did not arrive whole"),
        ({"spans": "{"}, 400, "did not arrive whole"),
        ({"spans": '[{"start": true}]'}, 400, "did not arrive whole"),
        ({"spans": "[" * 100_000}, 400, "did not arrive whole"),
        ({"spans": HALF_A_PAIR}, 400, "did not arrive whole"),
        ({"start": 10**30}, 400, "outside"),
        ({"start": -5}, 400, "outside"),
        ({"revision": 7}, 409, "Reload"),
        ({"revision": "x"}, 400, "whole number"),
        ({"kind": "nonsense"}, 400, "Kind"),
        ({"entity": 99999, "kind": "person"}, 400, "Entity"),
        ({"kind": "person", "name_en": "x" * 10_000}, 400, "too many"),
        ({"kind": "person", "name_en": "<script>alert(1)</script>"}, 400, "HTML"),
        ({"kind": "person"}, 400, "Choose the entity"),
        ({"spans": "", "words": "Royal Thai Police", "occurrence": 2}, 400, "occurs 1 times"),
        ({"spans": "", "words": " "}, 400, "Select the words"),
    ],
)
def test_bad_input_is_refused_in_words_and_changes_nothing(
    text, mali, client_of, address, sent, status, says
):
    anchor = place(text, "Royal Thai Police")
    start = {"start": sent.pop("start")} if "start" in sent else {}
    data = {"revision": 1, "spans": spans(anchor, **start), "kind": "money"} | sent
    response = client_of(mali).post(address + "add/", data, **JSON)
    assert response.status_code == status
    assert says in " ".join(response.json()["reasons"])
    assert not Annotation.objects.exists() and not Entity.objects.exists()


def test_another_articles_words_cannot_be_marked_here(text, mali, client_of, address):
    other = factories.make_article(mali, body="<p>Other words.</p><p>More.</p><p>x</p><p>Here.</p>")
    anchor = place(other.texts.get(), "Here.")
    response = client_of(mali).post(
        address + "add/", {"revision": 1, "spans": spans(anchor), "kind": "money"}, **JSON
    )
    assert response.status_code == 400 and "no paragraph" in response.json()["reasons"][0]


def test_a_new_entity_is_added_on_the_spot_and_a_likely_twin_is_shown_first(
    text, mali, client_of, address
):
    client, anchor = client_of(mali), place(text, "Royal Thai Police")
    names = {"name_en": "Royal Thai Police", "name_th": "สำนักงานตำรวจแห่งชาติ"}
    data = {"revision": 1, "spans": spans(anchor), "kind": "organisation"} | names
    assert client.post(address + "add/", data, **JSON).status_code == 200
    again = data | {"spans": spans(place(text, "The Nation")), "name_en": "Royal Thai Police"}
    response = client.post(address + "add/", again, **JSON)
    assert response.status_code == 409 and "different one" in response.json()["reasons"][0]
    assert client.post(address + "add/", again | {"different": "1"}, **JSON).status_code == 200
    assert Entity.objects.count() == 2


def test_a_mark_is_made_by_a_plain_form_too(text, mali, client_of, address):
    data = {"revision": 1, "words": "two months", "occurrence": 1, "kind": "date"}
    response = client_of(mali).post(address + "add/", data, follow=True)
    assert response.redirect_chain and "two months" in response.content.decode()
    assert Annotation.objects.get().exact == "two months"


def test_a_mark_is_changed_removed_and_brought_back(text, mali, client_of):
    annotation, client = make_value(text, mali), client_of(mali)
    door = f"/desk/annotations/{annotation.pk}/"
    assert "over 700,000 baht" in client.get(door).content.decode()
    assert client.get(door, HTTP_HX_REQUEST="true").content.decode().count("<html") == 0
    assert (
        client.post(door + "edit/", {"version": 1, "kind": "quantity"}, **JSON).status_code == 200
    )
    assert client.post(door + "edit/", {"version": 1, "kind": "date"}, **JSON).status_code == 409
    assert client.post(door + "edit/", {"version": 2}, **JSON).status_code == 400
    wider = spans(place(text, "said over 700,000 baht"))
    answer = client.post(door + "edit/", {"version": 2, "spans": wider, "revision": 1}, **JSON)
    assert answer.status_code == 200
    answer = client.post(door + "remove/", {"version": 3}, **JSON)
    assert "Bring it back" in answer.json()["notice"]
    assert client.post(door + "remove/", {"version": "x"}, **JSON).status_code == 400
    answer = client.post(door + "restore/", {"version": 4}, **JSON)
    assert answer.status_code == 200
    assert Annotation.objects.get().state == "pending"


def test_removing_without_a_script_offers_to_bring_it_back(text, mali, client_of):
    annotation, client = make_value(text, mali), client_of(mali)
    response = client.post(
        f"/desk/annotations/{annotation.pk}/remove/", {"version": 1}, follow=True
    )
    assert "Bring it back" in response.content.decode()


def test_a_lost_mark_is_shown_with_its_candidates_and_put_in_place(text, mali, client_of, address):
    annotation, client = make_value(text, mali), client_of(mali)
    there = place(text, "two months")
    keys = ("start_block", "start", "end_block", "end", "exact", "prefix", "suffix")
    Annotation.objects.filter(pk=annotation.pk).update(
        anchoring="ambiguous",
        anchored_on=text.revision,
        candidates=[{key: getattr(there, key) for key in keys}],
    )
    html = client.get(address).content.decode()
    assert "Problems" in html and "<b>two months</b>" in html and "(paragraph 3)" in html
    assert "It stood in:" in html and f"<b>{annotation.exact}</b>" in html
    response = client.post(
        f"/desk/annotations/{annotation.pk}/resolve/",
        {"version": 1, "revision": 1, "spans": spans(there)},
        **JSON,
    )
    assert response.status_code == 200
    annotation.refresh_from_db()
    assert (annotation.exact, annotation.anchoring) == ("two months", "kept")


def test_a_claim_is_noted_and_changed_through_its_form(text, mali, client_of, address):
    client = client_of(mali)
    assert "Save the claim" in client.get(address + "claim/").content.decode()
    fragment = client.get(address + "claim/?words=two+months", HTTP_HX_REQUEST="true")
    assert "<html" not in fragment.content.decode()
    anchor = place(text, "Joint operations start within two months")
    data = {
        "revision": 1,
        "spans": spans(anchor),
        "statement_en": "Operations start soon.",
        "claimant_note": "The police",
        "modality": "indirect",
        "status": "unverified",
        "evidence-TOTAL_FORMS": 1,
        "evidence-INITIAL_FORMS": 0,
        "evidence-0-note": "A call",
        "evidence-0-stance": "supports",
    }
    assert client.post(address + "claim/", data | {"claimant_note": ""}, **JSON).status_code == 400
    refused = client.post(address + "claim/", data | {"claimant_note": ""})
    assert refused.status_code == 400 and "Say who makes" in refused.content.decode()
    assert client.post(address + "claim/", data, **JSON).status_code == 200
    annotation = Annotation.objects.get()
    door = f"/desk/annotations/{annotation.pk}/claim/"
    assert "A call" in client.get(door).content.decode()
    row = annotation.claim.evidence.get()
    data |= {"version": 1, "status": "disputed", "evidence-0-id": row.pk}
    data |= {"evidence-INITIAL_FORMS": 1}
    assert client.post(door, data, **JSON).status_code == 200
    annotation.refresh_from_db()
    assert (annotation.claim.status, annotation.version_number) == ("disputed", 2)
    assert annotation.claim.evidence.get().pk == row.pk
    assert client.post(door, data, **JSON).status_code == 409


def test_a_mark_that_is_no_claim_has_no_claims_form(text, mali, client_of):
    annotation = make_value(text, mali)
    assert client_of(mali).get(f"/desk/annotations/{annotation.pk}/claim/").status_code == 404


def test_suggestions_are_accepted_and_refused(text, mali, client_of, address):
    client = client_of(mali)
    keys = {one.found.exact: one.key for one in suggestions(text)}
    key = keys["over 700,000 baht"]
    data = {"revision": 1, "key": key}
    assert client.post(address + "accept/", data | {"revision": 9}, **JSON).status_code == 409
    answer = client.post(address + "accept/", data, **JSON)
    assert answer.status_code == 200 and list(answer.json()["blocks"]) == ["b2"]
    assert Annotation.objects.get().origin == "values"
    assert client.post(address + "accept/", data, **JSON).status_code == 409
    other = keys["within two months"]
    assert (
        client.post(address + "dismiss/", {"revision": 1, "key": other}, **JSON).status_code == 200
    )
    text.refresh_from_db()
    assert "within two months" not in {one.found.exact for one in suggestions(text)}


def test_all_of_one_kind_are_accepted_at_once(text, mali, client_of, address):
    make_entity(mali)
    make_entity(mali, name_en="The Nation", name_th="เดอะเนชั่น")
    data = {"revision": 1, "kind": "organisation"}
    assert client_of(mali).post(address + "accept/", data, **JSON).status_code == 200
    assert {a.exact for a in Annotation.objects.all()} == {"Royal Thai Police", "The Nation"}


@pytest.mark.parametrize("spans_made", [1, 6])
def test_opening_costs_at_most_twelve_queries_whatever_the_spans(
    text, ploy, mali, client_of, address, spans_made, django_assert_max_num_queries
):
    for words in ("Police", "Thailand", "baht", "Nation", "Cambodia", "gangs")[:spans_made]:
        make_mark(text, mali, words, entity=_entity(mali, words))
        make_claim(text, mali, words)
    client = client_of(ploy)
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


def test_one_mark_costs_at_most_eight_queries_with_sign_in_whatever_else_is_there(
    text, mali, client_of, address, assert_queries, settings
):
    """Kinds and the registry's names are known to the process, as they are on a server that runs:
    the session, the person with their roles, the article locked, its text with what goes along, the
    marks of the paragraph, and three rows."""
    settings.REGISTRY_READ_AGAIN = 60
    client, entity = client_of(mali), make_entity(mali)
    for words in ("Police", "Thailand", "baht", "Nation"):
        make_value(text, mali, words)
    made = make_value(text, mali, "over 700,000")
    data = {"revision": 1, "kind": "organisation", "entity": entity.pk}
    client.get(address)
    first = data | {"spans": spans(place(text, "The Nation"))}
    assert client.post(address + "add/", first, **JSON).status_code == 200
    # A suggestion in the paragraph, a refused one, and a model's answer are looked at too.
    marking.remove(made, version=1, by=mali)
    [refused] = [one.key for one in suggestions(text) if one.found.exact == "within two months"]
    dismiss(text, [refused], revision=1, by=mali)
    Asked.objects.create(text=text, source="openai", found={}, by=mali)
    data["spans"] = spans(place(text, "Royal Thai Police"))
    with assert_queries(8):
        answer = client.post(address + "add/", data, **JSON)
    [html] = answer.json()["blocks"].values()
    assert f'data-mark="{Annotation.objects.latest("pk").pk}"' in html


def _entity(by, words):
    return make_entity(by, name_en=f"{words} organisation", name_th="")


def test_who_may_not_see_or_mark(text, mali, anan, admin_user, client_of, address):
    annotation = make_value(text, mali)
    for path in (address, address + "claim/", f"/desk/annotations/{annotation.pk}/"):
        for person in (anan, admin_user):
            assert client_of(person).get(path).status_code == 404
    for act in ("edit", "remove", "restore", "resolve"):
        path = f"/desk/annotations/{annotation.pk}/{act}/"
        assert client_of(anan).post(path, {"version": 1}).status_code == 404
        assert client_of(mali).get(path).status_code == 405
    assert kind("money").pk == annotation.kind_id


def test_the_panel_shows_what_a_filter_lets_through(text, mali, ploy, client_of, address):
    mark, money = make_mark(text, mali), make_value(text, ploy)
    client = client_of(mali)

    def shown(**sent):
        part = client.get(address, sent, HTTP_HX_REQUEST="true").content.decode()
        return part.split('data-shown="')[1].split('"')[0]

    assert shown(kind="money") == shown(by=ploy.pk) == str(money.pk)
    assert shown(state="pending") == f"{mark.pk} {money.pk}" and shown(state="approved") == ""
    assert "data-shown" not in client.get(address, {"by": "x"}).content.decode()
