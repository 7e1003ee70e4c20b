from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.entity import Entity
from articles.models import Article, Upload


class Claim(models.Model):
    """Who says what, on what evidence. Its spans are annotations, in every language.

    What a reviewer approves is the snapshot in an AnnotationVersion: a change here writes a new
    version of each of its annotations and so voids the approval.
    """

    class Modality(models.TextChoices):
        QUOTE = "quote", _("direct quote")
        INDIRECT = "indirect", _("indirect speech")
        REPORTED = "reported", _("reported by others")
        OBSERVED = "observed", _("own observation")

    class Status(models.TextChoices):
        UNVERIFIED = "unverified", _("not verified")
        ATTRIBUTED = "attributed", _("attributed only")
        CORROBORATED = "corroborated", _("corroborated")
        DISPUTED = "disputed", _("disputed")
        FALSE = "false", _("false")
        OPINION = "opinion", _("opinion")

    class Matter(models.TextChoices):
        """What kind of harm a mistake could do to a person whom the claim names."""

        CRIMINAL = "criminal", _("a person in a criminal matter")
        MONEY = "money", _("a person in a money matter")

    article = models.ForeignKey(Article, models.PROTECT, related_name="claims")
    statement = models.TextField(_("statement"))
    claimant = models.ForeignKey(
        Entity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_made",
        verbose_name=_("who says it"),
    )
    claimant_note = models.CharField(
        _("who says it, where the registry has no name"), max_length=300, blank=True
    )
    # Who an unnamed source is. Never in a version, an edition, an export or the record.
    confidential_note = models.TextField(
        _("who it is, in confidence"), blank=True, default="", db_default=""
    )
    cue = models.CharField(
        _("words that show it"), max_length=120, blank=True, default="", db_default=""
    )
    reporter = models.ForeignKey(
        Entity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_reported",
        verbose_name=_("who reports it"),
    )
    modality = models.CharField(
        _("how it is said"), max_length=10, choices=Modality, default=Modality.INDIRECT
    )
    status = models.CharField(
        _("status"), max_length=14, choices=Status, default=Status.UNVERIFIED, db_index=True
    )
    matter = models.CharField(
        _("sensitive: it names"),
        max_length=8,
        choices=Matter,
        blank=True,
        default="",
        db_default="",
    )
    made_on = models.DateField(_("said on"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by")
    )
    created_at = models.DateTimeField(_("noted at"), auto_now_add=True)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self):
        return self.statement_in("en") or self.statement_in("th") or f"#{self.pk}"

    def statement_in(self, language):
        return getattr(self, f"statement_{language}") or ""


class PastNote(models.Model):
    """What a claim's confidential note said before one act on it, so that the act can be undone.

    `seq`: the act's number in the article's record, which itself never holds the note.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="past_notes")
    seq = models.PositiveIntegerField(_("number in the record"))
    note = models.TextField(_("who it is, in confidence"), blank=True)

    class Meta:
        verbose_name = _("earlier confidential note")
        verbose_name_plural = _("earlier confidential notes")
        constraints = [
            models.UniqueConstraint(fields=["claim", "seq"], name="one_past_note_per_act")
        ]

    def __str__(self):
        return f"{self.claim_id} #{self.seq}"


class Evidence(models.Model):
    """What supports or contradicts a claim."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        CONTRADICTS = "contradicts", _("contradicts")

    class Source(models.TextChoices):
        PUBLISHED = "published", _("published elsewhere")
        DOCUMENT = "document", _("a document")
        INTERVIEW = "interview", _("own interview")
        CALL = "call", _("own telephone call")
        NOTES = "notes", _("own notes or observation")

    OWN_REPORTING = (Source.INTERVIEW, Source.CALL, Source.NOTES)

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="evidence")
    source = models.CharField(
        _("where it comes from"),
        max_length=10,
        choices=Source,
        default=Source.PUBLISHED,
        db_default="published",
    )
    url = models.URLField(_("address"), max_length=1000, blank=True)
    document = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)
    retrieved_on = models.DateField(_("seen on"), null=True, blank=True)
    stance = models.CharField(
        _("says that it"), max_length=12, choices=Stance, default=Stance.SUPPORTS
    )
    withdrawn_at = models.DateTimeField(_("taken out at"), null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ["id"]

    def __str__(self):
        return self.publisher or self.url or self.note
