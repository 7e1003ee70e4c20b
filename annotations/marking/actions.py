"""The verbs of marking: mark words, change a mark, remove it, bring it back, put it in its place.

Each is one transaction with the article locked, one AnnotationVersion a mark, one row in the record.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.anchoring.engine import Anchor
from annotations.bodies import snapshot
from annotations.marking.checking import check_body, same_mark, stands
from annotations.marking.spans import verified
from annotations.models import Annotation, AnnotationVersion
from annotations.permissions import approvals_needed
from articles.audit import record
from articles.exceptions import Conflict, Invalid
from articles.models import Article, ArticleText

State, Anchoring, Cause = Annotation.State, Annotation.Anchoring, AnnotationVersion.Cause
UNCHANGED = object()


@transaction.atomic
def mark(text, anchor, *, revision, kind, by, entity=None, value=None, claim=None, origin="person"):
    """Tag the words of `anchor` and return the Annotation, waiting for review.

    `revision` is the number of the revision that the person saw; `anchor.exact` the words. `entity`,
    `value` (a dict) or `claim` go with what `kind` carries. The same mark by the same person is made
    once only. Raise Conflict or Invalid (see `spans.verified`).
    """
    return mark_held(
        locked(text), anchor, revision=revision, kind=kind, by=by, entity=entity, value=value,
        claim=claim, origin=origin,
    )  # fmt: skip


def mark_held(
    text, anchor, *, revision, kind, by, entity=None, value=None, claim=None, origin="person",
    here=None, added=(),
):  # fmt: skip
    """`mark`, for a text that this transaction holds locked already. Four queries with `here`: the
    Rows of all marks in its blocks, as they stand. `added`: ids of entities that were put into the
    registry for it, which an undo takes back."""
    anchor = verified(text, anchor, revision=revision)
    check_body(kind, entity=entity, value=value, claim=claim)
    if here is None or stands(here, anchor, kind, entity, by):
        same = same_mark(text, anchor, kind, entity, claim, by)
        if same is not None:
            return same
    annotation = new(
        text, anchor, kind=kind, by=by, entity=entity, value=value, claim=claim, origin=origin
    )
    annotation.save()
    write_version(annotation, by=by, cause=Cause.MADE)
    more = {"added": list(added)} if added else {}
    _told("annotation.mark", annotation, by, head=text.__dict__.pop("head", None), **more)
    return annotation


@transaction.atomic
def edit(
    annotation,
    *,
    version,
    by,
    kind=UNCHANGED,
    entity=UNCHANGED,
    value=UNCHANGED,
    anchor=None,
    revision=None,
):
    """Change what an annotation says or which words it covers; an approval is void then.

    `version` is the number of the version that the person saw; a stale one is a Conflict. Another
    `kind` needs the body that it carries. `anchor` comes with the `revision` that it was seen on.
    """
    annotation = fresh(annotation, version=version)
    before = described(annotation)
    if kind is not UNCHANGED and kind.body != annotation.kind.body:
        entity = None if entity is UNCHANGED else entity
        value = None if value is UNCHANGED else value
    for field, given in (("kind", kind), ("entity", entity), ("value", value)):
        if given is not UNCHANGED:
            setattr(annotation, field, given)
    check_body(
        annotation.kind,
        entity=annotation.entity,
        value=annotation.value,
        claim=annotation.claim,
    )
    if anchor is not None:
        annotation.anchor = verified(annotation.text, anchor, revision=revision)
        annotation.anchoring, annotation.candidates = Anchoring.KEPT, []
    changed(annotation, by=by, cause=Cause.EDITED)
    _told("annotation.edit", annotation, by, before=before)
    return annotation


@transaction.atomic
def remove(annotation, *, version, by):
    """Take a mark away. Its versions stay on record, and `restore` brings it back."""
    annotation = fresh(annotation, version=version)
    changed(annotation, by=by, cause=Cause.REMOVED, state=State.REMOVED)
    _told("annotation.remove", annotation, by)
    return annotation


@transaction.atomic
def restore(annotation, *, version, by):
    """Undo a removal: the same words, waiting for review. Conflict when they changed meanwhile."""
    annotation = fresh(annotation, version=version, removed=True)
    text = annotation.text
    anchor = annotation.anchor
    document = text.anchored_revision.document
    try:
        there = document.slice(anchor.start_block, anchor.start, anchor.end_block, anchor.end)
    except (KeyError, ValueError):
        there = ""
    if there != anchor.exact:
        raise Conflict(
            _(
                "The text was changed meanwhile and “%(words)s” is no longer at its place. Mark the"
                " words again."
            )
            % {"words": anchor.exact[:200]},
            theirs=there,
            mine=anchor.exact,
        )
    annotation.anchoring, annotation.candidates = Anchoring.KEPT, []
    changed(annotation, by=by, cause=Cause.RESTORED)
    _told("annotation.restore", annotation, by)
    return annotation


@transaction.atomic
def resolve(annotation, anchor, *, version, revision, by):
    """Put an ambiguous or lost annotation in its place: a person chose the words."""
    annotation = fresh(annotation, version=version)
    if annotation.anchoring in (Anchoring.KEPT, Anchoring.CHANGED):
        raise Invalid(_("This mark is in its place already."))
    lost = {
        "anchoring": annotation.anchoring,
        "candidates": annotation.candidates,
        "anchored_on": annotation.anchored_on_id,
    }
    annotation.anchor = verified(annotation.text, anchor, revision=revision)
    annotation.anchoring, annotation.candidates = Anchoring.KEPT, []
    changed(annotation, by=by, cause=Cause.RESOLVED)
    _told("annotation.resolve", annotation, by, lost=lost)
    return annotation


# --- What the verbs share, here and in claims and suggestions ------------------------------------


def locked(text):
    """The text as it stands, its article locked until the transaction ends. Two queries.

    The article first and alone, as everywhere: PostgreSQL shows a row that is read along with the
    one it waits for as it was before the wait, and two orders of locking end in a deadlock.
    """
    article = Article.objects.locked(text.article_id)
    text = ArticleText.objects.select_related("anchored_revision").get(pk=text.pk)
    text.article = article
    return text


def fresh(annotation, *, version, removed=False):
    """The annotation as it stands, its text locked. Conflict unless `version` is its newest."""
    text = locked(annotation.text)
    annotation = Annotation.objects.select_related(
        "kind", "entity", "claim__claimant", "claim__reporter"
    ).get(pk=annotation.pk)
    annotation.text = text
    if annotation.version_number != version:
        raise Conflict(
            _("Somebody else changed “%(words)s” since you opened it. Look at it again.")
            % {"words": annotation.exact[:200]},
            theirs=annotation.version_number,
            mine=version,
        )
    if removed != (annotation.state == State.REMOVED):
        raise Conflict(
            _("“%(words)s” is still marked.") % {"words": annotation.exact[:200]}
            if removed
            else _("“%(words)s” was removed meanwhile.") % {"words": annotation.exact[:200]}
        )
    return annotation


def new(text, anchor, *, kind, by, entity=None, value=None, claim=None, origin="person"):
    """An Annotation, not yet saved, at version 1."""
    annotation = Annotation(
        text=text,
        kind=kind,
        entity=entity,
        claim=claim,
        value=value,
        anchored_on=text.anchored_revision,
        state=State.PENDING,
        version_number=1,
        origin=origin,
        created_by=by,
    )
    annotation.anchor = anchor
    annotation.approvers_needed = approvals_needed(annotation)
    return annotation


def version_of(annotation, *, by, cause):
    """The AnnotationVersion, not yet saved, that says what the annotation is now."""
    return AnnotationVersion(
        annotation=annotation,
        number=annotation.version_number,
        author=by,
        cause=cause,
        start_block=annotation.start_block,
        start=annotation.start,
        end_block=annotation.end_block,
        end=annotation.end,
        exact=annotation.exact,
        body=snapshot(annotation),
        revision=annotation.text.anchored_revision,
    )


def write_version(annotation, *, by, cause):
    version = version_of(annotation, by=by, cause=cause)
    version.save(force_insert=True)
    return version


def changed(annotation, *, by, cause, state=State.PENDING):
    """Save the annotation with a new version by `by`; what was approved waits for review again."""
    annotation.version_number += 1
    annotation.state = state
    annotation.approvers_needed = approvals_needed(annotation)
    if annotation.anchoring in (Anchoring.KEPT, Anchoring.CHANGED):
        annotation.anchored_on = annotation.text.anchored_revision
    annotation.save()
    return write_version(annotation, by=by, cause=cause)


def step(*annotations):
    """[[id, the version before the act, the version after]]: what undoing goes by."""
    return [[one.pk, one.version_number - 1, one.version_number] for one in annotations]


def described(annotation):
    """What the record keeps of an annotation."""
    anchor: Anchor = annotation.anchor
    return {
        "annotation": annotation.pk,
        "version": annotation.version_number,
        "language": annotation.text.language,
        "kind": annotation.kind.key,
        "entity": annotation.entity_id,
        "claim": annotation.claim_id,
        "at": [anchor.start_block, anchor.start, anchor.end_block, anchor.end],
        "exact": anchor.exact,
    }


def _told(verb, annotation, by, **more):
    """The act's row in the record."""
    article = annotation.text.article
    what = described(annotation) | {"touched": step(annotation)} | more
    record(verb, by=by, article=article, **what)
