"""The parent's side: start a limited process, give it a file, take what it says, end it in time."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from articles.converting.problem import Unreadable
from articles.converting.result import Converted, Photo

SECONDS = 9.0  # of clock time; a file has its answer within ten
MOST_BYTES = 160 * 2**20  # that a child may send back
ROOT = Path(__file__).resolve().parent.parent.parent


def convert(kind, data):
    """Read a document of that kind (docx, odt, rtf, pdf, html, md). Raise Unreadable."""
    said, blobs = run("document", kind, data)
    return Converted(
        html=said["html"],
        photos=[Photo(blob, *about) for blob, about in zip(blobs, said["photos"], strict=True)],
        notes=[(code, details) for code, details in said["notes"]],
        about=said["about"],
        blank=said["blank"],
    )


def run(task, kind, data):
    """(what the child said, a dict; the blobs it sent). Raise Unreadable for any failure at all."""
    command = [sys.executable, "-I", "-B", "-c", _START, str(ROOT), task, kind]
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_bare_environment(),
        start_new_session=True,
    )
    timed_out = threading.Event()

    def end():
        timed_out.set()
        _kill(child)

    timer = threading.Timer(SECONDS, end)
    feeder = threading.Thread(target=_feed, args=(child.stdin, data), daemon=True)
    timer.start()
    feeder.start()
    try:
        answer = child.stdout.read(MOST_BYTES + 1)
        if len(answer) <= MOST_BYTES:
            child.wait()
    finally:
        timer.cancel()
        _kill(child)
        child.wait()
        feeder.join()
        child.stdout.close()
    if timed_out.is_set():
        raise Unreadable("too-slow")
    return _understood(answer, child.returncode)


# The folder is named outright: an isolated Python looks neither at PYTHONPATH nor where it stands.
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));"
    "from articles.converting.child import main; main(*sys.argv[1:])"
)


def _bare_environment():
    """No secret, no database address, no proxy."""
    kept = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "HOME")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "LC_ALL": "C.UTF-8",
        "PYTHAINLP_OFFLINE": "1",
    }


def _feed(pipe, data):
    try:
        pipe.write(data)
    except OSError:  # it ended without reading to the end
        pass
    finally:
        with contextlib.suppress(OSError):
            pipe.close()


def _kill(child):
    """The child and whatever it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def _understood(answer, status):
    head, found, rest = answer.partition(b"\n")
    if not found or len(answer) > MOST_BYTES:
        # Killed by its limits, or by what is wrong in the file.
        raise Unreadable("too-much" if status in (-9, -24, -25, 137) else "damaged")
    said = json.loads(head)
    if "code" in said:
        raise Unreadable(said["code"], **said["details"])
    blobs, at = [], 0
    for size in said["blobs"]:
        blobs.append(rest[at : at + size])
        at += size
    if at != len(rest):
        raise Unreadable("damaged")
    return said, blobs
