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


class TextDecisionQuerySet(models.QuerySet):
    def standing(self):
        """Those that count: neither taken back, nor a row that takes one back."""
        return self.filter(taken_back=None, takes_back=None)


class TextDecision(models.Model):
    """A reviewer's word on a text as it stood at one revision. Append-only.

    Its maker takes it back by a row of their own (`takes_back`) while nothing was built upon it:
    from then on neither it nor the approvals that came with it count.
    """

    class Verdict(models.TextChoices):
        SUBMITTED = "submitted", _("submitted for review")
        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("sent back")
        TAKEN_BACK = "taken_back", _("taken back")

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="decisions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(_("decided at"), auto_now_add=True)
    takes_back = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_back",
        verbose_name=_("takes back"),
    )

    objects = TextDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on a text")
        verbose_name_plural = _("decisions on texts")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="taken_back", takes_back__isnull=False)
                | ~models.Q(verdict="taken_back") & models.Q(takes_back__isnull=True),
                name="taking_back_names_its_decision",
            )
        ]

    def __str__(self):
        return f"{self.text_id} {self.verdict}"


class BlockApprovalQuerySet(models.QuerySet):
    def standing(self):
        """Those whose decision was not taken back."""
        return self.filter(decision__taken_back=None)


class BlockApproval(models.Model):
    """One block version approved by someone who did not write it. Append-only.

    It counts until its decision is taken back (`standing`). A database trigger refuses a row whose `by` wrote any version of the block since it was last
    approved.
    """

    version = models.ForeignKey(BlockVersion, models.PROTECT, related_name="approvals")
    decision = models.ForeignKey(TextDecision, models.PROTECT, related_name="approvals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = BlockApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("block approval")
        verbose_name_plural = _("block approvals")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "decision"], name="one_approval_per_version_and_decision"
            )
        ]

    def __str__(self):
        return f"{self.version_id} by {self.by_id}"
