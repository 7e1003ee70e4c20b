"""Mentions that searches of the archive put up: a source of suggestions that is read, not found."""

from annotations.models import PutUp
from annotations.suggesting.asked import digest
from annotations.suggesting.found import Found

SOURCE = "archive"
COLUMNS = ("found", "search__entity_id", "search__entity__kind__key")


def standing(rows=None):
    """The PutUp rows of searches that were not taken back, of an entity that stands."""
    rows = PutUp.objects.all() if rows is None else rows
    return rows.filter(
        search__taken_back_at=None, search__entity__merged_into=None,
        search__entity__taken_back=False,
    )  # fmt: skip


def put_up(text):
    """The Founds of paragraphs that still read as they did. One query, none where the text brought
    them along (`along`)."""
    if hasattr(text, "put_up_here"):
        rows = text.put_up_here
    else:
        rows = list(standing().filter(text=text).order_by().values_list(*COLUMNS))
    if not rows:
        return []
    by_digest = {}
    for block in text.anchored_revision.document.blocks:
        by_digest.setdefault(digest(block.text), []).append(block)
    return [
        Found(block.id, start, end, block.text[start:end], kind, SOURCE, entity_id=entity_id)
        for found, entity_id, kind in rows
        for words, places in found.items()
        for block in by_digest.get(words, ())
        for start, end in places
    ]
