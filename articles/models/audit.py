from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class AuditEntry(models.Model):
    """One act: who, what, when, from, to. Append-only and hash-chained.

    `chain` is "article:12" or "desk" (registry, people, settings); `seq` counts within it, so that
    no article's acts wait for another's. `hash` covers the entry and the hash before.
    """

    chain = models.CharField(_("chain"), max_length=40)
    seq = models.PositiveIntegerField(_("number"))
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="audit"
    )
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verb = models.CharField(_("what"), max_length=60)
    data = models.JSONField(_("from and to"), default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ["chain", "-seq"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="one_entry_per_chain_and_number")
        ]

    def __str__(self):
        return f"{self.chain} #{self.seq} {self.verb}"
