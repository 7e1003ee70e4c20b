"""Marks carried over from the source: taken, linked or refused by a person."""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking import twins
from annotations.models import Dismissal
from articles.audit import record
from articles.exceptions import Conflict
from articles.permissions import Permission, require
from articles.translating.actions.keeping import locked_pair
from articles.translating.projection import proposals


@transaction.atomic
def carry_over(text, keys, *, by):
    """Mark (or link) what the proposals named by `keys` say, all or none; return how many.

    Each new mark is this person's, and waits for somebody else's review.
    """
    chosen = _chosen(text, keys, by)
    fresh = [(one.source, one.anchor, one.value) for one in chosen if one.standing is None]
    standing = [(one.standing, one.source) for one in chosen if one.standing is not None]
    if fresh:
        twins.mark_twins(text, fresh, revision=text.revision_number, by=by)
    if standing:
        twins.link(text, standing, by=by)
    return len(chosen)


@transaction.atomic
def refuse(text, keys, *, by):
    """Not to be put up again: these words in this paragraph are no such mark."""
    chosen = [one for one in _chosen(text, keys, by) if one.standing is None]
    Dismissal.objects.bulk_create(
        Dismissal(
            text=text,
            block=one.anchor.start_block,
            exact=one.anchor.exact,
            kind=one.source.kind,
            entity=one.source.entity,
            source=twins.ORIGIN,
            by=by,
        )
        for one in chosen
    )
    record(
        "projection.refuse", by=by, article=text.article, language=text.language,
        suggestions=[[one.key, one.anchor.exact] for one in chosen],
    )  # fmt: skip
    return len(chosen)


@transaction.atomic
def unlink(text, annotation_id, *, by):
    """Let a mark of the translation stand without its twin."""
    locked_pair(text)
    require(by, Permission.MARK, text.article)
    twins.unlink(text, annotation_id, by=by)


def _chosen(text, keys, by):
    pair = locked_pair(text)
    require(by, Permission.MARK, text.article)
    offered = {one.key: one for one in proposals(pair)}
    if not keys or any(key not in offered for key in keys):
        raise Conflict(
            _("What you saw is no longer there: the text or its marks were changed. Look again.")
        )
    return [offered[key] for key in dict.fromkeys(keys)]
