from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.entity import Entity
from annotations.models.kind import Kind
from articles.models import ArticleText


class Dismissal(models.Model):
    """A suggestion that somebody refused: the same words in the same block are not put up again.

    Bound to the block, not to an offset, so that it holds when the text is edited.
    """

    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="dismissals")
    block = models.CharField(_("block"), max_length=16)
    exact = models.TextField(_("words"))
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="+")
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(_("where it came from"), max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("refused at"), auto_now_add=True)

    class Meta:
        verbose_name = _("refused suggestion")
        verbose_name_plural = _("refused suggestions")
        indexes = [models.Index(fields=["text", "block"])]

    def __str__(self):
        return self.exact
