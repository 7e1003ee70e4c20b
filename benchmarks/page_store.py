"""A hot article page: what the page store answers, beside its limits and its peers in the same run.

    python -m benchmarks.page_store [--quick] [--json FILE] [--only PART] [--wagtail PYTHON]

wrk on 127.0.0.1, 16 connections, gzip; servers on one core and wrk on the other; rounds in turn, and
medians of each round's ratios. Judged by requests per second of the server's own computing time, which
other work on the machine does not change; requests a second by the clock stand beside it. Needs wrk and nginx; PostgreSQL for `outage` and `fronts`. `--wagtail`: a Python
that has wagtail and granian installed (not ours: its Django is another); without it the figure of
FIGURES.md stands, 0.0056 of nginx. The corpus is the demo's story; nothing is drawn by chance.
"""

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import page_store_fronts as fronts
from benchmarks import page_store_parts as parts
from benchmarks.page_store_peers import (
    ACCEPTS,
    ROOT,
    documented,
    fetch,
    free_port,
    granian,
    nginx,
    running,
    wrk,
)

ROUNDS, SECONDS = 7, 3
# ours ÷ peer, at least
# Headers of a page that nginx sends only where it is told to.
SAID = {
    "content-security-policy", "x-frame-options", "x-content-type-options", "referrer-policy",
    "cross-origin-opener-policy", "cross-origin-resource-policy", "cache-control", "vary",
    "content-language",
}  # fmt: skip
BARS = {"bare dict": 0.75, "nginx": 0.33, "Django's cached view": 3, "Wagtail": 50}
WAGTAIL_OF_NGINX = 0.0056
SLOW, P99 = 32, 500  # clients; milliseconds


class Bench:
    def __init__(self, folder, *, quick, wagtail):
        self.folder, self.wagtail = Path(folder), wagtail
        self.rounds, self.seconds = (3, 1) if quick else (ROUNDS, SECONDS)
        self.pages = 5_000 if quick else 100_000
        self.folder.chmod(0o755)
        self.port = free_port()
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsdesk.settings.dev"
        os.environ["DATABASE_URL"] = f"sqlite:///{self.folder}/newsdesk.sqlite3"
        os.environ["NEWSROOM_ADDRESS"] = f"http://127.0.0.1:{self.port}"
        os.environ["PAGE_STORE_FOLDER"] = str(self.folder / "pages")

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *map(str, arguments)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    def set_up(self):
        for command in (["migrate"], ["demo"], ["collectstatic", "--noinput", "--verbosity", "0"]):
            self.manage(*command)
        self.manage("bake", self.folder / "baked", "--state", self.folder / "bake.sqlite3")
        [page] = (self.folder / "baked" / "en").glob("*/*-1/index.html")
        self.path = f"/en/{page.parent.parent.name}/{page.parent.name}/"

    # --- rates ------------------------------------------------------------------------------

    def rates(self):
        """{name: [(requests a second, requests for a second of computing)]}, round by round."""
        with contextlib.ExitStack() as stack:
            ours = stack.enter_context(self.ours())
            answer = fetch(ours + self.path, **{"Accept-Encoding": ACCEPTS})
            urls = {"ours": ours, **self._peers(stack, answer)}
            unchanged = {"If-None-Match": dict(answer.headers)["etag"]}
            found = {name: [] for name in [*urls, "ours, 304"]}
            for _round in range(self.rounds):
                for name, address in urls.items():
                    found[name].append(self._rate(name, address))
                found["ours, 304"].append(self._rate("ours, 304", ours, unchanged))
        return found

    def ours(self):
        return running(granian("newsdesk.wsgi:application", self.port), self.port, path=self.path)

    def _rate(self, name, address, headers=()):
        url = address + (self.path if name != "Wagtail" else "/")
        before = address.cpu()
        result = wrk(url, self.seconds, headers=headers)
        if result["errors"]:
            raise RuntimeError(f"{name}: {result['errors']} errors")
        computed = max(address.cpu() - before, 0.01)
        return result["per_s"], result["answers"] / computed

    def _peers(self, stack, answer):
        body = answer.body
        (self.folder / "body").write_bytes(body)
        kept = [pair for pair in answer.headers if pair[0].lower() not in ("date", "server")]
        told = {"path": self.path, "headers": kept, "body": str(self.folder / "body")}
        (self.folder / "answer.json").write_text(json.dumps(told))
        file = self.folder / "plain" / self.path.strip("/") / "index.html"
        file.parent.mkdir(parents=True)
        file.write_bytes(body)
        port = [free_port() for _server in range(6)]
        plain = (
            "sendfile on; open_file_cache max=1000;"
            f"server {{ listen 127.0.0.1:{port[1]}; root {self.folder}/plain; default_type text/html; }}"
        )
        # The same answer, its headers too: what a baked page has to equal.
        said = "".join(
            f"add_header {name} {json.dumps(value)};"
            for name, value in kept
            if name.lower() in SAID
        )
        alike = plain.replace(str(port[1]), str(port[4])).replace(
            "default_type", f"{said} default_type"
        )
        # The same files, for readers with and without gzip, by the shortest configuration there is.
        folder = self.folder / "baked"
        files = alike.replace(str(port[4]), str(port[5])).replace(
            f"root {self.folder}/plain;", f"root {folder}; gzip_static on;"
        )
        baked = documented("nginx-baked.conf", port[2], root=str(self.folder / "baked"))
        commands = {
            "bare dict": (
                granian("benchmarks.page_store_peers:application", port[0]),
                port[0],
                {"PEER_ANSWER": str(self.folder / "answer.json")},
            ),
            "nginx": (nginx(self.folder / "n1", plain), port[1], {}),
            "nginx, same headers": (nginx(self.folder / "n4", alike), port[4], {}),
            "nginx, same files": (nginx(self.folder / "n5", files), port[5], {}),
            "baked": (nginx(self.folder / "n2", baked), port[2], {}),
            "Django's cached view": (
                granian("newsdesk.wsgi:application", port[3]),
                port[3],
                {"DJANGO_SETTINGS_MODULE": "benchmarks.page_store_cached"},
            ),
        }
        urls = {
            name: stack.enter_context(running(command, port, path=self.path, **environment))
            for name, (command, port, environment) in commands.items()
        }
        if self.wagtail:
            page = (self.folder / "baked" / self.path.strip("/") / "index.html").read_text("utf-8")
            urls["Wagtail"] = stack.enter_context(parts.wagtail(self.folder, self.wagtail, page))
        return urls

    # --- the rest ---------------------------------------------------------------------------

    def slow_clients(self):
        """The 99th percentile of other readers, in ms, with 32 that take a byte now and then."""
        front = free_port()
        config = documented("nginx.conf", front, app=f"127.0.0.1:{self.port}")
        with (
            self.ours(),
            running(nginx(self.folder / "n3", config), front, path=self.path) as address,
            parts.slow_readers(front, self.path, SLOW) as slow,
        ):
            result = wrk(address + self.path, self.seconds * 2)
            return {"p99_ms": result["p99_ms"], "errors": result["errors"], "slow": slow()}

    def fronts(self):
        folder = self.folder / "fronts"
        folder.mkdir()
        folder.chmod(0o755)
        sizes = {"rounds": min(self.rounds, 3), "seconds": self.seconds}
        return fronts.Fronts(folder, self.path, **sizes).measured()

    def outage(self):
        return parts.outage(self.folder / "pg", self.port, self.path, self.seconds)

    def memory(self):
        return parts.memory(self.pages)


def report(found):
    rates = found.get("rates")
    lines = []
    if rates:
        for name, rounds in rates.items():
            by_clock, by_computing = map(statistics.median, zip(*rounds, strict=True))
            lines.append(
                f"{name:22}{by_clock:>10,.0f} requests/s {by_computing:>10,.0f} for a second computed"
            )
        ratios = {name: ratio(rates, "ours", name) for name in BARS if name in rates}
        if "Wagtail" not in rates:
            ratios["Wagtail"] = ratio(rates, "ours", "nginx") / WAGTAIL_OF_NGINX
        for name, value in ratios.items():
            note = "" if name in rates else " (by its figure in FIGURES.md)"
            lines.append(f"ours ÷ {name}: {value:.2f}, at least {BARS[name]}{note}")
        lines.append(f"304 ÷ 200: {ratio(rates, 'ours, 304', 'ours'):.2f}, more than 1")
        for what in ("files", "headers"):
            same = ratio(rates, "baked", f"nginx, same {what}")
            lines.append(f"baked ÷ nginx with the same {what}: {same:.2f}, about 1")
        lines.append(f"baked ÷ nginx with none: {ratio(rates, 'baked', 'nginx'):.2f}")
    lines += fronts.shown(found.get("fronts", {}))
    if slow := found.get("slow"):
        lines.append(
            f"p99 beside {slow['slow']} slow clients: {slow['p99_ms']:.1f} ms, at most {P99};"
            f" {slow['errors']} errors"
        )
    if memory := found.get("memory"):
        lines.append(
            f"{memory['pages']:,} pages asked for once: {memory['kept_mb']:.1f} MB kept of"
            f" {memory['limit_mb']} MB; the process grew by {memory['grew_mb']:.1f} MB"
        )
    if outage := found.get("outage"):
        lines.append(
            f"database stopped under load: {outage['errors']} errors in {outage['answers']:,}"
            f" answers, at most 0; normal {outage['back_s']:.1f} s after its start, at most 5"
        )
    return "\n".join(lines)


def ratio(rates, one, other):
    """The median over the rounds of one's requests for a second computed by the other's."""
    return statistics.median(
        a / b for (_one, a), (_other, b) in zip(rates[one], rates[other], strict=True)
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", choices=["rates", "fronts", "slow", "memory", "outage"])
    parser.add_argument("--wagtail", metavar="PYTHON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsdesk-store-") as folder:
        bench = Bench(folder, quick=options.quick, wagtail=options.wagtail)
        bench.set_up()
        measured = {
            "rates": bench.rates,
            "fronts": bench.fronts,
            "slow": bench.slow_clients,
            "memory": bench.memory,
            "outage": bench.outage,
        }
        found = {
            name: measure() for name, measure in measured.items() if options.only in (None, name)
        }
    print(report(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
