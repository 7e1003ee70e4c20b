"""Marks of the source carried over into the translation, linked, and held against each other."""

import pytest

from annotations.marking import actions as marking
from annotations.marking.twins import disagreements, twins_of
from annotations.marking.undoing import undo
from annotations.models import Annotation
from annotations.reviewing import actions as reviewing
from articles.exceptions import Conflict
from articles.models import AuditEntry
from articles.translating import actions
from articles.translating.alignment import Pair
from articles.translating.projection import proposals
from tests.annotations.making import kind, make_claim, make_entity, make_mark, make_value, place
from tests.articles.translating.making import edit_source, translate


@pytest.fixture
def source(article):
    return article.texts.get(language="en")


@pytest.fixture
def police(mali):
    return make_entity(mali)


@pytest.fixture
def marked(source, police, mali, ploy):
    """A name, a sum and a claim of the source, each approved by Ploy."""
    name = make_mark(source, mali, entity=police)
    money = make_value(source, mali)
    make_claim(source, mali, status="attributed")
    claim = Annotation.objects.get(text=source, claim__isnull=False)
    for one in (name, money, claim):
        reviewing.approve(one, version=one.version_number, by=ploy)
    return name, money, claim


def offered(text):
    text.refresh_from_db()
    return {one.source.pk: one for one in proposals(Pair(text))}


def take_all(text, by):
    actions.carry_over(text, [one.key for one in offered(text).values()], by=by)
    return list(Annotation.objects.filter(text=text).select_related("text", "kind"))


def test_a_name_a_sum_and_a_claim_find_their_words_in_the_translation(thai, anan, marked):
    translate(thai, by=anan)
    found = offered(thai)
    assert [found[one.pk].anchor.exact for one in marked] == [
        "สำนักงานตำรวจแห่งชาติ",
        "กว่า 7 แสนบาท",
        "ปฏิบัติการร่วมจะเริ่มภายในสองเดือน เดอะเนชั่นรายงาน",
    ]
    assert [found[one.pk].how.value for one in marked] == ["name", "value", "sentence"]


def test_nothing_is_put_up_that_no_reviewer_approved_or_nobody_has_translated(
    thai, anan, mali, source, marked
):
    assert offered(thai) == {}
    make_mark(source, mali, words="Thailand", entity=make_entity(mali, "place", name_en="Thailand", name_th="ไทย"), key="place")  # fmt: skip
    translate(thai, by=anan)
    assert set(offered(thai)) == {one.pk for one in marked}


def test_what_is_taken_is_the_translators_mark_linked_with_its_twin_and_waits(thai, anan, marked):
    translate(thai, by=anan)
    made = take_all(thai, anan)
    assert {one.twin_of_id for one in made} == {one.pk for one in marked}
    assert {(one.state, one.created_by, one.origin) for one in made} == {
        ("pending", anan, "projection")
    }
    assert [one.versions.get().author for one in made] == [anan] * 3
    assert made[1].value == {"type": "money", "means": "over 700000 THB"}
    assert made[2].claim_id == marked[2].claim_id
    assert offered(thai) == {}
    assert disagreements(thai) == []
    entry = AuditEntry.objects.get(verb="projection.accept")
    assert len(entry.data["annotations"]) == 3


def test_taking_over_is_undone_and_then_offered_again(thai, anan, marked):
    translate(thai, by=anan)
    take_all(thai, anan)
    thai.refresh_from_db()
    undo(thai, by=anan)
    assert set(offered(thai)) == {one.pk for one in marked}


def test_a_mark_that_stands_already_is_linked_not_made_twice(thai, anan, police, marked):
    translate(thai, by=anan)
    mine = make_mark(thai, anan, words="สำนักงานตำรวจแห่งชาติ", entity=police)
    one = offered(thai)[marked[0].pk]
    assert (one.standing.pk, one.how.value) == (mine.pk, "marked")
    actions.carry_over(thai, [one.key], by=anan)
    mine.refresh_from_db()
    assert mine.twin_of_id == marked[0].pk
    assert mine.version_number == 1
    actions.unlink(thai, mine.pk, by=anan)
    assert offered(thai)[marked[0].pk].standing.pk == mine.pk


def test_what_is_refused_is_not_put_up_again(thai, anan, marked):
    translate(thai, by=anan)
    actions.refuse(thai, [offered(thai)[marked[1].pk].key], by=anan)
    assert marked[1].pk not in offered(thai)
    assert marked[0].pk in offered(thai)


def test_what_was_seen_before_the_text_changed_is_refused(thai, anan, marked):
    translate(thai, by=anan)
    key = offered(thai)[marked[0].pk].key
    actions.save_paragraph(
        thai, "b2", "<p>ตำรวจระบุว่าคดีหนึ่งเสียหายกว่า 7 แสนบาท</p>",
        based_on=thai.revision_number, by=anan,
    )  # fmt: skip
    with pytest.raises(Conflict, match="Look again"):
        actions.carry_over(thai, [key], by=anan)
    assert not Annotation.objects.filter(text=thai).exists()


def test_two_mentions_find_two_mentions_in_order(article, thai, anan, mali, ploy, source):
    edit_source(article, "The Royal Thai Police said", "Thai Police and Thai Police said", by=mali)
    who = make_entity(mali, name_en="Thai Police", name_th="ตำรวจไทย")
    for number in (0, 1):
        source.refresh_from_db()
        one = marking.mark(
            source, place(source, "Thai Police", number), revision=source.revision_number,
            kind=kind("organisation"), by=mali, entity=who,
        )  # fmt: skip
        reviewing.approve(one, version=1, by=ploy)
    actions.save_paragraph(thai, "b2", "<p>ตำรวจไทย และ ตำรวจไทย กล่าว</p>", based_on=0, by=anan)
    starts = [one.anchor.start for one in offered(thai).values()]
    assert starts == [0, 13]


def test_a_changed_fact_on_either_side_flags_the_other_until_they_agree(
    article, thai, anan, mali, source, marked
):
    translate(thai, by=anan)
    take_all(thai, anan)
    edit_source(article, "700,000", "900,000", by=mali)
    (flag,) = disagreements(thai)
    assert flag.here.exact == "กว่า 7 แสนบาท"
    assert "different values" in str(flag.reason)
    source.refresh_from_db()
    assert [one.here.pk for one in disagreements(source)] == [marked[1].pk]
    actions.save_paragraph(
        thai, "b2", "<p>สำนักงานตำรวจแห่งชาติระบุว่าคดีหนึ่งเสียหายกว่า 9 แสนบาท</p>",
        based_on=thai.revision_number, by=anan,
    )  # fmt: skip
    assert disagreements(thai) == []


def test_another_entity_or_a_removed_mark_flags_the_twin(thai, anan, mali, marked):
    translate(thai, by=anan)
    take_all(thai, anan)
    other = make_entity(mali, name_en="Cyber police", name_th="ตำรวจไซเบอร์")
    name = Annotation.objects.get(pk=marked[0].pk)
    marking.edit(name, version=name.version_number, by=mali, entity=other)
    assert [str(one.reason) for one in disagreements(thai)] == ["they name different entities"]
    name.refresh_from_db()
    marking.remove(name, version=name.version_number, by=mali)
    assert [str(one.reason) for one in disagreements(thai)] == ["one of the two was removed"]
    twin = Annotation.objects.get(text=thai, twin_of=name)
    ((there, reason),) = twins_of(twin)
    assert there.pk == name.pk and reason


def test_the_page_and_the_paragraph_offer_them_and_take_them(client, thai, anan, marked):
    translate(thai, by=anan)
    client.force_login(anan)
    page = f"/desk/articles/{thai.article_id}/translate/th/"
    words = client.get(f"{page}paragraphs/b2/marks/").content.decode()
    assert "กว่า 7 แสนบาท" in words and "ปฏิบัติการร่วม" not in words
    keys = [one.key for one in offered(thai).values() if one.row == "b2"]
    words = client.post(f"{page}paragraphs/b2/marks/", {"mark": keys}).content.decode()
    assert "กว่า 7 แสนบาท" not in words
    assert Annotation.objects.filter(text=thai).count() == 2
    left = offered(thai)[marked[2].pk].key
    answer = client.post(f"{page}marks/take/", {"mark": [left]}, follow=True).content.decode()
    assert "1 mark carried over." in answer
    assert "Nothing to carry over" in answer
    assert client.post(f"{page}marks/take/", {"mark": [left]}).status_code == 409
