from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.entity import Entity
from articles.models import ArticleText


class MentionSearch(models.Model):
    """A search of the archive for an entity's unmarked mentions, which puts them up as suggestions.

    It goes from the newest text to the oldest, a step at a time: texts with an id of `top` and less
    and of `before` and more are looked through. Taken back, all that is undecided of it is gone.
    """

    entity = models.ForeignKey(
        Entity, models.PROTECT, related_name="searches", verbose_name=_("entity")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("searched by")
    )
    top = models.BigIntegerField(_("newest text"))
    before = models.BigIntegerField(_("goes on below text"))
    looked = models.PositiveIntegerField(_("texts that hold a name of it"), default=0)
    found = models.PositiveIntegerField(_("mentions put up"), default=0)
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)
    taken_back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("search of the archive")
        verbose_name_plural = _("searches of the archive")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.entity} #{self.pk}"

    @property
    def is_over(self):
        return bool(self.finished_at or self.stopped_at or self.taken_back_at)

    @property
    def percent(self):
        """How much of the archive is looked through."""
        if self.finished_at or not self.top:
            return 100
        return min(99, max(0, 100 * (self.top + 1 - self.before) // self.top))


class PutUp(models.Model):
    """The mentions that a search put up in one text.

    `found`: {SHA-256 of a paragraph's words, 32 hexadecimal digits: [[start, end]]}, so that they
    hold for every paragraph that still reads so. No words are kept here.
    """

    search = models.ForeignKey(MentionSearch, models.PROTECT, related_name="put_up")
    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="put_up")
    found = models.JSONField(_("what it found"), default=dict)
    mentions = models.PositiveIntegerField(_("mentions put up"))

    class Meta:
        verbose_name = _("mentions put up")
        verbose_name_plural = _("mentions put up")
        ordering = ["-text"]
        constraints = [
            models.UniqueConstraint(fields=["search", "text"], name="one_row_per_search_and_text")
        ]

    def __str__(self):
        return f"{self.search_id} {self.text_id}"
