"""The documented nginx and Caddy over a baked site: they answer as the newsroom's own server does."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time

import pytest
from django.conf import settings

DOCUMENTED = settings.BASE_DIR / "docs" / "deploy"
SECONDS = 20


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def nginx(folder, site, port):
    words = (DOCUMENTED / "nginx-baked.conf").read_text()
    words = words.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(
        "/srv/newsdesk/baked", str(site)
    )
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{'user root;' if os.geteuid() == 0 else ''}"  # whose folder this is
        f"daemon off; pid {folder}/pid; error_log {folder}/errors; events {{ }}\n"
        f"http {{ access_log off; {temporary}\n{words}\n}}\n"
    )
    return ["nginx", "-c", folder / "nginx.conf", "-p", folder]


def caddy(folder, site, port):
    words = (DOCUMENTED / "Caddyfile-baked").read_text()
    words = words.replace("news.example", f"http://127.0.0.1:{port}").replace(
        "/srv/newsdesk/baked", str(site)
    )
    (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + words)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile"]


class Server:
    def __init__(self, port):
        self.port = port

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "caddy"])
def server(request, tmp_path, bakery, monkeypatch):
    """The documented server over what is baked until the test asks."""
    name = request.param.__name__
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    folder = tmp_path / "server"
    folder.mkdir()
    bakery.bake()
    port = free_port()
    monkeypatch.setenv("HOME", str(folder))
    process = subprocess.Popen(
        [str(part) for part in request.param(folder, bakery.folder, port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        found = Server(port)
        limit = time.monotonic() + SECONDS
        while time.monotonic() < limit and process.poll() is None:
            try:
                found.get("/robots.txt")
                break
            except OSError:
                time.sleep(0.05)
        yield found
    finally:
        process.terminate()
        process.wait(SECONDS)


@pytest.fixture
def withdrawn(newsroom):
    article = newsroom.story(headline="Taken back")
    newsroom.publish(article)
    newsroom.withdraw(article, public_reasons={"en": "We were wrong.", "th": "ผิดพลาด"})
    newsroom.publish(newsroom.marked_story())
    return article


def test_a_baked_site_behind_it_answers_as_our_own(withdrawn, server, client):
    for path in ("/en/", "/en/claims/?status=corroborated", "/th/feed.rss", "/sitemap.xml"):
        ours = client.get(path, secure=True)
        status, headers, body = server.get(path)
        assert (status, body) == (200, ours.content), path
        assert headers["Content-Type"].split(";")[0] == ours.headers["Content-Type"].split(";")[0]
        for name in ("Content-Security-Policy", "X-Frame-Options", "Referrer-Policy"):
            assert sorted(headers[name].split("; ")) == sorted(ours.headers[name].split("; "))
        for name in ("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"):
            assert headers.get(name) == ours.headers.get(name), (path, name)
    assert server.get("/en/?utm_source=x")[2] == server.get("/en/")[2]
    assert server.get("/en/claims/?status=nonsense")[0] in (200, 404)
    assert server.get("/", **{"Accept-Language": "th"})[1]["Location"].endswith("/th/")
    assert server.get("/en/", **{"Accept-Encoding": "gzip"})[1]["Content-Encoding"] == "gzip"


def test_what_was_withdrawn_answers_410_with_the_reason(withdrawn, server, bakery):
    tombs = [name for name in bakery.names() if name.endswith("@gone.html")]
    assert len(tombs) > 4
    for name in tombs:
        status, headers, body = server.get("/" + quoted(name.removesuffix("@gone.html")))
        assert (status, headers["Content-Type"].split(";")[0]) == (410, "text/html"), name
        assert re.search("We were wrong.|ผิดพลาด", body.decode())
        assert "max-age=0" in headers["Cache-Control"]
        assert server.get("/" + quoted(name))[0] == 404
    assert server.get("/en/nothing/")[0] == 404
    assert server.get("/@redirects.map")[0] == 404


def quoted(name):
    return "".join(f"%{byte:02X}" if byte > 127 else chr(byte) for byte in name.encode())
