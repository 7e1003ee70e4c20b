"""A database for one measurement: DATABASE_URL where it is set, else an SQLite file that goes away."""

import os
import tempfile
import time
from pathlib import Path

import django

FOLDER = tempfile.TemporaryDirectory(prefix="newsdesk-bench-")


def ready():
    """Set Django up over it. Call it before anything of ours is imported."""
    path = Path(FOLDER.name) / "scratch.sqlite3"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{path}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings.dev")
    django.setup()


def computing():
    """Seconds that this process and its connection's server process have computed so far."""
    from django.db import connection  # noqa: PLC0415 - only once Django is set up

    server = 0
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        pid = connection.connection.info.backend_pid
        server = int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    return time.process_time() + server
