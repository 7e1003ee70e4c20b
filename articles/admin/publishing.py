"""What publishing keeps, to be read; redirects, to be kept by admins."""

from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ByRole, Managed, OfAnArticle
from articles.admin.whether import whether
from articles.models import (
    ClockMark,
    ErrorReport,
    Listing,
    NameCorrection,
    Redirect,
    ReportAnswer,
    Seal,
    SealedRow,
    ShareLink,
    ShareVisit,
    Waiver,
)
from articles.permissions import Permission, may


class OfPublishers(ByRole):
    """For whoever publishes, and changed by nobody."""

    def may_view(self, person):
        return may(person, Permission.PUBLISH)

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Waiver)
class WaiverAdmin(OfAnArticle):
    list_display = ["message", "article", "language", "reason", "by", "created_at"]
    list_filter = ["language", "created_at"]
    list_select_related = ["article", "by"]
    search_fields = ["message", "reason"]


@admin.register(ShareLink)
class ShareLinkAdmin(OfAnArticle):
    fields = ["article", "whom", "expires_at", "revoked_at", "by", "created_at"]
    list_display = ["whom", "article", "by", "created_at", "expires_at", "revoked_at"]
    list_filter = [whether("revoked_at", _("link taken back")), "expires_at"]
    list_select_related = ["article", "by"]
    search_fields = ["whom"]


@admin.register(ShareVisit)
class ShareVisitAdmin(OfAnArticle):
    article_path = "link__article"
    list_display = ["link", "language", "agent", "at"]
    list_filter = ["language", "at"]
    list_select_related = ["link"]
    search_fields = ["agent"]


@admin.register(Listing)
class ListingAdmin(OfPublishers):
    list_display = ["kind", "name", "language", "by", "created_at"]
    list_filter = ["kind", "language", "on_front", "created_at"]
    list_select_related = ["by"]
    search_fields = ["name"]


@admin.register(NameCorrection)
class NameCorrectionAdmin(OfPublishers):
    """Asked for and countersigned on the desk; here to be read."""

    fields = ["pairs", "old_name", "notes", "first", "second", "created_at", "done_at", "refusal"]
    list_display = ["__str__", "first", "second", "created_at", "done_at", "refused_at"]
    list_filter = [whether("done_at", _("carried out")), "old_name", "created_at"]
    list_select_related = ["first", "second"]
    search_fields = ["pairs", "refusal", "first__username"]


@admin.register(Seal)
class SealAdmin(OfPublishers):
    """Never the words: who asked, who countersigned, and on what order."""

    fields = ["article", "order", "first", "second", "created_at", "refused_at", "carried_out_at"]
    list_display = ["order", "article", "first", "second", "created_at", "carried_out_at"]
    list_filter = [whether("carried_out_at", _("carried out")), "created_at"]
    list_select_related = ["article", "first", "second"]
    search_fields = ["order"]


@admin.register(SealedRow)
class SealedRowAdmin(OfPublishers):
    list_display = ["table", "row", "seal"]
    list_filter = ["table"]
    list_select_related = ["seal"]
    search_fields = ["table"]


@admin.register(ClockMark)
class ClockMarkAdmin(OfPublishers):
    list_display = ["at", "boot", "boot_seconds", "jumped_to"]
    list_filter = ["at", whether("jumped_to", _("clock jumped"))]
    search_fields = ["boot"]


class OfLanguage(admin.SimpleListFilter):
    """Redirects to the pages of one language."""

    title = _("language")
    parameter_name = "to"

    def lookups(self, request, model_admin):
        return settings.CONTENT_LANGUAGES

    def queryset(self, request, queryset):
        return queryset.filter(new__startswith=f"/{self.value()}/") if self.value() else queryset


@admin.register(Redirect)
class RedirectAdmin(Managed):
    permission = Permission.MANAGE_PEOPLE
    list_display = ["old", "new"]
    list_filter = [OfLanguage]
    search_fields = ["old", "new"]

    def may_view(self, person):
        return may(person, self.permission)


@admin.register(ErrorReport)
class ErrorReportAdmin(OfPublishers):
    list_display = ["words", "article", "edition", "block", "created_at"]
    list_filter = ["edition__language", "created_at"]
    list_select_related = ["article", "edition"]
    search_fields = ["words"]


@admin.register(ReportAnswer)
class ReportAnswerAdmin(OfPublishers):
    list_display = ["report", "verdict", "by", "created_at"]
    list_filter = ["verdict"]
    list_select_related = ["report", "by"]
    search_fields = ["words"]
