"""A reader says that something is wrong; an editor answers."""

import pytest
from django.test import Client

from articles.models import AuditEntry, Edition, ErrorReport, Notification, Outbox, ReportAnswer
from articles.reading import addresses
from articles.reports import actions
from tests.articles.publishing.story import Newsroom


@pytest.fixture
def edition(mali, anan, ploy, somchai):
    newsroom = Newsroom(mali, anan, ploy, somchai)
    article = newsroom.marked_story()
    newsroom.publish(article)
    return Edition.objects.live().get(article=article, language="en")


def send(edition, **fields):
    client = Client(enforce_csrf_checks=True)
    return client.post(addresses.report(edition), {"words": "It was Tuesday.", **fields})


def body_block(edition):
    return next(
        b["id"] for b in edition.content["blocks"] if b["id"] not in ("headline", "summary")
    )


def test_a_reader_reports_without_an_account_or_a_cookie(edition, somchai):
    response = send(edition, block=body_block(edition), email="reader@news.example")
    assert response.status_code == 200
    assert "An editor will read this" in response.content.decode()
    assert not response.cookies
    report = ErrorReport.objects.get(edition=edition)
    assert (report.words, report.block) == ("It was Tuesday.", body_block(edition))
    assert "127.0.0.1" not in report.sender
    assert Notification.objects.filter(person=somchai, event="reported").exists()
    assert AuditEntry.objects.filter(article=edition.article, verb="report.send").exists()


def test_the_form_quotes_the_paragraph_and_the_article_leads_to_it(edition, client):
    block = body_block(edition)
    page = client.get(f"{addresses.report(edition)}?p={block}").content.decode()
    assert '<blockquote class="quoted">' in page
    assert f'value="{block}"' in page
    article = client.get(addresses.article(edition)).content.decode()
    assert f'href="{addresses.report(edition)}"' in article


def test_a_paragraph_that_is_not_there_is_not_kept(edition):
    send(edition, block="nothing")
    assert ErrorReport.objects.get(edition=edition).block == ""


@pytest.mark.parametrize("fields", [{"words": "  "}, {"words": "x" * 2001}, {"email": "nobody"}])
def test_what_cannot_be_used_comes_back(edition, fields):
    assert send(edition, **fields).status_code == 400
    assert not ErrorReport.objects.filter(edition=edition).exists()


def test_what_a_machine_fills_in_is_dropped(edition):
    assert send(edition, website="http://spam.example").status_code == 200
    assert not ErrorReport.objects.filter(edition=edition).exists()


def test_another_sites_form_is_refused(edition, client):
    response = client.post(
        addresses.report(edition), {"words": "Wrong."}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert response.status_code == 403


def test_the_fourth_within_an_hour_is_refused_and_the_next_hour_is_open(edition, monkeypatch):
    for _number in range(actions.FROM_ONE):
        assert send(edition).status_code == 200
    response = send(edition)
    assert response.status_code == 429
    assert "in an hour" in response.content.decode()
    assert ErrorReport.objects.filter(edition=edition).count() == actions.FROM_ONE
    monkeypatch.setattr(actions, "HOUR", actions.HOUR * 0)
    assert send(edition).status_code == 200


def test_behind_a_proxy_each_reader_has_their_own_limit(edition, settings, client):
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    for number in range(actions.FROM_ONE + 1):
        headers = {"X-Forwarded-For": f"203.0.113.9, 198.51.100.{number}"}
        path = addresses.report(edition)
        assert client.post(path, {"words": "Wrong."}, headers=headers).status_code == 200


def test_one_article_takes_so_many_and_no_more(edition, monkeypatch):
    monkeypatch.setattr(actions, "ABOUT_ONE", 1)
    assert send(edition).status_code == 200
    assert send(edition).status_code == 429


def test_an_editor_answers_and_what_named_the_reader_is_gone(edition, client_of, somchai):
    report = actions.send(edition, words="It was Tuesday.", email="r@news.example", sender="x")
    client = client_of(somchai)
    assert "It was Tuesday." in client.get("/desk/reports/").content.decode()
    path = f"/desk/reports/{report.pk}/answer/"
    sent = {"verdict": "corrected", "words": "Quite right."}
    assert client.post(path, sent).status_code == 302
    mail = Outbox.objects.get(kind="email", payload__to=["r@news.example"]).payload
    assert "Quite right." in mail["text"]
    assert "> It was Tuesday." in mail["text"]
    report.refresh_from_db()
    assert (report.email, report.sender) == ("", "")
    assert "It was Tuesday." not in client.get("/desk/reports/").content.decode()
    assert "Quite right." in client.get("/desk/reports/?all").content.decode()
    assert client.post(path, sent).status_code == 409


def test_an_answer_that_is_none_is_asked_for_again(edition, client_of, somchai):
    report = actions.send(edition, words="It was Tuesday.")
    client_of(somchai).post(f"/desk/reports/{report.pk}/answer/", {"verdict": "whatever"})
    assert not ReportAnswer.objects.filter(report=report).exists()


def test_what_cannot_be_answered_is_not_mailed(edition, somchai):
    report = actions.send(edition, words="!", email="r@news.example")
    actions.answer(report, ReportAnswer.Verdict.UNUSABLE, by=somchai)
    assert not Outbox.objects.filter(kind="email", payload__to=["r@news.example"]).exists()
