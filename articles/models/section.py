from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.reserved import RESERVED


def not_reserved(key):
    """Refuse a key that readers' own addresses begin with."""
    if key.lower() in RESERVED:
        raise ValidationError(
            _("“%(key)s” is an address of the readers' site. Choose another."), params={"key": key}
        )


class Section(models.Model):
    """A part of the paper: Crime, Politics. Its staff are the desk that works on its articles."""

    key = models.SlugField(_("key"), max_length=40, unique=True, validators=[not_reserved])
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveIntegerField(_("order"), default=0)
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="sections", blank=True, verbose_name=_("staff")
    )

    class Meta:
        ordering = ["order", "key"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self):
        return self.name or self.key
