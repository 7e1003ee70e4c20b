from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.revision import Revision
from articles.models.text import ArticleText

# The order of the blocks is a block of its own: dropping or moving a paragraph needs four eyes too.
OUTLINE = "outline"


class BlockVersion(models.Model):
    """Who last changed the words of one block. A row for every block that a save touched.

    `digest` is the SHA-256 of the block's kind and HTML; the block called `outline` stands for the
    order of all the others. Append-only.
    """

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="block_versions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="block_versions")
    block = models.CharField(_("block"), max_length=16)
    digest = models.CharField(_("SHA-256"), max_length=64)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("block version")
        verbose_name_plural = _("block versions")
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "block"], name="one_version_per_revision_and_block"
            )
        ]
        indexes = [models.Index(fields=["text", "block", "-id"])]

    def __str__(self):
        return f"{self.text_id}#{self.block}"


class TextDecision(models.Model):
    """A reviewer's word on a text as it stood at one revision. Append-only."""

    class Verdict(models.TextChoices):
        SUBMITTED = "submitted", _("submitted for review")
        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("sent back")

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="decisions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("decided at"), auto_now_add=True)

    class Meta:
        verbose_name = _("decision on a text")
        verbose_name_plural = _("decisions on texts")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.text_id} {self.verdict}"


class BlockApproval(models.Model):
    """One block version approved by someone who did not write it. Append-only.

    A database trigger refuses a row whose `by` wrote any version of the block since it was last
    approved.
    """

    version = models.ForeignKey(BlockVersion, models.PROTECT, related_name="approvals")
    decision = models.ForeignKey(TextDecision, models.PROTECT, related_name="approvals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("block approval")
        verbose_name_plural = _("block approvals")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "by"], name="one_approval_per_version_and_person"
            )
        ]

    def __str__(self):
        return f"{self.version_id} by {self.by_id}"
