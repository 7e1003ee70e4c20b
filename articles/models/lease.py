from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.text import ArticleText

LEASE = timedelta(seconds=30)


class LeaseQuerySet(models.QuerySet):
    def held(self):
        """Those renewed lately: the people who have the text open in an editor now."""
        return self.filter(renewed_at__gte=timezone.now() - LEASE)


class Lease(models.Model):
    """Somebody has a text open for writing. It forbids nothing; it says who else is there.

    An editor's page renews it every few seconds; it runs out by itself half a minute later.
    """

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="leases")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    since = models.DateTimeField(_("since"), auto_now_add=True)
    renewed_at = models.DateTimeField(_("renewed at"), auto_now=True)

    objects = LeaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("open editor")
        verbose_name_plural = _("open editors")
        constraints = [
            models.UniqueConstraint(fields=["text", "user"], name="one_lease_per_text_and_person")
        ]

    def __str__(self):
        return f"{self.text_id} / {self.user_id}"
