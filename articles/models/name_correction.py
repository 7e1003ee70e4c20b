from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class NameCorrection(models.Model):
    """A wrong name put right wherever it stands: asked for by one person, countersigned by another.

    `pairs`: [[language, wrong, right], …]. `fields`: what was looked at, [{key, article, language,
    before, after}], whole; only where each is still `before` may it become `after`. `skipped`: keys
    of the places that were not ticked. `editions`: those that were published by it.
    """

    class OldName(models.TextChoices):
        FORBIDDEN = "forbidden", _("not to be used: translators are told")
        FORMER = "former", _("a former name")
        NOTHING = "", _("not kept")

    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="name_corrections"
    )
    entity_id = models.PositiveBigIntegerField(_("entity"), null=True, blank=True, db_index=True)
    articles = models.ManyToManyField(Article, related_name="+", verbose_name=_("articles"))
    pairs = models.JSONField(_("wrong and right"), default=list)
    fields = models.JSONField(_("what was looked at"), default=list)
    skipped = models.JSONField(_("left as they are"), default=list)
    old_name = models.CharField(
        _("the wrong name becomes"), max_length=10, choices=OldName, blank=True
    )
    notes = models.JSONField(_("notes to readers"), default=dict)
    first = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked for by")
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("countersigned by"),
    )
    created_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    refused_at = models.DateTimeField(_("refused at"), null=True, blank=True)
    refusal = models.CharField(_("why it was refused"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("carried out at"), null=True, blank=True)
    editions = models.JSONField(_("editions"), default=list)

    class Meta:
        verbose_name = _("correction of a name")
        verbose_name_plural = _("corrections of names")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(second=None) | ~models.Q(second=models.F("first")),
                name="a_name_is_corrected_by_two_people",
            )
        ]

    def __str__(self):
        return "; ".join(f"{wrong} → {right}" for _language, wrong, right in self.pairs)

    @property
    def waits(self):
        return self.done_at is None and self.refused_at is None
