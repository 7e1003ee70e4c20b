"""Tag all: previewed, never inside a longer word, undone as one."""

import pytest

from annotations.marking import tagging, undoing
from annotations.models import Alias, Annotation
from articles.exceptions import Conflict, Invalid
from tests import factories
from tests.annotations.making import make_entity, make_mark

BODY = "<p>ตำรวจไปที่ตากแล้ว ฝนตกที่ตาก</p><p>เขาตากผ้าและตากลมที่ตาก ส่วน สตช. แถลง</p>"


@pytest.fixture
def mark(mali):
    article = factories.make_article(mali, language="th", headline="ข่าว", summary="", body=BODY)
    entity = make_entity(mali, "place", name_en="Tak", name_th="ตาก")
    Alias.objects.create(entity=entity, language="th", text="ที่ตาก")
    Alias.objects.create(entity=entity, language="th", text="แถลง", kind="forbidden")
    return make_mark(article.texts.get(), mali, "ตาก", entity=entity, key="place")


def test_every_other_mention_is_offered_by_any_name_and_never_inside_a_word(mark):
    found = [(one.anchor.start_block, one.anchor.exact) for one in tagging.mentions(mark)]
    assert ("b1", "ที่ตาก") in found and ("b2", "ที่ตาก") in found
    assert all(words in ("ตาก", "ที่ตาก") for _block, words in found)
    text = mark.text.anchored_revision.document.block("b2").text
    inside = text.index("ตากลม")
    assert all(
        one.anchor.start != inside or one.anchor.start_block != "b2"
        for one in tagging.mentions(mark)
    )


def test_the_ticked_ones_are_marked_and_undone_as_one(mark, mali):
    keys = [one.key for one in tagging.mentions(mark)]
    made = tagging.tag_all(mark, keys, version=1, revision=1, by=mali)
    assert len(made) == len(keys) > 1
    assert all(
        one.entity_id == mark.entity_id and one.versions.get().author == mali for one in made
    )
    assert tagging.mentions(mark) == []
    with pytest.raises(Conflict, match="meanwhile"):
        tagging.tag_all(mark, keys, version=1, revision=1, by=mali)
    turned, _left, _places = undoing.undo(mark.text, by=mali)
    assert len(turned) == len(keys)
    assert Annotation.objects.exclude(state="removed").get() == mark
    undoing.redo(mark.text, by=mali)
    assert Annotation.objects.exclude(state="removed").count() == len(keys) + 1


def test_nothing_ticked_and_another_revision_are_refused(mark, mali):
    [key, *_rest] = [one.key for one in tagging.mentions(mark)]
    with pytest.raises(Invalid, match="Tick"):
        tagging.tag_all(mark, [], version=1, revision=1, by=mali)
    with pytest.raises(Conflict, match="saved again"):
        tagging.tag_all(mark, [key], version=1, revision=2, by=mali)
    assert Annotation.objects.count() == 1


def test_the_preview_and_its_answer_over_http(mark, mali, client_of):
    client, address = client_of(mali), f"/desk/annotations/{mark.pk}/tag-all/"
    page = client.get(address)
    assert page.status_code == 200
    assert b'name="key"' in client.get(address, HTTP_HX_REQUEST="true").content
    keys = [one.key for one in page.context["mentions"]][:1]
    sent = {"key": keys, "version": 1, "revision": 1}
    answer = client.post(address, sent, HTTP_ACCEPT="application/json").json()
    assert "Undo takes it back" in answer["message"] and list(answer["blocks"])


def test_unmarked_mentions_in_the_archive_are_found_and_marked_text_by_text(
    text, mali, anan, client_of
):
    mark = make_mark(text, mali)
    thai = factories.make_article(
        mali, language="th", headline="ข่าว", summary="", body=factories.BODY_TH
    )
    factories.make_article(mali, body="<p>Nothing of the kind, or Royal Thai Policemen.</p>")
    address = f"/desk/entities/{mark.entity_id}/untagged/"
    page = client_of(mali).get(address)
    [found] = page.context["texts"]
    assert found.text.article == thai and len(found.mentions) == 1
    [(mention, _before, _after)] = found.mentions
    data = {"revision": 1, "key": mention.key}
    client_of(mali).post(f"/desk/articles/{thai.pk}/mark/th/accept/", data)
    assert client_of(mali).get(address).context["texts"] == []
    assert Annotation.objects.filter(entity=mark.entity).count() == 2
    assert client_of(mali).get(address, {"before": "x"}).status_code == 400
