from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.models.article import Article
from articles.models.edition import Edition


class ReleaseQuerySet(models.QuerySet):
    def pending(self, at=None):
        """Publishes that are scheduled for later and not cancelled."""
        return self.filter(
            kind=Release.Kind.PUBLISH, at__gt=at or clock.now(), cancelled_by=None
        ).exclude(at__lte=F("created_at"))

    def withdrawal(self, article_id, language):
        """The withdrawal that closes this language now, or None."""
        kinds = [Release.Kind.WITHDRAW, Release.Kind.RESTORE]
        last = (
            self.filter(article=article_id, language=language, kind__in=kinds)
            .order_by("-id")
            .first()
        )
        return last if last and last.kind == Release.Kind.WITHDRAW else None

    def embargo(self, article_id, language, at=None):
        """The embargo that hides this language at `at` (default: now), or None."""
        last = (
            self.filter(article=article_id, language=language, kind=Release.Kind.EMBARGO)
            .order_by("-id")
            .first()
        )
        return last if last and last.until > (at or clock.now()) else None


class Release(models.Model):
    """What is shown when, and why. Append-only; the live edition follows from these and the clock.

    A *publish* shows its edition from `at` on. A *cancel* undoes the publish it names that is not
    yet due. An *embargo* hides the language until `until`. A *withdraw* closes the language until
    a *restore*. A *waive* says that this language had it right: the other's corrections so far are
    no news to its readers.
    """

    class Kind(models.TextChoices):
        PUBLISH = "publish", _("publish")
        CANCEL = "cancel", _("cancel")
        EMBARGO = "embargo", _("embargo")
        WITHDRAW = "withdraw", _("withdraw")
        RESTORE = "restore", _("restore")
        WAIVE = "waive", _("waive")

    article = models.ForeignKey(Article, models.PROTECT, related_name="releases")
    language = models.CharField(_("language"), max_length=8, choices=settings.CONTENT_LANGUAGES)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="releases"
    )
    cancels = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="cancelled_by"
    )
    at = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    public_reason = models.TextField(_("reason for readers"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("said at"), editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["id"]
        indexes = [models.Index(fields=["article", "language", "kind", "at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="publish", edition__isnull=False)
                | (~models.Q(kind="publish") & models.Q(edition__isnull=True)),
                name="only_a_publish_names_an_edition",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="cancel") | models.Q(cancels__isnull=False),
                name="a_cancel_names_what_it_cancels",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="embargo") | models.Q(until__isnull=False),
                name="an_embargo_names_its_end",
            ),
        ]

    def __str__(self):
        return f"{self.article_id} [{self.language}] {self.kind}"

    def save(self, *args, **kwargs):
        # By the releases' own clock: a wrong one would make a schedule look published at once.
        self.created_at = self.created_at or clock.now()
        super().save(*args, **kwargs)
