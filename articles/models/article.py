from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.section import Section
from articles.models.upload import Upload


class ArticleQuerySet(models.QuerySet):
    def locked(self, article_id):
        """The article, locked until the transaction ends: the head of every change to it.

        PostgreSQL locks the row; on SQLite the IMMEDIATE transaction already holds the database.
        """
        return self.select_for_update().get(pk=article_id)

    def working(self):
        """Articles that have not been spiked."""
        return self.filter(spiked_at=None)

    def spiked(self):
        """Articles that were put aside unpublished and can be taken up again."""
        return self.filter(spiked_at__isnull=False)


class Article(models.Model):
    """The story in all its languages.

    `headline`, `summary`, `body` and `slug` are translated fields: the projection of the current
    revisions, for lists and the admin, written by `articles.writing` alone. Read them by explicit
    language (`headline_th` or `headline_in("th")`): the bare name follows the interface language.
    """

    source_language = models.CharField(
        _("written in"), max_length=8, choices=settings.CONTENT_LANGUAGES
    )
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="articles", verbose_name=_("section")
    )
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("body"), blank=True)
    slug = models.CharField(_("slug"), max_length=200, blank=True)

    byline = models.CharField(_("byline"), max_length=200, blank=True)
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    publisher = models.CharField(_("first published by"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=1000, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, blank=True, related_name="articles"
    )
    photo_credit = models.CharField(_("photo credit"), max_length=300, blank=True)
    lead_photo = models.ForeignKey(
        "articles.Photo", models.PROTECT, null=True, blank=True, related_name="+"
    )

    confidential = models.BooleanField(
        _("confidential"), default=False, help_text=_("No outside engine may see this text.")
    )
    legal_hold = models.CharField(
        _("legal hold"), max_length=300, blank=True, help_text=_("Why this must not be published.")
    )
    developing = models.BooleanField(
        _("developing"), default=False, help_text=_("More is expected: updates show their times.")
    )
    # [{id, at, by, words: {language: words}}], oldest first: frozen with each edition.
    updates = models.JSONField(_("timed updates"), default=list, blank=True, editable=False)
    spiked_at = models.DateTimeField(_("spiked at"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="articles",
        verbose_name=_("brought in by"),
    )
    created_at = models.DateTimeField(_("brought in at"), auto_now_add=True, db_index=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True, db_index=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-updated_at", "-id"]
        indexes = [
            # The few that were put aside are found without reading the many that were not.
            models.Index(
                fields=["spiked_at"],
                condition=models.Q(spiked_at__isnull=False),
                name="articles_put_aside",
            ),
            # Words in a headline are looked for here, newest first, and not in the wide rows.
            models.Index(
                fields=["-updated_at", "-id", "headline_en", "headline_th", "section", "spiked_at"],
                name="headlines_newest_first",
            ),
        ]

    def __str__(self):
        return self.headline_in(self.source_language) or f"#{self.pk}"

    def headline_in(self, language):
        return getattr(self, f"headline_{language}") or ""

    def summary_in(self, language):
        return getattr(self, f"summary_{language}") or ""

    def body_in(self, language):
        return getattr(self, f"body_{language}") or ""

    def slug_in(self, language):
        return getattr(self, f"slug_{language}") or ""

    @property
    def target_languages(self):
        """The content languages this article can be translated into, in the settings' order."""
        return [code for code, _ in settings.CONTENT_LANGUAGES if code != self.source_language]
