"""Suggestions: names and values that stand alone, put up once, never after a refusal."""

from threading import Thread

import pytest

from annotations.marking.suggested import accept, dismiss, keys_of
from annotations.models import Annotation
from annotations.registry.actions import AliasData, create_entity, edit_entity
from annotations.registry.names import registry_version
from annotations.reviewing.actions import approve, reject
from annotations.suggesting.edges import stands_alone
from annotations.suggesting.gazetteer import gazetteer, ready
from annotations.suggesting.suggestions import suggestions
from annotations.suggesting.track import track
from articles.exceptions import Conflict
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import kind, make_entity, make_mark

pytestmark = pytest.mark.django_db


def exacts(text):
    return [(one.found.exact, one.kind) for one in suggestions(text)]


def found_in(words):
    return [words[hit.start : hit.end] for hit in gazetteer(registry_version()).hits(words)]


@pytest.fixture
def names(mali):
    """What is looked for: one entity for each, the same name in both columns where it has one."""

    def add(*texts, key="place"):
        for text in texts:
            create_entity(kind(key), by=mali, name_en=text)

    return add


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("Thai", "Thailand and Thais", []),
        ("Thai", "Thai police", ["Thai"]),
        ("Bank of Thailand", "THE BANK OF THAILAND SAID", ["BANK OF THAILAND"]),
        ("WHO", "those who know the WHO", ["WHO"]),
        ("May", "it may rain in May", ["May"]),
        ("ตาก", "ไปตากอากาศ", []),
        ("ตาก", "จังหวัดตาก", ["ตาก"]),
        ("มา", "มากมาย", []),
        ("กมล", "นายกมลกล่าว", ["กมล"]),
        ("ต่อศักดิ์ สุขวิมล", "พล.ต.อ.ต่อศักดิ์ สุขวิมลกล่าวว่า", ["ต่อศักดิ์ สุขวิมล"]),
        ("หนังสือพิมพ์ไทยรัฐ", "เขาอ่านหนังสือพิมพ์ไทยรัฐบาลเศร้า", []),
        ("เวียงสระน้ำใส", "ที่เวียงสระน้ำใสกลางเมือง", ["เวียงสระน้ำใส"]),
        ("อันดามันใส", "ทะเลอันดามันใสสวย", ["อันดามันใส"]),
        ("ชนกมลวรร", "คุณชนกมลวรรมาแล้ว", ["ชนกมลวรร"]),
        ("ชนกมลวรร", "คุณชนกมลวรรณมาแล้ว", []),
        ("กาญจน์ชนกมล", "นายกาญจน์ชนกมลกล่าว", ["กาญจน์ชนกมล"]),
        ("ปปง.", "เจ้าหน้าที่ ปปง. ระบุ", ["ปปง."]),
        ("เดอะเนชั่น", "เดือน เดอะเนชั่น รายงาน", ["เดอะเนชั่น"]),
        ("AMLO", "สำนักงานAMLOระบุ", ["AMLO"]),
    ],
)
def test_a_name_is_found_only_where_it_stands_alone(names, name, words, found):
    names(name)
    assert found_in(words) == found


def test_the_longest_name_wins(names):
    names("Royal Thai Police", "Thai", "Police")
    assert found_in("The Royal Thai Police and Thai Police") == [
        "Royal Thai Police", "Thai", "Police",
    ]  # fmt: skip


def test_a_name_with_two_bearers_is_put_up_for_both_and_never_accepted_wholesale(text, mali):
    make_entity(mali, name_en="The Nation", name_th="")
    make_entity(mali, name_en="The Nation", name_th="เดอะเนชั่น ทีวี")
    assert exacts(text).count(("The Nation", "organisation")) == 2
    assert keys_of(text, kind="organisation") == []


def test_edges_of_graphemes_hold():
    assert not stands_alone("น้ำ", 0, 1)


def test_registry_and_values_are_put_up_with_their_source(text, mali):
    make_entity(mali)
    offered = {one.found.exact: one for one in suggestions(text)}
    assert offered["Royal Thai Police"].source == "registry"
    assert offered["Royal Thai Police"].meaning == "Royal Thai Police"
    assert offered["over 700,000 baht"].source == "values"
    assert offered["over 700,000 baht"].meaning == "over 700000 THB"


def test_thai_names_and_values_are_put_up(mali):
    make_entity(mali)
    article = factories.make_article(
        mali, language="th", headline=factories.HEADLINE_TH, summary="", body=factories.BODY_TH
    )
    found = exacts(article.texts.get())
    assert ("สำนักงานตำรวจแห่งชาติ", "organisation") in found
    assert ("กว่า 7 แสนบาท", "money") in found


def test_what_is_marked_is_not_put_up_again(text, mali):
    make_mark(text, mali)
    assert ("Royal Thai Police", "organisation") not in exacts(text)


def test_a_refusal_holds_after_an_edit_around_it(text, mali):
    key = next(one.key for one in suggestions(text) if one.kind == "money")
    dismiss(text, [key], revision=1, by=mali)
    revision = text.revision
    body = revision.body.replace("in one case", "in a single case")
    writing.save(
        text,
        Content(revision.headline, revision.summary, body, revision.slug),
        based_on=1,
        by=mali,
    )
    text.refresh_from_db()
    assert "money" not in {kind for _words, kind in exacts(text)}


def test_accepting_makes_marks_that_wait_and_says_where_from(text, mali):
    make_entity(mali)
    keys = [one.key for one in suggestions(text)]
    marks = accept(text, keys, revision=1, by=mali)
    assert {mark.origin for mark in marks} == {"registry", "values"}
    assert all(mark.created_by == mali and mark.state == "pending" for mark in marks)
    assert all(mark.versions.get().author == mali for mark in Annotation.objects.all())
    assert suggestions(text) == []


def test_what_is_no_longer_suggested_cannot_be_accepted(text, mali):
    for keys in (["registry.1.b1.0.4"], []):
        with pytest.raises(Conflict):
            accept(text, keys, revision=1, by=mali)
    with pytest.raises(Conflict, match="saved again"):
        accept(text, ["x"], revision=3, by=mali)


def test_a_change_of_the_registry_is_seen_at_once(text, mali):
    entity = make_entity(mali, name_en="Some office", name_th="")
    assert ("The Nation", "organisation") not in exacts(text)
    edit_entity(
        entity, based_on=entity.updated_at, by=mali, aliases=[AliasData("en", "The Nation")]
    )
    assert ("The Nation", "organisation") in exacts(text)


def test_a_name_not_to_be_used_is_not_put_up(text, mali):
    create_entity(
        kind("organisation"),
        by=mali,
        name_en="X",
        aliases=[AliasData("en", "The Nation", "forbidden")],
    )
    assert ("The Nation", "organisation") not in exacts(text)


def written(mali, body, language="en"):
    return factories.make_article(
        mali, headline="News", summary="", body=body, language=language
    ).texts.get()


def named(text):
    return [
        (one.found.exact, one.meaning)
        for one in suggestions(text)
        if one.source in ("rank", "acronym")
    ]


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        (
            "en",
            "<p>Pol. Lt. Gen. Anan Jaidee met Mr Somchai Dee. Gen. Anan left.</p>",
            [
                ("Anan Jaidee", "Anan Jaidee"),
                ("Somchai Dee", "Somchai Dee"),
                ("Anan", "Anan Jaidee"),
            ],
        ),
        ("en", "<p>The General Assembly met; dr no one said so, and nobody ranked.</p>", []),
        (
            "th",
            "<p>พล.ต.ท.อนันต์ ใจดีกล่าวว่าไม่มี นายสมชาย ดีงาม เจ้าของร้าน ปฏิเสธ นายกรัฐมนตรีรับทราบ</p>",
            [("อนันต์ ใจดี", "อนันต์ ใจดี"), ("สมชาย ดีงาม", "สมชาย ดีงาม")],
        ),
        (
            "en",
            "<p>The Office of River Affairs (ORA) met.</p><p>ORA, not ORAL, said (WHO) so.</p>",
            [
                ("Office of River Affairs", "Office of River Affairs"),
                ("ORA", "Office of River Affairs"),
                ("ORA", "Office of River Affairs"),
            ],
        ),
    ],
)
def test_names_are_known_by_how_they_are_written(mali, language, body, found):
    assert named(written(mali, body, language)) == found


def test_a_name_of_the_registry_is_meant_by_its_parts_where_one_person_bears_it(mali):
    anan = create_entity(kind("person"), by=mali, name_en="Anan Jaidee")
    create_entity(kind("person"), by=mali, name_en="Mali Dee")
    create_entity(kind("person"), by=mali, name_en="Ploy Dee")
    create_entity(kind("organisation"), by=mali, name_th="สำนักงานน้ำ")
    text = written(mali, "<p>Gen. Anan met Mr Dee.</p>")
    assert [one.found.entity_id for one in suggestions(text) if one.source == "rank"] == [anan.pk]
    thai = written(mali, "<p>สำนักงานน้ำ (สน.) ประชุม สน.แถลง</p>", "th")
    assert named(thai) == [("สน.", "สำนักงานน้ำ"), ("สน.", "สำนักงานน้ำ")]


def test_a_new_name_is_added_to_the_registry_once_when_it_is_accepted(mali):
    text = written(mali, "<p>Gen. Anan Jaidee spoke.</p><p>Gen. Anan left.</p>")
    keys = [one.key for one in suggestions(text) if one.source == "rank"]
    first, second = accept(text, keys, revision=1, by=mali)
    assert first.entity == second.entity and first.entity.name_en == "Anan Jaidee"
    assert (first.exact, second.exact) == ("Anan Jaidee", "Anan")


def test_all_like_one_and_all_above_a_share(text, mali, ploy, monkeypatch):
    monkeypatch.setattr("annotations.suggesting.track.FEWEST", 1)
    body = "<p>The Nation paid 5 baht.</p><p>The Nation got 6 baht.</p><p>Police of The Nation.</p>"
    text = written(mali, body)
    make_entity(mali, name_en="The Nation", name_th="")
    offered = suggestions(text)
    [one, *_rest] = [one for one in offered if one.source == "registry"]
    assert len(keys_of(text, like=one.key)) == 3
    assert keys_of(text, above=80) == []
    [mark] = accept(text, [one.key], revision=1, by=mali)
    assert keys_of(text, above=80) == []  # nobody has decided on it yet
    approve(mark, version=1, by=ploy)
    assert track(fresh=True)["registry", "organisation"].approved == 1
    assert len(keys_of(text, above=80)) == 2
    refused = keys_of(text, like=suggestions(text)[-1].key)
    dismiss(text, refused, revision=1, by=mali)
    assert keys_of(text, above=80) == [] and not keys_of(text, like=one.key)


def test_a_refusal_outlives_the_number_of_its_paragraph(text, mali):
    """The paragraph is written anew and gets another id; the refused words stay refused there, and
    elsewhere they are put up as before."""
    make_entity(mali)
    [one] = [s for s in suggestions(text) if s.found.exact == "Royal Thai Police"]
    dismiss(text, [one.key], revision=1, by=mali)
    old = text.revision.document.block(one.found.block).text
    anew = "Nobody knows how it began: Royal Thai Police officers came home late from the sea."
    body = text.revision.body.replace(old, anew)
    writing.save(text, Content("News", "", body, ""), based_on=1, by=mali)
    text.refresh_from_db()
    assert not text.anchored_revision.document.has(one.found.block)
    assert "Royal Thai Police" in text.anchored_revision.document.text
    assert [s for s in suggestions(text) if s.found.exact == "Royal Thai Police"] == []


def test_a_changed_registry_is_put_together_beside_the_requests(mali, settings, monkeypatch):
    """While the new table is built the one before answers; nobody waits."""
    settings.GAZETTEER_IN_BACKGROUND = True
    create_entity(kind("place"), by=mali, name_en="Tak Bridge")
    before = registry_version()
    gazetteer(before)
    started = []
    monkeypatch.setattr(Thread, "start", lambda thread: started.append(thread))
    create_entity(kind("place"), by=mali, name_en="Mae Sot Bridge")
    now = registry_version()
    assert ready(now) == before and ready(now) == before
    [building] = started
    monkeypatch.setattr("annotations.suggesting.gazetteer.connection.close", lambda: None)
    building.run()
    assert ready(now) == now
    assert [hit.start for hit in gazetteer(now).hits("At Mae Sot Bridge")] == [3]


def decided(mali, ploy, entity, words, verdicts):
    """Marks of these words as this entity, each in a text of its own, approved or turned down."""
    for good in verdicts:
        text = written(mali, f"<p>They met {words} there.</p>")
        mark = make_mark(text, mali, words, entity=entity, key=entity.kind.key)
        if good:
            approve(mark, version=1, by=ploy)
        else:
            reject(mark, version=1, by=ploy, reason="Not the right entity.")


def test_a_name_that_reviewers_regularly_turn_down_is_put_up_no_more(mali, ploy):
    may = create_entity(
        kind("person"), by=mali, name_en="May", aliases=[AliasData("en", "Mae Dee")]
    )
    text = written(mali, "<p>May met Mae Dee.</p>")
    assert exacts(text) == [("May", "person"), ("Mae Dee", "person")]
    decided(mali, ploy, may, "May", [False] * 3)
    assert exacts(text) == [("May", "person"), ("Mae Dee", "person")]
    decided(mali, ploy, may, "May", [False])
    assert exacts(text) == [("Mae Dee", "person")]
    decided(mali, ploy, may, "May", [True, True])
    assert exacts(text) == [("May", "person"), ("Mae Dee", "person")]


def test_of_two_that_bear_a_name_the_one_approved_more_often_comes_first(mali, ploy):
    first = create_entity(kind("place"), by=mali, name_en="Tak")
    second = create_entity(kind("place"), by=mali, name_en="Tak", name_th="ตาก")
    text = written(mali, "<p>They left Tak.</p>")
    assert [one.found.entity_id for one in suggestions(text)] == [first.pk, second.pk]
    make_mark(written(mali, "<p>To Tak!</p>"), mali, "Tak", entity=second, key="place")
    assert [one.found.entity_id for one in suggestions(text)] == [first.pk, second.pk]
    decided(mali, ploy, second, "Tak", [True])
    offered = suggestions(text)
    assert [one.found.entity_id for one in offered] == [second.pk, first.pk]
    assert (offered[0].past.approved, offered[0].past.answered) == (1, 1)
