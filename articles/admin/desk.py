"""What the desk keeps beside the articles, in the admin: to be read, and only one's own."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import AT_THE_DESK, ByRole, OfAnArticle
from articles.admin.bulk import Bulk
from articles.admin.whether import whether
from articles.models import (
    DeputyShift,
    FourEyesException,
    Lease,
    NoticeChoice,
    Notification,
    SavedView,
    SecondLook,
)
from articles.notices.actions import read


def mark_read(notice, *, by):
    read(by, [notice.pk])


class Personal(ByRole):
    """One's own rows, to be read; they are changed at the desk. Nobody else's are there."""

    def may_view(self, person):
        return bool(person.roles & AT_THE_DESK)

    def has_add_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(person=request.user)


@admin.register(Notification)
class NotificationAdmin(Personal):
    list_display = ["event", "article", "language", "by", "reason", "created_at", "read_at"]
    list_filter = ["event", whether("read_at", _("read")), "created_at"]
    bulk = [Bulk("read", _("Mark as read"), mark_read, lambda person: True)]
    list_select_related = ["article", "by"]
    search_fields = ["reason"]


@admin.register(NoticeChoice)
class NoticeChoiceAdmin(Personal):
    list_display = ["event", "in_app", "mail"]
    list_filter = ["in_app", "mail"]
    search_fields = ["event"]


@admin.register(SavedView)
class SavedViewAdmin(Personal):
    list_display = ["name", "query"]
    search_fields = ["name"]


@admin.register(Lease)
class LeaseAdmin(OfAnArticle):
    article_path = "text__article"
    list_display = ["text", "user", "since", "renewed_at"]
    list_filter = ["text__language", "since"]
    list_select_related = ["text", "user"]
    search_fields = ["user__username"]


@admin.register(FourEyesException)
class FourEyesExceptionAdmin(OfAnArticle):
    list_display = ["article", "edition", "by", "reason", "created_at", "due_at"]
    list_filter = ["created_at"]
    list_select_related = ["article", "edition", "by"]
    search_fields = ["reason"]


@admin.register(SecondLook)
class SecondLookAdmin(OfAnArticle):
    article_path = "exception__article"
    list_display = ["exception", "by", "at"]
    list_filter = ["at"]
    list_select_related = ["exception", "by"]
    search_fields = ["by__username"]


@admin.register(DeputyShift)
class DeputyShiftAdmin(ByRole):
    """Appointed on the desk, by an editor; here to be read."""

    list_display = ["person", "starts_at", "ends_at", "appointed_by", "ended_at"]
    list_filter = ["starts_at", whether("ended_at", _("ended early"))]
    list_select_related = ["person", "appointed_by"]
    search_fields = ["person__username"]

    def may_view(self, person):
        return bool(person.roles & AT_THE_DESK)

    def has_add_permission(self, request, obj=None):
        return False
