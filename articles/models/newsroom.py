import hashlib
import re
import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

COLOUR = re.compile(r"^#[0-9a-fA-F]{6}\Z")
colour = RegexValidator(COLOUR, _("Write a colour as #0b5d77."))


def known_zone(key):
    """Refuse what is no time zone of the IANA's list."""
    if key not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(key)s” is no time zone. Write one such as Asia/Bangkok."), params={"key": key}
        )


class NewsroomSettings(models.Model):
    """What a newsroom calls itself and how it looks: one row. What is empty is as the server has it
    (NEWSROOM_NAME and its like). Read it through `articles.newsroom`.

    `names_reviewers`: None is as the server has it. `logo`: a PNG that we drew, and its size in
    pixels.
    """

    name = models.CharField(_("name"), max_length=60, blank=True)
    tagline = models.CharField(
        _("line under the name"), max_length=120, blank=True, help_text=_("Readers see it.")
    )
    principles = models.TextField(
        _("how we work"),
        blank=True,
        help_text=_(
            "What readers may hold you to: sources, checking, corrections, money. An empty line"
            " begins a paragraph. Readers find it at the foot of every page."
        ),
    )
    zone = models.CharField(
        _("time zone"),
        max_length=60,
        blank=True,
        validators=[known_zone],
        help_text=_("Such as Asia/Bangkok. All times are shown in it."),
    )
    names_reviewers = models.BooleanField(
        _("name who checked a claim"),
        null=True,
        blank=True,
        help_text=_("“No” says only that an editor did. It holds for what is published from now."),
    )
    several_annotators = models.BooleanField(
        _("several annotators"),
        default=False,
        db_default=False,
        help_text=_(
            "An article can be marked by several people, each for themselves, compared, and"
            " decided on. The review page of a text leads to it."
        ),
    )
    allows_exceptions = models.BooleanField(
        _("let one person publish alone at night"),
        default=False,
        db_default=False,
        help_text=_(
            "An editor, or a deputy of one shift, may then publish a text that nobody else has"
            " checked, with a reason. Everybody is told, readers see “second check pending”, and"
            " somebody else has to look within 12 hours."
        ),
    )
    accent = models.CharField(
        _("colour of links and buttons"), max_length=7, blank=True, validators=[colour]
    )
    dark_accent = models.CharField(
        _("the same, on dark screens"), max_length=7, blank=True, validators=[colour]
    )
    mast = models.CharField(_("colour at the top"), max_length=7, blank=True, validators=[colour])
    dark_mast = models.CharField(
        _("the same, on dark screens"), max_length=7, blank=True, validators=[colour]
    )
    logo = models.BinaryField(_("logo"), blank=True, default=bytes)
    logo_digest = models.CharField(max_length=32, blank=True, editable=False)
    logo_width = models.PositiveIntegerField(default=0, editable=False)
    logo_height = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("newsroom")
        verbose_name_plural = _("newsroom")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_newsroom")]

    def __str__(self):
        return str(_("The newsroom"))

    def save(self, *args, **kwargs):
        self.pk = 1
        self.logo_digest = hashlib.sha256(self.logo).hexdigest()[:32] if self.logo else ""
        super().save(*args, **kwargs)
