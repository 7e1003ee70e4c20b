"""The limited process: one file on standard input, one answer on standard output.

The answer is a line of JSON and then the bytes it announces. Nothing else is written anywhere.
"""

import json
import sys
import warnings
from importlib import import_module

from articles.converting import limits
from articles.converting.problem import Unreadable

MOST_HTML = 12_000_000  # code points


def main(task, kind):
    """Confine this process, then convert."""
    limits.confine()
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(3000)
    data = sys.stdin.buffer.read()
    try:
        said, blobs = _task(task)(kind, data)
    except Unreadable as problem:
        said, blobs = {"code": problem.code, "details": problem.details}, []
    except MemoryError:
        said, blobs = {"code": "too-much", "details": {}}, []
    except Exception:
        said, blobs = {"code": "damaged", "details": {}}, []
    else:
        said["blobs"] = [len(blob) for blob in blobs]
    out = sys.stdout.buffer
    out.write(json.dumps(said).encode() + b"\n")
    for blob in blobs:
        out.write(blob)
    out.flush()


def _task(name):
    return {"document": _document, "photo": _photo}[name]


def _document(kind, data):
    # Each format's library is loaded where it is needed: a start takes a tenth of a second.
    converted = import_module(f"articles.converting.formats.{kind}").read(data)
    if len(converted.html) > MOST_HTML:
        raise Unreadable("too-long")
    _look_at_photos(converted)
    return {
        "html": converted.html,
        "photos": [
            [found.alt, found.width, found.height, found.metadata] for found in converted.photos
        ],
        "notes": converted.notes,
        "about": converted.about,
        "blank": converted.blank,
    }, [found.data for found in converted.photos]


def _look_at_photos(converted):
    """Measure each picture; one that is damaged, or too big to be shown, goes, and that is said."""
    if not converted.photos:
        return
    photo_reader = import_module("articles.converting.photo")
    for photo in converted.photos:
        try:
            said, _blobs = photo_reader.read("look", photo.data)
        except Unreadable:
            photo.data = b""
            converted.note("pictures-damaged")
        else:
            photo.width, photo.height = said["width"], said["height"]
            photo.metadata = said["metadata"]


def _photo(kind, data):
    return import_module("articles.converting.photo").read(kind, data)
