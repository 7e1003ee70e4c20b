"""A bilingual pair laid side by side: by itself, then accepted or changed by a person."""

from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Invalid
from articles.models import Alignment
from articles.permissions import Permission, require
from articles.translating import automatic
from articles.translating.actions.keeping import is_head, locked_pair
from articles.translating.actions.stepping import undoable
from articles.translating.alignment import State
from articles.translating.staleness import standings

Kind = Alignment.Kind


@undoable("translation.pair_up")
def pair_up(text, *, by):
    """Lay the paragraphs that nobody has paired yet side by side; return how many rows came of it.

    Each waits for a person's word, with its confidence. Raise Invalid where nothing can be paired.
    """
    pair = _allowed(text, by)
    found = automatic.found(pair)
    if not found and automatic.is_unpaired(pair):
        raise Invalid(_("No two paragraphs could be put together. Pair them by hand."))
    if not found:
        raise Invalid(
            _("There is nothing to lay side by side: write or paste the translation first.")
        )
    Alignment.objects.bulk_create(_alignment(pair, one, by) for one in found)
    record(
        "translation.pair_up", by=by, article=text.article, language=text.language,
        rows=[[one.source, one.target, round(one.confidence, 2)] for one in found],
    )  # fmt: skip
    return len(found)


@undoable("translation.accept_pairs")
def accept_paired(text, *, by, least=automatic.SURE):
    """Confirm every row that was paired by itself with at least that confidence; return how many."""
    pair = _allowed(text, by)
    rows = [
        one.row for one in standings(pair)
        if one.state == State.PAIRED and one.row.alignment.confidence >= least
    ]  # fmt: skip
    if not rows:
        raise Invalid(_("No pair is that sure. Look at them one by one."))
    Alignment.objects.filter(pk__in=[row.alignment.pk for row in rows]).update(
        confidence=None, by=by
    )
    record(
        "translation.accept_pairs", by=by, article=text.article, language=text.language,
        blocks=[row.key for row in rows],
    )  # fmt: skip
    return len(rows)


@undoable("translation.part")
def part(text, key, *, by):
    """Take a row's translation away from its source paragraph: the words stay, paired with none."""
    pair = _allowed(text, by)
    row = pair.row(key)
    if row.alignment is None or not row.source or not row.target or is_head(row):
        raise Invalid(_("These two have not been put together."))
    row.alignment.delete()
    _note("translation.part", text, by, row)


@undoable("translation.join")
def join(text, key, *, by, up):
    """Say that words without a source belong to the source paragraph before them (or behind)."""
    pair = _allowed(text, by)
    row = pair.row(key)
    if row.source or not row.target:
        raise Invalid(_("This paragraph has its source already."))
    other = _neighbour(pair, row, up)
    alignment = other.alignment or Alignment(text=pair.text)
    places = pair.target_document.start_of
    if row.alignment is not None:
        row.alignment.delete()
    alignment.source_blocks = other.source_ids
    alignment.target_blocks = sorted([*other.target_ids, *row.target_ids], key=places)
    alignment.kind = _kind(len(other.source), len(alignment.target_blocks))
    alignment.translated_from = alignment.translated_from or other.source_text
    alignment.source_number = alignment.source_number or pair.source.revision_number
    alignment.confidence, alignment.by = None, by
    alignment.save()
    _note("translation.join", text, by, row)
    return alignment


def _neighbour(pair, row, up):
    """The nearest row of the source before (or behind) this one that takes words."""
    rows = pair.rows
    place = next(n for n, other in enumerate(rows) if other.key == row.key)
    around = reversed(rows[:place]) if up else rows[place + 1 :]
    for other in around:
        is_cut = other.alignment is not None and other.alignment.kind == Kind.CUT
        if other.source and not is_head(other) and not is_cut:
            return other
    raise Invalid(_("There is no source paragraph on that side."))


def _alignment(pair, one, by):
    blocks = [pair.source_document.block(block).text for block in one.source]
    return Alignment(
        text=pair.text,
        kind=Kind.MOVED if one.moved else _kind(len(one.source), len(one.target)),
        source_blocks=list(one.source),
        target_blocks=list(one.target),
        translated_from="\n".join(blocks),
        source_number=pair.source.revision_number,
        confidence=one.confidence,
        by=by,
    )


def _kind(sources, targets):
    if sources > 1:
        return Kind.MERGED
    return Kind.SPLIT if targets > 1 else Kind.KEPT


def _allowed(text, by):
    pair = locked_pair(text)
    require(by, Permission.TRANSLATE, text.article)
    return pair


def _note(verb, text, by, row):
    record(
        verb, by=by, article=text.article, language=text.language,
        blocks=[*row.source_ids, *row.target_ids],
    )  # fmt: skip
