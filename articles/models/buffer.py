from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.text import ArticleText


class Buffer(models.Model):
    """A person's unsaved typing. Never a revision, never approved, never published."""

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="buffers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    based_on_number = models.PositiveIntegerField(_("typed over revision"))
    content = models.JSONField(_("what was typed"), default=dict)
    saved_at = models.DateTimeField(_("kept at"), auto_now=True)

    class Meta:
        verbose_name = _("buffer")
        verbose_name_plural = _("buffers")
        constraints = [
            models.UniqueConstraint(fields=["text", "user"], name="one_buffer_per_text_and_person")
        ]

    def __str__(self):
        return f"{self.text_id} / {self.user_id}"
