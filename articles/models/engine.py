from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class EngineConsent(models.Model):
    """That one article's words may be sent to one engine outside the house: who allowed it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="engine_consents")
    engine = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("consent to an engine")
        verbose_name_plural = _("consents to engines")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "engine"], name="one_consent_per_article_and_engine"
            )
        ]

    def __str__(self):
        return f"{self.article_id} → {self.engine}"


class EngineUse(models.Model):
    """What was sent to an engine and what it cost, in the engine's currency by its price list."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="engine_uses")
    engine = models.CharField(max_length=40, db_index=True)
    language = models.CharField(max_length=8)
    paragraphs = models.PositiveIntegerField()
    kept = models.PositiveIntegerField()
    characters = models.PositiveIntegerField()
    cost = models.DecimalField(max_digits=10, decimal_places=4, default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("use of an engine")
        verbose_name_plural = _("uses of engines")

    def __str__(self):
        return f"{self.engine}: {self.characters}"
