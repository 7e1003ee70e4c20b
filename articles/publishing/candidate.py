"""Everything that would go into one edition, read once: what readiness judges and a snapshot
freezes."""

from functools import cached_property

from django.utils import timezone

from annotations.models import Annotation, AnnotationVersion, Decision, Entity
from articles.models import ArticleText, Edition, Photo, Release


class Candidate:
    """One article in one language as it stands now, to be shown from `at` on (default: now)."""

    def __init__(self, article, language, at=None):
        self.article = article
        self.language = language
        self.at = at or timezone.now()

    @cached_property
    def text(self):
        """The ArticleText, or None while nobody has begun this language."""
        text = (
            ArticleText.objects.select_related("revision")
            .filter(article=self.article, language=self.language)
            .first()
        )
        if text is not None:
            text.article = self.article
        return text

    @property
    def revision(self):
        return self.text.revision if self.text else None

    @cached_property
    def document(self):
        return self.revision.document

    @cached_property
    def approved(self):
        """The approved annotations whose words stand where they say, in reading order.

        Each carries `.body`, the snapshot that the reviewer approved. Anything whose words are not
        exactly there is left out: wrong words are never highlighted.
        """
        if self.revision is None or self.text.anchored_revision_id != self.text.revision_id:
            return []
        annotations = list(self.text.annotations.approved().select_related("kind"))
        bodies = self._bodies(annotations)
        standing = []
        for annotation in annotations:
            annotation.body = bodies.get((annotation.pk, annotation.version_number), {})
            if annotation.body and self._stands(annotation):
                standing.append(annotation)
        return sorted(standing, key=self._place)

    @cached_property
    def lost(self):
        """Annotations that were approved once and whose words an edit made doubtful or took away."""
        if self.text is None:
            return []
        once_approved = Decision.objects.filter(verdict=Decision.Verdict.APPROVED)
        return list(
            self.text.annotations.lost()
            .exclude(state__in=[Annotation.State.REJECTED, Annotation.State.SUGGESTED])
            .filter(pk__in=once_approved.values("annotation"))
            .select_related("kind")
        )

    @cached_property
    def waiting(self):
        """How many marks wait for a reviewer: they are left out, and no obstacle."""
        return self.text.annotations.awaiting_review().count() if self.text else 0

    @cached_property
    def claims(self):
        """The approved claims, each once: [its body as approved]."""
        found = {}
        for annotation in self.approved:
            if claim := annotation.body.get("claim"):
                found.setdefault(claim["id"], claim)
        return list(found.values())

    @cached_property
    def entities(self):
        """{entity id: Entity} of everything that the edition names, as the registry has it now."""
        wanted = {a.body["entity"]["id"] for a in self.approved if a.body.get("entity")}
        for claim in self.claims:
            wanted |= {who["id"] for who in (claim["claimant"], claim["reporter"]) if who}
        rows = Entity.objects.select_related("kind", "merged_into__kind").prefetch_related(
            "aliases", "positions__organisation", "merged_into__aliases"
        )
        return {row.pk: row.merged_into or row for row in rows.filter(pk__in=wanted)}

    @cached_property
    def photos(self):
        """{photo id as a figure names it: Photo} of this article."""
        return {str(photo.pk): photo for photo in Photo.objects.filter(article=self.article)}

    @cached_property
    def shown_photos(self):
        """The lead photo first, then those of the body's figures, each once."""
        ids = [str(self.article.lead_photo_id or "")]
        if self.revision is not None:
            ids += [block.photo for block in self.document.blocks]
        return [self.photos[key] for key in dict.fromkeys(ids) if key in self.photos]

    @cached_property
    def editions(self):
        """The editions there are in this language, newest first, without their content."""
        return list(
            Edition.objects.filter(article=self.article, language=self.language)
            .defer("content")
            .order_by("-number")
        )

    @cached_property
    def withdrawal(self):
        return Release.objects.withdrawal(self.article.pk, self.language)

    @cached_property
    def embargo(self):
        """The embargo that still holds when this edition would be shown, or None."""
        return Release.objects.embargo(self.article.pk, self.language, self.at)

    def approvals(self):
        """{annotation id: the approving Decision} of the approved annotations."""
        decisions = Decision.objects.filter(
            annotation__in=[a.pk for a in self.approved], verdict=Decision.Verdict.APPROVED
        ).select_related("by")
        return {decision.annotation_id: decision for decision in decisions.order_by("id")}

    def _bodies(self, annotations):
        rows = AnnotationVersion.objects.filter(annotation__in=[a.pk for a in annotations])
        return {(pk, n): body for pk, n, body in rows.values_list("annotation", "number", "body")}

    def _stands(self, a):
        try:
            return self.document.slice(a.start_block, a.start, a.end_block, a.end) == a.exact
        except (KeyError, ValueError):
            return False

    def _place(self, annotation):
        return (
            self.document.start_of(annotation.start_block) + annotation.start,
            -self.document.start_of(annotation.end_block) - annotation.end,
            annotation.pk,
        )
