"""What readers are told of an entity: never on one person's word."""

import pytest
from django.db import IntegrityError, transaction

from annotations.models import Entity, Wording, WordingDecision
from annotations.registry import approving
from annotations.registry.actions import AliasData, PositionData, create_entity, edit_entity
from annotations.registry.merging import merge, undo_merge
from annotations.reviewing import actions as reviewing
from annotations.wordings import told
from articles.exceptions import Conflict, Refused
from articles.models import AuditEntry
from articles.publishing import actions as publishing
from tests.annotations.making import kind, make_claim, make_mark
from tests.articles.publishing.story import Newsroom


@pytest.fixture
def newsroom(mali, anan, ploy, somchai):
    return Newsroom(mali, anan, ploy, somchai)


@pytest.fixture
def story(newsroom):
    return newsroom.story()


@pytest.fixture
def police(story, mali, ploy):
    """An entity that Mali wrote and Ploy approved with its first mention, in a published story."""
    made = create_entity(
        kind("organisation"),
        by=mali,
        name_en="Royal Thai Police",
        name_th="สำนักงานตำรวจแห่งชาติ",
        description_en="Thailand's police.",
        aliases=[AliasData("en", "RTP", "acronym"), AliasData("en", "the cops", "forbidden")],
        positions=[PositionData(title_en="Force")],
    )
    mark = make_mark(story.texts.get(language="en"), mali, entity=made)
    reviewing.approve(mark, version=1, by=ploy)
    made.refresh_from_db()
    return made


def change(entity, by, **fields):
    entity.refresh_from_db()
    return edit_entity(entity, based_on=entity.updated_at, by=by, **fields)


def read(entity):
    """(name, description, other names) that the next edition would tell of it."""
    found = told({entity.pk: {}})[entity.pk]
    return found.name_in("en"), found.descriptions.get("en", ""), [a[1] for a in found.aliases]


APPROVED = ("Royal Thai Police", "Thailand's police.", ["RTP"])


def published(story, by, **fields):
    publish = publishing.correct if fields else publishing.publish
    english, _thai = publish(story, ["en", "th"], by=by, **fields)
    [entity] = english.content["entities"]
    return entity["names"]["en"], entity["descriptions"].get("en", "")


def test_an_edit_reaches_readers_once_somebody_else_approved_it(story, police, ploy, somchai):
    assert published(story, somchai) == APPROVED[:2]
    change(police, ploy, description_en="A gang.")
    note = {"kind": "update", "notes": {"en": "New", "th": "ใหม่"}}
    make_mark(story.texts.get(language="en"), ploy, "Police chiefs", entity=police)
    reviewing.approve(police.annotations.latest("pk"), version=1, by=somchai)
    assert published(story, somchai, **note) == APPROVED[:2]
    approving.approve(police, number=2, by=somchai)
    assert published(story, somchai, **note) == (APPROVED[0], "A gang.")


@pytest.mark.parametrize(
    "fields",
    [
        {"name_en": "Police Force"},
        {"description_en": ""},
        {"wikidata_id": "Q1"},
        {"aliases": [AliasData("en", "The Force")]},
        {"positions": []},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_whatever_readers_see_of_it_waits(police, ploy, somchai, fields):
    before = told({police.pk: {}})
    assert change(police, ploy, **fields).wording_waits
    assert told({police.pk: {}}) == before
    with pytest.raises(Refused, match="You wrote what the registry says"):
        approving.approve(police, number=2, by=ploy)
    approving.approve(police, number=2, by=somchai)
    assert told({police.pk: {}}) != before
    assert not Entity.objects.get(pk=police.pk).wording_waits
    assert AuditEntry.objects.filter(verb="entity.approve", by=somchai).count() == 1


def test_what_readers_never_see_needs_nobody(police, mali):
    kept = [AliasData("en", "RTP", "acronym"), AliasData("en", "the fuzz", "forbidden")]
    assert not change(police, mali, aliases=kept).wording_waits
    assert Wording.objects.filter(entity=police).count() == 1


def test_a_colleagues_comma_does_not_free_the_author(police, ploy, somchai):
    change(police, ploy, description_en="A gang")
    change(police, somchai, description_en="A gang.")
    for person in (ploy, somchai):
        with pytest.raises(Refused):
            approving.approve(police, number=3, by=person)
        with pytest.raises(IntegrityError), transaction.atomic():
            newest = police.wordings.first()
            WordingDecision.objects.create(wording=newest, by=person, verdict="approved")
    assert read(police) == APPROVED


def test_only_what_was_seen_is_approved_and_in_ones_own_languages(police, mali, ploy, somchai):
    change(police, mali, name_th="ตำรวจไทย")
    with pytest.raises(Conflict):
        approving.approve(police, number=1, by=somchai)
    somchai.approves_languages = ["en"]
    with pytest.raises(Refused, match="th"):
        approving.approve(police, number=2, by=somchai)
    approving.approve(police, number=2, by=ploy)
    with pytest.raises(Conflict):
        approving.approve(police, number=2, by=somchai)


def test_an_approval_is_taken_back_by_its_giver_while_it_is_the_last_word(
    police, mali, ploy, somchai
):
    change(police, mali, name_en="Police Force")
    decision = approving.approve(police, number=2, by=ploy)
    with pytest.raises(Refused):
        approving.take_back(decision, by=somchai)
    approving.take_back(decision, by=ploy)
    assert read(police) == APPROVED and Entity.objects.get(pk=police.pk).wording_waits
    with pytest.raises(Conflict):
        approving.take_back(decision, by=ploy)


def test_the_approved_words_are_put_back_and_nothing_waits(police, mali):
    change(police, mali, name_en="X", aliases=[], positions=[], kind=kind("place"))
    back = approving.put_back(police, number=2, by=mali)
    assert (back.name_en, back.kind.key, back.wording_waits) == (APPROVED[0], "organisation", False)
    assert back.positions.get().title_en == "Force"
    assert sorted(back.aliases.values_list("text", flat=True)) == ["RTP"]
    with pytest.raises(Conflict):
        approving.put_back(police, number=3, by=mali)


def test_who_wrote_a_new_entry_does_not_approve_its_first_mention(story, mali, ploy, somchai):
    entity = create_entity(kind("place"), by=ploy, name_en="Cambodia")
    text = story.texts.get(language="en")
    mark = make_mark(text, mali, "Cambodia", entity=entity, key="place")
    with pytest.raises(Refused, match="You wrote what the registry says"):
        reviewing.approve(mark, version=1, by=ploy)
    decision = reviewing.approve(mark, version=1, by=somchai)
    assert read(entity)[0] == "Cambodia"
    reviewing.take_back(decision, by=somchai)
    assert WordingDecision.objects.filter(wording__entity=entity).first().verdict != "approved"


def test_a_claimant_that_is_new_is_approved_with_the_claim(story, mali, ploy, somchai):
    speaker = create_entity(kind("organisation"), by=ploy, name_en="The Nation")
    text = story.texts.get(language="en")
    said = make_claim(text, mali, claimant=speaker, claimant_note="", status="attributed")
    mark = said.annotations.get()
    with pytest.raises(Refused, match="You wrote what the registry says"):
        reviewing.approve(mark, version=1, by=ploy)
    reviewing.approve(mark, version=1, by=somchai)
    change(speaker, somchai, name_en="A Gang")
    [english] = publishing.publish(story, ["en"], by=somchai)
    assert english.content["claims"][0]["claimant"]["names"] == {"en": "The Nation"}


def test_two_are_told_as_one_once_somebody_else_approved_the_merge(police, mali, ploy, somchai):
    other = create_entity(kind("organisation"), by=mali, name_en="Thai Police")
    first = other.wordings.get()
    approving.decide(other, first, "approved", by=somchai)
    kept = merge(police, other, by=ploy)
    assert read(police) == APPROVED
    approving.approve(other, number=2, by=somchai)
    assert read(police)[0] == "Thai Police" and "Royal Thai Police" in read(police)[2]
    undo_merge(kept, by=ploy)
    assert read(police) == APPROVED


def test_the_page_shows_both_wordings_and_a_second_person_approves(
    police, ploy, somchai, client_of
):
    change(police, ploy, description_en="A gang.")
    page = f"/desk/entities/{police.pk}/"
    own = client_of(ploy).get(page).content.decode()
    assert "somebody else decides on it" in own and "Approve the change" not in own
    client = client_of(somchai)
    assert "/desk/entities/waiting/" in client.get("/desk/review/").content.decode()
    html = client.get("/desk/entities/waiting/").content.decode()
    assert "Thailand&#x27;s police." in html and "A gang." in html and "Approve the change" in html
    late = client.post(page + "approve/", {"wording": "1", "next": "waiting"}, follow=True)
    assert "Look at it again" in late.content.decode() and read(police) == APPROVED
    done = client.post(page + "approve/", {"wording": "2"}, follow=True).content.decode()
    assert read(police)[1] == "A gang." and "Take the approval back" in done
    decision = WordingDecision.objects.first()
    client.post(f"/desk/entities/approvals/{decision.pk}/take-back/")
    assert read(police) == APPROVED
    client.post(page + "put-back/", {"wording": "2"})
    assert Entity.objects.get(pk=police.pk).description_en == "Thailand's police."
    assert "Nothing waits" in client.get("/desk/entities/waiting/").content.decode()


def test_an_entry_changed_under_the_reviewers_eyes_is_not_approved_with_its_mention(
    story, mali, somchai, client_of
):
    entity = create_entity(kind("place"), by=mali, name_en="Cambodia")
    mark = make_mark(story.texts.get(language="en"), mali, "Cambodia", entity=entity, key="place")
    change(entity, mali, name_en="Kampuchea")
    client, door = client_of(somchai), f"/desk/annotations/{mark.pk}/approve/"
    assert client.post(door, {"version": 1, "wording": f"{entity.pk}:1"}).status_code == 409
    assert client.post(door, {"version": 1}).status_code == 409
    assert client.post(door, {"version": 1, "wording": f"{entity.pk}:2"}).status_code == 302
    assert read(entity)[0] == "Kampuchea"


def test_the_admins_edit_waits_like_any_other(police, admin_user, client_of):
    client = client_of(admin_user)
    page = f"/admin/annotations/alias/{police.aliases.get(text='RTP').pk}/change/"
    data = {"entity": police.pk, "language": "en", "text": "The Gang", "kind": "short"}
    assert client.post(page, data).status_code == 302
    assert police.aliases.filter(text="The Gang").exists()
    assert read(police) == APPROVED and Entity.objects.get(pk=police.pk).wording_waits
