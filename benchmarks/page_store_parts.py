"""What `benchmarks.page_store` measures beside rates: slow readers, an outage, memory; and Wagtail."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time

from benchmarks.page_store_peers import ROOT, fetch, free_port, granian, running, wait_for, wrk

sys.path.insert(0, str(ROOT / "scripts"))
import with_postgresql as postgresql  # noqa: E402 - a script, found only now

LIMIT = 64  # megabytes of the store in `memory`
OUTAGE = 8  # seconds


@contextlib.contextmanager
def slow_readers(port, path, count):
    """Clients that send a header line a second and read a byte a second; yield a callable that
    tells how many are still there."""
    stop = threading.Event()
    readers = [_slow_socket(port, path, number % 2) for number in range(count)]

    def drip():
        while not stop.wait(1):
            for number, one in enumerate(readers):
                with contextlib.suppress(OSError):
                    one.recv(1) if number % 2 else one.send(b"X-Slow: yes\r\n")

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield lambda: sum(one.fileno() >= 0 for one in readers)
    finally:
        stop.set()
        thread.join()
        for one in readers:
            one.close()


def _slow_socket(port, path, asks):
    one = socket.socket()
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    one.connect(("127.0.0.1", port))
    one.settimeout(0.01)
    end = b"\r\n" if asks else b""
    one.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n".encode() + end)
    return one


def outage(folder, port, path, seconds):
    """Stop PostgreSQL while wrk asks for a stored page; start it again."""
    user = postgresql.ordinary_user()
    binaries, _browser = postgresql.ensure()
    folder.mkdir()
    postgresql._hand_over(folder, user)
    postgresql._make_cluster(binaries, folder, user)
    server = _started(binaries, folder, user)
    os.environ["DATABASE_URL"] = f"postgres://newsdesk@/{folder}/postgres"
    os.environ["PAGE_STORE_FOLDER"] = str(folder.with_name("pages-of-pg"))
    try:
        for command in ("migrate", "demo"):
            subprocess.run(
                [sys.executable, "manage.py", command],
                cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        with running(granian("newsdesk.wsgi:application", port), port, path=path) as address:
            found, load = {}, threading.Thread(target=lambda: found.update(_load(address + path)))
            load.start()
            time.sleep(seconds / 2)
            server.send_signal(signal.SIGINT)
            server.wait()
            time.sleep(OUTAGE)
            words = {"degraded": fetch(address + "/health/degraded").status,
                     "ready": fetch(address + "/health/ready").status,
                     "unstored": fetch(address + "/th/corrections/").status}  # fmt: skip
            server = _started(binaries, folder, user)
            began = time.monotonic()
            wait_for(address + "/health/ready")
            wait_for(address + "/th/corrections/")
            back = time.monotonic() - began
            load.join()
        return {"errors": found["errors"], "answers": found["answers"], "back_s": back, **words}
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def _load(url):
    seconds = OUTAGE + 10
    result = wrk(url, seconds)
    return {"errors": result["errors"], "answers": result["answers"]}


def _started(binaries, folder, user):
    server = postgresql._start(binaries, folder, user)
    postgresql._wait_for(server, folder)
    return server


MEMORY = """
import json, os, sys, django
django.setup()
from articles.reading.keeping import QUERY, TAGS
from newsdesk.page_store.edge import Edge
pages, limit = int(sys.argv[1]), int(sys.argv[2])
def small(environ, start_response):
    environ[TAGS], environ[QUERY] = {"list:en", environ["PATH_INFO"][1:]}, set()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [(environ["PATH_INFO"] + " words of a page").encode() * 400]
edge = Edge(small, megabytes=limit, folder=None)
edge.watcher.last, edge.watcher.heard_at, edge.watcher.check_at = 0, 1e12, 1e12
def grown():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
def ask(number):
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": f"/en/crime/story-{number}/", "QUERY_STRING": ""}
    return edge(environ, lambda *said: None)
before, most = grown(), 0
for number in range(pages):
    ask(number)
    if number % 1000 == 0:
        most = max(most, grown() - before)
print(json.dumps({"pages": pages, "limit_mb": limit, "kept": len(edge.memory),
    "kept_mb": edge.memory.bytes / 2**20, "grew_mb": max(most, grown() - before)}))
"""


def memory(pages):
    """What a process holds after so many pages were asked for once each."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(pages), str(LIMIT)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(done.stdout)


@contextlib.contextmanager
def wagtail(folder, python, page):
    """Wagtail's own project with the same words in its home page's template, nothing cached."""
    home = folder / "wagtail"
    home.mkdir()
    tool = [python, "-c", "from wagtail.bin.wagtail import main; main()"]
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": home}
    subprocess.run([*tool, "start", "peer", "."], **quiet)
    safe = page.replace("{%", "").replace("{{", "").replace("{#", "")
    template = '{% load wagtailcore_tags %}{% wagtail_site as site %}<title>{{ page.title }}</title>{% for p in page.get_siblings.live %}<a href="{% pageurl p %}">{{ p.title }}</a>{% endfor %}'
    (home / "home/templates/home/home_page.html").write_text(template + safe, encoding="utf-8")
    settings = home / "peer/settings/production.py"
    settings.write_text(
        "from .base import *\nDEBUG = False\nSECRET_KEY = 'x' * 50\nALLOWED_HOSTS = ['*']\n"
        "STORAGES['staticfiles'] = {'BACKEND':"
        " 'django.contrib.staticfiles.storage.StaticFilesStorage'}\n"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "peer.settings.production", "DATABASE_URL": ""}
    subprocess.run(
        [python, "manage.py", "migrate", "--verbosity", "0"], env=os.environ | environment, **quiet
    )
    port = free_port()
    command = granian("peer.wsgi:application", port, python=python)
    with running(command, port, cwd=home, **environment) as address:
        yield address
