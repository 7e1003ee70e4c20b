"""The pictures inside a document become photos of the article made of it."""

import hashlib
import re

from django.core.files.base import ContentFile

from articles.models import Photo
from articles.photos.words import said_of

_FIGURE = re.compile(r'<figure data-photo="(\d+)">(.*?)</figure>', re.DOTALL)


def place(article, found, body, *, by):
    """Keep what is in `found` as Photos of the article, and return `body` with their numbers.

    `<figure data-photo="n">` in `body` is the nth of `found`; a figure without a photo goes.
    """
    if not found:
        return body
    kept = {}

    def numbered(match):
        number = int(match[1])
        if not 0 < number <= len(found) or not found[number - 1].data:
            return ""
        if number not in kept:
            kept[number] = _keep(article, found[number - 1], by)
        return f'<figure data-photo="{kept[number].pk}">{match[2]}</figure>'

    return _FIGURE.sub(numbered, body)


def _keep(article, found, by):
    digest = hashlib.sha256(found.data).hexdigest()
    photo = Photo(
        article=article,
        sha256=digest,
        width=found.width,
        height=found.height,
        metadata=found.metadata,
        credit=said_of(found.metadata, "credit", "creator")[:300],
        created_by=by,
    )
    setattr(photo, f"alt_{article.source_language}", found.alt or said_of(found.metadata, "alt"))
    setattr(photo, f"caption_{article.source_language}", said_of(found.metadata, "caption"))
    photo.file.save(f"{digest}.bin", ContentFile(found.data), save=True)
    return photo
