"""Claims: noted with their words and evidence, changed with a version for each of their spans."""

from datetime import date

import pytest

from annotations.marking import actions
from annotations.marking.claims import EvidenceData, claim, edit_claim
from annotations.models import Claim, Evidence
from articles.exceptions import Conflict, Invalid
from articles.models import AuditEntry
from tests.annotations.making import kind, make_claim, make_entity, place


def test_a_claim_keeps_who_said_it_and_on_what_evidence(text, mali):
    police = make_entity(mali)
    nation = make_entity(mali, name_en="The Nation", name_th="เดอะเนชั่น")
    made = make_claim(
        text,
        mali,
        claimant=police,
        reporter=nation,
        modality="reported",
        status="attributed",
        made_on=date(2024, 3, 20),
        evidence=[
            EvidenceData(url="https://example.org/a", publisher="The Nation"),
            EvidenceData(note="Call with the spokesman, 21 March"),
            EvidenceData(),
        ],
    )
    annotation = made.annotations.get()
    body = annotation.versions.get().body["claim"]
    assert body["claimant"]["names"]["en"] == "Royal Thai Police"
    assert body["reporter"]["names"]["th"] == "เดอะเนชั่น"
    assert [row["url"] for row in body["evidence"]] == ["https://example.org/a", ""]
    assert (body["status"], body["made_on"]) == ("attributed", "2024-03-20")


def test_a_claim_that_the_text_interrupts_has_two_spans(text, mali):
    anchors = [place(text, "Joint operations"), place(text, "within two months")]
    made = claim(
        text, anchors, revision=1, by=mali, statement_th="ปฏิบัติการจะเริ่ม", claimant_note="ตำรวจ"
    )
    assert [a.exact for a in made.annotations.order_by("id")] == [
        "Joint operations",
        "within two months",
    ]
    first, second = made.annotations.order_by("id")
    edit_claim(first, version=1, by=mali, status="disputed")
    second.refresh_from_db()
    assert second.version_number == 2
    assert second.versions.first().body["claim"]["status"] == "disputed"
    with pytest.raises(Conflict):
        edit_claim(second, version=1, by=mali, status="false")


def test_evidence_taken_out_stays_on_record(text, mali):
    made = make_claim(
        text, mali, evidence=[EvidenceData(note="Notes, page 3"), EvidenceData(note="A call")]
    )
    keep, _gone = made.evidence.all()
    annotation = made.annotations.get()
    edit_claim(
        annotation,
        version=1,
        by=mali,
        evidence=[EvidenceData(note="Notes, page 3", id=keep.pk), EvidenceData(note="The report")],
    )
    assert [row["note"] for row in annotation.versions.first().body["claim"]["evidence"]] == [
        "Notes, page 3",
        "The report",
    ]
    assert Evidence.objects.filter(withdrawn_at__isnull=False).get().note == "A call"
    assert Evidence.objects.count() == 3


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"statement_en": ""}, "statement in one language"),
        ({"statement_en": "x" * 10_000}, "10000 characters are too many"),
        ({"statement_th": "<script>alert(1)</script>"}, "without HTML"),
        ({"claimant_note": ""}, "Say who makes"),
        ({"claimant_note": "<img src=x>"}, "without HTML"),
        ({"status": "certain"}, "from the lists"),
        ({"evidence": [EvidenceData(url="javascript:alert(1)")]}, "https://"),
        ({"evidence": [EvidenceData(url="https://example.org/" + "a" * 1000)]}, "https://"),
        ({"evidence": [EvidenceData(note="<b>x")]}, "without HTML"),
        ({"evidence": [EvidenceData(note="x", stance="maybe")]}, "supports or contradicts"),
        ({"evidence": [EvidenceData(note="x")] * 41}, "are the most"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(text, mali, fields, says):
    with pytest.raises(Invalid, match=says):
        make_claim(text, mali, **fields)
    assert not Claim.objects.exists()


def test_every_reason_is_told_at_once(text, mali):
    with pytest.raises(Invalid) as refusal:
        make_claim(text, mali, statement_en="", claimant_note="", status="certain")
    assert len(refusal.value.reasons) == 3


def test_a_claim_needs_words(text, mali):
    with pytest.raises(Invalid, match="Select the words"):
        claim(text, [], revision=1, by=mali, statement_en="x", claimant_note="y")


def test_a_mark_that_is_no_claim_has_no_claim_to_change(text, mali):
    annotation = actions.mark(
        text, place(text, "baht"), revision=1, kind=kind("money"), by=mali, value={"means": "THB"}
    )
    with pytest.raises(Invalid, match="is no claim"):
        edit_claim(annotation, version=1, by=mali, status="false")


def test_who_an_unnamed_source_is_stays_at_the_desk(text, mali):
    made = make_claim(
        text, mali, claimant_note="An official", confidential_note="Third desk", cue="said"
    )
    mark = made.annotations.get()
    edit_claim(mark, version=1, by=mali, confidential_note="Fourth desk")
    made.refresh_from_db()
    assert (made.confidential_note, made.cue) == ("Fourth desk", "said")
    told = [*AuditEntry.objects.values_list("data"), *mark.versions.values_list("body")]
    assert "desk" not in str(told)
