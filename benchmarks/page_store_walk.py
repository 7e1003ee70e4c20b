"""Random publish, correct, withdraw, schedule, restore over three processes, beside an oracle.

    python -m benchmarks.page_store_walk [--steps N] [--minutes N] [--seed N] [--quick] [--json FILE]

Real processes of granian on 127.0.0.1: two share a folder, the third has its own. A second after each
act is committed every page of every process is asked for and compared with Django's own answer. On
the database of DATABASE_URL (default: a scratch SQLite file), which has to be empty.
"""

import argparse
import contextlib
import http.client
import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from benchmarks import scratch

ADDRESS = "https://testserver"
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "newsdesk.settings.test",
    "NEWSROOM_ADDRESS": ADDRESS,
    "PAGE_STORE_FOLDER": f"{scratch.FOLDER.name}/shared",
}
scratch.ready()

# ruff: noqa: E402 - models can be imported only now
from django.core.management import call_command
from django.utils import timezone

from benchmarks.page_store_peers import free_port, granian, running
from newsdesk.demo import make
from tests.articles.publishing.story import Newsroom
from tests.newsdesk.page_store.walk import Walk

STEPS, QUICK = 1000, 40
STALE, LEAKS, REBUILT = 0, 0, 5  # at most; the last in per cent


class Process:
    def __init__(self, port, noted):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self._noted = noted.open(encoding="utf-8")  # noqa: SIM115 - for good

    def ask(self, path):
        headers = {"Host": "testserver", "X-Forwarded-Proto": "https"}
        self._connection.request("GET", quote(path), headers=headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def drawn(self):
        return self._noted.read().splitlines()


@contextlib.contextmanager
def processes():
    folder = Path(scratch.FOLDER.name)
    with contextlib.ExitStack() as stack:
        found = []
        for number in range(3):
            port, noted = free_port(), folder / f"drawn-{number}"
            noted.touch()
            own = {"DRAWN": str(noted)}
            if number == 2:
                own["PAGE_STORE_FOLDER"] = str(folder / "elsewhere")
            command = granian("benchmarks.page_store_counted:application", port)
            stack.enter_context(running(command, port, path="/health/alive", **own))
            found.append(Process(port, noted))
        yield found


def settle(moment):
    time.sleep(max(0, 1 - (timezone.now() - moment).total_seconds()))


def walked(steps, seed, minutes):
    call_command("migrate", verbosity=0)
    people = make.make_people()
    make.make_sections(people)
    newsroom = Newsroom(*(people[name] for name in ("mali", "anan", "ploy", "somchai")))
    with processes() as three:
        walk = Walk(newsroom, three, settle=settle, pass_time=time.sleep, stories=4, seed=seed)
        end = time.monotonic() + 60 * minutes
        return walk.steps(steps, stop=lambda: time.monotonic() > end)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=120, help="stop after so many")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    steps = QUICK if options.quick else options.steps
    found = walked(steps, options.seed, options.minutes)
    print(f"{found.steps.total()} steps: {dict(found.steps)}")
    print(
        f"{found.checked:,} answers compared: {len(found.stale)} stale after 1 s, at most {STALE}"
    )
    print(f"{len(found.leaks)} leaks, at most {LEAKS}")
    print(
        f"{found.rebuilt} of {found.unaffected:,} unaffected pages drawn again:"
        f" {found.share:.2f} %, at most {REBUILT}"
    )
    for line in found.stale[:10] + found.leaks[:10]:
        print("   ", line)
    if options.json:
        told = asdict(found) | {"steps": dict(found.steps), "share": found.share}
        options.json.write_text(json.dumps(told, default=str))


if __name__ == "__main__":
    main()
