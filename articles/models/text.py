from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Stage(models.TextChoices):
    """Where a text stands. Kept for lists; derived by `reviewing` and checked by verify."""

    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("waiting for review")
    RETURNED = "returned", _("sent back")
    APPROVED = "approved", _("approved")


class Priority(models.IntegerChoices):
    """How urgent a text is; the board and the queue sort by it before anything else."""

    LOW = -1, _("can wait")
    NORMAL = 0, _("normal")
    HIGH = 1, _("important")
    URGENT = 2, _("urgent")


class ArticleText(models.Model):
    """The working copy of one language of an article.

    `revision_number` is the version token that every write must quote. `anchored_revision` is the
    revision on which the annotations' offsets are right.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="texts")
    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    revision_number = models.PositiveIntegerField(_("revision"), default=0)
    anchored_revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    next_block = models.PositiveIntegerField(_("number of the next new block"), default=1)
    stage = models.CharField(
        _("stage"), max_length=12, choices=Stage, default=Stage.DRAFT, db_index=True
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_texts",
        verbose_name=_("assigned to"),
    )
    due_at = models.DateTimeField(_("due at"), null=True, blank=True)
    priority = models.SmallIntegerField(
        _("priority"), choices=Priority, default=Priority.NORMAL, db_default=0
    )

    # Kept by the database itself (newsdesk.guards.kept), for the lists of the desk.
    in_review = models.BooleanField(default=False, db_default=False, editable=False)
    to_publish = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language"], name="one_text_per_article_and_language"
            )
        ]
        indexes = [
            models.Index(fields=["stage", "language"]),
            models.Index(fields=["due_at"]),
            # The few that wait, in an index that has all that their order needs.
            models.Index(
                fields=["language", "priority", "due_at", "submitted_at", "article", "id"],
                condition=models.Q(in_review=True),
                name="texts_in_review",
            ),
            models.Index(
                fields=["due_at", "submitted_at", "language", "article", "id"],
                condition=models.Q(to_publish=True),
                name="texts_to_publish",
            ),
        ]

    def __str__(self):
        return f"{self.article_id} [{self.language}]"

    def get_stage_display(self):
        """Django's own makes a dictionary of every choice each time, and a list asks for fifty."""
        return Stage(self.stage).label

    def get_priority_display(self):
        return Priority(self.priority).label

    @property
    def is_translation(self):
        return self.language != self.article.source_language
