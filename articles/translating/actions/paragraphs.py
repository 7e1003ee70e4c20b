"""Saving one paragraph, and saying that an old translation is still right."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Conflict, Invalid
from articles.models import Alignment, BlockVersion, ParagraphDraft, Revision
from articles.text.inline import escaped
from articles.text.together import together
from articles.translating.actions.keeping import Kept, body_slots, is_head, keep, locked_pair
from articles.translating.alignment import document_of, joined, revision_seen
from articles.translating.composing import inserted, place_for, plain_text, replaced, written

LONGEST = 50_000  # code points of HTML in one paragraph: some ten pages; more is a mistake


@dataclass(frozen=True, slots=True)
class Theirs:
    """What stands where somebody else saved first: the row's paragraphs, who, which revision; and
    `together`, these with what the person made of them, None where that cannot be told."""

    paragraphs: tuple[str, ...]
    by: object
    revision_number: int
    together: tuple[str, ...] | None = None


@transaction.atomic
def save_paragraph(text, key, html, *, based_on, by, source_number=0, origin="person"):
    """Keep `html` as the translation of the row `key`; return its Alignment, None when emptied.

    `based_on` is the number of the translation's revision that the person had on the screen,
    `source_number` that of the source. Other paragraphs saved since do not matter; this one does:
    Conflict with both texts. Two paragraphs in `html` make two in the translation.
    """
    if len(html) > LONGEST:
        raise Invalid(_("This is too long for one paragraph. Save it in several."))
    pair = locked_pair(text)
    row = pair.row(key)
    new = _new_paragraphs(row, html)
    if not new and not row.target_text:
        return row.alignment
    _refuse_overwriting(pair, row, based_on, new)
    seen = revision_seen(pair.source, source_number)
    kept = _keep_row(pair, row, new, seen, by)
    ParagraphDraft.objects.filter(text=text, user=by, row=key).delete()
    if not row.source:
        return row.alignment if kept.ids else _forget(row.alignment)
    return _link(text, row, kept, seen, by, origin)


@transaction.atomic
def confirm(text, key, *, by, source_number=0):
    """Say that a row's translation is right for the source as the person saw it."""
    pair = locked_pair(text)
    row = pair.row(key)
    if not row.source or not row.target_text:
        raise Invalid(_("There is nothing to confirm here. Translate the paragraph first."))
    seen = revision_seen(pair.source, source_number)
    kept = Kept(text.revision, False, tuple(row.target_ids))
    return _link(text, row, kept, seen, by, Alignment.Origin.PERSON)


def _new_paragraphs(row, html):
    if is_head(row):
        words = plain_text(html)
        return [words] if words else []
    return written(html, row.source or row.target)


def _keep_row(pair, row, new, seen, by):
    slots = body_slots(pair)
    if is_head(row):
        name = row.source[0].id
        kept = keep(pair, slots, seen=seen, by=by, **{name: "".join(new)})
        return Kept(kept.revision, kept.changed, (name,) if new else ())
    if row.target:
        slots, places = replaced(slots, row.target_ids, new)
    else:
        slots, places = inserted(slots, place_for(row, pair.rows, slots), new)
    return keep(pair, slots, seen=seen, by=by, places=places)


def _refuse_overwriting(pair, row, based_on, new):
    """Raise Conflict when the row's words have changed since the revision the person saw.

    What was sent already, word for word, is no conflict: an answer that got lost is asked again.
    """
    text = pair.text
    if based_on == text.revision_number or not row.target_text:
        return
    theirs = [(block.id, block.html) for block in row.target]
    mine = tuple(_html(one) for one in new)
    if tuple(words for _id, words in theirs) == mine:
        return
    seen = Revision.objects.filter(text=text, number=based_on).first()
    document = document_of(seen)
    known = [(b, document.block(b).html) for b in row.target_ids if document.has(b)]
    if known != theirs:
        words = tuple(words for _id, words in theirs)
        stands = Theirs(
            words, _writer(text, row), text.revision_number, _together(known, theirs, mine)
        )
        raise Conflict(
            _("%s saved this paragraph while you were writing.") % stands.by,
            theirs=stands,
            mine=mine,
        )


def _together(known, theirs, mine):
    """What both made of the paragraphs that both knew, as a tuple of HTML, or None."""
    if [block for block, _words in known] != [block for block, _words in theirs]:
        return None
    if len(mine) != len(theirs):
        return None
    both = [
        together(was, one, other)
        for (_id, was), (_same, one), other in zip(known, theirs, mine, strict=True)
    ]
    return None if None in both else tuple(both)


def _writer(text, row):
    versions = BlockVersion.objects.filter(text=text, block__in=row.target_ids)
    return versions.select_related("author").order_by("-id").first().author


def _html(new):
    return escaped(new) if isinstance(new, str) else new.block.html


def _link(text, row, kept, seen, by, origin):
    """Write down what the row's words were translated from."""
    alignment = row.alignment or Alignment(text=text)
    if not kept.ids and alignment.kind != Alignment.Kind.MERGED:
        return _forget(row.alignment)
    before = _said(alignment)
    alignment.source_blocks = row.source_ids
    alignment.target_blocks = list(kept.ids)
    alignment.kind = _kind_of(alignment)
    alignment.origin = origin
    alignment.translated_from = _words_in(seen, row)
    alignment.source_number = seen.number
    alignment.set_aside = alignment.reason = ""
    alignment.confidence = None
    alignment.by = by
    alignment.save()
    if not kept.changed and before != _said(alignment):
        record(
            "translation.confirm",
            by=by,
            article=text.article,
            language=text.language,
            blocks=row.source_ids,
        )
    return alignment


def _said(alignment):
    return (
        alignment.translated_from, str(alignment.origin), alignment.pk, alignment.confidence
    )  # fmt: skip


def _kind_of(alignment):
    if len(alignment.source_blocks) > 1:
        return Alignment.Kind.MERGED
    if len(alignment.target_blocks) > 1:
        return Alignment.Kind.SPLIT
    if alignment.kind == Alignment.Kind.MOVED:
        return Alignment.Kind.MOVED
    return Alignment.Kind.KEPT


def _words_in(revision, row):
    document = revision.document
    return joined([document.block(block) for block in row.source_ids if document.has(block)])


def _forget(alignment):
    if alignment is not None:
        alignment.delete()
