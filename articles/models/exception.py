from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.edition import Edition
from articles.models.release import Release

SECOND_LOOK_WITHIN = timedelta(hours=12)


class ShiftQuerySet(models.QuerySet):
    def running(self, at=None):
        """Those on duty at a time (default: now)."""
        at = at or timezone.now()
        ended = models.Q(ended_at__isnull=False, ended_at__lte=at)
        return self.filter(starts_at__lte=at, ends_at__gt=at).exclude(ended)

    def to_come(self):
        """Those that run now or will, the first to begin first."""
        return self.filter(ends_at__gt=timezone.now(), ended_at=None).order_by("starts_at", "pk")


class DeputyShift(models.Model):
    """An editor's stand-in for one shift: may publish under an exception, and nothing more."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="shifts")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("appointed by")
    )
    ended_at = models.DateTimeField(_("ended early at"), null=True, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("deputy's shift")
        verbose_name_plural = _("deputies' shifts")
        ordering = ["-starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_at__lt=models.F("ends_at")),
                name="a_shift_starts_before_it_ends",
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("appointed_by")),
                name="nobody_appoints_themselves",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.starts_at:%Y-%m-%d %H:%M}"


class ExceptionQuerySet(models.QuerySet):
    def open(self):
        """Those whose second look has not been taken, while readers may see that edition: a later
        one, which had its own approvals or its own exception, takes its place.

        The few there are come first: left to itself SQLite begins with every edition there is."""
        waiting = FourEyesException.objects.filter(second_look=None).order_by()
        later = Release.objects.filter(
            article=models.OuterRef("article"),
            language=models.OuterRef("edition__language"),
            kind=Release.Kind.PUBLISH,
            cancelled_by=None,
            at__lte=timezone.now(),
            edition__number__gt=models.OuterRef("edition__number"),
        )
        return self.filter(pk__in=waiting.values("pk")).exclude(models.Exists(later))

    def of_text(self, text):
        """Those of one language of an article."""
        return self.filter(article=text.article_id, edition__language=text.language)


class FourEyesException(models.Model):
    """An edition published without a second pair of eyes. Never an approval; append-only."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="exceptions")
    edition = models.OneToOneField(Edition, models.PROTECT, related_name="four_eyes_exception")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    shift = models.ForeignKey(
        DeputyShift, models.PROTECT, null=True, blank=True, related_name="exceptions"
    )
    reason = models.TextField(_("reason"))
    created_at = models.DateTimeField(_("at"), auto_now_add=True)
    due_at = models.DateTimeField(_("second look due at"))

    objects = ExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception from four eyes")
        verbose_name_plural = _("exceptions from four eyes")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.article_id} {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def late(self):
        return self.due_at < timezone.now()


class SecondLook(models.Model):
    """Somebody else has approved what was published under an exception. Append-only."""

    exception = models.OneToOneField(FourEyesException, models.PROTECT, related_name="second_look")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")

    def __str__(self):
        return f"{self.exception_id} by {self.by_id}"
