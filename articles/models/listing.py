from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _


class ListingQuerySet(models.QuerySet):
    def in_language(self, language):
        """Those that hold for a language: its own, and those of every language. `language` is a
        code or an expression."""
        return self.filter(language__in=["", language])

    def last(self, kind, name, language):
        """The one of a kind and name that stands in a language, as a queryset of one row at most."""
        return self.in_language(language).filter(kind=kind, name=name).order_by("-pk")[:1]

    def standing(self, language):
        """Those that stand in a language: no later one of their kind and name took their place.
        `language` is a code or an OuterRef."""
        outer = OuterRef(language) if isinstance(language, OuterRef) else language
        later = (
            self.model.objects.in_language(outer)
            .order_by()
            .filter(kind=OuterRef("kind"), name=OuterRef("name"), pk__gt=OuterRef("pk"))
        )
        return self.in_language(language).filter(~Exists(later))


class Listing(models.Model):
    """Articles in an order that an editor chose, for readers of one language or (`language` "") all.

    Append-only: the last row of a kind and name that holds for a language is what stands there; one
    without articles ends it. Numbers of articles only; readers see those of them that are live, as
    they are live. `name` is the section's key, the package's own, or the number of the article that
    these are related to; "" where there is one of the kind. `members` are the articles of a package,
    to be looked up by.
    """

    class Kind(models.TextChoices):
        FRONT = "front", _("top of the front page")
        BRIEF = "brief", _("in brief")
        SECTION = "section", _("top of a section")
        PACKAGE = "package", _("package")
        RELATED = "related", _("related stories")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("name"), max_length=60, blank=True)
    language = models.CharField(
        _("language"), max_length=8, blank=True, choices=settings.CONTENT_LANGUAGES
    )
    titles = models.JSONField(_("titles"), default=dict, blank=True)
    articles = models.JSONField(_("articles"), default=list, blank=True)
    members = models.ManyToManyField("articles.Article", related_name="+", blank=True)
    on_front = models.BooleanField(_("on the front page"), default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("put in order by"),
    )
    created_at = models.DateTimeField(_("put in order at"), auto_now_add=True)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering = ["-id"]
        indexes = [models.Index(fields=["kind", "name", "-id"], name="listings_as_they_stand")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}".strip()
