"""Files as a way to approve one's own work: whatever they say, they bring words in and no approval."""

import json
import re

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse

from annotations.models import Decision
from annotations.reviewing import actions
from articles.approvals import current_versions, unapproved_blocks, writers_since_approval
from articles.exceptions import NotReady, Refused
from articles.models import ArticleText, BlockApproval, Stage, TextDecision
from articles.publishing import actions as publishing
from articles.translating import actions as translating
from tests import factories

BOLD = {"stage": "approved", "state": "approved", "approved": True, "approved_by": "ploy"}


def nothing_is_approved(text):
    text.refresh_from_db()
    assert text.stage == Stage.DRAFT
    assert len(unapproved_blocks(text)) == len(current_versions(text)) > 1
    assert not BlockApproval.objects.exists() and not Decision.objects.exists()
    assert not TextDecision.objects.exists()


@pytest.fixture
def taken_in(somchai, tmp_path):
    """The texts of an old article that an editor takes in by the command, and calls approved."""
    factories.make_section()
    row = {
        "id": "old-1",
        "language": "en",
        "section": "crime",
        "headline_en": "Flood in the south",
        "body_en": "Rain fell for three days.\n\nRoads are closed.",
        "headline_th": "น้ำท่วมใต้",
        "body_th": "<p>ฝนตกสามวัน</p><p>ถนนปิด</p>",
    }
    path = tmp_path / "archive.jsonl"
    path.write_text(json.dumps(row | BOLD), encoding="utf-8")
    call_command("import_archive", str(path), by="somchai", section="crime")
    return list(ArticleText.objects.order_by("language"))


def test_13_an_archive_that_calls_itself_approved(taken_in, somchai, client_of):
    assert [text.language for text in taken_in] == ["en", "th"]
    his = client_of(somchai, raise_request_exception=False)
    for text in taken_in:
        nothing_is_approved(text)
        with pytest.raises(Refused, match="You wrote every paragraph"):
            actions.approve_text(text, revision=text.revision_number, by=somchai)
        address = reverse("text_approve", args=[text.article_id, text.language])
        assert his.post(address, {"revision": text.revision_number}).status_code == 403
        with pytest.raises(NotReady):
            publishing.publish(text.article, [text.language], by=somchai)
        nothing_is_approved(text)


def test_14_an_archive_taken_in_twice(taken_in, somchai, ploy, tmp_path):
    """Once approved by somebody else, the same words again are another article's, and wait."""
    for text in taken_in:
        actions.approve_text(text, revision=text.revision_number, by=ploy)
    path = tmp_path / "again.jsonl"
    row = {"id": "old-2", "language": "en", "headline_en": "Flood in the south",
           "body_en": "Rain fell for three days.\n\nRoads are closed."}  # fmt: skip
    path.write_text(json.dumps(row | BOLD), encoding="utf-8")
    call_command("import_archive", str(path), by="somchai", section="crime")
    newest = ArticleText.objects.order_by("pk").last()
    assert newest.stage == Stage.DRAFT and newest.pk not in {text.pk for text in taken_in}
    with pytest.raises(Refused, match="You wrote every paragraph"):
        actions.approve_text(newest, revision=newest.revision_number, by=somchai)


@pytest.fixture
def thai(mali, anan, somchai):
    """Anan's translation, its headline and its first paragraph done."""
    text = translating.start(factories.make_article(mali), "th", by=somchai, assignee=anan)
    for block, words in (("headline", "<p>ตำรวจ</p>"), ("b1", "<p>ตำรวจสองประเทศตกลงกันวันจันทร์</p>")):
        text.refresh_from_db()
        translating.save_paragraph(text, block, words, based_on=text.revision_number, by=anan)
    text.refresh_from_db()
    return text


def bring_in(client, data, *keys):
    address = "/desk/translations/bring-in/"
    answer = client.post(address, {"file": ContentFile(data.encode(), name="a.xlf")})
    offer = re.search(r'name="offer" value="([^"]+)"', answer.content.decode())[1]
    return client.post("/desk/translations/take-in/", {"offer": offer, "take": keys})


@pytest.mark.parametrize(
    ("form", "said", "bold"),
    [
        ("xliff21", 'state="translated"', 'state="final" subState="x:approved"'),
        ("xliff12", 'state="translated"', 'state="final"'),
        ("xliff12", "<trans-unit ", '<trans-unit approved="yes" '),
    ],
)
def test_15_a_file_of_translations_that_calls_itself_final(
    thai, somchai, client_of, form, said, bold
):
    his = client_of(somchai, raise_request_exception=False)
    asked = {"text": thai.pk, "form": form}
    data = his.get("/desk/translations/export/", asked).content.decode()
    assert said in data
    data = data.replace(said, bold).replace("ตกลงกันวันจันทร์", "ตกลงกันเมื่อวันจันทร์")
    assert bring_in(his, data, f"{thai.pk}-b1").status_code == 302
    nothing_is_approved(thai)
    assert "เมื่อวันจันทร์" in thai.revision.body
    [brought] = [one for one in current_versions(thai) if one.block == "b1"]
    assert brought.author == somchai and somchai.pk in writers_since_approval(brought)
    decision = actions.approve_text(thai, revision=thai.revision_number, by=somchai)
    assert brought.pk not in decision.approvals.values_list("version", flat=True)
    thai.refresh_from_db()
    assert thai.stage != Stage.APPROVED
    with pytest.raises(NotReady):
        publishing.publish(thai.article, ["th"], by=somchai)


def test_16_a_file_that_brings_ones_own_words_back_after_an_approval(
    thai, somchai, ploy, client_of
):
    """What Ploy approved and Somchai then brought in anew is Somchai's, though a file carried it."""
    actions.approve_text(thai, revision=thai.revision_number, by=ploy)
    his = client_of(somchai, raise_request_exception=False)
    asked = {"text": thai.pk, "form": "xliff21"}
    data = his.get("/desk/translations/export/", asked).content.decode()
    bring_in(his, data.replace("วันจันทร์", "วันอังคาร"), f"{thai.pk}-b1")
    thai.refresh_from_db()
    [waiting] = unapproved_blocks(thai)
    assert (waiting.block, waiting.author) == ("b1", somchai)
    with pytest.raises(Refused, match="You wrote every paragraph"):
        actions.approve_text(thai, revision=thai.revision_number, by=somchai)
