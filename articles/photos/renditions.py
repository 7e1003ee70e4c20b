"""Fresh copies of a photo in three widths and three formats, named by the hash of their bytes."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.converting.problem import Unreadable
from articles.converting.process import run
from articles.models import Photo

# Ending -> media type. Each is a key of a rendition; "name" is the WebP, which there always is.
KINDS = {"webp": "image/webp", "avif": "image/avif", "jpg": "image/jpeg"}
FOLDER = "renditions"


def looked_at(data):
    """({format, width, height, metadata}, renditions) of a picture's bytes.

    Raise Unreadable for what is no photo, is damaged, or would fill the memory.
    """
    said, blobs = run("photo", "whole", data)
    sizes = {}
    for about, blob in zip(said["renditions"], blobs, strict=True):
        size = {"width": about["width"], "height": about["height"]}
        kept = sizes.setdefault(about["width"], size)
        key = "name" if about["ending"] == "webp" else about["ending"]
        kept[key] = _keep(blob, about["ending"])
    return said, [sizes[width] for width in sorted(sizes)]


def renditions_of(photo):
    """[{width, height, name, avif, jpg}], narrowest first; made when they are missing.

    [] for a file that cannot be read.
    """
    if not photo.renditions:
        try:
            with photo.file.open("rb") as file:
                _said, photo.renditions = looked_at(file.read())
        except (Unreadable, OSError):
            return []
        Photo.objects.filter(pk=photo.pk).update(renditions=photo.renditions)
    return photo.renditions


def _keep(data, ending):
    name = f"{FOLDER}/{hashlib.sha256(data).hexdigest()[:32]}.{ending}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return name
