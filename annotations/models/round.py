from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.models.annotation import Annotation
from annotations.models.entity import Entity
from annotations.models.kind import Kind
from articles.models import ArticleText, Revision


class RoundQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at=None)


class Round(models.Model):
    """One text marked by several people, each for themselves, on the revision it began with.

    What they mark lies in a table of its own: no list, count, export or edition knows of it until a
    reviewer makes annotations of what they accept.
    """

    class Outcome(models.TextChoices):
        OPEN = "", _("under way")
        ADJUDICATED = "adjudicated", _("decided")
        CANCELLED = "cancelled", _("cancelled")

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="rounds")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    outcome = models.CharField(
        _("outcome"), max_length=12, choices=Outcome, blank=True, default=Outcome.OPEN
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of annotators")
        verbose_name_plural = _("rounds of annotators")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["text"], condition=Q(ended_at=None), name="one_open_round_per_text"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None)
                | (~Q(outcome="") & Q(ended_at__isnull=False)),
                name="a_round_that_ended_has_an_outcome",
            ),
        ]

    def __str__(self):
        return f"#{self.pk}"


class Layer(models.Model):
    """One person's part in a round: their marks, seen by nobody else until everybody has submitted."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="layers")
    annotator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="layers")
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("layer")
        verbose_name_plural = _("layers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "annotator"], name="one_layer_per_round_and_annotator"
            )
        ]

    def __str__(self):
        return f"{self.round} {self.annotator}"


class LayerMark(models.Model):
    """One span of a layer, on the round's revision; and what the reviewer made of it."""

    class Verdict(models.TextChoices):
        NONE = "", _("not decided")
        ACCEPTED = "accepted", _("accepted")
        CHANGED = "changed", _("accepted with a change")
        REFUSED = "refused", _("not accepted")

    layer = models.ForeignKey(Layer, models.PROTECT, related_name="marks")
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="+")
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="+")
    claimant = models.CharField(_("who says it"), max_length=300, blank=True)
    start_block = models.CharField(_("first block"), max_length=16)
    start = models.PositiveIntegerField(_("from code point"))
    end_block = models.CharField(_("last block"), max_length=16)
    end = models.PositiveIntegerField(_("to code point"))
    exact = models.TextField(_("words"))
    verdict = models.CharField(
        _("verdict"), max_length=8, choices=Verdict, blank=True, default=Verdict.NONE
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    annotation = models.ForeignKey(
        Annotation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(_("marked at"), auto_now_add=True)

    class Meta:
        verbose_name = _("mark of a layer")
        verbose_name_plural = _("marks of layers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["layer", "kind", "start_block", "start", "end_block", "end"],
                name="one_mark_of_a_kind_per_span_and_layer",
            )
        ]

    def __str__(self):
        return self.exact
