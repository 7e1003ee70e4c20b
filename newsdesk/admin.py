"""People and their roles in the admin: kept by admins, looked up by nobody else."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from articles.admin.base import AT_THE_DESK, ByRole, Managed
from articles.admin.bulk import Bulk
from articles.exceptions import Invalid
from articles.permissions import Permission, may
from newsdesk.models import LinkAsked, SignIn, User
from newsdesk.people import actions as people

admin.site.unregister(Group)


class PersonForm(UserChangeForm):
    approves_languages = forms.MultipleChoiceField(
        label=_("languages this person may approve"),
        choices=settings.CONTENT_LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class OfAdmins(Managed):
    permission = Permission.MANAGE_PEOPLE

    def may_view(self, person):
        return may(person, self.permission)


def manages(person):
    return may(person, Permission.MANAGE_PEOPLE)


def mail_new_link(person, *, by):
    """The old password works no more; a link to choose another goes to their address."""
    if not person.email:
        raise Invalid(_("Without an e-mail address the link cannot be sent."))
    people.mail_link(person, people.link_for(people.reset(person, by=by)))


@admin.register(User)
class PersonAdmin(OfAdmins, UserAdmin):
    """Somebody who leaves is deactivated, never deleted: their rows stay."""

    form = PersonForm
    acts = ("user", "person.")
    list_display = ["username", "first_name", "last_name", "roles_shown", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "language"]}),
        (_("Rights"), {"fields": ["is_active", "groups", "approves_languages"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    # Leaving and coming back are acts of the desk's own page, so that sessions end and work moves on.
    readonly_fields = ["is_active", "last_login", "date_joined"]
    bulk = [
        Bulk("link", _("Mail a link to choose a new password"), mail_new_link, manages),
        Bulk("deactivate", _("Deactivate"), people.deactivate, manages),
    ]
    filter_horizontal = ["groups"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles_shown(self, person):
        return ", ".join(group.name for group in person.groups.all())


@admin.register(SignIn)
class SignInAdmin(ByRole):
    """One's own sessions, to be read; they are ended on one's profile."""

    fields = ["agent", "started_at"]
    list_filter = ["started_at"]
    list_display = ["agent", "started_at"]
    search_fields = ["agent"]

    def may_view(self, person):
        return bool(person.roles & AT_THE_DESK)

    def has_add_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(person=request.user)


@admin.register(LinkAsked)
class LinkAskedAdmin(OfAdmins):
    """Who was sent a link in the last day, to be read."""

    fields = ["person", "at"]
    list_display = ["at", "person"]
    list_filter = ["at"]
    list_select_related = ["person"]
    search_fields = ["person__username", "person__email"]

    def may_change(self, person):
        return False


@admin.register(Group)
class RoleAdmin(OfAdmins):
    """What each role may do is one table in the code; here is only which there are."""

    fields = ["name"]

    def may_change(self, person):
        return False

    def has_view_permission(self, request, obj=None):
        return may(request.user, self.permission)
