"""An editor sees what could not be delivered outside, and has it sent again or lets it be."""

import pytest
from django.utils import timezone

from articles import outbox
from articles.models import AuditEntry, Outbox
from articles.outbox import delivering

MAIL = {"to": ["mali@news.example"], "subject": "Due", "text": "Your story is due."}


@pytest.fixture
def failed(db):
    row = outbox.put("email", MAIL)
    Outbox.objects.filter(pk=row.pk).update(
        error="mail: no such host", tried_at=timezone.now(), attempts=16, given_up_at=timezone.now()
    )
    row.refresh_from_db()
    return row


def test_a_failure_is_on_the_desk_in_its_own_words(failed, client_of, somchai):
    client = client_of(somchai)
    assert b"1 message could not be delivered" in client.get("/desk/publishing/").content
    page = client.get("/desk/publishing/deliveries/").content.decode()
    assert "mail: no such host" in page and "given up" in page


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("hooks.example: [Errno 111] Connection refused", "whether their server runs"),
        ("hooks.example: timed out", "took too long"),
        ("hooks.example: [Errno -2] Name or service not known", "no such machine"),
        ("hooks.example: certificate verify failed", "certificate"),
        ("hooks.example answered 401", "our secret"),
        ("hooks.example answered 404", "Nothing is at that address"),
        ("hooks.example answered 503", "in trouble"),
        ("hooks.example answered 418", ""),
    ],
)
def test_a_failure_says_what_to_do_about_it(failed, client_of, somchai, error, words):
    Outbox.objects.filter(pk=failed.pk).update(error=error)
    page = client_of(somchai).get("/desk/publishing/deliveries/").content.decode()
    assert error in page
    assert f"{error}<br>" in page if words else f"{error}</p>" in page
    assert words in page


def test_what_was_given_up_goes_out_when_an_editor_says_so(failed, client_of, somchai):
    client = client_of(somchai)
    client.post(f"/desk/publishing/deliveries/{failed.pk}/again/")
    assert delivering.deliver_due() == (1, 0)
    assert AuditEntry.objects.get(verb="delivery.again").by == somchai
    answer = client.post(f"/desk/publishing/deliveries/{failed.pk}/again/", follow=True)
    assert b"delivered in the meantime" in answer.content
    assert b"Everything was delivered" in answer.content


def test_what_is_let_be_is_tried_no_more(failed, client_of, somchai):
    Outbox.objects.update(given_up_at=None)
    client = client_of(somchai)
    for said in (b"nobody tries it again", b"given up already"):
        answer = client.post(f"/desk/publishing/deliveries/{failed.pk}/drop/", follow=True)
        assert said in answer.content
    assert delivering.deliver_due() == (0, 0)
    assert AuditEntry.objects.get(verb="delivery.drop").data["to"] == "email"
