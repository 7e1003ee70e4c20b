"""The guarded doors to annotations and the registry, and who may decide on what.

What a person may not see answers 404; what they may see but not do answers 403 (DESIGN §8).
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from annotations.models import Annotation, AnnotationVersion, Decision, Entity
from articles.permissions import Permission, may

BODY = ("kind", "entity", "claim", "claim__claimant", "claim__reporter")


def annotation_for(user, annotation_id, permission):
    """The one door to an annotation: it with its text and article, or 404 or 403."""
    annotation = (
        Annotation.objects.select_related(
            "text__article__section", "text__anchored_revision", "text__revision", *BODY
        )
        .filter(pk=annotation_id)
        .first()
    )
    if annotation is None or not may(user, Permission.READ, annotation.text.article):
        raise Http404
    if not may(user, permission, annotation.text.article):
        raise PermissionDenied
    return annotation


def may_use_registry(user):
    """Those who mark look names up and add them; those who clean up the registry do too."""
    return may(user, Permission.MARK) or may(user, Permission.MANAGE_REGISTRY)


def require_registry(user):
    if not may_use_registry(user):
        raise PermissionDenied


def entity_for(user, entity_id):
    """The door to one entity; the one it was merged into when it was."""
    require_registry(user)
    entity = Entity.objects.select_related("kind", "merged_into__kind").filter(pk=entity_id).first()
    if entity is None:
        raise Http404
    return entity.merged_into or entity


def approves_in(user, language):
    """Whether this person approves texts and marks in that language."""
    return language in (user.approves_languages or [])


def authors_since_approval(annotation):
    """The ids of those who may not approve it: its maker, and whoever changed it since it was last
    approved. A colleague's comma does not free the author. Two queries."""
    return authors_of([annotation])[annotation.pk]


def authors_of(annotations):
    """{annotation id: ids of those who may not approve it}, for a whole page. Two queries."""
    ids = [annotation.pk for annotation in annotations]
    authors = {annotation.pk: {annotation.created_by_id} for annotation in annotations}
    rows = AnnotationVersion.objects.filter(annotation__in=ids).order_by("annotation", "id")
    versions = rows.values_list("annotation_id", "id", "author_id")
    newest = {annotation_id: pk for annotation_id, pk, _author in versions}
    approved = _standing_approvals(ids)
    for annotation_id, pk, author in versions:
        earlier = (v for v in approved.get(annotation_id, ()) if v < newest[annotation_id])
        if pk > max(earlier, default=0):
            authors[annotation_id].add(author)
    return authors


def _standing_approvals(annotation_ids):
    """{annotation id: version ids whose approval was not taken back}."""
    standing = {}
    rows = Decision.objects.filter(annotation__in=annotation_ids).order_by("id")
    for annotation_id, version_id, verdict in rows.values_list(
        "annotation_id", "version_id", "verdict"
    ):
        versions = standing.setdefault(annotation_id, set())
        if verdict == Decision.Verdict.APPROVED:
            versions.add(version_id)
        elif verdict == Decision.Verdict.TAKEN_BACK:
            versions.discard(version_id)
    return standing
