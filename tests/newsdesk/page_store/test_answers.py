"""What a kept page answers to every kind of request."""

import gzip

import brotli
import pytest

from newsdesk.page_store.page import ASK_AGAIN
from tests.newsdesk.page_store.conftest import Readers

WORDS = "<p>" + "ข่าว news " * 100 + "</p>"


@pytest.fixture
def readers(small, make_edge, db):
    small.pages = {"/en/": (["list:en"], WORDS)}
    return Readers(make_edge(small, folder=None))


def test_a_page_is_drawn_once_and_sent_in_the_encoding_that_is_accepted(readers, small):
    plain = readers.get("/en/")
    assert plain.body == WORDS.encode()
    zipped = readers.get("/en/", accept_encoding="gzip;q=0.5, br;q=0")
    assert gzip.decompress(zipped.body) == plain.body
    brotlied = readers.get("/en/", accept_encoding="gzip, deflate, br, zstd")
    assert brotli.decompress(brotlied.body) == plain.body
    assert small.drawn == ["/en/"]
    answers = [plain, zipped, brotlied]
    assert [a.headers.get("Content-Encoding") for a in answers] == [None, "gzip", "br"]
    assert {a.headers["Vary"] for a in answers} == {"Accept-Encoding"}
    assert len({a.headers["ETag"] for a in answers}) == 3
    assert all(int(a.headers["Content-Length"]) == len(a.body) for a in answers)
    assert "s-maxage=1" in plain.headers["Cache-Control"]
    assert "stale-if-error=" in plain.headers["Cache-Control"]


def test_what_is_gone_is_kept_and_asked_for_again(readers, small):
    small.status, small.headers = "410 Gone", [("Cache-Control", ASK_AGAIN)]
    controls = [value for name, value in readers.get("/en/").set_headers if name == "Cache-Control"]
    assert len(controls) == 1
    assert "s-maxage=1" in controls[0] and "max-age=0" in controls[0]


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_the_page_gets_a_304_without_it(readers, form):
    etag = readers.get("/en/").headers["ETag"]
    answer = readers.get("/en/", if_none_match=form.format(etag))
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["ETag"] == etag
    assert "Content-Length" not in answer.headers
    assert readers.get("/en/", if_none_match='"other"').status == 200


def test_head_has_the_headers_of_get_and_no_body(readers, small):
    head = readers.get("/en/", "HEAD")
    got = readers.get("/en/")
    assert (head.status, head.body, head.headers) == (200, b"", got.headers)
    assert small.drawn == ["/en/"]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=-5", -5, None),
        ("bytes=20-", 20, None),
        ("bytes=5-99999", 5, None),
    ],
)
def test_one_range_is_sent_alone(readers, asked, first, last):
    whole = WORDS.encode()
    answer = readers.get("/en/", range=asked)
    assert answer.status == 206
    assert answer.body == (whole[first : last + 1] if last else whole[first:])
    assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")
    assert int(answer.headers["Content-Length"]) == len(answer.body)


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=9-2", "lines=1-2", "bytes=-", "bytes=x"])
def test_a_range_that_is_none_or_several_gets_the_whole(readers, asked):
    assert (readers.get("/en/", range=asked).status, readers.get("/en/").status) == (200, 200)


def test_a_range_beyond_the_end_is_refused_and_one_of_an_old_version_gets_the_whole(readers):
    answer = readers.get("/en/", range="bytes=99999-")
    assert (answer.status, answer.headers["Content-Range"]) == (
        416,
        f"bytes */{len(WORDS.encode())}",
    )
    assert readers.get("/en/", range="bytes=0-1", if_range='"old"').status == 200
    etag = readers.get("/en/").headers["ETag"]
    assert readers.get("/en/", range="bytes=0-1", if_range=etag).status == 206


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_never_answered_from_the_store(readers, small, method):
    readers.get("/en/")
    readers.get("/en/", method)
    assert small.drawn == ["/en/", "/en/"]


def test_whoever_may_be_signed_in_gets_nothing_from_the_store_and_leaves_nothing(readers, small):
    for headers in ({"cookie": "a=b; sessionid=x"}, {"authorization": "Bearer x"}):
        readers.get("/en/", **headers)
        readers.get("/en/", **headers)
    assert len(small.drawn) == 4
    readers.get("/en/", cookie="theme=dark")
    readers.get("/en/", cookie="theme=light")
    assert len(small.drawn) == 5


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("page=2", True),
        ("utm_source=feed&utm_medium=rss", True),
        ("fbclid=abc&page=2", True),
        ("q=bank", False),
        ("page=", False),
        ("page=2&page=3", False),
        ("status=false", False),  # known, but this page was not drawn by it
        ("page=99999", False),
        ("x" * 1000, False),
    ],
)
def test_only_a_known_query_is_kept(readers, small, query, kept):
    readers.get(f"/en/?{query}")
    readers.get(f"/en/?{query}")
    assert len(small.drawn) == (1 if kept else 2)


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("200 OK", ("Set-Cookie", "a=b")),
        ("200 OK", ("Vary", "Cookie")),
        ("200 OK", ("Cache-Control", "private")),
        ("404 Not Found", ("X-A", "b")),
        ("302 Found", ("Location", "/th/")),
        ("500 Internal Server Error", ("X-A", "b")),
    ],
)
def test_what_is_personal_passing_or_broken_is_never_kept(readers, small, status, header):
    small.status, small.headers = status, [header]
    first, second = readers.get("/en/"), readers.get("/en/")
    assert first.status == int(status[:3])
    assert second.headers[header[0]] == header[1]
    assert len(small.drawn) == 2


def test_a_page_that_declares_nothing_is_never_kept(readers, small):
    small.pages["/en/"] = ((), WORDS)
    readers.get("/en/")
    assert readers.get("/en/", "HEAD").body == b""
    assert len(small.drawn) == 2


def test_the_desk_the_admin_and_static_files_are_left_to_django(readers, small):
    for path in ("/desk/", "/admin/x/", "/static/a.css"):
        small.pages[path] = (["list:en"], WORDS)
        readers.get(path)
        readers.get(path)
    assert len(small.drawn) == 6


def test_without_an_address_of_its_own_each_host_has_its_own_pages(settings, small, make_edge, db):
    edge = make_edge(small)
    settings.NEWSROOM_ADDRESS = ""
    small.pages = {"/en/": (["list:en"], WORDS)}
    readers = Readers(make_edge(small))
    for host in ("a.example", "b.example", "a.example"):
        readers.get("/en/", host=host)
    assert len(small.drawn) == 2
    assert edge is not None


def test_where_only_tls_is_served_plain_http_is_left_to_django(settings, small, make_edge, db):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    small.pages = {"/en/": (["list:en"], WORDS)}
    readers = Readers(make_edge(small))
    for _time in range(2):
        readers.get("/en/", x_forwarded_proto="https")
    assert len(small.drawn) == 1
    readers.get("/en/")
    readers.get("/en/", x_forwarded_proto="http")
    assert len(small.drawn) == 3
