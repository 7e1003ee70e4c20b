from django.db import models
from django.utils.translation import gettext_lazy as _


class ClockMark(models.Model):
    """A time that has come: no clock that is set back undoes it.

    One row for each boot of a machine; `boot_seconds` is how long it had run then.
    """

    boot = models.CharField(_("boot"), max_length=64, unique=True)
    boot_seconds = models.FloatField(_("seconds since the boot"))
    at = models.DateTimeField(_("time"))
    floor = models.DateTimeField(_("never again before"), null=True, blank=True)
    jumped_to = models.DateTimeField(_("clock jumped to"), null=True, blank=True)

    class Meta:
        verbose_name = _("mark of the clock")
        verbose_name_plural = _("marks of the clock")

    def __str__(self):
        return self.at.isoformat()
