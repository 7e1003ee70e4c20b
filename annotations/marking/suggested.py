"""The verbs of suggestions: accept one, refuse one, accept all of a kind.

Accepting makes you the author: the mark then waits for somebody else's review.
"""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking.actions import described, locked, new, step, version_of
from annotations.marking.spans import anchored, verified
from annotations.models import Annotation, AnnotationVersion, Dismissal, Entity, Kind
from annotations.registry.actions import create_entity
from annotations.suggesting.suggestions import suggestions
from annotations.suggesting.track import NONE, track
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
    added = _added(chosen, kinds, text.language, by)
    annotations = [
        new(
            text,
            _anchor(text, one.found, revision),
            kind=kinds[one.kind],
            by=by,
            entity=entities.get(one.found.entity_id) or added.get((one.kind, one.found.name)),
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
        added=[entity.pk for entity in added.values()],
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


def _added(chosen, kinds, language, by):
    """{(kind key, name): Entity} of the names that the registry has not: each is added once."""
    wanted = dict.fromkeys((one.kind, one.found.name) for one in chosen if one.found.name)
    return {
        (kind, name): create_entity(kinds[kind], by=by, **{f"name_{language}": name})
        for kind, name in wanted
    }


def refusal_body(row):
    """A Dismissal as the record keeps it: enough to take it back, or to make it again."""
    return {
        field: getattr(row, field) for field in ("block", "exact", "kind_id", "entity_id", "source")
    }


def keys_of(text, *, kind="", like="", above=""):
    """The keys of everything suggested now of one `kind`; or of the words and the meaning that the
    suggestion `like` has; or from sources whose earlier suggestions were approved in `above` per
    cent of the cases or more (of FEWEST at least).

    Where a name may mean several entities, none of them: a person has to choose.
    """
    offered = suggestions(text)
    places = Counter((one.found.block, one.found.start, one.found.end) for one in offered)
    same = next((one for one in offered if one.key == like), None)
    past = track(fresh=True) if above else {}
    return [
        one.key
        for one in offered
        if places[one.found.block, one.found.start, one.found.end] == 1
        and (not kind or one.kind == kind)
        and (not like or (same is not None and _alike(one, same)))
        and (not above or past.get((one.source, one.kind), NONE).at_least(above))
    ]


def _alike(one, other):
    """The same words with the same meaning, in capitals or not."""
    return (one.kind, one.found.entity_id, one.found.value, one.found.exact.lower()) == (
        other.kind, other.found.entity_id, other.found.value, other.found.exact.lower(),
    )  # fmt: skip


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
