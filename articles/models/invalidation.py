from django.db import models
from django.utils.translation import gettext_lazy as _


class Invalidation(models.Model):
    """One thing that changed for readers (`articles.tags`): every process looks for new rows.

    With `at`, it changes at that time: a schedule, the end of an embargo. Written by
    `articles.invalidation.touch` only, in the transaction of the change itself.
    """

    tag = models.CharField(_("what changed"), max_length=80)
    at = models.DateTimeField(_("from"), null=True, blank=True)
    made_at = models.DateTimeField(_("said at"), auto_now_add=True)

    class Meta:
        verbose_name = _("invalidation")
        verbose_name_plural = _("invalidations")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["tag", "id"], name="invalidations_of_a_tag"),
            models.Index(
                fields=["at"],
                name="invalidations_by_the_clock",
                condition=models.Q(at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.tag
