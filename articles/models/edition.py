from django.conf import settings
from django.db import models
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.models.article import Article
from articles.models.revision import Revision
from articles.models.seal import SealedRow


class EditionQuerySet(models.QuerySet):
    """What readers may see; every page, feed and map asks here and nowhere else.

    Without `at` the answer is for this moment, and a wrong clock cannot make it say more than it
    should: a withdrawal or an embargo holds as soon as its row is there, and what was published at
    once stays published when the clock jumps back. With `at` it is what readers saw then.
    """

    def live(self, at=None, now=None):
        """The editions that readers see, one per article and language at most. `now`: another
        reading of the clock, for SQL that is made before it is asked.

        The newest edition whose publish is due and not cancelled (newest by the order in which the
        publishes were said, so that nothing scheduled earlier ever un-corrects), where the
        language is open. All of it follows from releases and the clock.
        """
        current = (
            _releases(self, "publish")
            .filter(_due(at, now), cancelled_by=None)
            .order_by("-id")
            .values("edition")[:1]
        )
        editions = self.alias(_current=Subquery(current))
        return editions.filter(row_by_row(Q(pk=F("_current")))).open(at, now)

    def published(self, at=None, now=None):
        """Every edition whose time had come by `at` and was not cancelled before.

        Each carries `shown_from`, that time. Readers may see those of an open language: `shown`.
        """
        publish = (
            self._releases()
            .filter(_due(at, now), edition=OuterRef("pk"), kind="publish", cancelled_by=None)
            .order_by("id")
        )
        return self.annotate(shown_from=Subquery(publish.values("at")[:1])).filter(
            shown_from__isnull=False
        )

    def shown(self, at=None, now=None):
        """The published editions of open languages: what the ledger and differences may show."""
        return self.published(at, now).open(at, now)

    def telling(self, now=None):
        """The shown ones by number, with what each says of the other language: its `answers` and
        `notes`, and `waived_at`, until when its language needs to hear of no correction. No words.
        """
        waive = _releases(self, "waive").order_by("-id")
        return (
            self.shown(now=now)
            .defer("content")
            .annotate(
                answers=F("content__answers"),
                notes=F("content__notes"),
                waived_at=Subquery(waive.values("at")[:1]),
            )
            .order_by("number")
        )

    def seals(self):
        """{id: [(when, SHA-256 of what is left)]} of those that a court's order took words from."""
        return SealedRow.objects.told(self.model._meta.db_table, self.order_by().values("pk"))

    def open(self, at=None, now=None):
        """Those in a language that is neither withdrawn nor under an embargo."""
        closing = _releases(self, "withdraw", "restore").filter(_said(at)).order_by("-id")
        embargo = _releases(self, "embargo").filter(_said(at)).order_by("-id")
        editions = self.alias(
            _closing=Subquery(closing.values("kind")[:1]),
            _embargo=Subquery(embargo.values("until")[:1]),
        )
        opened = Q(_closing=None) | Q(_closing="restore")
        free = Q(_embargo=None) | Q(_embargo__lte=at or now or clock.now())
        return editions.filter(row_by_row(opened & free))

    def with_second_check(self):
        """Each with `second_check_pending`: published by one person alone, and nobody has looked."""
        exceptions = self.model._meta.get_field("four_eyes_exception").related_model.objects
        unseen = exceptions.filter(edition=OuterRef("pk"), second_look=None)
        return self.annotate(second_check_pending=Exists(unseen))

    def newest_first(self):
        return self.order_by("-first_published_at", "-id")

    def without_content(self):
        """For lists: everything but the words, with `section_name`, `photo` and `developing`
        taken from them."""
        return self.defer("content").annotate(
            section_name=KT("content__section__name"),
            photo=F("content__photo"),
            developing=F("content__developing"),
        )

    def _releases(self):
        return self.model._meta.get_field("releases").related_model.objects


def row_by_row(condition):
    """The Q, a comparison with subqueries, as one that is asked of each row as it comes.

    PostgreSQL expects such a comparison to hold for one row in 200 or for one alone, so that it
    looks at all rows there are before it sorts the few; and it makes a join or a hash of EXISTS. Of
    what stands in COALESCE it expects every other row, and takes the first twenty off an index.
    """
    condition = ExpressionWrapper(condition, output_field=BooleanField())
    return Coalesce(condition, Value(False), output_field=BooleanField())


def _releases(editions, *kinds):
    return editions._releases().filter(
        article=OuterRef("article"), language=OuterRef("language"), kind__in=kinds
    )


def _due(at, now=None):
    if at is not None:
        return Q(at__lte=at)
    # What was published at once has an `at` no later than its row: due, whatever the clock says.
    return Q(at__lte=now or clock.now()) | Q(at__lte=F("created_at"))


def _said(at):
    return Q() if at is None else Q(at__lte=at)


class Edition(models.Model):
    """What readers see of one article in one language: content only, frozen for ever.

    `content` holds everything a page needs: headline, summary, blocks with ids and inline runs,
    spans, entities and claims as they were, the photo, byline, section. `sha256` is over that
    content and `previous_sha256`, the hash of the edition before it.
    """

    class Kind(models.TextChoices):
        FIRST = "first", _("first publication")
        UPDATE = "update", _("update")
        CLARIFICATION = "clarification", _("clarification")
        CORRECTION = "correction", _("correction")
        RETRACTION = "retraction", _("retraction")

    article = models.ForeignKey(Article, models.PROTECT, related_name="editions")
    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    number = models.PositiveIntegerField(_("number"))
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="editions")
    source_edition = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="translations"
    )
    section_key = models.CharField(_("section"), max_length=40, db_index=True)
    slug = models.CharField(_("slug"), max_length=200)
    headline = models.CharField(_("headline"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    content = models.JSONField(_("content"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.FIRST)
    note = models.TextField(_("note to readers"), blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    previous_sha256 = models.CharField(
        _("SHA-256 of the edition before"), max_length=64, blank=True
    )
    renderer = models.PositiveSmallIntegerField(_("renderer's version"), default=1)
    first_published_at = models.DateTimeField(_("first published at"), db_index=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("frozen at"))

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["article", "language", "-number"]
        indexes = [
            models.Index(
                fields=["language", "-first_published_at", "-id"], name="editions_newest_first"
            ),
            models.Index(
                fields=["language", "section_key", "-first_published_at", "-id"],
                name="editions_of_a_section",
            ),
            models.Index(fields=["language", "kind", "-id"], name="corrections_newest_first"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "number"],
                name="one_edition_per_article_language_and_number",
            )
        ]

    def __str__(self):
        return self.headline


class PublishedQuerySet(models.QuerySet):
    def live(self, language, now=None):
        """The rows of live editions in a language, newest edition first.

        Asked row by row, so that the first page of a long list needs no look at the rest.
        """
        editions = Edition.objects.live(now=now).filter(pk=OuterRef("edition"), language=language)
        its_own = Subquery(editions.order_by().values("pk")[:1])
        return self.filter(row_by_row(Q(edition=its_own))).order_by("-edition_id", "id")


class PublishedEntity(models.Model):
    """An entity as an edition names it: what entity pages read."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="entities")
    entity_id = models.PositiveBigIntegerField(_("entity"), db_index=True)
    kind = models.CharField(_("kind"), max_length=40)
    name = models.CharField(_("name"), max_length=300)
    other_name = models.CharField(_("name in the other language"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    data = models.JSONField(_("aliases, positions, Wikidata"), default=dict)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = _("published entity")
        verbose_name_plural = _("published entities")
        indexes = [models.Index(fields=["entity_id", "-edition"], name="articles_of_an_entity")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "entity_id"], name="one_published_entity_per_edition"
            )
        ]

    def __str__(self):
        return self.name


class PublishedClaim(models.Model):
    """A claim as an edition shows it."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="claims")
    claim_id = models.PositiveBigIntegerField(_("claim"), db_index=True)
    claimant_id = models.PositiveBigIntegerField(_("claimant"), null=True, db_index=True)
    status = models.CharField(_("status"), max_length=16, db_index=True)
    statement = models.TextField(_("statement"))
    data = models.JSONField(_("claimant, reporter, evidence, approval"), default=dict)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = _("published claim")
        verbose_name_plural = _("published claims")
        indexes = [
            models.Index(fields=["claimant_id", "-edition"], name="claims_of_a_claimant"),
            models.Index(fields=["status", "-edition"], name="claims_of_a_status"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "claim_id"], name="one_published_claim_per_edition"
            )
        ]

    def __str__(self):
        return self.statement


class PublishedMention(models.Model):
    """One published span, with the sentence it stands in."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="mentions")
    annotation_id = models.PositiveBigIntegerField(_("annotation"), db_index=True)
    entity_id = models.PositiveBigIntegerField(_("entity"), null=True, db_index=True)
    claim_id = models.PositiveBigIntegerField(_("claim"), null=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=40)
    start_block = models.CharField(_("block"), max_length=16)
    exact = models.TextField(_("words"))
    sentence = models.TextField(_("sentence"), blank=True)

    class Meta:
        verbose_name = _("published mention")
        verbose_name_plural = _("published mentions")

    def __str__(self):
        return self.exact
