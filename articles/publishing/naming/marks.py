"""The marks on a corrected name: on the same words as before, now right."""

from annotations.bodies import snapshot
from annotations.marking.actions import changed
from annotations.marking.spans import anchored
from annotations.models import Annotation, AnnotationVersion
from annotations.permissions import authors_of
from annotations.reviewing.actions import approve_many
from articles.publishing.naming.words import moved

State, Anchoring, Cause = Annotation.State, Annotation.Anchoring, AnnotationVersion.Cause
STANDING = (Anchoring.KEPT, Anchoring.CHANGED)


class Marks:
    """The marks of one text, noted before it is corrected and put right after.

    `found`: {block id: its Hits}. Anchoring has brought most along already; here every edge is
    where the correction itself says, which no guess from the words can be.
    """

    def __init__(self, text, found):
        self.text, self.found = text, found
        self.document = text.revision.document
        rows = Annotation.objects.filter(text=text, anchoring__in=STANDING).exclude(
            state=State.REMOVED
        )
        self._before = list(rows.order_by("pk")) if text.anchored_revision_id else []

    def bring(self, claims, entities, *, by):
        """Put every mark of the text in its place, with a version by `by` where its words or what
        it says changed. `claims`, `entities`: ids of those that say something else now."""
        document = self.text.revision.document
        now = Annotation.objects.select_related(
            "kind", "entity", "claim__claimant", "claim__reporter"
        ).in_bulk([one.pk for one in self._before])
        bodies = self._bodies(now.values())
        for before in self._before:
            one = now[before.pk]
            one.text = self.text
            place = (before.start_block, self._edge(before, end=False))
            anchor = anchored(document, *place, before.end_block, self._edge(before, end=True))
            said = snapshot(one)
            astray = _place(one.anchor) != _place(anchor) or one.anchoring not in STANDING
            other_words = anchor.exact != before.exact
            other_body = one.claim_id in claims or one.entity_id in entities
            if not (astray or other_words or other_body):
                continue
            one.anchor, one.anchoring, one.candidates = anchor, Anchoring.KEPT, []
            one.anchored_on = self.text.anchored_revision
            same_version = one.version_number == before.version_number
            if same_version and not other_words and bodies.get(one.pk) == said:
                one.state = before.state
                one.save()
            elif same_version or astray or bodies.get(one.pk) != said:
                changed(one, by=by, cause=Cause.EDITED)

    def approve(self, *, by):
        """Approve what was approved before and waits again. What needs two people, and what `by`
        marked, waits on for somebody else."""
        approved = [one.pk for one in self._before if one.state == State.APPROVED]
        waiting = Annotation.objects.filter(pk__in=approved, state=State.PENDING)
        waiting = list(waiting.select_related("text"))
        authors = authors_of(waiting)
        items = [(one, one.version_number) for one in waiting if by.pk not in authors[one.pk]]
        if items:
            approve_many(items, by=by)

    def _edge(self, mark, *, end):
        block, offset = (mark.end_block, mark.end) if end else (mark.start_block, mark.start)
        words = self.document.block(block).text
        return moved(offset, words, self.found.get(block, ()), end=end)

    def _bodies(self, marks):
        """{mark id: the body in its newest version}."""
        numbers = {one.pk: one.version_number for one in marks}
        versions = AnnotationVersion.objects.filter(annotation__in=list(numbers))
        rows = versions.values_list("annotation_id", "number", "body")
        return {pk: body for pk, number, body in rows if numbers[pk] == number}


def _place(anchor):
    return anchor.start_block, anchor.start, anchor.end_block, anchor.end, anchor.exact
