"""Where material that nobody here wrote lies, if it does: a folder `shared` beside the project."""

from pathlib import Path

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
