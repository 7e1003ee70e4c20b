"""What every change of a translation's words goes through."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.models import Alignment, Revision
from articles.translating.alignment import HEAD, Pair
from articles.translating.composing import body_of, slots_of
from articles.writing import actions as writing
from articles.writing.content import Content


@dataclass(frozen=True)
class Kept:
    """The revision that stands now, whether it is a new one, and the ids of the words just kept."""

    revision: Revision | None
    changed: bool
    ids: tuple[str, ...]


def locked_pair(text):
    """Lock the article, read the translation anew and return it with its source as a Pair."""
    writing.lock(text)
    pair = Pair(text)
    if pair.source.revision is None:
        raise Invalid(_("There is no source text yet. Wait until it has been written."))
    return pair


def keep(pair, slots, *, seen, by, places=(), **head):
    """Save the body that `slots` make, and headline or summary from `head`; return a Kept.

    `places` says which of the slots the caller wants the ids of. Alignments follow a block whose
    id changed.
    """
    text = pair.text
    content = replace(Content.of(text.revision), body=body_of(slots), **head)
    saved = writing.save(
        text, content, based_on=text.revision_number, by=by, source_revision=seen, held=True
    )
    ids = saved.revision.block_ids
    if len(ids) != len(slots):
        raise Invalid(_("These paragraphs cannot be kept as they are. Simplify the formatting."))
    named = {
        slot.id: given
        for slot, given in zip(slots, ids, strict=True)
        if slot.id and slot.id != given
    }
    if named:
        _rename(pair, named)
    return Kept(saved.revision, saved.changed, tuple(ids[place] for place in places))


def body_slots(pair):
    return slots_of(pair.target_document, pair.rows)


def is_head(row):
    """Whether the row is the headline or the summary, which are no part of the body."""
    return bool(row.source) and row.source[0].id in HEAD


def _rename(pair, named):
    """A paragraph rewritten from scratch gets another id; its alignment keeps naming it."""
    for alignment in pair.alignments:
        ids = [named.get(block, block) for block in alignment.target_blocks]
        if ids != alignment.target_blocks:
            alignment.target_blocks = ids
            Alignment.objects.filter(pk=alignment.pk).update(target_blocks=ids)
