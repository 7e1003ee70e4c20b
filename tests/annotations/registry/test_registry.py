"""The registry: bilingual names, found by any of them, never twice by accident."""

from datetime import date

import pytest

from annotations.models import Entity
from annotations.registry.actions import AliasData, PositionData, create_entity, edit_entity, search
from articles.exceptions import Conflict, Invalid
from articles.models import AuditEntry
from tests.annotations.making import kind, make_entity, make_mark


@pytest.fixture
def amlo(mali):
    return create_entity(
        kind("organisation"),
        by=mali,
        name_en="Anti-Money Laundering Office",
        name_th="สำนักงานป้องกันและปราบปรามการฟอกเงิน",
        aliases=[AliasData("en", "AMLO", "acronym"), AliasData("th", "ปปง.", "acronym")],
        wikidata_id="q4774690",
    )


def test_an_entity_keeps_names_aliases_and_positions_in_both_languages(mali):
    police = make_entity(mali)
    person = create_entity(
        kind("person"),
        by=mali,
        name_en="Torsak Sukvimol",
        name_th="ต่อศักดิ์ สุขวิมล",
        positions=[
            PositionData(
                "Pol. Gen.",
                "พล.ต.อ.",
                "Commissioner-General",
                "ผบ.ตร.",
                police,
                date(2023, 10, 1),
                date(2024, 9, 30),
            ),
            PositionData(),
        ],
    )
    position = person.positions.get()
    assert (position.rank_th, position.title_en, position.organisation) == (
        "พล.ต.อ.",
        "Commissioner-General",
        police,
    )
    assert AuditEntry.objects.filter(verb="entity.create", chain="desk").count() == 2


@pytest.mark.parametrize(
    "query",
    ["Anti-Money Laundering Office", "anti money", "AMLO", "amlo", "Laundring Office", "ปปง", "ปปง.",
     "การฟอกเงิน", "สำนักงานป้องกัน"],
)  # fmt: skip
def test_it_is_found_by_any_name_in_any_language_with_slips(amlo, mali, query):
    make_entity(mali)
    assert search(query, "en")[0] == amlo


def test_thai_digits_equal_others(mali):
    law = make_entity(mali, "law", name_en="", name_th="พ.ร.บ. คอมพิวเตอร์ ๒๕๕๐")
    assert search("2550", "th") == [law]


def test_the_entity_used_in_this_article_comes_first(text, mali):
    other = make_entity(mali, name_en="Police Hospital", name_th="")
    used = make_entity(mali, name_en="Police Bureau", name_th="")
    assert [e.pk for e in search("Police", "en")] == [other.pk, used.pk]
    make_mark(text, mali, "Police", entity=used)
    found = search("Police", "en", text.article)
    assert [e.pk for e in found] == [used.pk, other.pk] and found[0].uses == 1
    assert search("", "en", text.article) == [used]


def test_nonsense_finds_nothing_and_a_kind_narrows(amlo):
    assert search("zzzzqqq", "en") == []
    assert search("AMLO", "en", kind="person") == []


def test_a_search_costs_four_queries_at_most(amlo, text, django_assert_max_num_queries):
    search("AMLO", "en", text.article)
    with django_assert_max_num_queries(4):
        search("AMLO", "en", text.article)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "one language at least"),
        ({"name_en": "x" * 10_000}, "too many"),
        ({"name_en": "<b>Police</b>"}, "HTML"),
        ({"name_en": "P", "description_th": "<script>"}, "HTML"),
        ({"name_en": "P", "wikidata_id": "869"}, "Wikidata"),
        ({"name_en": "P", "aliases": [AliasData("xx", "a")]}, "from the list"),
        ({"name_en": "P", "positions": [PositionData(held_from=date(2024, 1, 1))]}, "which rank"),
        (
            {
                "name_en": "P",
                "positions": [
                    PositionData("R", held_from=date(2024, 1, 2), held_to=date(2024, 1, 1))
                ],
            },
            "before it begins",
        ),
    ],
)
def test_what_cannot_be_an_entity_is_refused_in_words(mali, fields, says):
    with pytest.raises(Invalid, match=says):
        create_entity(kind("person"), by=mali, **fields)
    assert not Entity.objects.exists()


def test_a_value_is_no_kind_of_entity(mali):
    with pytest.raises(Invalid, match="not a kind of entity"):
        create_entity(kind("money"), by=mali, name_en="x")


def test_a_change_is_recorded_and_a_stale_one_is_a_conflict(amlo, mali, ploy):
    seen = amlo.updated_at
    edited = edit_entity(
        amlo, based_on=seen, by=ploy, name_en="AML Office", aliases=[AliasData("en", "AMLO")]
    )
    assert edited.name_en == "AML Office" and edited.name_th == amlo.name_th
    assert [alias.text for alias in edited.aliases.all()] == ["AMLO"]
    entry = AuditEntry.objects.get(verb="entity.edit")
    assert entry.data["changed"]["name_en"] == ["Anti-Money Laundering Office", "AML Office"]
    with pytest.raises(Conflict, match="Somebody else changed"):
        edit_entity(amlo, based_on=seen, by=mali, name_en="Mine")


# --- Pages ------------------------------------------------------------------------------------------

BLANK = {
    "alias-TOTAL_FORMS": 0, "alias-INITIAL_FORMS": 0,
    "position-TOTAL_FORMS": 0, "position-INITIAL_FORMS": 0,
}  # fmt: skip


def test_the_list_is_searched_and_narrowed(amlo, mali, client_of):
    client = client_of(mali)
    assert "AMLO" in client.get("/desk/entities/?q=amlo").content.decode()
    assert amlo.name_th in client.get("/desk/entities/").content.decode()
    assert amlo.name_th not in client.get("/desk/entities/?kind=person").content.decode()


def test_the_search_answers_in_json(amlo, text, mali, anan, client_of):
    address = f"/desk/entities/search.json?q=amlo&language=th&article={text.article_id}"
    [result] = client_of(mali).get(address).json()["results"]
    assert (result["id"], result["kind"], result["found_as"]) == (amlo.pk, "organisation", "AMLO")
    assert client_of(anan).get(address).status_code == 404


def test_a_likely_twin_is_shown_before_it_is_made(amlo, mali, client_of):
    client = client_of(mali)
    data = BLANK | {"kind": kind("organisation").pk, "name_en": "Anti-Money Laundering Office"}
    response = client.post("/desk/entities/new/", data)
    assert response.status_code == 200 and "much like these" in response.content.decode()
    assert Entity.objects.count() == 1
    response = client.post("/desk/entities/new/", data | {"different": "1"})
    assert response.status_code == 302 and Entity.objects.count() == 2


def test_an_entity_is_added_shown_and_changed_in_the_browser(mali, ploy, client_of):
    client = client_of(mali)
    data = BLANK | {
        "kind": kind("person").pk,
        "name_en": "Sar Thet",
        "name_th": "ซอ เถต",
        "alias-TOTAL_FORMS": 1,
        "alias-0-text": "Gen. Sar",
        "alias-0-language": "en",
        "alias-0-kind": "short",
        "position-TOTAL_FORMS": 1,
        "position-0-title_en": "National Police Chief",
    }
    response = client.post("/desk/entities/new/", data, follow=True)
    html = response.content.decode()
    assert "ซอ เถต" in html and "Gen. Sar" in html and "National Police Chief" in html
    entity = Entity.objects.get()
    door = f"/desk/entities/{entity.pk}/edit/"
    assert "Gen. Sar" in client.get(door).content.decode()
    data |= {"based_on": entity.updated_at.isoformat(), "name_en": "Sar Thet (general)"}
    assert client.post(door, data).status_code == 302
    assert client_of(ploy).post(door, data).status_code == 409
    assert client.post(door, data | {"based_on": "x"}).status_code == 409
    assert client.post(door, data | {"kind": ""}).status_code == 400


def test_a_merged_entity_leads_to_the_one_that_stands(amlo, mali, client_of):
    twin = make_entity(mali, name_en="AMLO office", name_th="")
    twin.merged_into = amlo
    twin.save()
    response = client_of(mali).get(f"/desk/entities/{twin.pk}/")
    assert response.status_code == 302 and response.url.endswith(f"/{amlo.pk}/")
    assert search("AMLO office", "en") != [twin]


def test_mentions_are_shown_only_from_articles_one_may_read(text, mali, anan, client_of):
    entity = make_entity(mali)
    make_mark(text, mali, entity=entity)
    door = f"/desk/entities/{entity.pk}/"
    assert str(text.article) in client_of(mali).get(door).content.decode()
    assert str(text.article) not in client_of(anan).get(door).content.decode()
    assert client_of(mali).get("/desk/entities/999/").status_code == 404
