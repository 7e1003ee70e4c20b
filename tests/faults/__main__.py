"""Sets a database of its own up, has the server killed over it, and says what was found."""

import argparse
import contextlib
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

FOLDER = tempfile.TemporaryDirectory(prefix="newsdesk-faults-")


def own_database(name):
    """(DATABASE_URL, what drops it again) of a new and empty database."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        return f"sqlite:///{FOLDER.name}/faults.sqlite3", contextlib.nullcontext()
    parts = urlsplit(given)
    folder = parts.path.rpartition("/")[0]
    server = f"host={folder} user={parts.username} dbname=postgres"
    _said(server, f"CREATE DATABASE {name}")
    drop = contextlib.ExitStack()
    drop.callback(_said, server, f"DROP DATABASE {name} WITH (FORCE)")
    return urlunsplit(parts._replace(path=f"{folder}/{name}")), drop


def _said(server, sql):
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql)


address, until_the_end = own_database(f"faults_{os.getpid()}")
os.environ |= {
    "DATABASE_URL": address,
    "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
    "FAULTS_FOLDER": FOLDER.name,
    "PAGE_STORE_FOLDER": f"{FOLDER.name}/pages",
}
django.setup()

# ruff: noqa: E402 - models can be imported only now
from tests.faults import publications, saves, world


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--saves", type=int, default=100, help="kill it so often while people save")
    parser.add_argument("--publications", type=int, default=200, help="and so often meanwhile")
    parser.add_argument(
        "--minutes", type=float, default=60, help="stop each of the two after these"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = {}
    with until_the_end:
        people = world.people()
        for run, times in ((saves, options.saves), (publications, options.publications)):
            name, limit = run.__name__.rpartition(".")[2], time.monotonic() + 60 * options.minutes
            found[name] = run.run(people, times, options.seed, limit)
            print(name, json.dumps(found[name], indent=1, ensure_ascii=False), flush=True)
    if options.json:
        options.json.write_text(json.dumps(found))
    return 1 if any(one["faults"] for one in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
