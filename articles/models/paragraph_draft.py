from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.text import ArticleText


class ParagraphDraft(models.Model):
    """A translator's unsaved typing in one paragraph: never a revision, never published."""

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="paragraph_drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    row = models.CharField(max_length=24)
    html = models.TextField(blank=True)
    based_on = models.PositiveIntegerField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft of a paragraph")
        verbose_name_plural = _("drafts of paragraphs")
        constraints = [
            models.UniqueConstraint(
                fields=["text", "user", "row"], name="one_draft_per_paragraph_and_person"
            )
        ]

    def __str__(self):
        return f"{self.text_id} {self.row} / {self.user_id}"


class TranslationStep(models.Model):
    """What an act on the rows of a translation changed, so that it can be undone.

    `before` are the alignments as they were; `revision_before` and `revision_after` the numbers of
    the translation's revisions around it.
    """

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=40)
    before = models.JSONField(default=list)
    after = models.CharField(max_length=64)
    revision_before = models.PositiveIntegerField()
    revision_after = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("step of a translation")
        verbose_name_plural = _("steps of translations")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.text_id} {self.verb}"
