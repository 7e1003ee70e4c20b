"""A server that can be killed, and people who talk to it over HTTP."""

import contextlib
import http.client
import os
import re
import signal
import socket
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.faults.serving import started

SECONDS_TO_START, PATIENCE = 120, 240  # seconds; the machine may have other work
BROKEN = (OSError, http.client.HTTPException)


class Server:
    """One granian with one worker, on a port of its own."""

    def __init__(self):
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self._process = started(self.port)
        self._wait()

    def _wait(self):
        limit = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < limit and self._process.is_alive():
            with contextlib.suppress(*BROKEN):
                if Visitor(self.port).get("/health/alive").status == 200:
                    return
            time.sleep(0.05)
        self.kill()
        raise RuntimeError("the server did not start")

    def kill(self):
        """SIGKILL to the worker, then to its parent: no process gets to say a last word."""
        for pid in [*_children(self._process.pid), self._process.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.join()


def _children(pid):
    with contextlib.suppress(OSError):
        return [int(one) for one in _read(f"/proc/{pid}/task/{pid}/children").split()]
    return []


def _read(path):
    return Path(path).read_text()


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    points: int


class Visitor:
    """Somebody's browser: it keeps cookies over every server that it meets."""

    def __init__(self, port=None):
        self.port, self.cookies = port, {}

    def get(self, path):
        return self._ask("GET", path)

    def post(self, path, data, **headers):
        words = urlencode(data, doseq=True)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["X-CSRFToken"] = self.cookies.get("csrftoken", "")
        return self._ask("POST", path, words, headers)

    def sign_in(self, username, password):
        self.get("/desk/login/")
        answer = self.post("/desk/login/", {"username": username, "password": password})
        assert answer.status == 302, answer

    def _ask(self, method, path, body=None, headers=None):
        """The Answer; OSError or HTTPException when the server is gone before its first line."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        with contextlib.closing(connection):
            headers = {"Cookie": cookie, **(headers or {})}
            connection.request(method, quote(path, safe="/?=&%"), body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, value = re.match(r"([^=]+)=([^;]*)", line).groups()
                self.cookies[name] = value
            words = b""
            with contextlib.suppress(*BROKEN):  # its first line is its word, whatever becomes of it
                words = answer.read()
            points = int(answer.headers.get("X-Points", 0))
            return Answer(answer.status, words.decode(errors="replace"), points)
