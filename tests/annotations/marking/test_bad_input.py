"""Whatever is sent to the marking room's doors: refused in words, and nothing is changed."""

import json

import pytest

from annotations.models import Annotation, AnnotationVersion, Claim, Dismissal, Entity
from articles.models import AuditEntry
from tests import factories
from tests.annotations.making import make_mark, place

JSON = {"HTTP_ACCEPT": "application/json"}
LONG, MARKUP = "x" * 10_000, "<img src=x onerror=alert(1)>"
KEEPERS = (Annotation, AnnotationVersion, Claim, Dismissal, Entity, AuditEntry)
CLAIM = {
    "statement_en": "It rained.", "claimant_note": "A witness", "modality": "indirect",
    "status": "attributed", "evidence-TOTAL_FORMS": "1", "evidence-INITIAL_FORMS": "0",
    "evidence-0-stance": "supports", "evidence-0-note": "A call",
}  # fmt: skip


def spans(anchor, **change):
    keys = ("start_block", "start", "end_block", "end", "exact")
    return json.dumps([{key: getattr(anchor, key) for key in keys} | change])


def refused(client, address, data):
    before = [model.objects.count() for model in KEEPERS]
    answer = client.post(address, data, **JSON)
    assert answer.status_code in (400, 403, 404, 409), answer.content[:200]
    assert answer.status_code == 404 or answer.json()["reasons"]
    assert [model.objects.count() for model in KEEPERS] == before


@pytest.mark.parametrize("field", ["statement_en", "statement_th", "claimant_note", "evidence-0-note",
                                   "evidence-0-publisher", "confidential_note", "cue", "evidence-0-url"])  # fmt: skip
def test_a_claims_fields_take_neither_markup_nor_ten_thousand_letters(text, mali, client_of, field):
    client = client_of(mali)
    address = f"/desk/articles/{text.article_id}/mark/en/claim/"
    anchor = place(text, "Royal Thai Police")
    for words in (LONG, MARKUP):
        refused(client, address, CLAIM | {"revision": 1, "spans": spans(anchor), field: words})


@pytest.mark.parametrize(
    "change",
    [
        {"start": 20, "end": 4},
        {"end": 10_000},
        {"end_block": "headline"},
        {"start_block": "b2\x00"},
        {"exact": LONG},
        {"exact": MARKUP},
    ],
)
def test_a_place_that_is_none(text, mali, client_of, change):
    address = f"/desk/articles/{text.article_id}/mark/en/add/"
    sent = spans(place(text, "Royal Thai Police"), **change)
    refused(client_of(mali), address, {"revision": 1, "spans": sent, "kind": "money"})


def test_half_a_letter_is_refused(mali, client_of):
    article = factories.make_article(mali, language="th", body="<p>น้ำท่วม</p>", summary="")
    text = article.texts.get()
    sent = spans(place(text, "น้ำท่วม"), end=1, exact="น")
    address = f"/desk/articles/{article.pk}/mark/th/add/"
    refused(client_of(mali), address, {"revision": 1, "spans": sent, "kind": "money"})


@pytest.mark.parametrize(
    ("act", "sent"),
    [
        ("accept", {"key": LONG}),
        ("accept", {"key": MARKUP}),
        ("accept", {"like": LONG}),
        ("accept", {"above": "x"}),
        ("accept", {"above": "100"}),
        ("accept", {"kind": MARKUP}),
        ("accept", {"key": "values.money.b2.4.9", "revision": "²"}),
        ("dismiss", {"key": "values.money.b9.0.1"}),
        ("dismiss", {}),
        ("here", {"seen": "-1"}),
        ("undo", {}),
    ],
)
def test_what_was_never_offered(text, mali, client_of, act, sent):
    address = f"/desk/articles/{text.article_id}/mark/en/{act}/"
    refused(client_of(mali), address, {"revision": 1, **sent})


@pytest.mark.parametrize(
    ("act", "sent"),
    [
        ("edit", {"version": 1, "kind": LONG}),
        ("edit", {"version": 1, "kind": "person", "name_en": MARKUP}),
        ("edit", {"version": 1}),
        ("edit", {"version": 7, "kind": "money"}),
        ("remove", {"version": "1\x00"}),
        ("tag-all", {"version": 1, "revision": 1, "key": ["b1:0-6", LONG]}),
        ("tag-all", {"version": 1, "revision": 1}),
        ("resolve", {"version": 1, "revision": 1, "spans": MARKUP}),
    ],
)
def test_what_a_mark_cannot_become(text, mali, client_of, act, sent):
    mark = make_mark(text, mali)
    refused(client_of(mali), f"/desk/annotations/{mark.pk}/{act}/", sent)
