"""What models found in a text when somebody asked them: kept by the words of each paragraph."""

import hashlib

from annotations.models import Asked
from annotations.suggesting.found import Found
from annotations.suggesting.models import available_models


def digest(words):
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def asked(text):
    """The Founds of every model that was asked about paragraphs that still read so. One query; none
    where the desk has no model, or the text brought the answers along (`along`)."""
    if not available_models(text.language):
        return []
    if hasattr(text, "answers"):
        rows = text.answers
    else:
        rows = list(Asked.objects.filter(text=text).values_list("source", "found"))
    if not rows:
        return []
    blocks = text.anchored_revision.document.blocks
    return [
        Found(block.id, start, end, block.text[start:end], kind, source, name=block.text[start:end])
        for source, found in rows
        for block in blocks
        for start, end, kind in found.get(digest(block.text), ())
    ]
