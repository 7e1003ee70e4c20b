"""Searching the archive: over many articles, watched, stopped, and taken back by one act."""

import pytest
from django.utils import timezone

from annotations.marking import searching, suggested
from annotations.marking.archive import left_of
from annotations.models import Annotation, MentionSearch, PutUp
from annotations.suggesting.suggestions import suggestions
from articles.exceptions import Conflict, Refused
from articles.models import AuditEntry
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import make_entity, make_mark

JSON = {"HTTP_ACCEPT": "application/json"}
BODY = "<p>The River Guild met.</p><p>Critics of the River Guild left.</p>"


@pytest.fixture
def guild(mali):
    return make_entity(mali, name_en="River Guild", name_th="สมาคมแม่น้ำ")


@pytest.fixture
def texts(mali, guild):
    """Three of Mali's texts that name it twice each, and one that does not."""
    made = [factories.make_article(mali, body=BODY).texts.get() for _number in range(3)]
    factories.make_article(mali, body="<p>The River Guilders met.</p>")
    return made


def run(entity, by, most=50):
    search = searching.start(entity, by=by)
    for _number in range(most):
        search = searching.step(search, by=by)
        if search.is_over:
            break
    return search


def sources(text):
    text.refresh_from_db()
    return {one.source for one in suggestions(text) if one.found.exact == "River Guild"}


def test_it_puts_up_what_is_not_marked_in_every_article_and_says_how_many(texts, guild, mali, ploy):
    make_mark(texts[0], mali, "River Guild", entity=guild)
    factories.make_article(ploy, body=BODY)  # Mali does not see it
    search = run(guild, mali)
    assert search.finished_at and search.percent == 100
    assert (search.found, search.looked) == (5, 4)
    rows = PutUp.objects.filter(search=search)
    assert {row.text_id: row.mentions for row in rows} == {
        texts[0].pk: 1, texts[1].pk: 2, texts[2].pk: 2,
    }  # fmt: skip
    assert sources(texts[1]) == {"archive"}
    # A second one has nothing left to put up.
    assert run(guild, mali).found == 0


def test_one_act_takes_back_what_is_undecided_in_all_of_them_and_leaves_what_was_decided(
    texts, guild, mali
):
    search = run(guild, mali)
    keys = [one.key for one in suggestions(texts[0]) if one.source == "archive"]
    [made] = suggested.accept(texts[0], keys[:1], revision=1, by=mali)
    suggested.dismiss(texts[0], keys[1:], revision=1, by=mali)
    assert made.origin == "archive"
    [left] = left_of(search, search.put_up.filter(text=texts[0]).select_related("text"))
    assert (left.put_up, left.marked, left.refused, left.mentions) == (2, 1, 1, [])
    searching.take_back(search, by=mali)
    assert sources(texts[1]) == sources(texts[2]) == {"registry"}
    made.refresh_from_db()
    assert made.state == Annotation.State.PENDING
    assert sources(texts[0]) == set()
    with pytest.raises(Conflict):
        searching.take_back(search, by=mali)
    searching.put_up_again(search, by=mali)
    assert sources(texts[1]) == {"archive"}
    verbs = list(
        AuditEntry.objects.filter(verb__startswith="mentions.")
        .order_by("seq")
        .values_list("verb", flat=True)
    )
    assert verbs == [
        "mentions.search", "mentions.put_up", "mentions.take_back", "mentions.put_up_again",
    ]  # fmt: skip
    told = AuditEntry.objects.get(verb="mentions.put_up").data
    assert told["texts"] == {str(text.pk): 2 for text in texts} and told["finished"]


def test_it_goes_on_where_it_was_and_stops_when_told(texts, guild, mali, monkeypatch):
    monkeypatch.setattr(searching, "AT_ONCE", 1)
    monkeypatch.setattr(searching, "MOST", 1)
    search = searching.step(searching.start(guild, by=mali), by=mali)
    assert search.before <= search.top and search.percent < 100 and not search.is_over
    assert searching.start(guild, by=mali) == search  # not begun twice
    stale = MentionSearch.objects.get(pk=search.pk)
    search = searching.step(search, by=mali)
    # A step that was begun from an older place counts for nothing.
    assert searching.step(stale, by=mali).found == search.found
    searching.stop(search, by=mali)
    found = search.found
    search.refresh_from_db()
    assert searching.step(search, by=mali).found == found
    with pytest.raises(Conflict):
        searching.stop(search, by=mali)


def test_it_says_how_much_of_the_archive_is_looked_through():
    assert MentionSearch(top=200, before=201).percent == 0
    assert MentionSearch(top=200, before=51).percent == 75
    assert MentionSearch(top=200, before=2).percent == 99  # until it has said that it is finished
    assert MentionSearch(top=200, before=1, finished_at=timezone.now()).percent == 100


def test_a_page_opened_before_the_search_still_knows_its_suggestions(texts, guild, mali):
    keys = [one.key for one in suggestions(texts[0]) if one.found.entity_id]
    run(guild, mali)
    texts[0].refresh_from_db()
    assert len(suggested.accept(texts[0], keys, revision=1, by=mali)) == 2


def test_a_paragraph_that_reads_otherwise_has_none_of_them(texts, guild, mali):
    run(guild, mali)
    body = BODY.replace("met", "met twice")
    writing.save(texts[0], Content("News", "", body, ""), based_on=1, by=mali)
    text = texts[0].__class__.objects.get(pk=texts[0].pk)
    found = {one.found.block: one.source for one in suggestions(text) if one.found.entity_id}
    assert sorted(found.values()) == ["archive", "registry"]


def test_only_who_began_it_goes_on_and_others_may_take_it_back(texts, guild, mali, somchai):
    search = searching.start(guild, by=mali)
    with pytest.raises(Refused):
        searching.step(search, by=somchai)
    assert searching.take_back(search, by=somchai).is_over


def test_by_plain_forms_from_the_entitys_page_to_taking_back(texts, guild, mali, client_of):
    client = client_of(mali)
    assert (
        f"/desk/entities/{guild.pk}/untagged/"
        in client.get(f"/desk/entities/{guild.pk}/").content.decode()
    )
    page = client.post(f"/desk/entities/{guild.pk}/untagged/search/", follow=True)
    search = MentionSearch.objects.get()
    html = page.content.decode()
    assert "100 %" in html and "6 mentions were put up" in html
    assert "Put up: 2 · marked: 0 · refused: 0 · undecided: 2" in html
    address = f"/desk/mention-searches/{search.pk}/"
    [key, _other] = [one.key for one in suggestions(texts[0]) if one.found.entity_id]
    data = {"revision": 1, "key": key, "search": search.pk}
    door = f"/desk/articles/{texts[0].article_id}/mark/en/"
    assert client.post(door + "accept/", data).url == address
    assert (
        "Put up: 2 · marked: 1 · refused: 0 · undecided: 1" in client.get(address).content.decode()
    )
    html = client.post(address + "take-back/", follow=True).content.decode()
    assert "Taken back in every article" in html and "Put them up again" in html
    assert client.post(address + "take-back/").status_code == 409
    assert client.post(address + "stop/").status_code == 409
    html = client.post(address + "take-back/", {"again": "1"}, follow=True).content.decode()
    assert "undecided: 2" in html


def test_a_script_is_given_the_progress_alone_and_a_new_page_at_the_end(
    texts, guild, mali, client_of, monkeypatch
):
    monkeypatch.setattr(searching, "MOST", 1)
    monkeypatch.setattr(searching, "AT_ONCE", 1)
    search = searching.start(guild, by=mali)
    door = f"/desk/mention-searches/{search.pk}/step/"
    answer = client_of(mali).post(door, HTTP_HX_REQUEST="true")
    assert "<html" not in answer.content.decode() and "hx-trigger" in answer.content.decode()
    for _number in range(5):
        answer = client_of(mali).post(door, HTTP_HX_REQUEST="true")
        if answer.headers.get("HX-Refresh"):
            break
    assert answer.headers["HX-Refresh"] == "true"
