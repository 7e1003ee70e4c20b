from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.kind import Kind


class EntityQuerySet(models.QuerySet):
    def standing(self):
        """Those that may be chosen: not merged into another, nor taken back by who added them."""
        return self.filter(merged_into=None, taken_back=False)


class Entity(models.Model):
    """One person, organisation, place … of the bilingual registry."""

    kind = models.ForeignKey(Kind, models.PROTECT, related_name="entities", verbose_name=_("kind"))
    name = models.CharField(_("name"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    wikidata_id = models.CharField(_("Wikidata id"), max_length=20, blank=True, db_index=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    # Added with a mark that was undone since, and used nowhere else: a redo brings it back.
    taken_back = models.BooleanField(
        _("taken back"), default=False, db_default=False, editable=False
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    # The newest one is half of the registry's version, asked for by every page that suggests.
    updated_at = models.DateTimeField(_("changed at"), auto_now=True, db_index=True)
    # Whether readers are told something else, since nobody approved its newest wording yet. Kept
    # for lists; every write goes with a wording or a decision on one (`annotations.wordings`).
    wording_waits = models.BooleanField(
        _("waits for approval"), default=False, db_default=False, db_index=True, editable=False
    )

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name = _("entity")
        verbose_name_plural = _("entities")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")),
                name="an_entity_is_not_merged_into_itself",
            )
        ]

    def __str__(self):
        return self.name_in("en") or self.name_in("th") or f"#{self.pk}"

    def name_in(self, language):
        return getattr(self, f"name_{language}") or ""

    def description_in(self, language):
        return getattr(self, f"description_{language}") or ""


class Alias(models.Model):
    """Another name of an entity in one language."""

    class Kind(models.TextChoices):
        ACRONYM = "acronym", _("acronym")
        SHORT = "short", _("short name")
        FORMER = "former", _("former name")
        ROMANISED = "romanised", _("romanised")
        FORBIDDEN = "forbidden", _("not to be used")

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="aliases")
    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    text = models.CharField(_("name"), max_length=300, db_index=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SHORT)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            models.UniqueConstraint(
                fields=["entity", "language", "text"], name="one_alias_per_entity_and_language"
            )
        ]

    def __str__(self):
        return self.text


class Position(models.Model):
    """A rank or office that an entity held, from a date to a date."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="positions")
    rank = models.CharField(_("rank"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Entity, models.PROTECT, null=True, blank=True, related_name="holders"
    )
    held_from = models.DateField(_("from"), null=True, blank=True)
    held_to = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["-held_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(held_to=None)
                | models.Q(held_from=None)
                | models.Q(held_to__gte=models.F("held_from")),
                name="a_position_ends_after_it_begins",
            )
        ]

    def __str__(self):
        words = [self.rank_en or self.rank_th, self.title_en or self.title_th]
        return " ".join(filter(None, words))


class Merge(models.Model):
    """One entity put into another: what followed it, so that it can be undone.

    `moved`: {"annotations": [ids], "claims_made": [ids], "claims_reported": [ids], "holders":
    [position ids], "aliases": [ids of aliases that the survivor got]}.
    """

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="merges")
    into = models.ForeignKey(Entity, models.PROTECT, related_name="merges_into")
    moved = models.JSONField(_("what followed"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("merged at"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.entity_id} → {self.into_id}"
