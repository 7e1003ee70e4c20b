"""The people of the newsroom."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.roles import ADMIN


def every_content_language():
    return [code for code, _name in settings.CONTENT_LANGUAGES]


class User(AbstractUser):
    """A person who works at the desk. Someone who leaves is deactivated, never deleted."""

    language = models.CharField(
        _("interface language"), max_length=8, choices=settings.LANGUAGES, blank=True, default=""
    )
    approves_languages = models.JSONField(
        _("languages this person may approve"), default=every_content_language, blank=True
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.get_full_name() or self.username

    @cached_property
    def roles(self):
        """The names of this person's roles, a frozenset; empty for someone deactivated."""
        if not self.is_active:
            return frozenset()
        return self._roles(self.groups.values_list("name", flat=True))

    def know_roles(self, names):
        """Take the names of this person's groups, read along with the person, for `roles`."""
        self.roles = self._roles(names) if self.is_active else frozenset()

    def _roles(self, names):
        names = frozenset(names)
        # `createsuperuser` makes the first admin of a new newsroom.
        return names | {ADMIN} if self.is_superuser else names


class SignIn(models.Model):
    """A session that somebody began, so that they can see where they are signed in, and end it."""

    person = models.ForeignKey(User, models.CASCADE, related_name="sign_ins")
    session_key = models.CharField(_("session"), max_length=40, unique=True)
    agent = models.CharField(_("browser"), max_length=200, blank=True)
    started_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self):
        return self.agent or f"#{self.pk}"


class LinkAsked(models.Model):
    """That somebody asked for a link to choose a new password, for a day: to be counted by.

    `sender` is a hash of the day and the network address. One row for the question; one more for
    each `person` to whom a link was sent.
    """

    sender = models.CharField(_("sender"), max_length=64, db_index=True)
    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("question for a new password")
        verbose_name_plural = _("questions for a new password")

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"
