"""Transediting: paragraphs merged, left out, added and moved, and every one of these undone."""

import pytest

from articles.exceptions import Invalid
from articles.models import AuditEntry
from articles.translating import actions
from articles.translating.alignment import Pair, State
from articles.translating.staleness import progress, standings
from tests import factories
from tests.articles.translating.making import THAI, edit_source, row, translate


def states(text):
    text.refresh_from_db()
    return {one.row.key: one.state for one in standings(Pair(text))}


def test_a_paragraph_is_left_out_with_its_reason_and_brought_back_with_its_words(thai, anan):
    translate(thai, by=anan)
    actions.cut(thai, "b2", by=anan, reason="Said elsewhere")
    assert states(thai)["b2"] == State.CUT
    assert THAI["b2"] not in thai.revision.body
    assert row(thai, "b2").alignment.reason == "Said elsewhere"
    assert progress(thai).percent == 100
    actions.restore(thai, "b2", by=anan)
    thai.refresh_from_db()
    assert thai.revision.body == factories.BODY_TH
    assert states(thai)["b2"] == State.TRANSLATED


def test_what_was_never_translated_comes_back_as_not_translated(thai, anan):
    actions.cut(thai, "b2", by=anan)
    assert progress(thai).done == 1
    assert actions.restore(thai, "b2", by=anan) is None
    assert states(thai)["b2"] == State.UNTRANSLATED


def test_a_source_changed_while_its_translation_was_left_out_shows_when_it_is_back(
    article, thai, anan, mali
):
    translate(thai, by=anan)
    actions.cut(thai, "b2", by=anan)
    edit_source(article, "700,000", "900,000", by=mali)
    assert states(thai)["b2"] == State.CUT
    actions.restore(thai, "b2", by=anan)
    assert states(thai)["b2"] == State.STALE


def test_two_source_paragraphs_are_translated_as_one_and_separated_again(thai, anan):
    translate(thai, by=anan)
    actions.merge(thai, "b1", by=anan)
    one = row(thai, "b1")
    assert (one.source_ids, len(one.target)) == (["b1", "b2"], 2)
    assert states(thai)["b1"] == State.TRANSLATED
    actions.save_paragraph(thai, "b1", "<p>รวมเป็นหนึ่ง</p>", based_on=thai.revision_number, by=anan)
    assert row(thai, "b1").target_text == "รวมเป็นหนึ่ง"
    assert row(thai, "b1").alignment.kind == "merged"
    actions.separate(thai, "b1", by=anan)
    assert row(thai, "b1").source_ids == ["b1"]
    assert states(thai)["b2"] == State.UNTRANSLATED


def test_merging_with_what_is_not_translated_yet_shows_what_is_owed(thai, anan):
    translate(thai, "b1", by=anan)
    actions.merge(thai, "b1", by=anan)
    assert states(thai)["b1"] == State.STALE
    actions.separate(thai, "b1", by=anan)
    assert states(thai) | {"b1": State.TRANSLATED, "b2": State.UNTRANSLATED} == states(thai)


def test_head_and_last_and_left_out_paragraphs_are_not_merged(thai, anan):
    actions.cut(thai, "b2", by=anan)
    for key in ("headline", "summary", "b1", "b3"):
        with pytest.raises(Invalid):
            actions.merge(thai, key, by=anan)
    with pytest.raises(Invalid):
        actions.cut(thai, "headline", by=anan)


def test_an_added_paragraph_stands_where_it_was_put_and_can_be_removed(thai, anan):
    translate(thai, by=anan)
    actions.add(thai, "b1", "ความเป็นมา", by=anan, reason="Background")
    thai.refresh_from_db()
    rows = [(one.row.key, one.state) for one in standings(Pair(thai))]
    key, state = rows[3]
    assert state == State.ADDED
    assert thai.revision.document.blocks[3].text == "ความเป็นมา"
    assert progress(thai).total == 5
    actions.save_paragraph(thai, key, "<p>พื้นหลัง</p>", based_on=thai.revision_number, by=anan)
    assert row(thai, key).target_text == "พื้นหลัง"
    actions.remove(thai, key, by=anan)
    thai.refresh_from_db()
    assert thai.revision.body == factories.BODY_TH


def test_what_is_translated_later_does_not_come_before_an_added_paragraph(thai, anan):
    translate(thai, "b1", by=anan)
    actions.add(thai, "b1", "ความเป็นมา", by=anan)
    translate(thai, "b2", by=anan)
    assert [b.text for b in thai.revision.document.blocks[2:]] == [
        THAI["b1"],
        "ความเป็นมา",
        THAI["b2"],
    ]


def test_a_paragraph_moves_and_moves_back(thai, anan):
    translate(thai, by=anan)
    actions.move(thai, "b3", by=anan, up=True)
    thai.refresh_from_db()
    assert [b.text for b in thai.revision.document.blocks[2:]] == [
        THAI["b1"],
        THAI["b3"],
        THAI["b2"],
    ]
    assert row(thai, "b3").alignment.kind == "moved"
    actions.move(thai, "b3", by=anan, up=False)
    thai.refresh_from_db()
    assert thai.revision.body == factories.BODY_TH
    assert row(thai, "b3").alignment.kind == "kept"
    with pytest.raises(Invalid):
        actions.move(thai, "b3", by=anan, up=False)


def test_a_removed_source_paragraph_leaves_its_translation_to_be_decided(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(
        article,
        "<p>The Royal Thai Police said over 700,000 baht was lost in one case.</p>",
        "",
        by=mali,
    )
    orphan = next(one for one in standings(Pair(thai)) if one.state == State.ORPHANED)
    assert orphan.row.target_text == THAI["b2"]
    assert progress(thai).stale == 1
    actions.own(thai, orphan.row.key, by=anan, reason="Still of interest")
    assert progress(thai).stale == 0
    added = next(one for one in standings(Pair(thai)) if one.state == State.ADDED)
    actions.remove(thai, added.row.key, by=anan)
    thai.refresh_from_db()
    assert THAI["b2"] not in thai.revision.body


def test_every_act_is_on_record_once(thai, anan):
    translate(thai, by=anan)
    before = AuditEntry.objects.count()
    actions.merge(thai, "b1", by=anan)
    actions.separate(thai, "b1", by=anan)
    assert AuditEntry.objects.count() == before + 2
