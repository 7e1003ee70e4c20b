"""The verbs of intake: keep what was brought in exactly as it came, before anything reads it."""

import hashlib
from dataclasses import asdict

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from articles.intake.draft import Draft
from articles.intake.reading import from_text, photos_in, read, reader_for
from articles.models import Upload

PASTED = "pasted.txt"
LONGEST_NAME = 200


def receive(name, data, *, by):
    """Keep a file with its SHA-256 and return the Upload. Raise Invalid when it cannot be read.

    The same file sent twice by the same person, and not yet made into an article, is kept once.
    """
    # Read before anything is locked: a converter may take seconds.
    draft = read(name, data)
    return _keep(name, data, reader_for(name).media_type, draft, by)


def receive_text(text, *, by):
    """Keep pasted text as a file of its own; as `receive`."""
    draft = from_text(text)
    return _keep(PASTED, text.encode("utf-8", "replace"), "text/plain", draft, by)


def read_upload(upload):
    """The Draft of a kept upload."""
    if upload.reading:
        return Draft(**upload.reading)
    with upload.file.open("rb") as file:
        return read(upload.name, file.read())


def photos_of(upload):
    """The pictures inside a kept upload, in the order of its Draft's figures."""
    if not read_upload(upload).photos:
        return []
    with upload.file.open("rb") as file:
        return photos_in(upload.name, file.read())


@transaction.atomic
def discard(upload, *, by):
    """Throw away an upload that no article was made of."""
    if not upload.articles.exists():
        upload.delete()
        transaction.on_commit(lambda: upload.file.storage.delete(upload.file.name))


def unfinished(person):
    """What this person brought in and made no article of, newest first."""
    return Upload.objects.filter(created_by=person, articles=None).order_by("-id")


@transaction.atomic
def _keep(name, data, media_type, draft, by):
    digest = hashlib.sha256(data).hexdigest()
    waiting = unfinished(by).filter(sha256=digest, name=shortened(name)).first()
    if waiting:
        return waiting
    upload = Upload(
        name=shortened(name),
        media_type=media_type,
        size=len(data),
        sha256=digest,
        reading=asdict(draft),
        created_by=by,
    )
    # Named by its content: a person's file name never reaches the disk.
    upload.file.save(f"{digest}.bin", ContentFile(data), save=True)
    return upload


def shortened(name):
    """A file name without folders and control characters, its ending kept."""
    name = "".join(c for c in name.replace("\\", "/").split("/")[-1] if c.isprintable())
    stem, dot, ending = name.rpartition(".")
    if len(name) <= LONGEST_NAME:
        return name or _("without a name")
    return (stem if dot else name)[: LONGEST_NAME - len(ending) - 1] + dot + ending[:20]
