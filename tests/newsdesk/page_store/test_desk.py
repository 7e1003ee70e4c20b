"""What the desk is told: how readers' pages are served, and that the database is away."""

import json
import time

import pytest
from django.db import OperationalError
from django.utils import translation

from newsdesk.page_store import version
from tests.newsdesk.page_store.conftest import Readers


@pytest.fixture
def somchais(client_of, somchai, settings, tmp_path):
    settings.PAGE_STORE = settings.PAGE_STORE | {"FOLDER": str(tmp_path / "pages")}
    return client_of(somchai)


def test_each_process_is_told_with_what_it_keeps(somchais, small, make_edge):
    small.pages = {"/en/": (["list:en"], "words " * 200)}
    edge = make_edge(small)
    readers = Readers(edge)
    for _time in range(4):
        readers.get("/en/")
    edge.watcher.failing_since = time.time() - 60
    edge.reporter.tick()
    page = somchais.get("/desk/readers-pages/").content.decode()
    report = json.loads(next(edge.disk.folder.glob("reports/*.json")).read_text())
    assert f'<th scope="row">{report["process"]}</th>' in page
    assert "75 %" in page
    assert "of 4 MB" in page
    assert "has not reached the database since" in page


def test_a_silent_process_is_gone_and_the_page_says_what_is_wrong(somchais, settings):
    assert b"No process has reported" in somchais.get("/desk/readers-pages/").content
    settings.PAGE_STORE = settings.PAGE_STORE | {"FOLDER": ""}
    assert b"Set PAGE_STORE_FOLDER" in somchais.get("/desk/readers-pages/").content
    settings.PAGE_STORE = settings.PAGE_STORE | {"MEGABYTES": 0}
    assert b"Set PAGE_STORE_MEGABYTES" in somchais.get("/desk/readers-pages/").content


@pytest.fixture
def away(client_of, somchai, monkeypatch):
    """Somchai's browser, and a database that does not answer."""
    client = client_of(somchai)
    client.raise_request_exception = False

    def nothing(*_args, **_options):
        raise OperationalError("connection refused")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", nothing)
    monkeypatch.setattr("articles.reading.queries.newest", nothing)
    return client


@pytest.mark.parametrize(
    ("headers", "start"),
    [
        ({}, "<!doctype html>"),
        ({"HX-Request": "true"}, '<div class="note note--error"'),
        ({"Accept": "application/json"}, "{"),
    ],
)
def test_the_desk_says_in_words_that_the_database_is_away(away, headers, start):
    for language, words in (("en", "The database does not answer"), ("th", "ฐานข้อมูลไม่ตอบ")):
        answer = away.get("/desk/", headers={"Accept-Language": language, **headers})
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "15")
        said = answer.content.decode().strip()
        assert said.startswith(start)
        assert words in (json.loads(said)["reasons"][0] if start == "{" else said)


def test_a_reader_is_told_too_and_nothing_of_it_is_kept(away):
    answer = away.get("/th/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    with translation.override("th"):
        assert "ยังแสดงหน้านี้ไม่ได้" in answer.content.decode()


def test_other_failures_stay_what_they_were(client, monkeypatch):
    def broken(*_args, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr("articles.reading.queries.newest", broken)
    client.raise_request_exception = False
    assert client.get("/en/").status_code == 500


def test_the_version_is_a_word_for_folders():
    assert version.of_code().isalnum()
