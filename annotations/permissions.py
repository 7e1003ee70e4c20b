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


def may_merge(user):
    """Those who approve marks answer for what they point to; so does who cleans the registry up."""
    return may(user, Permission.APPROVE_MARK) or may(user, Permission.MANAGE_REGISTRY)


def require_merging(user):
    if not may_merge(user):
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


def approvals_needed(annotation):
    """How many people must approve it: two where its kind says so for sensitive claims."""
    sensitive = annotation.claim_id and annotation.claim.matter and annotation.kind.two_approvers
    return 2 if sensitive else 1


def decisions_on(annotations):
    """Every Decision on some annotations, the oldest first, with its version and who took it."""
    rows = Decision.objects.filter(annotation__in=[annotation.pk for annotation in annotations])
    return list(rows.select_related("by", "version").order_by("id"))


def standing_approvers(annotations, decisions=None):
    """{annotation id: ids of those whose approval of its newest version stands}. One query, none
    where their `decisions_on` are given."""
    newest = {annotation.pk: annotation.version_number for annotation in annotations}
    found = {}
    for row in decisions_on(annotations) if decisions is None else decisions:
        if row.version.number != newest[row.annotation_id]:
            continue
        if row.verdict == Decision.Verdict.APPROVED:
            found.setdefault(row.annotation_id, set()).add(row.by_id)
        else:
            found.pop(row.annotation_id, None)
    return found


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
    """{annotation id: version ids that as many people approved as it needs, not taken back}."""
    people = {}
    rows = Decision.objects.filter(annotation__in=annotation_ids).order_by("id")
    needed = {}
    for annotation_id, version_id, verdict, by, count in rows.values_list(
        "annotation_id", "version_id", "verdict", "by_id", "annotation__approvers_needed"
    ):
        approvers = people.setdefault((annotation_id, version_id), set())
        needed[annotation_id] = count
        if verdict == Decision.Verdict.APPROVED:
            approvers.add(by)
        elif verdict == Decision.Verdict.TAKEN_BACK:
            approvers.clear()
    standing = {}
    for (annotation_id, version_id), approvers in people.items():
        if len(approvers) >= needed[annotation_id]:
            standing.setdefault(annotation_id, set()).add(version_id)
    return standing


def sent_id(words):
    """The id that a request or a file sends, as an int; None where the words can be no row's id."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 19 else None
