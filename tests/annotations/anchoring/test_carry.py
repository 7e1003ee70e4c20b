"""Annotations through the saves of a text, as the desk does them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.anchoring.carry import Report
from annotations.models import Annotation, AnnotationVersion
from annotations.reviewing import actions as reviewing
from articles.models import Revision
from articles.writing import actions as writing
from tests.annotations.making import make_mark, make_value

pytestmark = pytest.mark.django_db


def save(text, by, *edits, body=None):
    """Save the text's body with (old, new) replacements, and return the Saved."""
    text.refresh_from_db()
    body = text.revision.body if body is None else body
    for old, new in edits:
        assert old in body
        body = body.replace(old, new, 1)
    content = writing.Content(
        headline=text.revision.headline, summary=text.revision.summary, body=body
    )
    return writing.save(text, content, based_on=text.revision_number, by=by)


def words_at(annotation):
    annotation.refresh_from_db()
    document = annotation.text.anchored_revision.document
    return document.slice(
        annotation.start_block, annotation.start, annotation.end_block, annotation.end
    )


def test_words_put_in_before_move_the_span_and_leave_the_others_alone(text, mali):
    police, baht = make_mark(text, mali), make_value(text, mali)
    report = save(text, mali, ("said over", "told us yesterday that over")).report
    assert report == Report(kept=1, moved=1)
    assert words_at(police) == "Royal Thai Police"
    assert words_at(baht) == "over 700,000 baht"
    assert baht.versions.count() == 1


def test_an_edit_inside_withdraws_the_approval_and_makes_the_editor_an_author(text, mali, ploy):
    police = make_mark(text, mali)
    reviewing.approve(police, version=1, by=ploy)
    report = save(text, mali, ("Royal Thai Police", "Royal Thai Polise")).report
    police.refresh_from_db()
    assert report == Report(changed=1)
    assert (police.state, police.anchoring) == ("pending", "changed")
    assert words_at(police) == "Royal Thai Polise"
    newest = police.versions.first()
    assert (newest.number, newest.cause, newest.author) == (2, "text", mali)
    assert newest.body == police.versions.last().body
    assert newest.revision.number == 2


def test_what_a_cut_took_away_comes_back_with_its_approval(text, mali, ploy):
    police = make_mark(text, mali)
    reviewing.approve(police, version=1, by=ploy)
    whole = text.revision.body
    report = save(text, mali, ("The Royal Thai Police said over", "Over")).report
    police.refresh_from_db()
    assert report == Report(gone=1)
    assert police.anchoring == "gone"
    assert police.anchored_on.number == 1
    assert not Annotation.objects.approved().exists()
    save(text, mali, ("two months", "three months"))
    report = save(text, mali, body=whole).report
    police.refresh_from_db()
    assert report == Report(revived=1)
    assert (police.state, police.anchoring, police.candidates) == ("approved", "kept", [])
    assert words_at(police) == "Royal Thai Police"


def test_a_copied_paragraph_is_flagged_and_cutting_the_copy_settles_it(text, mali):
    police = make_mark(text, mali)
    whole = text.revision.body
    paragraph = whole[whole.index("<p>The Royal") : whole.index("<p>Joint")]
    assert save(text, mali, body=whole + paragraph).report == Report(ambiguous=1)
    police.refresh_from_db()
    assert [place["exact"] for place in police.candidates] == ["Royal Thai Police"] * 2
    assert save(text, mali, body=whole).report == Report(revived=1)
    police.refresh_from_db()
    assert police.anchoring == "kept"


def test_another_story_takes_nothing_over(text, mali):
    make_mark(text, mali)
    make_value(text, mali)
    body = "<p>The Royal Thai Police lost a football match, and over 700,000 baht.</p>" + (
        "<p>Rain is expected in the north until the end of the week, forecasters said.</p>" * 3
    )
    text.refresh_from_db()
    content = writing.Content(headline="Football", summary="A match was lost.", body=body)
    report = writing.save(text, content, based_on=text.revision_number, by=mali).report
    assert report == Report(gone=2)


def test_annotations_left_behind_on_an_older_revision_are_brought_from_there(text, mali):
    police = make_mark(text, mali)
    first = text.revision
    save(text, mali, ("The Royal", "Today the Royal"))
    text.refresh_from_db()
    Annotation.objects.filter(pk=police.pk).update(start=police.start, end=police.end)
    type(text).objects.filter(pk=text.pk).update(anchored_revision=first)
    save(text, mali, ("two months", "three months"))
    assert words_at(police) == "Royal Thai Police"


def test_a_removed_annotation_travels_in_silence(text, mali):
    police = make_mark(text, mali)
    Annotation.objects.filter(pk=police.pk).update(state="removed")
    assert save(text, mali, ("The Royal", "Today the Royal")).report == Report()
    assert words_at(police) == "Royal Thai Police"


def test_the_number_of_queries_does_not_grow_with_the_number_of_annotations(text, mali):
    counts = []
    for words in ("Royal Thai Police", "Police chiefs", "Cambodia"):
        make_mark(text, mali, words=words)
        with CaptureQueriesContext(connection) as captured:
            save(text, mali, ("<p>Police", "<p>Now Police"), ("Royal", "Roial"))
        counts.append(len([q for q in captured if "annotations_" in q["sql"]]))
        save(text, mali, ("<p>Now Police", "<p>Police"), ("Roial", "Royal"))
    assert max(counts) - min(counts) <= 1


def test_every_version_written_stands_on_a_revision(text, mali):
    make_mark(text, mali)
    save(text, mali, ("Royal Thai Police", "Royal Thay Police"))
    version = AnnotationVersion.objects.latest("id")
    assert version.revision == Revision.objects.latest("id")


def test_changed_by_an_edit_is_told_until_somebody_has_decided_on_the_new_words(text, mali, ploy):
    police = make_mark(text, mali)
    save(text, mali, ("Royal Thai Police", "Royal Thay Police"))
    police.refresh_from_db()
    assert (police.state, police.place_told) == ("pending", "changed by an edit")
    reviewing.approve(police, version=police.version_number, by=ploy)
    police.refresh_from_db()
    assert (police.state, police.place_told) == ("approved", "")
