"""Marking words: stored as seen or refused in words, with nothing changed."""

from dataclasses import replace

import pytest

from annotations.anchoring.engine import Anchor
from annotations.marking import actions
from annotations.models import Annotation, AnnotationVersion
from articles.exceptions import Conflict, Invalid
from articles.models import AuditEntry
from tests import factories
from tests.annotations.making import kind, make_entity, make_mark, make_value, place

THAI = "<p>น้ำท่วมที่เชียงใหม่</p>"


def test_a_mark_has_a_version_an_audit_row_and_its_surroundings(text, mali):
    annotation = make_mark(text, mali)
    version = annotation.versions.get()
    assert (annotation.state, annotation.version_number) == ("pending", 1)
    assert (version.author, version.cause, version.exact) == (mali, "made", "Royal Thai Police")
    assert version.body["entity"]["names"]["th"] == "สำนักงานตำรวจแห่งชาติ"
    assert (annotation.prefix, annotation.suffix[:5]) == ("The ", " said")
    entry = AuditEntry.objects.get(verb="annotation.mark")
    assert (entry.by, entry.data["exact"]) == (mali, "Royal Thai Police")


def test_spans_may_nest_and_overlap_and_cross_blocks(text, mali):
    document = text.anchored_revision.document
    first, second = document.blocks[2], document.blocks[3]
    words = document.slice(first.id, 5, second.id, 9)
    anchor = Anchor(first.id, 5, second.id, 9, words)
    make_value(text, mali)
    crossing = actions.mark(text, anchor, revision=1, kind=kind("quantity"), by=mali)
    assert crossing.exact == words and "\n" in words


def test_the_same_mark_sent_twice_is_made_once(text, mali, ploy):
    entity = make_entity(mali)
    first = make_mark(text, mali, entity=entity)
    assert make_mark(text, mali, entity=entity).pk == first.pk
    # Two people's marks on the same words are both kept.
    assert make_mark(text, ploy, entity=entity).pk != first.pk


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"start": 10_000, "end": 10_001}, Invalid, "outside"),
        ({"end": 10_000}, Invalid, "outside"),
        ({"start": -1}, Invalid, "outside"),
        ({"start": 21, "end": 4}, Invalid, "backwards"),
        ({"end": 4}, Invalid, "empty"),
        ({"start_block": "b99"}, Invalid, "no paragraph"),
        ({"end_block": "headline", "end": 3}, Invalid, "backwards"),
        ({"exact": "Royal Thai Polic"}, Conflict, "Royal Thai Polic”, but “Royal Thai Police"),
        ({"exact": "<b>"}, Conflict, "but"),
    ],
)
def test_a_place_that_is_not_what_was_seen_is_refused_in_words(text, mali, change, error, says):
    entity = make_entity(mali)
    anchor = replace(place(text, "Royal Thai Police"), **change)
    with pytest.raises(error, match=says):
        actions.mark(text, anchor, revision=1, kind=kind("organisation"), by=mali, entity=entity)
    assert not Annotation.objects.exists() and not AnnotationVersion.objects.exists()


def test_a_place_inside_a_grapheme_is_refused(mali):
    article = factories.make_article(mali, language="th", headline="น้ำท่วม", summary="", body=THAI)
    text = article.texts.get()
    for start, end, exact in ((0, 1, "น"), (1, 3, "้ำ")):
        anchor = Anchor("b1", start, "b1", end, exact)
        with pytest.raises(Invalid, match="vowel or tone mark"):
            actions.mark(text, anchor, revision=1, kind=kind("date"), by=mali)


def test_a_selection_of_another_revision_is_a_conflict(text, mali):
    anchor = place(text, "Royal Thai Police")
    for revision in (0, 2):
        with pytest.raises(Conflict, match="Reload"):
            actions.mark(
                text, anchor, revision=revision, kind=kind("money"), by=mali, value={"means": "x"}
            )


def test_spaces_alone_and_endless_spans_are_refused(mali):
    article = factories.make_article(mali, body=f"<p>A {'long ' * 1200}story</p>")
    text = article.texts.get()
    with pytest.raises(Invalid, match="Only spaces"):
        actions.mark(text, Anchor("b1", 1, "b1", 2, " "), revision=1, kind=kind("date"), by=mali)
    exact = text.revision.document.block("b1").text
    with pytest.raises(Invalid, match="too many"):
        actions.mark(
            text, Anchor("b1", 0, "b1", len(exact), exact), revision=1, kind=kind("date"), by=mali
        )


@pytest.mark.parametrize(
    ("key", "body", "says"),
    [
        ("person", {}, "Choose the entity"),
        ("person", {"entity": True}, "another kind"),
        ("money", {"entity": True}, "carries a value"),
        ("claim", {}, "needs its statement"),
        ("money", {"value": {"means": "x" * 10_000}}, "too long"),
        ("money", {"value": {"means": "<script>alert(1)</script>"}}, "HTML"),
        ("money", {"value": ["x"]}, "named parts"),
    ],
)
def test_a_body_that_does_not_fit_its_kind_is_refused(text, mali, key, body, says):
    body = {"entity": make_entity(mali)} if "entity" in body else body
    anchor = place(text, "Royal Thai Police")
    with pytest.raises(Invalid, match=says):
        actions.mark(text, anchor, revision=1, kind=kind(key), by=mali, **body)


def test_a_change_makes_a_version_and_a_stale_one_is_a_conflict(text, mali, somchai):
    annotation = make_value(text, mali)
    wider = place(text, "said over 700,000 baht")
    edited = actions.edit(
        annotation, version=1, by=somchai, kind=kind("quantity"), anchor=wider, revision=1
    )
    assert (edited.exact, edited.kind.key, edited.version_number) == (
        "said over 700,000 baht",
        "quantity",
        2,
    )
    assert edited.versions.first().author == somchai
    with pytest.raises(Conflict, match="Somebody else changed"):
        actions.edit(annotation, version=1, by=mali, kind=kind("money"))


def test_a_retag_to_another_sort_of_body_drops_the_old_body(text, mali):
    annotation = make_mark(text, mali)
    edited = actions.edit(annotation, version=1, by=mali, kind=kind("role"))
    assert edited.entity is None and edited.versions.first().body == {"kind": "role"}


def test_a_removal_can_be_undone_and_no_version_is_lost(text, mali):
    annotation = make_mark(text, mali)
    removed = actions.remove(annotation, version=1, by=mali)
    assert removed.state == "removed"
    with pytest.raises(Conflict, match="removed meanwhile"):
        actions.edit(removed, version=2, by=mali, kind=kind("role"))
    back = actions.restore(removed, version=2, by=mali)
    assert (back.state, back.version_number, back.versions.count()) == ("pending", 3, 3)
    with pytest.raises(Conflict, match="still marked"):
        actions.restore(back, version=3, by=mali)


def test_a_removal_is_not_undone_onto_other_words(text, mali):
    annotation = make_mark(text, mali)
    actions.remove(annotation, version=1, by=mali)
    Annotation.objects.filter(pk=annotation.pk).update(exact="The Nation")
    with pytest.raises(Conflict, match="no longer at its place"):
        actions.restore(annotation, version=2, by=mali)


def test_a_lost_mark_is_put_in_its_place_by_a_person(text, mali, somchai):
    annotation = make_mark(text, mali)
    with pytest.raises(Invalid, match="in its place already"):
        actions.resolve(annotation, annotation.anchor, version=1, revision=1, by=mali)
    Annotation.objects.filter(pk=annotation.pk).update(anchoring="gone")
    anchor = place(text, "Police chiefs")
    found = actions.resolve(annotation, anchor, version=1, revision=1, by=somchai)
    assert (found.exact, found.anchoring, found.state) == ("Police chiefs", "kept", "pending")
    assert found.versions.first().cause == "resolved"


def test_one_mark_costs_at_most_eight_queries_whatever_the_number_of_marks(
    text, mali, django_assert_max_num_queries
):
    entity, organisation = make_entity(mali), kind("organisation")
    anchor = place(text, "Royal Thai Police")
    for words in ("Police", "Thailand", "baht", "Nation"):
        make_value(text, mali, words)
    # Two of them open and close the savepoint of the test's own transaction.
    with django_assert_max_num_queries(8 + 2):
        actions.mark(text, anchor, revision=1, kind=organisation, by=mali, entity=entity)
