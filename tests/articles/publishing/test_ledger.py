"""The ledger proves what was published, and names whatever is not as it was."""

import hashlib

import pytest
from django.db import connection

from articles.models import Edition, PublishedMention
from articles.publishing import ledger
from newsdesk import guards


@pytest.fixture
def unguarded(db):
    """A database whose guards somebody took away."""
    guards.remove()
    yield
    guards.install()


def test_the_hash_is_that_of_the_bytes_and_chains_the_editions(newsroom):
    article = newsroom.marked_story()
    newsroom.publish(article)
    newsroom.correct(article, "en", "one case", "two cases")
    first, second = Edition.objects.filter(language="en").order_by("number")
    assert first.sha256 == hashlib.sha256(ledger.canonical(first.content)).hexdigest()
    assert second.content["previous"] == second.previous_sha256 == first.sha256
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"headline": "Another"}, "its headline is not that of its content"),
        ({"note": "Never said"}, "its note is not that of its content"),
        ({"previous_sha256": "0" * 64}, "its previous_sha256 is not that of its content"),
        ({"sha256": "0" * 64}, "its content is not what was published"),
    ],
)
def test_a_changed_column_is_named(newsroom, unguarded, change, what):
    newsroom.publish(newsroom.story())
    Edition.objects.filter(language="en").update(**change)
    assert what in [fault.what for fault in ledger.verify()]


def test_a_changed_word_is_named_with_its_edition(newsroom, unguarded):
    newsroom.publish(newsroom.story())
    edition = Edition.objects.get(language="th")
    edition.content["blocks"][2]["runs"][0][0] += "."
    Edition.objects.filter(pk=edition.pk).update(content=edition.content)
    (fault,) = ledger.verify()
    assert (fault.language, fault.number) == ("th", 1)
    assert "edition 1: its content is not what was published" in str(fault)


def test_a_missing_edition_and_a_changed_row_are_named(newsroom, unguarded):
    article = newsroom.marked_story()
    newsroom.publish(article)
    newsroom.correct(article, "en", "one case", "two cases")
    PublishedMention.objects.filter(edition__language="th", kind="money").update(sentence="No.")
    with connection.cursor() as cursor:
        for table in (
            "publishedmention",
            "publishedclaim",
            "publishedentity",
            "release",
            "passage",
        ):
            cursor.execute(
                f"DELETE FROM articles_{table} WHERE edition_id IN"  # noqa: S608
                " (SELECT id FROM articles_edition WHERE language = 'en' AND number = 1)"
            )
        cursor.execute("UPDATE articles_edition SET source_edition_id = NULL")
        cursor.execute("DELETE FROM articles_edition WHERE language = 'en' AND number = 1")
    assert [fault.what for fault in ledger.verify()] == [
        "edition 1 is missing",
        "its published mentions are not those of its content",
    ]


def test_a_span_that_stands_on_other_words_is_named():
    block = {"id": "b1", "runs": [["Mali ", []], ["reports. น้ำ", []]]}
    span = {"start_block": "b1", "start": 0, "end_block": "b1", "end": 4, "exact": "Mali"}
    other = {**span, "end_block": "b9"}
    moved, cut = {**span, "start": 1, "end": 5}, {**span, "start": 14, "end": 15, "exact": "น"}
    content = {"blocks": [block], "spans": [span, other, moved, cut]}
    assert list(ledger._misplaced_spans(content)) == [
        "“Mali” is marked in a paragraph that is not there",
        "“Mali” is marked on other words: “ali ”",
        "the mark on “น” cuts through a character",
    ]
