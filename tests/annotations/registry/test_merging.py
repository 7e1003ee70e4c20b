"""Two entries become one, with all that points to them, and part again."""

import pytest

from annotations.marking import actions as marking
from annotations.models import Dismissal, Entity, Merge
from annotations.registry.actions import AliasData, PositionData, create_entity, search
from annotations.registry.duplicates import pairs
from annotations.registry.merging import merge, undo_merge
from articles.exceptions import Conflict, Invalid
from articles.models import AuditEntry, Invalidation
from tests.annotations.making import kind, make_claim, make_entity, make_mark
from tests.articles.publishing.story import decide


@pytest.fixture
def police(mali):
    return make_entity(mali)


@pytest.fixture
def twin(mali, police):
    return create_entity(
        kind("organisation"),
        by=mali,
        name_en="Thai Royal Police",
        name_th="สำนักงานตำรวจแห่งชาติ",
        aliases=[AliasData("en", "RTP", "acronym")],
        positions=[PositionData(title_en="Force")],
        wikidata_id="Q1416571",
    )


def test_all_that_points_to_it_follows_and_goes_back(text, police, twin, mali, ploy):
    mark = make_mark(text, mali, entity=twin)
    said = make_claim(text, mali, claimant=twin)
    refused = Dismissal.objects.create(
        text=text, block="b", exact="RTP", kind=twin.kind, entity=twin, source="registry", by=mali
    )
    chief = create_entity(
        kind("person"),
        by=mali,
        name_en="Torsak",
        positions=[PositionData(title_en="Chief", organisation=twin)],
    )
    kept = merge(twin, police, by=ploy)

    def owners():
        for row in (mark, said, refused):
            row.refresh_from_db()
        return {mark.entity, said.claimant, refused.entity, chief.positions.get().organisation}

    police.refresh_from_db()
    assert owners() == {police} and police.positions.get().title_en == "Force"
    assert police.wikidata_id == "Q1416571"
    assert {alias.text for alias in police.aliases.all()} == {"Thai Royal Police", "RTP"}
    assert search("RTP", "en") == [police]
    assert AuditEntry.objects.get(verb="entity.merge").data["annotations"] == 1
    assert Invalidation.objects.filter(tag=f"entity:{twin.pk}").exists()

    undo_merge(kept, by=ploy)
    police.refresh_from_db()
    twin.refresh_from_db()
    assert owners() == {twin} and twin.merged_into is None and twin.positions.count() == 1
    assert police.wikidata_id == "" and not police.aliases.exists()
    assert search("RTP", "en") == [twin]
    with pytest.raises(Conflict, match="undone already"):
        undo_merge(kept, by=ploy)


def test_an_approval_stands_through_a_merge(text, police, twin, mali, ploy):
    mark = decide(make_mark(text, mali, entity=twin), "approved", by=ploy)
    merge(twin, police, by=ploy)
    mark.refresh_from_db()
    assert (mark.state, mark.version_number, mark.entity) == ("approved", 1, police)
    assert mark.versions.get().body["entity"]["names"]["en"] == "Thai Royal Police"


def test_an_undo_leaves_what_somebody_gave_to_another_since(text, police, twin, mali, ploy):
    mark = make_mark(text, mali, entity=twin)
    kept = merge(twin, police, by=ploy)
    third = make_entity(mali, name_en="Cambodian police", name_th="")
    mark.refresh_from_db()
    marking.edit(mark, version=mark.version_number, by=mali, entity=third)
    later = make_mark(text, mali, "Royal Thai Police", entity=police)
    undo_merge(kept, by=ploy)
    mark.refresh_from_db()
    later.refresh_from_db()
    assert (mark.entity, later.entity) == (third, police)


def test_merges_in_a_chain_are_undone_from_the_last(police, twin, mali, ploy):
    third = make_entity(mali, name_en="Police Bureau", name_th="")
    first = merge(twin, police, by=ploy)
    second = merge(police, third, by=ploy)
    twin.refresh_from_db()
    assert twin.merged_into == third
    with pytest.raises(Conflict, match="Undo that merge first"):
        undo_merge(first, by=ploy)
    undo_merge(second, by=ploy)
    twin.refresh_from_db()
    assert twin.merged_into == police
    undo_merge(first, by=ploy)
    assert not Entity.objects.exclude(merged_into=None).exists()


def test_what_cannot_be_one_is_refused_with_every_reason(police, twin, mali, ploy):
    person = make_entity(mali, "person", name_en="Torsak", wikidata_id="Q1")
    with pytest.raises(Invalid) as refusal:
        merge(twin, person, by=ploy)
    assert len(refusal.value.reasons) == 2
    with pytest.raises(Invalid, match="same entry"):
        merge(twin, twin, by=ploy)
    merge(twin, police, by=ploy)
    with pytest.raises(Invalid, match="merged into another"):
        merge(twin, police, by=ploy)
    assert Merge.objects.count() == 1


def test_likely_duplicates_are_found_and_only_those(police, twin, mali):
    turned = make_entity(mali, name_en="Police Royal Thai", name_th="")
    slip = make_entity(mali, "person", name_en="Torsak Sukvimol", name_th="")
    other = make_entity(mali, "person", name_en="Torsak Sukvimon", name_th="")
    make_entity(mali, "place", name_en="Region 1 Bangkok", name_th="")
    make_entity(mali, "place", name_en="Region 2 Bangkok", name_th="")
    found = pairs()
    assert found[0] == (police, twin)
    assert (slip, other) in found and (police, turned) in found
    assert not [pair for pair in found if pair[0].kind.key == "place"]
    assert pairs(limit=1) == [(police, twin)]


# --- Pages -----------------------------------------------------------------------------------------


def test_a_reviewer_merges_and_undoes_it_in_the_browser(text, police, twin, mali, ploy, client_of):
    make_mark(text, mali, entity=twin)
    client = client_of(ploy)
    door = f"/desk/entities/{twin.pk}/merge/"
    assert door in client.get("/desk/entities/duplicates/").content.decode()
    assert f"?into={police.pk}" in client.get(door).content.decode()
    assert f"?into={police.pk}" in client.get(door + "?q=royal").content.decode()
    assert "This one stays" in client.get(f"{door}?into={police.pk}").content.decode()
    assert client.post(door).status_code == 400
    assert client.post(door, {"into": twin.pk}).status_code == 400
    page = client.post(door, {"into": police.pk}, follow=True).content.decode()
    kept = Merge.objects.get()
    undo = f"/desk/entities/merges/{kept.pk}/undo/"
    assert "is now part of" in page and undo in page
    assert undo not in client_of(mali).get(f"/desk/entities/{police.pk}/").content.decode()
    page = client.post(undo, follow=True).content.decode()
    assert "stands by itself again" in page
    assert "undone already" in client.post(undo, follow=True).content.decode()
    assert client.post("/desk/entities/merges/999999/undo/").status_code == 404
