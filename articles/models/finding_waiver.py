from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.text import ArticleText


class FindingWaiver(models.Model):
    """That a finding of a check, or a red row of the facts, may stand: who says so, and why.

    `digest` names the finding and the words it was found in: other words, and it no longer holds.
    """

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="finding_waivers")
    check_id = models.CharField(_("check"), max_length=40)
    row = models.CharField(_("paragraph"), max_length=24)
    digest = models.CharField(_("what it is about"), max_length=64)
    words = models.CharField(_("words"), max_length=300, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("at"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("waived finding")
        verbose_name_plural = _("waived findings")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "digest"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_waiver_for_a_finding",
            )
        ]

    def __str__(self):
        return f"{self.check_id}: {self.words}"
