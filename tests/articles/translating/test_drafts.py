"""What a translator types is kept on the server by the paragraph, and never published."""

import pytest

from articles.exceptions import Invalid
from articles.models import ParagraphDraft, Revision
from articles.translating import actions
from tests.articles.translating.making import THAI, translate
from tests.articles.translating.test_pages import JSON, page, save


def hold(client, text, key, html, based_on=None):
    based_on = text.revision_number if based_on is None else based_on
    data = {"html": html, "based_on": based_on, "source_number": 1}
    return client.post(page(text, f"paragraphs/{key}/draft/"), data, **JSON)


def test_typing_is_kept_makes_no_revision_and_comes_back_on_any_machine(client_of, thai, anan):
    translate(thai, "headline", by=anan)
    revisions = Revision.objects.count()
    assert hold(client_of(anan), thai, "b1", "<p>ตำรวจ<b>ไทย</b></p>").status_code == 200
    hold(client_of(anan), thai, "b1", "<p>ตำรวจ<b>ไทย</b>และ</p>")
    assert Revision.objects.count() == revisions
    shown = client_of(anan).get(page(thai)).content.decode()
    assert "&lt;p&gt;ตำรวจ&lt;strong&gt;ไทย&lt;/strong&gt;และ&lt;/p&gt;</textarea>" in shown
    assert "These words were kept on the server" in shown
    assert save(client_of(anan), thai, "b1", "<p>ตำรวจไทยและ</p>").status_code == 200
    assert not ParagraphDraft.objects.exists()


def test_words_typed_over_a_colleagues_are_both_shown_and_nothing_is_lost(
    client_of, thai, anan, somchai
):
    translate(thai, "b1", by=anan)
    seen = thai.revision_number
    hold(client_of(anan), thai, "b1", "<p>ของอานันท์</p>")
    other = client_of(somchai)
    assert "Anan has unsaved words here" in other.get(page(thai)).content.decode()
    save(other, thai, "b1", "<p>ของสมชาย</p>")
    answer = client_of(anan).post(
        page(thai, "paragraphs/b1/"), {"html": "<p>ของอานันท์</p>", "based_on": seen}, **JSON
    )
    assert answer.status_code == 409
    assert "ของ" in answer.json()["conflict"] and "สมชาย" in answer.json()["theirs"]
    assert ParagraphDraft.objects.get().html == "<p>ของอานันท์</p>"


def test_typed_back_to_what_is_saved_nothing_is_offered(client_of, thai, anan):
    translate(thai, "b1", by=anan)
    hold(client_of(anan), thai, "b1", f"<p>{THAI['b1']}</p>")
    assert "These words were kept" not in client_of(anan).get(page(thai)).content.decode()


def test_the_draft_of_a_paragraph_that_is_no_more_can_be_copied_and_thrown_away(
    client_of, thai, anan
):
    hold(client_of(anan), thai, "gone-99", "<p>ยังมีค่า</p>")
    shown = client_of(anan).get(page(thai)).content.decode()
    assert "Unsaved words of paragraphs that are no more" in shown and "ยังมีค่า" in shown
    client_of(anan).post(page(thai, "paragraphs/gone-99/draft/discard/"))
    assert not ParagraphDraft.objects.exists()


def test_too_much_is_refused_in_words(thai, anan):
    with pytest.raises(Invalid):
        actions.keep_draft(thai, "b1", "ก" * 60_000, based_on=0, by=anan)
