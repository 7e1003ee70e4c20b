from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotations.models.annotation import Annotation
from annotations.models.claim import Claim
from articles.models import Article, ArticleText


class ThreadQuerySet(models.QuerySet):
    def seen_by(self, user):
        """Those that everybody may read, and the confidential ones that name this person."""
        return self.filter(Q(confidential=False) | Q(created_by=user) | Q(readers=user)).distinct()

    def open(self):
        return self.filter(resolved_at=None)


class Thread(models.Model):
    """A discussion of an article, of one of its paragraphs, of a mark or of a claim.

    One on a mark or a claim goes where that goes. One on a paragraph names its block, whose id
    stays through every edit; `quote` are its words when the discussion began. A confidential one is
    seen by who began it and by its `readers`, by nobody else.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="threads")
    text = models.ForeignKey(
        ArticleText, models.PROTECT, null=True, blank=True, related_name="threads"
    )
    block = models.CharField(_("paragraph"), max_length=16, blank=True)
    annotation = models.ForeignKey(
        Annotation, models.PROTECT, null=True, blank=True, related_name="threads"
    )
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="threads")
    quote = models.TextField(_("words"), blank=True)
    confidential = models.BooleanField(_("confidential"), default=False)
    readers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("seen by")
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("discussion")
        verbose_name_plural = _("discussions")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(block="") | Q(text__isnull=False),
                name="a_paragraph_is_one_of_a_text",
            ),
            models.CheckConstraint(
                condition=Q(annotation__isnull=True) | Q(claim__isnull=True),
                name="a_discussion_is_of_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.article_id} #{self.pk}"


class Comment(models.Model):
    """One person's words in a discussion. Append-only. `mentions` are the ids of those named."""

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.TextField(_("words"))
    mentions = models.JSONField(_("people named"), default=list)
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["id"]

    def __str__(self):
        return f"{self.thread_id} by {self.by_id}"
