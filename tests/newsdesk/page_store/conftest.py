"""A page store in front of Django (or of a small application), asked as a server would."""

from dataclasses import dataclass, field
from io import BytesIO

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from articles.reading.keeping import keep
from newsdesk.page_store import watcher
from newsdesk.page_store.edge import Edge


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes
    set_headers: list = field(repr=False, default_factory=list)


class Readers:
    """Asks a WSGI application: `readers.get("/en/")`."""

    def __init__(self, application):
        self.application = application

    def get(self, address, method="GET", **headers):
        path, _mark, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "SCRIPT_NAME": "",
            "HTTP_HOST": "testserver",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
        }
        environ |= {"HTTP_" + name.upper(): value for name, value in headers.items()}
        said = []
        body = self.application(environ, lambda *arguments: said.append(arguments))
        words = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        status, pairs = said[-1][:2]
        return Answer(int(status[:3]), dict(pairs), words, pairs)


class Small:
    """An application whose pages are words that a test may change: {path: (tags, words)}."""

    def __init__(self):
        self.pages = {}
        self.drawn = []
        self.status = "200 OK"
        self.headers = []

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        self.drawn.append(path)
        tags, words = self.pages.get(path, ((), "nothing"))
        if tags:
            keep(_Request(environ), *tags, query=["page"])
        self.during()
        start_response(self.status, [("Content-Type", "text/html"), *self.headers])
        return [words.encode()]

    def during(self):
        """What happens while a page is drawn."""


class _Request:
    def __init__(self, environ):
        self.META = environ


@pytest.fixture
def small():
    return Small()


@pytest.fixture
def make_edge(settings, tmp_path, monkeypatch, one_connection):
    """Makes stores that share one folder; none polls by itself: `edge.watcher.poll()`."""
    settings.NEWSROOM_ADDRESS = "https://news.example"
    made = []

    def make(django=None, **options):
        if connection.in_atomic_block:
            # The test's transaction never ends, so no gap that earlier tests left would ever close.
            monkeypatch.setattr(watcher, "WIDEST", 0)
        options = {"megabytes": 4, "folder": tmp_path / "pages", "stale_seconds": 3600} | options
        edge = Edge(django or get_wsgi_application(), **options)
        made.append(edge)
        return edge

    yield make
    for edge in made:
        edge.stop()


# Of this test's own database: other workers' tests hold transactions open on the same server.
OLDEST_HERE = (
    "SELECT coalesce(min(backend_xid::text::bigint),"
    " pg_snapshot_xmax(pg_current_snapshot())::text::bigint)"
    " FROM pg_stat_activity WHERE datname = current_database()"
)


@pytest.fixture(autouse=True)
def only_transactions_of_this_database(monkeypatch):
    monkeypatch.setattr(watcher, "_oldest_transaction", lambda: watcher._one(OLDEST_HERE))
