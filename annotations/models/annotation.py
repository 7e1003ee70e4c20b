from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from annotations.anchoring.engine import Anchor
from annotations.models.claim import Claim
from annotations.models.entity import Entity
from annotations.models.kind import Kind
from articles.models import ArticleText, Revision


class AnnotationQuerySet(models.QuerySet):
    def anchored(self):
        """Those whose words stand in the text now; ambiguous and gone ones wait for a person."""
        return self.exclude(state=Annotation.State.REMOVED).filter(
            anchoring__in=[Annotation.Anchoring.KEPT, Annotation.Anchoring.CHANGED]
        )

    def lost(self):
        """Those whose words an edit took away or made doubtful."""
        return self.exclude(state=Annotation.State.REMOVED).filter(
            anchoring__in=[Annotation.Anchoring.AMBIGUOUS, Annotation.Anchoring.GONE]
        )

    def awaiting_review(self):
        return self.filter(state=Annotation.State.PENDING)

    def approved(self):
        return self.anchored().filter(state=Annotation.State.APPROVED)

    def in_reading_order(self):
        """Oldest first; the caller orders by block, whose order only a document knows."""
        return self.order_by("id")


class Annotation(models.Model):
    """A span of one text and what it says: an entity, a value or a claim.

    Each end is (block id, code-point offset in that block), half-open. `exact` are its words, a
    span over several blocks joining them with a line break. Offsets hold on
    `text.anchored_revision`; for an ambiguous or gone one, on `anchored_on`, the last revision where
    its words were sure.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        PENDING = "pending", _("waiting for review")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("rejected")
        REMOVED = "removed", _("removed")

    class Anchoring(models.TextChoices):
        KEPT = "kept", _("in place")
        CHANGED = "changed", _("changed by an edit")
        AMBIGUOUS = "ambiguous", _("place in doubt")
        GONE = "gone", _("words gone")

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="annotations")
    layer = models.CharField(_("layer"), max_length=40, blank=True, default="")
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="annotations")
    entity = models.ForeignKey(
        Entity, models.PROTECT, null=True, blank=True, related_name="annotations"
    )
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="annotations"
    )
    value = models.JSONField(_("value"), null=True, blank=True)

    start_block = models.CharField(_("first block"), max_length=16)
    start = models.PositiveIntegerField(_("from code point"))
    end_block = models.CharField(_("last block"), max_length=16)
    end = models.PositiveIntegerField(_("to code point"))
    exact = models.TextField(_("words"))
    prefix = models.CharField(_("words before"), max_length=80, blank=True)
    suffix = models.CharField(_("words after"), max_length=80, blank=True)

    anchoring = models.CharField(
        _("place"), max_length=10, choices=Anchoring, default=Anchoring.KEPT
    )
    anchored_on = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    candidates = models.JSONField(_("possible places"), default=list, blank=True)

    # What the decisions say, kept for lists; every write goes with a version or a decision.
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING)
    version_number = models.PositiveIntegerField(_("version"), default=0)
    approvers_needed = models.PositiveSmallIntegerField(
        _("approvals needed"), default=1, db_default=1
    )
    origin = models.CharField(_("where it came from"), max_length=40, default="person")
    twin_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="twins")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("marked by")
    )
    created_at = models.DateTimeField(_("marked at"), auto_now_add=True)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        indexes = [
            models.Index(fields=["text", "state"]),
            models.Index(fields=["entity", "state"]),
            models.Index(fields=["state", "created_at"]),
            # How often a source's suggestions were approved.
            models.Index(fields=["origin", "kind", "state"]),
            # What waits and what lost its place, over the whole archive (SQLite uses no partial index
            # for a condition that comes as a parameter).
            models.Index(fields=["anchoring", "state", "text"], name="marks_by_place_and_state"),
            # The review queue: what waits in each text and since when, from the index alone.
            models.Index(
                fields=["text", "anchoring", "created_at"],
                condition=Q(state="pending"),
                name="marks_that_wait",
            ),
            models.Index(
                fields=["text"],
                condition=Q(anchoring__in=["ambiguous", "gone"]) & ~Q(state="removed"),
                name="marks_that_are_lost",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(start_block=F("end_block")) | Q(start__lt=F("end")),
                name="a_span_starts_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(entity__isnull=True) | Q(claim__isnull=True),
                name="a_body_is_an_entity_or_a_claim",
            ),
        ]

    def __str__(self):
        return self.exact

    @property
    def place_told(self):
        """What to say of its place: nothing where it is sure, or where somebody has decided on
        the edited words since."""
        decided = self.state in (self.State.APPROVED, self.State.REJECTED)
        if self.anchoring == self.Anchoring.KEPT:
            return ""
        if self.anchoring == self.Anchoring.CHANGED and decided:
            return ""
        return self.get_anchoring_display()

    @property
    def anchor(self):
        return Anchor(
            self.start_block,
            self.start,
            self.end_block,
            self.end,
            self.exact,
            self.prefix,
            self.suffix,
        )

    @anchor.setter
    def anchor(self, anchor):
        self.start_block, self.start = anchor.start_block, anchor.start
        self.end_block, self.end = anchor.end_block, anchor.end
        self.exact, self.prefix, self.suffix = anchor.exact, anchor.prefix, anchor.suffix


class AnnotationVersion(models.Model):
    """Every change of an annotation's words or body, with its author. Append-only.

    `body` is the whole body as it was: {"kind", "entity": {...}} or {"kind", "value": {...}} or
    {"kind", "claim": {..., "evidence": [...]}} (see `annotations.bodies.snapshot`). A span that
    merely moves gets no version: neither words nor body changed.
    """

    class Cause(models.TextChoices):
        MADE = "made", _("marked")
        EDITED = "edited", _("changed")
        TEXT = "text", _("changed by an edit of the text")
        RESOLVED = "resolved", _("put in its place by a person")
        REMOVED = "removed", _("removed")
        RESTORED = "restored", _("brought back")

    annotation = models.ForeignKey(Annotation, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    cause = models.CharField(_("cause"), max_length=10, choices=Cause)
    start_block = models.CharField(_("first block"), max_length=16)
    start = models.PositiveIntegerField(_("from code point"))
    end_block = models.CharField(_("last block"), max_length=16)
    end = models.PositiveIntegerField(_("to code point"))
    exact = models.TextField(_("words"))
    body = models.JSONField(_("body"), default=dict)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("version of an annotation")
        verbose_name_plural = _("versions of annotations")
        ordering = ["annotation", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["annotation", "number"], name="one_annotation_version_per_number"
            )
        ]

    def __str__(self):
        return f"{self.annotation_id} v{self.number}"


class Decision(models.Model):
    """A reviewer's word on one version of an annotation. Append-only.

    A database trigger refuses an approval by anyone who wrote a version since the last approved one.
    """

    class Verdict(models.TextChoices):
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("rejected")
        TAKEN_BACK = "taken_back", _("taken back")

    annotation = models.ForeignKey(Annotation, models.PROTECT, related_name="decisions")
    version = models.ForeignKey(AnnotationVersion, models.PROTECT, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("decided at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.annotation_id} {self.verdict}"
