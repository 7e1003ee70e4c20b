"""The review room over HTTP."""

import re

import pytest

from annotations.marking.claims import EvidenceData
from annotations.models import Annotation, Decision
from annotations.reviewing import actions
from annotations.reviewing.items import items_of
from articles.models import ArticleText, Notification
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import make_claim, make_entity, make_mark, make_value

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def address(article):
    return f"/desk/articles/{article.pk}/review/en/"


def test_the_queue_shows_what_waits_in_ones_languages(text, mali, ploy, client_of):
    make_value(text, mali)
    other = factories.make_article(mali, headline="Nothing waits here")
    lost = make_mark(text, mali)
    Annotation.objects.filter(pk=lost.pk).update(anchoring="gone")
    html = client_of(ploy).get("/desk/review/").content.decode()
    assert "1 mark waits" in html and "lost its place" in html
    assert str(other) not in html
    writing.submit(other.texts.get(), by=mali)
    assert "Nothing waits here" in client_of(ploy).get("/desk/review/").content.decode()
    ploy.approves_languages = ["th"]
    ploy.save()
    assert "Nothing waits for you" in client_of(ploy).get("/desk/review/").content.decode()
    assert client_of(mali).get("/desk/review/").status_code == 403


def test_marks_are_shown_in_their_sentence_grouped_by_entity(text, mali, ploy, client_of, address):
    entity = make_entity(mali)
    make_mark(text, mali, entity=entity)
    make_mark(text, mali, "The Nation", entity=entity)
    make_claim(text, mali, evidence=[EvidenceData(note="Call with the desk officer")])
    html = client_of(ploy).get(address).content.decode()
    assert "Approve together (2)" in html
    assert "<mark>Royal Thai Police</mark>" in html
    assert "Call with the desk officer" in html


def test_one_mark_is_approved_rejected_and_taken_back(text, mali, ploy, client_of):
    first, second, client = make_value(text, mali), make_mark(text, mali), client_of(ploy)
    answer = client.post(f"/desk/annotations/{first.pk}/approve/", {"version": 1}, **JSON)
    assert answer.status_code == 200 and answer.json()["waiting"] == 1
    assert "Take the decision back" in answer.json()["item"]
    path = f"/desk/annotations/{second.pk}/reject/"
    assert client.post(path, {"version": 1}, **JSON).status_code == 400
    assert client.post(path, {"version": 9, "reason": "x"}, **JSON).status_code == 409
    assert client.post(path, {"version": 1, "reason": "No."}).status_code == 302
    decision = Decision.objects.get(annotation=first)
    assert client.post(f"/desk/decisions/{decision.pk}/take-back/", **JSON).status_code == 200
    first.refresh_from_db()
    assert first.state == "pending"
    assert client.post("/desk/decisions/999/take-back/").status_code == 404


def test_ones_own_has_no_buttons_and_is_refused_with_a_reason(text, somchai, client_of, address):
    annotation, client = make_value(text, somchai), client_of(somchai)
    html = client.get(address).content.decode()
    assert f"/desk/annotations/{annotation.pk}/approve/" not in html
    assert "somebody else decides" in html
    response = client.post(f"/desk/annotations/{annotation.pk}/approve/", {"version": 1}, **JSON)
    assert response.status_code == 403
    assert "somebody else must decide" in response.json()["reasons"][0]
    response = client.post(address + "marks/", {"item": f"{annotation.pk}:1"})
    assert response.status_code == 403 and "somebody else must decide" in response.content.decode()
    assert not Decision.objects.exists()


def test_the_ticked_are_approved_together(text, mali, ploy, client_of, address):
    marks = [make_value(text, mali), make_mark(text, mali)]
    client = client_of(ploy)
    data = {"item": [f"{mark.pk}:1" for mark in marks]}
    assert client.post(address + "marks/", data).status_code == 409  # a new entity, not shown
    data["wording"] = f"{marks[1].entity_id}:1"
    assert client.post(address + "marks/", data).status_code == 302
    assert Annotation.objects.filter(state="approved").count() == 2
    assert client.post(address + "marks/", {}).status_code == 400
    assert client.post(address + "marks/", {"item": "x:y"}).status_code == 400
    other = factories.make_article(mali)
    stranger = make_value(other.texts.get(), mali)
    response = client.post(address + "marks/", {"item": f"{stranger.pk}:1"})
    assert response.status_code == 400


def test_a_claim_without_evidence_offers_the_way_out(text, mali, ploy, client_of, address):
    make_claim(text, mali)
    html = client_of(ploy).get(address).content.decode()
    assert "attributed only" in html and "/approve/" not in html.split("Marks and claims")[1]


def test_a_text_is_approved_by_paragraph_and_sent_back(
    text, mali, somchai, ploy, client_of, address
):
    factories.approve_all(text, by=ploy)
    client = client_of(ploy)
    assert "approved as it stands" in client.get(address).content.decode()
    body = text.revision.body.replace("one case", "a single case")
    content = Content(text.revision.headline, text.revision.summary, body, text.revision.slug)
    writing.save(text, content, based_on=1, by=somchai)
    html = client.get(address).content.decode()
    assert "1 paragraph waits" in html and "<del>" in html and "Somchai" in html
    data = {"revision": 2, "preset": "A source is missing.", "reason": "Say which case."}
    assert client.post(address + "return/", {"revision": 2}).status_code == 400
    assert client.post(address + "return/", data).status_code == 302
    assert text.decisions.first().reason == "A source is missing. Say which case."
    text.refresh_from_db()
    assert text.stage == "returned"
    assert client.post(address + "approve/", {"revision": 1}).status_code == 409
    own = client_of(somchai)
    assert "Approve the text" not in own.get(address).content.decode()
    assert own.post(address + "approve/", {"revision": 2}).status_code == 403
    assert client.post(address + "approve/", {"revision": 2}).status_code == 302
    text.refresh_from_db()
    assert text.stage == "approved"


@pytest.mark.parametrize("count", [1, 5])
def test_a_review_costs_the_same_whatever_the_marks(
    text, mali, ploy, client_of, address, count, django_assert_max_num_queries
):
    for words in ("Police", "Thailand", "baht", "Nation", "Cambodia")[:count]:
        make_mark(text, mali, words, entity=make_entity(mali, name_en=words, name_th=""))
        make_claim(text, mali, words, evidence=[EvidenceData(note="A call")])
    client = client_of(ploy)
    with django_assert_max_num_queries(20):
        assert client.get(address).status_code == 200


def test_a_new_entitys_names_and_description_are_approved_with_its_first_mention(
    text, mali, ploy, client_of, address
):
    entity = make_entity(
        mali, name_en="River Office", name_th="สำนักน้ำ", description_en="It is new."
    )
    mark = make_mark(text, mali, entity=entity)
    page = client_of(ploy).get(address).content.decode()
    assert "data-new-entity" in page and "It is new." in page and "สำนักน้ำ" in page
    actions.approve(mark, version=1, by=ploy)
    make_mark(text, mali, "Police", entity=entity)
    assert "data-new-entity" not in client_of(ploy).get(address).content.decode()


def test_a_question_goes_to_the_author_and_the_mark_says_so(text, mali, ploy, client_of, address):
    mark, client = make_value(text, mali), client_of(ploy)
    ask = f"/desk/annotations/{mark.pk}/ask/"
    assert ask in client.get(address).content.decode()
    assert client.post(ask, {"words": " "}, **JSON).status_code == 400
    answer = client.post(ask, {"words": "Of which year?"}, **JSON)
    assert answer.json()["asked"] == "asked"
    assert client.post(ask, {"words": "And whose?"}).url == f"{address}#i{mark.pk}"
    asked = Notification.objects.filter(event="asked")
    assert {(notice.person, notice.data["exact"]) for notice in asked} == {(mali, mark.exact)}
    html = client.get(address).content.decode()
    assert "data-asked" in html and 'data-decidable="yes"' in html, "it waits all the same"
    assert client_of(mali).post(ask, {"words": "x"}).status_code == 403


def test_marks_that_contradict_each_other_are_conflicts(
    text, mali, somchai, ploy, client_of, address
):
    first = make_mark(text, mali)
    other = make_entity(mali, name_en="Royal Police Cadets", name_th="นักเรียนนายร้อยตำรวจ")
    second = make_mark(text, somchai, entity=other)
    make_claim(text, somchai, "Royal Thai Police", evidence=[EvidenceData(note="A call")])
    client = client_of(ploy)
    assert "1 conflict between" in client.get("/desk/review/").content.decode()
    html = client.get(address).content.decode()
    assert html.count("data-rival") == 2
    assert f'href="#i{first.pk}"' in html and f'href="#i{second.pk}"' in html
    actions.approve(first, version=1, by=ploy)
    actions.reject(second, version=1, by=ploy, reason="Not the right entity.")
    assert "conflict" not in client.get("/desk/review/").content.decode()


def test_one_kind_is_looked_through_before_it_is_approved(
    text, mali, ploy, somchai, client_of, address
):
    police = make_entity(mali)
    usual = make_mark(text, mali, entity=police)
    odd = make_mark(text, mali, "The Nation", entity=police)
    money = make_value(text, mali)
    own = make_mark(text, ploy, "Cambodia")
    client = client_of(ploy)
    assert f"{address}marks/?kind=organisation" in client.get(address).content.decode()
    html = client.get(address + "marks/?kind=organisation").content.decode()
    assert f'value="{usual.pk}:1" checked' in html
    assert f'value="{odd.pk}:1">' in html and "not a name that the registry knows" in html
    assert f'"{money.pk}:1"' not in html and f'"{own.pk}:1"' not in html
    sent = {"item": f"{usual.pk}:1", "wording": re.findall(r'name="wording" value="([^"]+)"', html)}
    assert client.post(address + "marks/", sent).status_code == 302
    assert Annotation.objects.get(pk=usual.pk).state == "approved"
    by_entity = client.get(f"{address}marks/?entity={police.pk}").content.decode()
    assert f'"{odd.pk}:1"' in by_entity and f'"{usual.pk}:1"' not in by_entity
    assert "Nothing of this kind" in client.get(address + "marks/?kind=law").content.decode()
    assert client_of(mali).get(address + "marks/").status_code == 403


def test_ticked_words_stand_out_in_a_whole_sentence(text, mali, ploy, client_of, address):
    """Before many are approved together each is read: no half words, and the words themselves marked."""
    make_value(text, mali)
    html = client_of(ploy).get(address + "marks/").content.decode()
    sentence = "The Royal Thai Police said <mark>over 700,000 baht</mark> was lost in one case."
    assert sentence in html


def test_a_mark_over_two_blocks_has_the_sentence_of_each(text, mali, ploy):
    document = text.anchored_revision.document
    first, second = document.block("b1"), document.block("b2")
    annotation = make_value(text, mali)
    Annotation.objects.filter(pk=annotation.pk).update(
        start_block="b1",
        start=first.text.index("gangs"),
        end_block="b2",
        end=second.text.index(" said"),
        exact=f"gangs.\n{second.text[: second.text.index(' said')]}",
    )
    [item] = items_of(text, ploy)
    assert item.sentence[0].startswith("Police chiefs") and item.sentence[0].endswith("centre ")
    assert item.sentence[1].startswith(" said") and item.sentence[1].endswith("case.")


def test_the_queue_is_ordered_and_narrowed_as_one_asks(text, mali, ploy, client_of):
    urgent = factories.make_article(mali, headline="Urgent and late to come").texts.get()
    for one in (text, urgent):
        writing.submit(one, by=mali)
    ArticleText.objects.filter(pk=urgent.pk).update(priority=2)
    client = client_of(ploy)

    def order(**asked):
        return [one.pk for one in client.get("/desk/review/", asked).context["page"]]

    assert order() == order(sort="none") == [urgent.pk, text.pk]
    assert order(sort="old") == [text.pk, urgent.pk]
    assert order(language="th") == [] and order(language="en") == order()
    assert "Nothing waits for you" in client.get("/desk/review/?language=th").content.decode()
