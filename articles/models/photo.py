from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class NotRemoved(models.Manager):
    """The photos that were not taken out: `Photo.everything` has those too."""

    def get_queryset(self):
        return super().get_queryset().filter(removed_at=None)


class Photo(models.Model):
    """A picture of an article. Its credit is required to publish.

    One that was taken out is nowhere but in the list that it can be put back from.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="photos")
    file = models.FileField(_("file"), upload_to="photos/%Y/%m/", max_length=300)
    sha256 = models.CharField(_("SHA-256"), max_length=64, db_index=True)
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    credit = models.CharField(_("credit"), max_length=300, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    alt = models.TextField(_("alternative text"), blank=True)
    focal_x = models.FloatField(_("focal point, from the left (0 to 1)"), default=0.5)
    focal_y = models.FloatField(_("focal point, from the top (0 to 1)"), default=0.5)
    metadata = models.JSONField(_("IPTC and XMP as read"), default=dict, blank=True)
    # [{width, height, name, avif, jpg}], narrowest first, made from the file when it comes in.
    renditions = models.JSONField(_("copies for readers"), default=list, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    removed_at = models.DateTimeField(
        _("taken out of the article at"), null=True, blank=True, editable=False
    )

    everything = models.Manager()
    objects = NotRemoved()

    class Meta:
        default_manager_name = "objects"
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self):
        return self.caption_en or self.caption_th or f"#{self.pk}"
