from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleText


class Asked(models.Model):
    """What a model said when somebody asked it about a text: names in each paragraph as it read.

    `found`: {SHA-256 of a paragraph's words, 32 hexadecimal digits: [[start, end, kind key]]}, so
    that it holds for every paragraph that still reads so.
    """

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="asked")
    source = models.CharField(_("where it came from"), max_length=40)
    found = models.JSONField(_("what it found"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("asked at"), auto_now=True)

    class Meta:
        verbose_name = _("answer of a model")
        verbose_name_plural = _("answers of models")
        constraints = [
            models.UniqueConstraint(fields=["text", "source"], name="one_answer_per_text_and_model")
        ]

    def __str__(self):
        return f"{self.text_id} {self.source}"
