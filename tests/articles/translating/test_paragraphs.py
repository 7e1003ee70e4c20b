"""Saving one paragraph: what is kept, what is refused, and who is told."""

import pytest
from django.http import Http404

from articles.exceptions import Conflict, Invalid
from articles.models import Alignment, AuditEntry
from articles.roles import EDITOR
from articles.translating import actions
from articles.translating.alignment import Pair
from tests import factories
from tests.articles.translating.making import THAI, edit_source, row, translate


def save(text, key, html, by, based_on=None, **options):
    text.refresh_from_db()
    based_on = text.revision_number if based_on is None else based_on
    return actions.save_paragraph(text, key, html, based_on=based_on, by=by, **options)


def test_a_paragraph_makes_a_revision_and_remembers_what_it_was_made_from(thai, anan):
    kept = save(thai, "b2", f"<p>{THAI['b2']}</p>", anan)
    thai.refresh_from_db()
    assert thai.revision_number == 1
    assert thai.revision.body == f"<p>{THAI['b2']}</p>"
    assert thai.revision.source_revision.number == 1
    assert (
        kept.translated_from == "The Royal Thai Police said over 700,000 baht was lost in one case."
    )
    assert (kept.kind, kept.source_blocks, kept.source_number) == ("kept", ["b2"], 1)
    assert AuditEntry.objects.filter(article=thai.article, verb="text.save").count() == 2


def test_paragraphs_stand_in_the_order_of_the_source_whatever_is_translated_first(thai, anan):
    translate(thai, "b3", "b1", "headline", "b2", by=anan)
    assert thai.revision.body == factories.BODY_TH
    assert thai.revision.headline == factories.HEADLINE_TH
    assert [one.key for one in Pair(thai).rows] == ["headline", "summary", "b1", "b2", "b3"]


def test_a_paragraph_rewritten_from_scratch_stays_aligned(thai, anan):
    translate(thai, by=anan)
    save(thai, "b1", "<p>ข้อความใหม่ทั้งหมดที่ไม่เหมือนเดิมเลย</p>", anan)
    assert row(thai, "b1").target_text == "ข้อความใหม่ทั้งหมดที่ไม่เหมือนเดิมเลย"
    assert len(Pair(thai).rows) == 5


def test_enter_makes_two_paragraphs_of_one(thai, anan):
    translate(thai, by=anan)
    kept = save(thai, "b2", "<p>หนึ่งย่อหน้า</p><p>สองย่อหน้า</p>", anan)
    assert (kept.kind, len(kept.target_blocks)) == ("split", 2)
    assert [block.text for block in row(thai, "b2").target] == ["หนึ่งย่อหน้า", "สองย่อหน้า"]
    assert thai.revision.body.count("<p>") == 4


def test_formatting_and_links_are_kept_and_everything_else_is_cleaned(thai, anan):
    save(
        thai,
        "b1",
        '<p>ตำรวจ<b>ไทย</b> <a href="https://example.com/" onclick="x()">อ่านต่อ</a>'
        '<script>alert(1)</script><a href="javascript:x()">ไม่</a>\x00</p>',
        anan,
    )
    thai.refresh_from_db()
    assert thai.revision.body == (
        '<p>ตำรวจ<strong>ไทย</strong> <a href="https://example.com/">อ่านต่อ</a>ไม่</p>'
    )


def test_a_headline_is_plain_words(thai, anan):
    save(thai, "headline", "<h1>ตำรวจ <b>สองประเทศ</b></h1>\n<p>&lt;จับมือ&gt;</p>", anan)
    thai.refresh_from_db()
    assert thai.revision.headline == "ตำรวจ สองประเทศ <จับมือ>"


def test_emptying_a_paragraph_makes_it_untranslated_again(thai, anan):
    translate(thai, by=anan)
    assert save(thai, "b2", "<p> </p>", anan) is None
    assert row(thai, "b2").target == ()
    assert not Alignment.objects.filter(text=thai, source_blocks=["b2"]).exists()


def test_saving_nothing_where_nothing_stands_makes_no_revision(thai, anan):
    assert save(thai, "b2", "", anan) is None
    thai.refresh_from_db()
    assert thai.revision_number == 0


def test_a_colleagues_other_paragraph_is_no_conflict(thai, anan):
    translate(thai, "b1", "b2", by=anan)
    other = factories.make_person("Dao", EDITOR)
    save(thai, "b1", "<p>แก้ไขแล้ว</p>", other)
    save(thai, "b2", "<p>แก้ไขด้วย</p>", anan, based_on=2)
    thai.refresh_from_db()
    assert thai.revision.body == "<p>แก้ไขแล้ว</p><p>แก้ไขด้วย</p>"


def test_the_same_paragraph_saved_by_a_colleague_is_a_conflict_with_both_texts(thai, anan):
    translate(thai, "b1", by=anan)
    other = factories.make_person("Dao", EDITOR)
    save(thai, "b1", "<p>ของเพื่อน</p>", other)
    with pytest.raises(Conflict, match="Dao") as caught:
        save(thai, "b1", "<p>ของฉัน</p>", anan, based_on=1)
    assert caught.value.theirs.paragraphs == ("ของเพื่อน",)
    assert caught.value.mine == ("ของฉัน",)
    thai.refresh_from_db()
    assert thai.revision.body == "<p>ของเพื่อน</p>"


def test_changes_of_one_paragraph_that_do_not_touch_can_be_put_together(thai, anan):
    translate(thai, "b2", by=anan)
    other = factories.make_person("Dao", EDITOR)
    save(thai, "b2", f"<p>{THAI['b2'].replace('สำนักงาน', '<strong>กอง</strong>')}</p>", other)
    with pytest.raises(Conflict) as caught:
        save(thai, "b2", f"<p>{THAI['b2'].replace('7 แสน', '8 แสน')}</p>", anan, based_on=1)
    wanted = THAI["b2"].replace("สำนักงาน", "<strong>กอง</strong>").replace("7 แสน", "8 แสน")
    assert caught.value.theirs.together == (wanted,)
    with pytest.raises(Conflict) as caught:
        save(thai, "b2", f"<p>{THAI['b2'].replace('สำนักงาน', 'กรม')}</p>", anan, based_on=1)
    assert caught.value.theirs.together is None


def test_two_first_translations_of_one_paragraph_are_a_conflict(thai, anan):
    translate(thai, "b1", by=anan)
    with pytest.raises(Conflict):
        save(thai, "b1", "<p>ของฉัน</p>", anan, based_on=0)


def test_sending_the_same_words_again_is_no_conflict(thai, anan):
    translate(thai, "b1", by=anan)
    assert save(thai, "b1", f"<p>{THAI['b1']}</p>", anan, based_on=0)
    thai.refresh_from_db()
    assert thai.revision_number == 1


def test_what_was_read_counts_not_what_the_source_says_by_then(article, thai, anan, mali):
    edit_source(article, "700,000", "800,000", by=mali)
    kept = save(thai, "b2", f"<p>{THAI['b2']}</p>", anan, source_number=1)
    assert "700,000" in kept.translated_from
    assert kept.source_number == 1


def test_an_unknown_row_a_huge_text_and_an_unknown_revision_are_refused(thai, anan):
    with pytest.raises(Http404):
        save(thai, "b99", "<p>x</p>", anan)
    with pytest.raises(Invalid):
        save(thai, "b1", "ก" * 60_000, anan)
    with pytest.raises(Invalid):
        save(thai, "headline", "ก" * 400, anan)


def test_lists_and_quotations_stay_together(mali, somchai, anan):
    body = (
        "<p>Police named three things.</p><ul><li>Phones</li><li>Cars</li><li>Money</li></ul>"
        "<h2>What they said</h2><blockquote><p>We will act.</p><p>Both of us.</p></blockquote>"
    )
    article = factories.make_article(mali, body=body)
    thai = actions.start(article, "th", by=somchai, assignee=anan)
    keys = [one.key for one in Pair(thai).rows if one.key not in ("headline", "summary")]
    for number in (3, 1, 2, 5, 6, 0, 4):
        save(thai, keys[number], f"<p>ย่อหน้า {number}</p>", anan)
    thai.refresh_from_db()
    assert thai.revision.body == (
        "<p>ย่อหน้า 0</p><ul><li>ย่อหน้า 1</li><li>ย่อหน้า 2</li><li>ย่อหน้า 3</li></ul>"
        "<h2>ย่อหน้า 4</h2><blockquote><p>ย่อหน้า 5</p><p>ย่อหน้า 6</p></blockquote>"
    )


def test_thai_into_english_is_the_same_work(mali, somchai, anan):
    article = factories.make_article(
        mali, headline=factories.HEADLINE_TH, body=factories.BODY_TH, summary="", language="th"
    )
    english = actions.start(article, "en", by=somchai, assignee=anan)
    save(english, "b1", "<p>Police chiefs agreed.</p>", anan)
    english.refresh_from_db()
    article.refresh_from_db()
    assert english.revision.body == "<p>Police chiefs agreed.</p>"
    assert article.body_en == "<p>Police chiefs agreed.</p>"
    assert article.body_th == factories.BODY_TH


def test_confirming_says_that_the_old_words_still_hold(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "in one case", "in a single case", by=mali)
    kept = actions.confirm(thai, "b2", by=anan, source_number=2)
    assert "single" in kept.translated_from
    assert AuditEntry.objects.filter(verb="translation.confirm").count() == 1


def test_nothing_can_be_confirmed_before_it_is_translated(thai, anan):
    with pytest.raises(Invalid):
        actions.confirm(thai, "b1", by=anan)
