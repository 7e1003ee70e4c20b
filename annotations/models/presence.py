from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleText


class Presence(models.Model):
    """Somebody has the marking page of a text open: who is here, as of `seen_at`."""

    text = models.ForeignKey(ArticleText, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(_("seen at"), db_index=True)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(fields=["text", "user"], name="one_presence_per_person")
        ]

    def __str__(self):
        return f"{self.user_id} @ {self.text_id}"
