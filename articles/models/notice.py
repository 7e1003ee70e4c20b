from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class NotificationQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def to_mail_daily(self):
        """Those that wait for the person's next digest."""
        return self.filter(mail=NoticeChoice.Mail.DAILY, mailed_at=None)


class Notification(models.Model):
    """One person told of one act. `event` is a key of `articles.notices.events`, `data` what its
    words name, `reason` the reason that was given with the act."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notifications"
    )
    event = models.CharField(_("event"), max_length=40)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="notifications"
    )
    language = models.CharField(_("language"), max_length=8, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    data = models.JSONField(_("details"), default=dict)
    reason = models.TextField(_("reason"), blank=True)
    mail = models.CharField(_("by e-mail"), max_length=6, default="never")
    created_at = models.DateTimeField(_("at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("mailed at"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["person", "read_at", "-id"]),
            models.Index(
                fields=["person"],
                condition=models.Q(mail="daily", mailed_at=None),
                name="notices_for_the_digest",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.event}"


class NoticeChoice(models.Model):
    """How one person wants to hear of one event; without a row the event's own default holds."""

    class Mail(models.TextChoices):
        NOW = "now", _("at once")
        DAILY = "daily", _("once a day")
        NEVER = "never", _("not by e-mail")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices"
    )
    event = models.CharField(_("event"), max_length=40)
    in_app = models.BooleanField(_("at the desk"), default=True)
    mail = models.CharField(_("by e-mail"), max_length=6, choices=Mail)

    class Meta:
        verbose_name = _("wish about notifications")
        verbose_name_plural = _("wishes about notifications")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "event"], name="one_choice_per_person_and_event"
            )
        ]

    def __str__(self):
        return f"{self.person_id} {self.event} {self.mail}"
