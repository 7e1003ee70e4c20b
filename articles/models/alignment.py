from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.text import ArticleText


class Alignment(models.Model):
    """Which source blocks a piece of a translation was made from (DESIGN §6).

    `translated_from` is the source words as they were then: what a difference is shown against,
    however many edits lie between; `source_number` is the source revision they were read in. No
    source blocks: *added*; kind *cut*: left out on purpose, what stood there kept in `set_aside`.
    A source block without any alignment is not translated yet.
    """

    class Kind(models.TextChoices):
        KEPT = "kept", _("kept")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        MOVED = "moved", _("moved")
        CUT = "cut", _("cut")
        ADDED = "added", _("added")

    class Origin(models.TextChoices):
        PERSON = "person", _("a person")
        MEMORY = "memory", _("translation memory")
        MACHINE = "machine", _("machine")

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="alignments")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.KEPT)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin, default=Origin.PERSON)
    source_blocks = models.JSONField(_("source blocks"), default=list, blank=True)
    target_blocks = models.JSONField(_("target blocks"), default=list, blank=True)
    translated_from = models.TextField(_("source words then"), blank=True)
    source_number = models.PositiveIntegerField(_("source revision"), default=0)
    set_aside = models.TextField(_("translation before the cut"), blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    # How sure the automatic alignment is, 0 to 1; none where a person said so.
    confidence = models.FloatField(_("confidence"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")

    def __str__(self):
        return f"{self.source_blocks} → {self.target_blocks}"
