"""A bilingual pair laid side by side, changed by a person, and every act on rows taken back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.exceptions import Conflict, Invalid
from articles.models import Alignment, AuditEntry
from articles.text.sentences import sentences
from articles.translating import actions
from articles.translating.alignment import Pair, State
from articles.translating.pairing import Side, clauses, counterpart, course
from articles.translating.pairing.clauses import side_by_side
from articles.translating.staleness import standings
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import make_entity
from tests.articles.translating.making import THAI, row, translate

MORE_TH = "<p>ปปง. ออกแถลงการณ์แยกต่างหากในวันพุธเรื่องบัญชีม้า</p>"


def paste(text, body, by):
    """The whole translation written elsewhere and pasted in."""
    content = Content(headline=factories.HEADLINE_TH, summary=THAI["summary"], body=body)
    text.refresh_from_db()
    writing.save(text, content, based_on=text.revision_number, by=by)
    text.refresh_from_db()


def pairs(text):
    text.refresh_from_db()
    return {
        one.row.key: (one.row.target_text, one.state)
        for one in standings(Pair(text))
        if one.row.key not in ("headline", "summary")
    }


def test_a_translation_written_elsewhere_is_laid_side_by_side_and_waits_for_a_word(thai, anan):
    paste(thai, factories.BODY_TH, anan)
    assert {state for _words, state in pairs(thai).values()} == {State.UNTRANSLATED, State.UNLINKED}
    assert actions.pair_up(thai, by=anan) == 5
    assert pairs(thai) == {key: (THAI[key], State.PAIRED) for key in ("b1", "b2", "b3")}
    assert row(thai, "b2").alignment.confidence > 0.9
    assert row(thai, "b2").alignment.translated_from.startswith("The Royal Thai Police")
    entry = AuditEntry.objects.get(verb="translation.pair_up")
    assert len(entry.data["rows"]) == 5


def test_pairs_are_confirmed_one_by_one_or_all_that_are_sure(thai, anan):
    paste(thai, factories.BODY_TH, anan)
    actions.pair_up(thai, by=anan)
    actions.confirm(thai, "b1", by=anan)
    assert pairs(thai)["b1"][1] == State.TRANSLATED
    assert actions.accept_paired(thai, by=anan) == 4
    assert {state for _words, state in pairs(thai).values()} == {State.TRANSLATED}
    with pytest.raises(Invalid, match="No pair is that sure"):
        actions.accept_paired(thai, by=anan)


def test_a_paragraph_that_only_the_translation_has_stays_by_itself(thai, anan):
    first, rest = factories.BODY_TH.split("</p>", 1)
    paste(thai, f"{first}</p>{MORE_TH}{rest}", anan)
    actions.pair_up(thai, by=anan)
    states = pairs(thai)
    assert states["b2"] == (THAI["b2"], State.PAIRED)
    assert [state for key, (_w, state) in states.items() if key.startswith("only-")] == [
        State.UNLINKED
    ]


def test_what_a_person_has_put_together_is_left_alone(thai, anan):
    translate(thai, "b2", by=anan)
    thai.refresh_from_db()
    first, rest = factories.BODY_TH.split("</p>", 1)
    paste(thai, factories.BODY_TH, anan)
    mine = Alignment.objects.get(text=thai)
    actions.pair_up(thai, by=anan)
    mine.refresh_from_db()
    assert mine.confidence is None
    assert pairs(thai)["b1"][1] == State.PAIRED


def test_a_registry_name_says_which_of_two_paragraphs_was_translated(thai, anan, article, mali):
    make_entity(mali)
    source = article.texts.get(language="en")
    body = "<p>Nobody in the two towns said a word.</p><p>The Royal Thai Police gave no reason.</p>"
    writing.save(source, Content("H", "S", body), based_on=1, by=mali)
    paste(thai, "<p>สำนักงานตำรวจแห่งชาติไม่ให้เหตุผล</p>", anan)
    assert actions.pair_up(thai, by=anan) == 3
    named = next(r for r in Pair(thai).rows if r.target_text.startswith("สำนักงาน"))
    assert named.source_text == "The Royal Thai Police gave no reason."


def test_there_is_nothing_to_lay_side_by_side_before_a_translation_is_there(thai, anan):
    with pytest.raises(Invalid, match="paste the translation"):
        actions.pair_up(thai, by=anan)


def test_a_wrong_pair_is_taken_apart_and_put_together_with_the_paragraph_above(thai, anan):
    translate(thai, "b1", "b2", by=anan)
    actions.part(thai, "b2", by=anan)
    alone = next(r for r in Pair(thai).rows if not r.source)
    assert alone.target_text == THAI["b2"]
    actions.join(thai, alone.key, by=anan, up=True)
    both = row(thai, "b1")
    assert both.target_text == f"{THAI['b1']}\n{THAI['b2']}"
    assert both.alignment.kind == Alignment.Kind.SPLIT


ACTS = {
    "merge": lambda text, by: actions.merge(text, "b1", by=by),
    "cut": lambda text, by: actions.cut(text, "b2", by=by, reason="Said elsewhere"),
    "add": lambda text, by: actions.add(text, "b1", "อธิบายเพิ่ม", by=by),
    "move": lambda text, by: actions.move(text, "b3", by=by, up=True),
    "part": lambda text, by: actions.part(text, "b2", by=by),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_act_on_the_rows_is_undone_with_the_words_it_took(thai, anan, name):
    translate(thai, by=anan)
    before = pairs(thai)
    ACTS[name](thai, anan)
    assert pairs(thai) != before or thai.revision.body != factories.BODY_TH
    actions.undo(thai, by=anan)
    assert pairs(thai) == before
    assert thai.revision.body == factories.BODY_TH
    assert AuditEntry.objects.filter(verb="translation.undo").count() == 1


def test_acts_are_undone_one_after_the_other_last_first(thai, anan):
    translate(thai, by=anan)
    before = pairs(thai)
    for name in ACTS.keys() - {"part"}:
        ACTS[name](thai, anan)
        actions.undo(thai, by=anan)
    actions.cut(thai, "b2", by=anan)
    actions.cut(thai, "b3", by=anan)
    actions.undo(thai, by=anan)
    actions.undo(thai, by=anan)
    assert pairs(thai) == before
    with pytest.raises(Conflict, match="nothing of yours"):
        actions.undo(thai, by=anan)


def test_nobody_undoes_what_a_colleague_went_on_from(thai, anan, somchai):
    translate(thai, by=anan)
    actions.cut(thai, "b2", by=anan)
    actions.save_paragraph(thai, "b3", "<p>ใหม่</p>", based_on=thai.revision_number, by=somchai)
    with pytest.raises(Conflict, match="changed since"):
        actions.undo(thai, by=anan)
    with pytest.raises(Conflict, match="nothing of yours"):
        actions.undo(thai, by=somchai)
    assert row(thai, "b3").target_text == "ใหม่"


def test_the_page_offers_it_shows_how_sure_each_pair_is_and_undoes_it(client, thai, anan):
    paste(thai, factories.BODY_TH, anan)
    client.force_login(anan)
    page = f"/desk/articles/{thai.article_id}/translate/th/"
    assert "Lay them side by side" in client.get(page).content.decode()
    answer = client.post(f"{page}pair-up/", follow=True).content.decode()
    assert "5 pairs found" in answer
    assert "paired by itself, unconfirmed, 9" in answer
    answer = client.post(f"{page}accept-pairs/", follow=True).content.decode()
    assert "5 pairs accepted." in answer
    client.post(f"{page}undo/")
    assert pairs(thai)["b1"][1] == State.PAIRED
    client.post(f"{page}undo/")
    assert pairs(thai)["b1"][1] == State.UNTRANSLATED


EN = "Police seized 3 million baht on Monday. Martin Clark denied it. Nobody was hurt, they said."
TH = "ตำรวจยึดเงิน 3 ล้านบาท เมื่อวันจันทร์ มาร์ติน คลาร์ก ปฏิเสธ ไม่มีผู้บาดเจ็บ เจ้าหน้าที่กล่าว"


def test_thai_sentences_are_found_with_the_english_beside_them():
    found = [(EN[a:b], TH[c:d]) for (a, b), (c, d), _sure in side_by_side(EN, TH)]
    assert found == [
        ("Police seized 3 million baht on Monday.", "ตำรวจยึดเงิน 3 ล้านบาท เมื่อวันจันทร์"),
        ("Martin Clark denied it.", "มาร์ติน คลาร์ก ปฏิเสธ"),
        ("Nobody was hurt, they said.", "ไม่มีผู้บาดเจ็บ เจ้าหน้าที่กล่าว"),
    ]


def test_the_words_of_a_claim_are_found_in_the_other_language():
    start = EN.index("Martin")
    found = counterpart(start, start + len("Martin Clark denied it"), EN, TH, "en", "th")
    assert TH[slice(*found)] == "มาร์ติน คลาร์ก ปฏิเสธ"
    start = TH.index("มาร์ติน")
    found = counterpart(start, start + 20, TH, EN, "th", "en")
    assert EN[slice(*found)] == "Martin Clark denied it."


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["Police came.", "He paid 5 baht.", "No."]), min_size=1, max_size=6),
       st.lists(st.sampled_from(["ตำรวจมาแล้ว", "เขาจ่าย 5 บาท", "ไม่ ๆ", "“ใช่”"]), min_size=1, max_size=9))  # fmt: skip
def test_a_course_covers_both_texts_once_in_order_and_is_never_surer_than_certain(one, other):
    english, thai = " ".join(one), " ".join(other)
    source = Side(english, sentences(english), "en")
    target = Side(thai, clauses(thai), "th")
    beads = course(source, target)
    assert [n for bead in beads for n in bead.source] == list(range(len(source)))
    assert [n for bead in beads for n in bead.target] == list(range(len(target)))
    assert all(0 <= bead.confidence <= 1 for bead in beads)
