"""The verbs of suggestions: accept one, refuse one, accept all of a kind.

Accepting makes you the author: the mark then waits for somebody else's review.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking.actions import described, locked, new, step, version_of
from annotations.marking.spans import anchored, verified
from annotations.models import Annotation, AnnotationVersion, Dismissal, Entity, Kind
from annotations.suggesting.suggestions import suggestions
from articles.audit import record
from articles.exceptions import Conflict


@transaction.atomic
def accept(text, keys, *, revision, by):
    """Mark the suggestions named by `keys` and return the annotations, all or none.

    The finder is asked again at the present revision: Conflict when the text, or what is suggested,
    is no longer what the person saw.
    """
    text = locked(text)
    chosen = _chosen(text, keys, revision)
    kinds = Kind.objects.in_bulk({one.kind for one in chosen}, field_name="key")
    entities = Entity.objects.select_related("kind").in_bulk(
        {one.found.entity_id for one in chosen if one.found.entity_id}
    )
    annotations = [
        new(
            text,
            _anchor(text, one.found, revision),
            kind=kinds[one.kind],
            by=by,
            entity=entities.get(one.found.entity_id),
            value=one.found.value,
            origin=one.source,
        )
        for one in chosen
    ]
    Annotation.objects.bulk_create(annotations)
    AnnotationVersion.objects.bulk_create(
        version_of(annotation, by=by, cause=AnnotationVersion.Cause.MADE)
        for annotation in annotations
    )
    record(
        "suggestions.accept",
        by=by,
        article=text.article,
        language=text.language,
        touched=step(*annotations),
        annotations=[
            described(annotation) | {"source": annotation.origin} for annotation in annotations
        ],
    )
    return annotations


@transaction.atomic
def dismiss(text, keys, *, revision, by):
    """Refuse suggestions: the same words in the same block are not put up again. Returns them."""
    text = locked(text)
    chosen = _chosen(text, keys, revision)
    kinds = Kind.objects.in_bulk({one.kind for one in chosen}, field_name="key")
    rows = Dismissal.objects.bulk_create(
        Dismissal(
            text=text,
            block=one.found.block,
            exact=one.found.exact,
            kind=kinds[one.kind],
            entity_id=one.found.entity_id,
            source=one.source,
            by=by,
        )
        for one in chosen
    )
    record(
        "suggestions.dismiss",
        by=by,
        article=text.article,
        language=text.language,
        suggestions=[[one.key, one.found.exact] for one in chosen],
        refused=[refusal_body(row) for row in rows],
    )
    return chosen


def refusal_body(row):
    """A Dismissal as the record keeps it: enough to take it back, or to make it again."""
    return {
        field: getattr(row, field) for field in ("block", "exact", "kind_id", "entity_id", "source")
    }


def keys_of_kind(text, kind):
    """The keys of everything suggested now of one kind; where a name may mean several entities,
    none of them: a person has to choose."""
    offered = [one for one in suggestions(text) if one.kind == kind]
    places = [(one.found.block, one.found.start, one.found.end) for one in offered]
    return [one.key for one, place in zip(offered, places, strict=True) if places.count(place) == 1]


def _chosen(text, keys, revision):
    if text.anchored_revision is None or revision != text.anchored_revision.number:
        raise Conflict(
            _("The text was saved again since you opened this page. Reload it and look again.")
        )
    offered = {one.key: one for one in suggestions(text)}
    if not keys or any(key not in offered for key in keys):
        raise Conflict(
            _("This suggestion is no longer there: somebody marked or refused it. Reload the page.")
        )
    return [offered[key] for key in dict.fromkeys(keys)]


def _anchor(text, found, revision):
    document = text.anchored_revision.document
    anchor = anchored(document, found.block, found.start, found.block, found.end)
    return verified(text, anchor, revision=revision)
