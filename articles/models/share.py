from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class ShareLinkQuerySet(models.QuerySet):
    def open(self):
        """Those that still lead somewhere."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class ShareLink(models.Model):
    """A preview for somebody outside, until it expires or is taken back.

    `digest` is the SHA-256 of the word in its address; the word itself is shown once and not kept.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="share_links")
    digest = models.CharField(_("SHA-256"), max_length=64, unique=True)
    whom = models.CharField(_("for whom"), max_length=200)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("shared by")
    )
    created_at = models.DateTimeField(_("shared at"), auto_now_add=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        ordering = ["-id"]

    def __str__(self):
        return self.whom

    @property
    def is_open(self):
        return self.revoked_at is None and self.expires_at > timezone.now()


class ShareVisit(models.Model):
    """One look at a shared preview. Append-only."""

    link = models.ForeignKey(ShareLink, models.PROTECT, related_name="visits")
    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    agent = models.CharField(_("browser"), max_length=200, blank=True)
    at = models.DateTimeField(_("looked at"), auto_now_add=True)

    class Meta:
        verbose_name = _("visit of a share link")
        verbose_name_plural = _("visits of share links")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.link_id} [{self.language}]"
