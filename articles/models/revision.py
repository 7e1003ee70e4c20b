from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.text import ArticleText
from articles.text.blocks import document


class ChangeClass(models.TextChoices):
    TYPO = "typo", _("typo: translations stay fresh")
    WORDING = "wording", _("wording")
    FACT = "fact", _("fact")


class Revision(models.Model):
    """One explicit save of one text. Append-only: the database refuses a change.

    `block_ids` names the body's blocks in order; with `body` they make the `document`.
    """

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("body"), blank=True)
    slug = models.CharField(_("slug"), max_length=200, blank=True)
    block_ids = models.JSONField(_("block ids"), default=list)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    change_class = models.CharField(
        _("kind of change"), max_length=8, choices=ChangeClass, default=ChangeClass.WORDING
    )
    based_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    source_revision = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translated from"),
    )
    created_at = models.DateTimeField(_("saved at"), auto_now_add=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["text", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="one_revision_per_number")
        ]

    def __str__(self):
        return f"{self.text_id} r{self.number}"

    @property
    def document(self):
        """The canonical text in blocks (cached by content, since a revision never changes)."""
        return document(self.headline, self.summary, self.body, tuple(self.block_ids))
