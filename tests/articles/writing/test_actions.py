"""Writing's verbs: what a save keeps, refuses and puts on record."""

import pytest

from articles.approvals import is_approved, unapproved_blocks
from articles.audit import broken_entries
from articles.exceptions import Conflict, Invalid, Refused
from articles.models import Stage
from articles.writing import actions
from articles.writing.content import Content
from tests import factories


def edited(text, **changes):
    values = {
        "headline": text.revision.headline,
        "summary": text.revision.summary,
        "body": text.revision.body,
        "slug": text.revision.slug,
    }
    return Content(**{**values, **changes})


def test_start_makes_an_article_with_its_first_revision_and_its_projection(article, text, mali):
    assert (text.revision.number, text.revision.author) == (1, mali)
    assert text.revision.block_ids == ["b1", "b2", "b3"]
    assert article.headline_en == factories.HEADLINE
    assert not article.headline_th
    assert article.slug_en.startswith("police-in-two-countries")
    assert [entry.verb for entry in article.audit.order_by("seq")] == [
        "article.start",
        "text.save",
    ]


def test_a_save_keeps_the_ids_of_untouched_paragraphs(text, mali):
    body = "<p>A new first paragraph.</p>" + factories.BODY
    saved = actions.save(text, edited(text, body=body), based_on=1, by=mali)
    assert saved.revision.block_ids == ["b4", "b1", "b2", "b3"]
    assert text.revision_number == 2


def test_a_stale_save_is_refused_with_both_texts(text, mali, somchai):
    actions.save(text, edited(text, headline="Somchai's"), based_on=1, by=somchai)
    with pytest.raises(Conflict) as caught:
        actions.save(text, edited(text, headline="Mali's"), based_on=1, by=mali)
    assert caught.value.theirs.headline == "Somchai's"
    assert caught.value.mine.headline == "Mali's"
    assert text.revisions.count() == 2


def test_a_save_that_changes_nothing_makes_no_revision(text, mali):
    saved = actions.save(text, edited(text), based_on=1, by=mali)
    assert not saved.changed
    assert text.revisions.count() == 1


def test_markup_that_is_not_allowed_never_reaches_a_revision(text, mali):
    body = "<p onclick='x()'>Safe<script>alert(1)</script></p>"
    saved = actions.save(text, edited(text, body=body), based_on=1, by=mali)
    assert saved.revision.body == "<p>Safe</p>"


@pytest.mark.parametrize("changes", [{"headline": "x" * 301}, {"slug": "!?"}, {"slug": "x" * 201}])
def test_what_cannot_be_kept_is_refused_in_words(text, mali, changes):
    with pytest.raises(Invalid):
        actions.save(text, edited(text, **changes), based_on=1, by=mali)
    assert text.revisions.count() == 1


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Call centre raid", "call-centre-raid"),
        ("ข่าวด่วน 5 คน!", "ข่าวด่วน-5-คน"),
        ("call-centre", "call-centre"),
    ],
)
def test_words_typed_as_an_address_become_one(text, mali, typed, slug):
    saved = actions.save(text, edited(text, slug=typed), based_on=1, by=mali)
    assert saved.revision.slug == slug


def test_an_edit_voids_only_the_approval_of_what_it_touched(text, mali, ploy):
    factories.approve_all(text, by=ploy)
    assert is_approved(text)
    body = factories.BODY.replace("over 700,000", "over 800,000")
    actions.save(text, edited(text, body=body), based_on=1, by=mali)
    assert [version.block for version in unapproved_blocks(text)] == ["b2"]
    assert text.stage == Stage.DRAFT


def test_dropping_a_paragraph_needs_approval_too(text, mali, ploy):
    factories.approve_all(text, by=ploy)
    body = factories.BODY.rsplit("<p>", 1)[0]
    actions.save(text, edited(text, body=body), based_on=1, by=mali)
    assert [version.block for version in unapproved_blocks(text)] == ["outline"]


def test_restoring_makes_a_new_revision_of_the_old_words(text, mali):
    first = text.revision
    actions.save(text, edited(text, body="<p>Something else.</p>"), based_on=1, by=mali)
    saved = actions.restore(text, first, based_on=2, by=mali)
    assert saved.revision.number == 3
    assert saved.revision.body == first.body
    assert saved.revision.block_ids == first.block_ids


def test_a_text_is_submitted_once(text, mali):
    actions.submit(text, by=mali)
    assert text.stage == Stage.SUBMITTED
    with pytest.raises(Refused):
        actions.submit(text, by=mali)


def test_a_buffer_is_kept_offered_and_dropped_by_the_save(text, mali):
    actions.keep_buffer(text, edited(text, headline="Half a"), based_on=1, by=mali)
    assert text.buffers.get().content["headline"] == "Half a"
    actions.save(text, edited(text, headline="Half a headline"), based_on=1, by=mali)
    assert not text.buffers.exists()


def test_every_act_is_in_an_unbroken_chain(article, text, mali):
    actions.save(text, edited(text, headline="Another"), based_on=1, by=mali)
    actions.submit(text, by=mali)
    assert broken_entries(f"article:{article.pk}") == []
    assert article.audit.count() == 4
