from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Seal(models.Model):
    """Words that a court's order takes from everything kept, by two people.

    The words are here until it is carried out, and then only their SHA-256. While `second` is set
    and `carried_out_at` is not, and only then, the database lets rows of the record change.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="seals")
    words = models.JSONField(_("words"), default=list)
    digests = models.JSONField(_("SHA-256 of the words"), default=list)
    order = models.CharField(_("court's order"), max_length=300)
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
    carried_out_at = models.DateTimeField(_("carried out at"), null=True, blank=True)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(second=None) | ~models.Q(second=models.F("first")),
                name="a_seal_takes_two_people",
            )
        ]

    def __str__(self):
        return self.order

    @property
    def waits(self):
        return self.carried_out_at is None and self.refused_at is None


class SealedRowQuerySet(models.QuerySet):
    def hashes(self, table):
        """{row: (the hash that was kept, the hash of what is left)} of the sealed rows of a table."""
        rows = self.filter(table=table).exclude(before="").order_by("pk")
        return {
            row: (before, after)
            for row, before, after in rows.values_list("row", "before", "after")
        }

    def told(self, table, rows):
        """{row: [(when it was sealed, the hash of what is left)]} of some rows of a table."""
        found = {}
        sealed = self.filter(table=table, row__in=rows).order_by("pk")
        for row, at, left in sealed.values_list("row", "seal__carried_out_at", "after"):
            found.setdefault(row, []).append((at, left))
        return found


class SealedRow(models.Model):
    """A row whose words were sealed: what its hash is over now. Append-only.

    `before` is the hash that was published, `after` that of what is left: tampering with either is
    still named.
    """

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="rows")
    table = models.CharField(_("table"), max_length=63)
    row = models.PositiveBigIntegerField(_("row"))
    before = models.CharField(_("hash before"), max_length=64, blank=True)
    after = models.CharField(_("hash after"), max_length=64)

    objects = SealedRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("sealed row")
        verbose_name_plural = _("sealed rows")
        indexes = [models.Index(fields=["table", "row"], name="sealed_rows_by_row")]

    def __str__(self):
        return f"{self.table} #{self.row}"
