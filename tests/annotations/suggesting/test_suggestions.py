"""Suggestions: names and values that stand alone, put up once, never after a refusal."""

import pytest

from annotations.marking.suggested import accept, dismiss, keys_of_kind
from annotations.models import Annotation
from annotations.registry.actions import AliasData, create_entity, edit_entity
from annotations.registry.names import registry_version
from annotations.suggesting.edges import stands_alone
from annotations.suggesting.gazetteer import gazetteer
from annotations.suggesting.suggestions import suggestions
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
    assert keys_of_kind(text, "organisation") == []


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
