from django.db import models
from django.utils.translation import gettext_lazy as _


class Redirect(models.Model):
    """An old address of the site and where it leads now. Kept by admins; asked when nothing else
    answers."""

    old = models.CharField(
        _("old address"), max_length=500, unique=True, help_text=_("Its path: /news/123.html")
    )
    new = models.CharField(_("leads to"), max_length=500, help_text=_("A path of this site."))

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old"]

    def __str__(self):
        return self.old
