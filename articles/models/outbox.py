from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.models.article import Article


class Outlet(models.Model):
    """Somebody outside who is told what readers see: kept by admins.

    A *webhook* gets a signed message; a *hub* (WebSub) is told which feeds changed; a *cache* (CDN)
    which addresses to forget; a *copy* (a baked site) is looked at until it no longer shows what
    was withdrawn.
    """

    class Kind(models.TextChoices):
        WEBHOOK = "webhook", _("webhook")
        HUB = "websub", _("WebSub hub")
        CACHE = "purge", _("CDN or cache")
        COPY = "copy", _("baked copy")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    address = models.URLField(_("address"), max_length=500)
    secret = models.CharField(
        _("secret"),
        max_length=200,
        blank=True,
        help_text=_("Signs what a webhook gets; the token of a cache."),
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        """What has been neither delivered nor given up."""
        return self.filter(delivered_at=None, given_up_at=None)

    def due(self, now=None):
        return self.waiting().filter(due_at__lte=now or clock.now()).order_by("due_at", "id")

    def failing(self):
        """What was tried and could not be delivered, given up or not; the newest failure first."""
        return (
            self.filter(delivered_at=None).exclude(error="").order_by(F("tried_at").desc(), "-id")
        )


class Outbox(models.Model):
    """One thing that must happen in the world outside because of what was done here.

    Written in the same transaction as the act; delivered at least once by `manage.py deliver`, later
    and later after each failure, until it is given up and a person tries again or lets it be.
    """

    kind = models.CharField(_("kind"), max_length=16)
    payload = models.JSONField(_("message"), default=dict)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="outbox"
    )
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="messages"
    )
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    due_at = models.DateTimeField(_("next try at"))
    tried_at = models.DateTimeField(_("tried at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.CharField(_("last failure"), max_length=500, blank=True)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("given up at"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to the outside")
        verbose_name_plural = _("messages to the outside")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="outbox_that_waits",
                condition=Q(delivered_at=None, given_up_at=None),
            )
        ]

    def __str__(self):
        return f"{self.kind} #{self.pk}"
