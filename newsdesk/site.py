"""The admin site: for everybody with a role, who then sees what the role allows."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _


class NewsdeskAdminSite(AdminSite):
    site_title = _("Newsdesk administration")
    site_header = _("Newsdesk administration")
    index_title = _("Everything the newsroom keeps")
    site_url = "/desk/"

    def has_permission(self, request):
        return request.user.is_authenticated and bool(request.user.roles)

    def login(self, request, extra_context=None):
        """One place to sign in: the desk's, with its throttle and its second language."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        there = request.GET.get("next") or request.get_full_path()
        return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': there})}")


class NewsdeskAdminConfig(AdminConfig):
    default_site = "newsdesk.site.NewsdeskAdminSite"
