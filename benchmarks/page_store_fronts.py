"""The set-ups of docs/deploy.md behind their fronts: what a hot page costs all of their processes."""

import contextlib
import os
import statistics
import subprocess
import sys

from benchmarks.page_store_parts import postgresql
from benchmarks.page_store_peers import ROOT, documented, free_port, granian, nginx, running, wrk

# An edge of a CDN as our headers ask of it: it keeps a page for its `s-maxage`, one second.
CDN = """
proxy_cache_path {folder}/kept keys_zone=kept:10m;
server {{
    listen 127.0.0.1:{port};
    location / {{
        proxy_pass http://127.0.0.1:{app};
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        proxy_set_header Accept-Encoding gzip;
        proxy_cache kept;
        proxy_cache_lock on;
        proxy_cache_use_stale updating error timeout http_500 http_502 http_503;
        proxy_cache_background_update on;
    }}
}}
"""


class Fronts:
    """`folder` is empty; `path` a hot page; each rate is measured `rounds` times for `seconds`."""

    def __init__(self, folder, path, *, rounds, seconds):
        self.folder, self.path, self.rounds, self.seconds = folder, path, rounds, seconds

    def measured(self):
        """{set-up: {"per_s", "per_computed_s", "p99_ms", "errors"}}, medians over the rounds."""
        found = {
            "one process": self._rate(processes=1),
            "one process, a CDN": self._rate(processes=1, cdn=True),
        }
        with on_postgresql(self.folder / "pages"):
            for processes in (1, 2):
                found[f"{processes} on PostgreSQL"] = self._rate(processes=processes)
        return found

    def _rate(self, *, processes, cdn=False):
        ports = [free_port() for _process in range(processes)]
        front = free_port()
        place = self.folder / f"front-{front}"
        with contextlib.ExitStack() as stack:
            servers = [stack.enter_context(self._process(port)) for port in ports]
            words = documented("nginx.conf", front, app=f"127.0.0.1:{ports[0]}")
            if cdn:
                words = CDN.format(folder=place, port=front, app=ports[0])
            for port in ports[1:]:
                words = words.replace("# server 127.0.0.1:8001;", f"server 127.0.0.1:{port};")
            address = stack.enter_context(running(nginx(place, words), front, path=self.path))
            rounds = [self._round(address, [address, *servers]) for _ in range(self.rounds)]
        return {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}

    def _process(self, port):
        return running(granian("newsdesk.wsgi:application", port), port, path=self.path)

    def _round(self, address, servers):
        before = sum(server.cpu() for server in servers)
        result = wrk(address + self.path, self.seconds)
        computed = max(sum(server.cpu() for server in servers) - before, 0.01)
        return {
            "per_s": result["per_s"],
            "per_computed_s": result["answers"] / computed,
            "p99_ms": result["p99_ms"],
            "errors": result["errors"],
        }


@contextlib.contextmanager
def on_postgresql(pages):
    """The demo on a PostgreSQL of its own, and `pages` as the folder that processes share."""
    kept = dict(os.environ)
    with postgresql.running_server() as url:
        os.environ |= {"DATABASE_URL": url, "PAGE_STORE_FOLDER": str(pages)}
        try:
            for command in ("migrate", "demo"):
                subprocess.run(
                    [sys.executable, "manage.py", command],
                    cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
                )  # fmt: skip
            yield
        finally:
            os.environ |= kept


def shown(found):
    return [
        f"behind nginx: {name:20}{row['per_s']:>10,.0f} requests/s {row['per_computed_s']:>10,.0f} for"
        f" a second computed, p99 {row['p99_ms']:.1f} ms, {row['errors']:.0f} errors"
        for name, row in found.items()
    ]
