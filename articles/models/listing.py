from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ListingQuerySet(models.QuerySet):
    def newest(self, kind):
        """The listings of a kind as they stand: the last row of each name, by name."""
        last = self.filter(kind=kind).order_by().values("name")
        return self.filter(pk__in=last.annotate(last=models.Max("pk")).values("last")).order_by(
            "name"
        )


class Listing(models.Model):
    """Articles in an order that an editor chose: “in brief” on the front page, or a package.

    Append-only: the last row of a kind and name is what stands. Numbers of articles only; readers
    see those of them that are live, as they are live.
    """

    class Kind(models.TextChoices):
        BRIEF = "brief", _("in brief")
        PACKAGE = "package", _("package")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("name"), max_length=60, blank=True)
    titles = models.JSONField(_("titles"), default=dict)
    articles = models.JSONField(_("articles"), default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("put in order by"),
    )
    created_at = models.DateTimeField(_("put in order at"), auto_now_add=True)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering = ["-id"]
        indexes = [models.Index(fields=["kind", "name", "-id"], name="listings_as_they_stand")]

    def __str__(self):
        return self.name or self.get_kind_display()
