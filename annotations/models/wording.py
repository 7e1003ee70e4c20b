from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.annotation import Decision
from annotations.models.entity import Entity


class Wording(models.Model):
    """What readers would be told of an entity, as one person left it. Append-only.

    `body` is whole (see `annotations.wordings.body_of`). Readers get the newest one that somebody
    else approved, whatever the registry says by then.
    """

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="wordings")
    number = models.PositiveIntegerField(_("number"))
    body = models.JSONField(_("what it says"), default=dict)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("wording of an entity")
        verbose_name_plural = _("wordings of entities")
        ordering = ["entity", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["entity", "number"], name="one_wording_per_number")
        ]

    def __str__(self):
        return f"{self.entity_id} v{self.number}"


class WordingDecision(models.Model):
    """A second person's word on a wording. Append-only; the last one on a wording counts.

    A database trigger refuses the approval of whoever wrote it, or a part of it that nobody
    approved since. `mention`: the approval of the mark that it came with, if it did.
    """

    class Verdict(models.TextChoices):
        APPROVED = "approved", _("approved")
        TAKEN_BACK = "taken_back", _("taken back")

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    mention = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="wordings"
    )
    created_at = models.DateTimeField(_("decided at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision on a wording")
        verbose_name_plural = _("decisions on wordings")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.wording_id} {self.verdict}"
