from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Waiver(models.Model):
    """An editor answers for one obstacle: who and why. Append-only.

    `obstacle` is the fingerprint of what stood in the way, its words included: when that changes,
    the waiver no longer fits, and the obstacle stands again.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="waivers")
    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    obstacle = models.CharField(_("obstacle"), max_length=64)
    message = models.TextField(_("what stood in the way"))
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("waived by")
    )
    created_at = models.DateTimeField(_("waived at"), auto_now_add=True)

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "obstacle"], name="one_waiver_per_obstacle"
            )
        ]

    def __str__(self):
        return self.message
