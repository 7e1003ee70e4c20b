"""A database for one measurement: DATABASE_URL where it is set, else an SQLite file that goes away."""

import os
import tempfile
from pathlib import Path

import django

FOLDER = tempfile.TemporaryDirectory(prefix="newsdesk-bench-")


def ready():
    """Set Django up over it. Call it before anything of ours is imported."""
    path = Path(FOLDER.name) / "scratch.sqlite3"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{path}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings.dev")
    django.setup()
