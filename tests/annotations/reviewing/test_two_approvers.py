"""Sensitive claims, countersigning, and what may not pass as a typo."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from annotations.marking.claims import EvidenceData, edit_claim
from annotations.reviewing import actions
from articles.exceptions import Conflict, Invalid, Refused
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import kind, make_claim, make_mark


@pytest.fixture
def sensitive(text, mali):
    claims = kind("claim")
    claims.two_approvers = True
    claims.save()
    made = make_claim(text, mali, evidence=[EvidenceData(note="A call")], matter="criminal")
    return made.annotations.get()


def state(annotation):
    annotation.refresh_from_db()
    return annotation.state


def test_a_sensitive_claim_needs_two_people(sensitive, ploy, somchai):
    actions.approve(sensitive, version=1, by=ploy)
    assert state(sensitive) == "pending"
    with pytest.raises(Conflict, match="second person"):
        actions.approve(sensitive, version=1, by=ploy)
    actions.approve(sensitive, version=1, by=somchai)
    assert state(sensitive) == "approved"


def test_one_approval_of_two_outlives_no_edit(sensitive, mali, ploy, somchai):
    actions.approve(sensitive, version=1, by=ploy)
    edit_claim(sensitive, version=1, by=mali, statement_en="They start in May.")
    actions.approve(sensitive, version=2, by=somchai)
    assert state(sensitive) == "pending"
    with pytest.raises(Refused):
        actions.approve(sensitive, version=2, by=mali_as_reviewer(mali))


def mali_as_reviewer(mali):
    mali.roles = {"reviewer"}
    return mali


def test_a_claim_of_no_sensitive_matter_needs_one(sensitive, mali, ploy):
    edit_claim(sensitive, version=1, by=mali, matter="")
    actions.approve(sensitive, version=2, by=ploy)
    assert state(sensitive) == "approved"


def edited(text, old, new):
    text.refresh_from_db()
    content = Content.of(text.revision)
    return replace(content, body=content.body.replace(old, new))


def test_the_reporter_countersigns_the_editors_change_and_nobody_elses(
    text, mali, anan, somchai, ploy, client_of
):
    factories.approve_all(text, by=ploy)
    writing.save(text, edited(text, "one case", "a single case"), based_on=1, by=somchai)
    with pytest.raises(PermissionDenied):
        actions.approve_text(text, revision=2, by=anan)
    client = client_of(mali)
    address = f"/desk/articles/{text.article_id}/review/en/"
    assert "Approve the text" in client.get(address).content.decode()
    assert client.post(address + "approve/", {"revision": 2}).status_code == 302
    text.refresh_from_db()
    assert text.stage == "approved"


def test_the_reporter_does_not_countersign_their_own(text, mali, ploy):
    factories.approve_all(text, by=ploy)
    writing.save(text, edited(text, "one case", "a single case"), based_on=1, by=mali)
    with pytest.raises(Refused):
        actions.approve_text(text, revision=2, by=mali)


def test_writing_asks_for_the_role_in_the_action_itself(text, ploy, anan):
    for person in (ploy, anan):
        with pytest.raises(PermissionDenied):
            writing.save(text, edited(text, "one", "1"), based_on=1, by=person)
        with pytest.raises(PermissionDenied):
            writing.submit(text, by=person)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("700,000", "900,000", "figure"),
        ("Joint operations start", "Joint operations do not start", "not"),
        ("Royal Thai Police", "Royal Thai Army", "name"),
        ("in one case.</p>", "in one case.</p><p>More.</p>", "paragraph"),
    ],
)
def test_what_touches_a_fact_is_no_typo(text, mali, old, new, said):
    make_mark(text, mali)
    with pytest.raises(Invalid, match=said):
        writing.save(text, edited(text, old, new), based_on=1, by=mali, change_class="typo")
    text.refresh_from_db()
    assert text.revision_number == 1


def test_a_slip_of_the_fingers_is_one(text, mali):
    writing.save(text, edited(text, "agreed", "agred"), based_on=1, by=mali, change_class="typo")
    text.refresh_from_db()
    assert text.revision_number == 2


@pytest.mark.parametrize("count", [2, 8])
def test_approving_together_costs_the_same_however_many(text, mali, ploy, count, assert_queries):
    words = ["Police", "Thailand", "Cambodia", "Monday", "baht", "Nation", "two", "case"]
    marks = [make_mark(text, mali, word) for word in words[:count]]
    with assert_queries(at_most=25):
        actions.approve_many([(mark, 1) for mark in marks], by=ploy)


def test_the_page_says_how_many_approvals_of_how_many_there_are(sensitive, ploy, client_of):
    actions.approve(sensitive, version=1, by=ploy)
    page = client_of(ploy).get(f"/desk/articles/{sensitive.text.article_id}/review/en/")
    assert "1 of 2 approvals" in page.content.decode()
    assert "You have approved this" in page.content.decode()
    decision = sensitive.decisions.get()
    assert f"/desk/decisions/{decision.pk}/take-back/" in page.content.decode()
