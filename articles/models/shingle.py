from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Shingle(models.Model):
    """One number of the sketch of a text as it was brought in (articles.text.shingles)."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="shingles")
    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    value = models.BigIntegerField(_("number"))

    class Meta:
        verbose_name = _("shingle")
        verbose_name_plural = _("shingles")
        indexes = [models.Index(fields=["value", "article"], name="shingle_by_value")]

    def __str__(self):
        return str(self.value)
