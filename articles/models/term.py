from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """A word that this newsroom translates in one way: no name, so it is not in the registry.

    `forbidden_*` are renderings that may not be used, one a line.
    """

    words_en = models.CharField(_("in English"), max_length=300)
    words_th = models.CharField(_("in Thai"), max_length=300)
    forbidden_en = models.TextField(_("not to be used in English"), blank=True)
    forbidden_th = models.TextField(_("not to be used in Thai"), blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["words_en", "id"]
        constraints = [
            models.UniqueConstraint(fields=["words_en", "words_th"], name="one_term_for_its_words")
        ]

    def __str__(self):
        return f"{self.words_en} – {self.words_th}"

    def words_in(self, language):
        return getattr(self, f"words_{language}")

    def forbidden_in(self, language):
        """The renderings not to be used, as a tuple."""
        return tuple(
            filter(None, map(str.strip, getattr(self, f"forbidden_{language}").split("\n")))
        )
