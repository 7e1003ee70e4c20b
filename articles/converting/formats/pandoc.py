"""pandoc, a program of its own, asked to turn odt and rtf into HTML without touching any file."""

import shutil
import subprocess
from pathlib import Path

from articles.converting.problem import Unreadable

HEAP = "330m"  # of pandoc's own memory; the process limit is a little above it


def program():
    """The path of pandoc: the pypandoc-binary package's, or the system's. Raise Unreadable."""
    try:
        import pypandoc

        path = Path(pypandoc.__file__).parent / "files" / "pandoc"
        if path.exists():
            return str(path)
    except ImportError:
        pass
    found = shutil.which("pandoc")
    if not found:
        raise Unreadable("no-pandoc")
    return found


def html(kind, data):
    """The HTML that pandoc makes of a file of that kind. Raise Unreadable."""
    command = [program(), "+RTS", f"-M{HEAP}", "-RTS", "--sandbox", "--wrap=none"]
    command += ["--from", kind, "--to", "html"]
    done = subprocess.run(
        command, input=data, capture_output=True, check=False, env={"LC_ALL": "C.UTF-8"}
    )
    if done.returncode in (251, -9, -11, 2):  # 251: out of its heap
        raise Unreadable("too-much")
    if done.returncode:
        raise Unreadable("damaged")
    return done.stdout.decode("utf-8", "replace")
