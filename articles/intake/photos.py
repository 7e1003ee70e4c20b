"""The pictures inside a document become photos of the article made of it."""

import hashlib
import re

from django.core.files.base import ContentFile

from articles.models import Photo

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
        credit=_credit(found.metadata)[:300],
        created_by=by,
    )
    setattr(photo, f"alt_{article.source_language}", found.alt)
    photo.file.save(f"{digest}.bin", ContentFile(found.data), save=True)
    return photo


def _credit(metadata):
    """The credit as the picture itself names it, IPTC's word before XMP's; "" for none."""
    for part in ("iptc", "xmp"):
        for name in ("credit", "creator"):
            if metadata.get(part, {}).get(name):
                return metadata[part][name]
    return ""
