"""The servers that `benchmarks.page_store` compares: ours, its limits and its peers, each on a port
of 127.0.0.1 and on the first core alone; the load comes from the second.

As a WSGI module it is the bare limit: `application` answers the bytes of $PEER_ANSWER from a dict.
"""

import contextlib
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
CORES = sorted(os.sched_getaffinity(0))
ACCEPTS = "gzip"  # nginx has no brotli of its own
GRANIAN = ["--interface", "wsgi", "--host", "127.0.0.1", "--no-access-log", "--log-level", "error"]


def bare():
    """A WSGI callable that answers one page from a dict, and does nothing else."""
    kept = json.loads(Path(os.environ["PEER_ANSWER"]).read_text())
    body = Path(kept["body"]).read_bytes()
    pages = {kept["path"]: ([tuple(pair) for pair in kept["headers"]], [body])}

    def application(environ, start_response):
        headers, parts = pages[environ["PATH_INFO"]]
        start_response("200 OK", headers)
        return parts

    return application


if "PEER_ANSWER" in os.environ:
    application = bare()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def on(core, command):
    """The command, kept to one core where there are several."""
    if len(CORES) < 2 or not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(CORES[core]), *command]


class Server(str):
    """The address of a running server; `process` is its first."""

    def cpu(self):
        """Seconds that it and its children have computed so far."""
        return sum(map(_cpu, _family(self.process.pid)))


def _family(pid):
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _cpu(pid):
    """User and system time of one process: the 14th and 15th field of its stat."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def running(command, port, *, path="/", cwd=ROOT, **environment):
    """Start a server; yield its address once it answers; end it."""
    process = subprocess.Popen(
        on(0, [str(part) for part in command]), cwd=cwd, env=os.environ | environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address + path, process)
        server = Server(address)
        server.process = process
        yield server
    finally:
        process.terminate()
        process.wait(20)


def granian(target, port, *, python=sys.executable, threads=2):
    command = [python, "-m", "granian", *GRANIAN, "--port", port, "--workers", 1]
    return [*command, "--blocking-threads", threads, "--backpressure", 64, target]


def nginx(folder, config):
    """Its command, with the lines of `config` in the http block."""
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    path = folder / "nginx.conf"
    path.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ access_log off; keepalive_requests 100000000;\n{temporary}{config}\n}}\n"
    )
    return ["nginx", "-c", path, "-p", folder]


def documented(name, port, **replaced):
    """One of docs/deploy's files on this port."""
    words = (ROOT / "docs/deploy" / name).read_text()
    words = words.replace("listen 80;", f"listen 127.0.0.1:{port};")
    for old, new in replaced.items():
        words = words.replace({"root": "/srv/newsdesk/baked", "app": "127.0.0.1:8000"}[old], new)
    return words


def wait_for(url, process=None, seconds=40):
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if process is not None and process.poll() is not None:
            raise RuntimeError(f"the server of {url} ended")
        with contextlib.suppress(OSError):
            if fetch(url).status < 500:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nothing answers at {url}")


@dataclass
class Answer:
    status: int
    headers: list
    body: bytes


def fetch(url, **headers):
    """The Answer of one request to 127.0.0.1."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", parts.path, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, response.getheaders(), response.read())


def wrk(url, seconds, *, connections=16, headers=()):
    """{"per_s", "answers", "p99_ms", "errors"} of one run of wrk."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    command += [
        f"-H{name}: {value}"
        for name, value in {"Accept-Encoding": ACCEPTS, **dict(headers)}.items()
    ]
    words = subprocess.run(
        on(-1, [*command, url]), capture_output=True, text=True, check=True
    ).stdout
    errors = sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", words)))
    for line in re.findall(r"Socket errors: (.*)", words):
        errors += sum(map(int, re.findall(r"\d+", line)))
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", words).groups()
    scale = {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]
    per_s = float(re.search(r"Requests/sec:\s+([\d.]+)", words)[1])
    answers = int(re.search(r"(\d+) requests in", words)[1])
    return {"per_s": per_s, "answers": answers, "p99_ms": float(number) * scale, "errors": errors}
