"""A paragraph whose source changed says so, and shows the words between then and now."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.exceptions import Invalid
from articles.models import ArticleText, ChangeClass
from articles.text.diff import word_diff
from articles.translating import actions
from articles.translating.alignment import Pair, State
from articles.translating.staleness import (
    progress,
    progress_of,
    stale,
    stale_paragraphs,
    standings,
    untranslated,
)
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.articles.translating.making import THAI, edit_source, translate


def the(text, key):
    text.refresh_from_db()
    return next(one for one in standings(Pair(text)) if one.row.key == key)


def test_a_translation_begins_untranslated_and_ends_complete(thai, anan):
    assert progress(thai).untranslated == progress(thai).total == 5
    assert [row.key for row in untranslated(thai)] == ["headline", "summary", "b1", "b2", "b3"]
    translate(thai, by=anan)
    assert progress(thai).is_complete
    assert not untranslated(thai)
    assert not stale(thai)


def test_a_changed_source_paragraph_is_behind_and_shows_the_difference(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "The Royal Thai Police said", "Police headquarters said", by=mali)
    one = the(thai, "b2")
    assert (one.state, one.change) == (State.STALE, ChangeClass.WORDING)
    assert one.difference == word_diff(one.row.alignment.translated_from, one.row.source_text)
    assert one.row.target_text == THAI["b2"]
    assert [behind.row.key for behind in stale_paragraphs(thai)] == ["b2"]
    assert progress(thai).stale == 1


def test_a_changed_figure_is_a_fact_whatever_its_editor_called_it(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "700,000", "900,000", by=mali, change_class="wording")
    assert the(thai, "b2").change == ChangeClass.FACT
    assert progress(thai).facts == 1


def test_a_corrected_typo_leaves_the_translation_fresh(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "Police chiefs", "Police  chiefs,", by=mali, change_class="typo")
    assert the(thai, "b1").state == State.TRANSLATED
    assert progress(thai).is_complete


def test_a_typo_after_a_change_of_wording_does_not_make_it_fresh(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "Police chiefs", "Police heads", by=mali)
    edit_source(article, "heads of", "heads, of", by=mali, change_class="typo")
    assert the(thai, "b1").state == State.STALE


def test_a_change_taken_back_makes_it_fresh_again(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "Police chiefs", "Police heads", by=mali)
    edit_source(article, "Police heads", "Police chiefs", by=mali)
    assert progress(thai).is_complete


def test_still_right_makes_it_fresh_for_the_source_that_was_seen(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "Police chiefs", "Police heads", by=mali)
    edit_source(article, "Police heads", "Police bosses", by=mali)
    actions.confirm(thai, "b1", by=anan, source_number=2)
    assert the(thai, "b1").state == State.STALE
    actions.confirm(thai, "b1", by=anan, source_number=3)
    assert the(thai, "b1").state == State.TRANSLATED


def test_a_change_in_the_headline_counts_too(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "two countries", "three countries", by=mali)
    assert the(thai, "headline").is_behind


def test_an_unchanged_paragraph_that_moved_is_fresh(article, thai, anan, mali):
    translate(thai, by=anan)
    source = article.texts.get(language="en")
    parts = source.revision.body.split("</p>")[:-1]
    body = "".join(f"{part}</p>" for part in reversed(parts))
    content = replace(Content.of(source.revision), body=body)
    writing.save(source, content, based_on=1, by=mali)
    assert progress(thai).is_complete


def test_words_without_a_link_to_the_source_wait_to_be_confirmed(thai, anan):
    content = Content(headline=factories.HEADLINE_TH, body="<p>ย่อหน้าเดียว</p>")
    writing.save(thai, content, based_on=0, by=anan)
    assert the(thai, "headline").state == State.UNLINKED
    assert the(thai, "only-b1").state == State.UNLINKED
    assert "headline" in [row.key for row in untranslated(thai)]
    actions.confirm(thai, "headline", by=anan)
    assert the(thai, "headline").state == State.TRANSLATED


def test_many_translations_are_counted_in_a_few_queries(
    mali, anan, somchai, django_assert_max_num_queries
):
    texts = []
    for number in range(4):
        article = factories.make_article(mali, headline=f"Story {number}")
        text = actions.start(article, "th", by=somchai, assignee=anan)
        texts.append(translate(text, "b1", "b2", by=anan))
        edit_source(article, "700,000", "900,000", by=mali)
    rows = ArticleText.objects.filter(language="th").select_related("article", "revision")
    with django_assert_max_num_queries(4):
        found = progress_of(rows)
    assert [(p.total, p.done, p.stale, p.facts) for p in found.values()] == [(5, 1, 1, 1)] * 4


WORDS = ["police", "gang", "700,000", "baht", "Monday", "joint", "12 May 2017", "said", "a third"]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["typo", "wording", "fact"]),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.django_db(transaction=False)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=EDITS)
def test_after_any_edits_the_difference_is_between_then_and_now(
    article, mali, anan, somchai, edits
):
    thai = article.texts.filter(language="th").first()
    thai = thai or actions.start(article, "th", by=somchai, assignee=anan)
    thai.article = article
    translate(thai, "b2", by=anan)
    actions.confirm(thai, "b2", by=anan)
    source = article.texts.get(language="en")
    then = source.revision.document.block("b2").text
    for change_class, words in edits:
        source.refresh_from_db()
        body = source.revision.body
        start = body.index("<p>", body.index("</p>"))
        end = body.index("</p>", start)
        # A few words of the paragraph stay, so that it is the same paragraph edited.
        body = f"{body[:start]}<p>The Royal Thai Police said in one case: {' '.join(words)}{body[end:]}"
        content = replace(Content.of(source.revision), body=body)
        based_on = source.revision_number
        try:
            writing.save(source, content, based_on=based_on, by=mali, change_class=change_class)
        except Invalid:  # no typo: a figure or a name changed with it
            writing.save(source, content, based_on=based_on, by=mali, change_class="fact")
    source.refresh_from_db()
    now = source.revision.document.block("b2").text
    one = the(thai, "b2")
    assert one.row.alignment.translated_from == then
    assert one.difference == word_diff(then, now)
    if then == now:
        assert one.state == State.TRANSLATED
    elif all(change != "typo" for change, _words in edits):
        assert one.state == State.STALE
