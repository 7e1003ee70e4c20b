from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.Model):
    """What a span can be tagged as: a row, so that a newsroom has its own. Retired, never deleted."""

    class Body(models.TextChoices):
        ENTITY = "entity", _("an entity of the registry")
        VALUE = "value", _("a value: date, money, quantity, role")
        CLAIM = "claim", _("a claim")

    key = models.SlugField(_("key"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    body = models.CharField(_("what it carries"), max_length=8, choices=Body)
    shortcut = models.CharField(_("key on the keyboard"), max_length=1, blank=True)
    colour = models.CharField(_("colour"), max_length=20, blank=True)
    symbol = models.CharField(
        _("symbol"), max_length=4, blank=True, help_text=_("Colour is never the only sign.")
    )
    schema_org = models.CharField(_("schema.org type"), max_length=60, blank=True)
    w3c = models.CharField(
        _("W3C motivation"),
        max_length=20,
        blank=True,
        default="",
        db_default="",
        choices=[
            (word, word)
            for word in (
                "assessing",
                "classifying",
                "describing",
                "identifying",
                "linking",
                "tagging",
            )
        ],
        help_text=_(
            "The motivation of its annotations in the W3C Web Annotation export; empty: by what"
            " it carries."
        ),
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    retired = models.BooleanField(_("retired"), default=False)
    two_approvers = models.BooleanField(
        _("two approvers for sensitive claims"),
        default=False,
        db_default=False,
        help_text=_(
            "Claims of this kind that name a person in a criminal or a money matter need two"
            " people's approval."
        ),
    )

    guideline = models.TextField(
        _("guideline"),
        blank=True,
        help_text=_("When to use this kind, with examples. Plain words; an empty line parts."),
    )

    class Meta:
        ordering = ["order", "key"]
        verbose_name = _("kind")
        verbose_name_plural = _("kinds")

    def __str__(self):
        return self.name or self.key

    def guideline_in(self, language):
        return getattr(self, f"guideline_{language}") or ""
