"""Who outside is told what readers see: webhooks, hubs, caches, copies."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import Managed, OfAnArticle
from articles.admin.bulk import Bulk
from articles.invalidation import touch
from articles.models import Outbox, Outlet
from articles.permissions import Permission, may
from articles.publishing import deliveries


def publishes(person):
    return may(person, Permission.PUBLISH)


@admin.register(Outlet)
class OutletAdmin(Managed):
    """A secret is typed in and never shown again; left empty, the one there was stays."""

    permission = Permission.MANAGE_PEOPLE
    list_display = ["name", "kind", "address", "active"]
    search_fields = ["name", "address"]
    list_filter = ["kind", "active"]
    fields = ["name", "kind", "address", "secret", "active"]

    def may_view(self, person):
        return may(person, self.permission)

    def formfield_for_dbfield(self, field, request, **options):
        if field.name == "secret":
            options["widget"] = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        return super().formfield_for_dbfield(field, request, **options)

    def save_model(self, request, outlet, form, change):
        if change and not outlet.secret:
            outlet.secret = form.initial.get("secret", "")
        super().save_model(request, outlet, form, change)
        touch("settings")  # feeds name their hubs

    def delete_model(self, request, outlet):
        super().delete_model(request, outlet)
        touch("settings")


@admin.register(Outbox)
class OutboxAdmin(OfAnArticle):
    """What became of each message; its words are its receiver's alone."""

    fields = ["kind", "article", "outlet", "created_at", "attempts", "error", "delivered_at"]
    list_display = ["__str__", "article", "outlet", "created_at", "attempts", "delivered_at"]
    list_filter = ["kind", "created_at"]
    list_select_related = ["article", "outlet"]
    search_fields = ["error"]
    bulk = [
        Bulk("again", _("Try again now"), deliveries.again, publishes),
        Bulk("drop", _("Let it be"), deliveries.drop, publishes),
    ]
