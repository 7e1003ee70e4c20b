"""Transediting: merge, separate, cut, bring back, add, remove, move; each undone by another, or by `undo`."""

from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Conflict, Invalid
from articles.models import Alignment
from articles.translating.actions.keeping import body_slots, is_head, keep, locked_pair
from articles.translating.actions.stepping import undoable
from articles.translating.alignment import Pair, State, joined
from articles.translating.composing import Slot, inserted, place_for, replaced, written
from articles.translating.staleness import standings


@undoable("translation.merge")
def merge(text, key, *, by):
    """Translate the row `key` and the source row behind it as one; return the Alignment."""
    pair = locked_pair(text)
    row, following = _with_neighbour(pair, key)
    alignment = row.alignment or Alignment(text=text, origin=Alignment.Origin.PERSON)
    # Where only one of the two is translated, the words of the other are still owed: the old
    # translation shows as behind, with the added paragraph as the difference.
    alignment.translated_from = "\n".join(
        one.alignment.translated_from for one in (row, following) if one.alignment
    )
    numbers = [one.alignment.source_number for one in (row, following) if one.alignment]
    alignment.source_number = min(numbers, default=pair.source.revision_number)
    alignment.source_blocks = row.source_ids + following.source_ids
    alignment.target_blocks = row.target_ids + following.target_ids
    alignment.kind = Alignment.Kind.MERGED
    unsure = [o.alignment.confidence for o in (row, following) if o.alignment]
    alignment.confidence = min((one for one in unsure if one is not None), default=None)
    alignment.by = by
    alignment.save()
    if following.alignment is not None:
        following.alignment.delete()
    _note("translation.merge", text, by, blocks=alignment.source_blocks)
    return alignment


@undoable("translation.separate")
def separate(text, key, *, by):
    """Undo a merge: paragraph by paragraph where the numbers agree, else all to the first."""
    pair = locked_pair(text)
    row = pair.row(key)
    if row.alignment is None or len(row.source) < 2:
        raise Invalid(_("This paragraph has not been merged with another."))
    parts = _shares(row)
    then = row.alignment.translated_from.split("\n")
    agree = len(then) == len(row.source)
    for number, (source, targets) in enumerate(zip(row.source, parts, strict=True)):
        if targets:
            Alignment.objects.create(
                text=text,
                kind=Alignment.Kind.KEPT if len(targets) == 1 else Alignment.Kind.SPLIT,
                origin=row.alignment.origin,
                source_blocks=[source.id],
                target_blocks=targets,
                translated_from=then[number] if agree else row.alignment.translated_from,
                source_number=row.alignment.source_number,
                by=by,
            )
    row.alignment.delete()
    _note("translation.separate", text, by, blocks=row.source_ids)


@undoable("translation.cut")
def cut(text, key, *, by, reason="", based_on=None):
    """Leave a source paragraph out on purpose; words that stood there are set aside."""
    pair = locked_pair(text)
    row = pair.row(key)
    if not row.source or is_head(row):
        raise Invalid(_("Headline and summary cannot be left out."))
    _refuse_stale(pair, row, based_on)
    alignment = row.alignment or Alignment(text=text)
    alignment.set_aside = "".join(f"<p>{block.html}</p>" for block in row.target)
    if row.target:
        slots, _places = replaced(body_slots(pair), row.target_ids, [])
        keep(pair, slots, seen=pair.source.revision, by=by)
    alignment.source_blocks = row.source_ids
    alignment.target_blocks = []
    alignment.kind = Alignment.Kind.CUT
    alignment.translated_from = alignment.translated_from or row.source_text
    alignment.source_number = alignment.source_number or pair.source.revision_number
    alignment.reason = reason[:300]
    alignment.by = by
    alignment.save()
    _note("translation.cut", text, by, blocks=row.source_ids, reason=alignment.reason)
    return alignment


@undoable("translation.restore")
def restore(text, key, *, by):
    """Bring a paragraph that was left out back, with the words it had; None where it had none."""
    pair = locked_pair(text)
    row = pair.row(key)
    alignment = row.alignment
    if alignment is None or alignment.kind != Alignment.Kind.CUT:
        raise Invalid(_("This paragraph has not been left out."))
    _note("translation.restore", text, by, blocks=row.source_ids)
    new = written(alignment.set_aside, row.source) if alignment.set_aside else []
    if not new:
        alignment.delete()
        return None
    slots, places = inserted(body_slots(pair), place_for(row, pair.rows, body_slots(pair)), new)
    kept = keep(pair, slots, seen=pair.source.revision, by=by, places=places)
    alignment.target_blocks = list(kept.ids)
    alignment.kind = Alignment.Kind.MERGED if len(row.source) > 1 else Alignment.Kind.KEPT
    alignment.set_aside = alignment.reason = ""
    alignment.by = by
    alignment.save()
    return alignment


@undoable("translation.add")
def add(text, key, added, *, by, reason=""):
    """Put a paragraph of the translators' own behind the row `key`, and return its Alignment."""
    pair = locked_pair(text)
    row = pair.row(key)
    new = [Slot(slot.block) for slot in written(f"<p>{added}</p>", [_plain_model(pair, row)])]
    if not new:
        raise Invalid(_("Write the words to add first."))
    slots = body_slots(pair)
    own = [n for n, slot in enumerate(slots) if slot.id in row.target_ids]
    place = own[-1] + 1 if own else place_for(row, pair.rows, slots)
    slots, places = inserted(slots, place, new)
    kept = keep(pair, slots, seen=pair.source.revision, by=by, places=places)
    alignment = Alignment.objects.create(
        text=text,
        kind=Alignment.Kind.ADDED,
        target_blocks=list(kept.ids),
        source_number=pair.source.revision_number,
        reason=reason[:300],
        by=by,
    )
    _note("translation.add", text, by, blocks=alignment.target_blocks, reason=alignment.reason)
    return alignment


@undoable("translation.remove")
def remove(text, key, *, by, based_on=None):
    """Take a paragraph without a source out of the translation."""
    pair = locked_pair(text)
    row = pair.row(key)
    if row.source:
        raise Invalid(_("This paragraph translates a source paragraph. Leave that out instead."))
    _refuse_stale(pair, row, based_on)
    slots, _places = replaced(body_slots(pair), row.target_ids, [])
    keep(pair, slots, seen=pair.source.revision, by=by)
    if row.alignment is not None:
        row.alignment.delete()
    _note("translation.remove", text, by, blocks=row.target_ids)


@undoable("translation.own")
def own(text, key, *, by, reason=""):
    """Keep a paragraph whose source is gone, or that never had one, as an addition."""
    pair = locked_pair(text)
    row = pair.row(key)
    if row.source or not row.target:
        raise Invalid(_("This paragraph translates a source paragraph. Leave that out instead."))
    alignment = row.alignment or Alignment(text=text, target_blocks=row.target_ids)
    alignment.kind = Alignment.Kind.ADDED
    alignment.source_blocks = []
    alignment.reason = reason[:300]
    alignment.by = by
    alignment.save()
    _note("translation.add", text, by, blocks=row.target_ids, reason=alignment.reason)
    return alignment


@undoable("translation.move")
def move(text, key, *, by, up):
    """Let a paragraph change places with the one before it (or behind it) in the translation."""
    pair = locked_pair(text)
    row = pair.row(key)
    slots = body_slots(pair)
    mine = [n for n, slot in enumerate(slots) if slot.id in row.target_ids]
    beyond = mine and (mine[0] - 1 if up else mine[-1] + 1)
    if not mine or not 0 <= beyond < len(slots):
        raise Invalid(_("This paragraph cannot move any further."))
    moving = [slots[n] for n in mine]
    other = slots[beyond]
    rest = [slot for slot in slots if slot not in moving]
    place = rest.index(other) + (0 if up else 1)
    slots, _places = inserted(rest, place, moving)
    keep(pair, slots, seen=pair.source.revision, by=by)
    alignment = row.alignment
    if alignment is not None and alignment.kind in (Alignment.Kind.KEPT, Alignment.Kind.MOVED):
        out_of_order = _is_out_of_order(Pair(text, pair.source), row.key)
        alignment.kind = Alignment.Kind.MOVED if out_of_order else Alignment.Kind.KEPT
        alignment.save()
    return alignment


def _is_out_of_order(pair, key):
    """Whether the row's words stand elsewhere among the others than its source does."""
    order = [block.id for block in pair.target_document.blocks]
    rows = [row for row in pair.rows if row.source and row.target]
    places = {row.key: order.index(row.target_ids[0]) for row in rows}
    mine = places[key]
    seen = [other.key for other in rows].index(key)
    return any(
        (places[other.key] < mine) != (n < seen) for n, other in enumerate(rows) if n != seen
    )


def _with_neighbour(pair, key):
    rows = [row for row in pair.rows if row.source]
    place = rows.index(pair.row(key)) if pair.row(key) in rows else len(rows)
    if place + 1 >= len(rows):
        raise Invalid(_("There is no source paragraph behind this one to merge with."))
    row, following = rows[place], rows[place + 1]
    if is_head(row) or is_head(following):
        raise Invalid(_("Headline and summary cannot be merged with other paragraphs."))
    left_out = {one.row.key for one in standings(pair) if one.state == State.CUT}
    if left_out & {row.key, following.key}:
        raise Invalid(_("One of the two has been left out. Bring it back first."))
    return row, following


def _shares(row):
    """The target ids of each source block of a merged row."""
    if len(row.target) == len(row.source):
        return [[block] for block in row.target_ids]
    return [row.target_ids, *([] for _block in row.source[1:])]


def _plain_model(pair, row):
    """An added paragraph is a plain one, whatever stands before it."""
    body = [block for block in pair.source_document.blocks if block.kind == "p"]
    return body[0] if body else pair.source_document.blocks[0]


def _refuse_stale(pair, row, based_on):
    if based_on is None or based_on == pair.text.revision_number or not row.target:
        return
    seen = pair.text.revisions.filter(number=based_on).first()
    known = dict(seen.document.pairs()) if seen else {}
    if any(known.get(block.id) != block.text for block in row.target):
        raise Conflict(theirs=joined(row.target))


def _note(verb, text, by, **data):
    record(verb, by=by, article=text.article, language=text.language, **data)
