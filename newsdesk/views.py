"""The desk's own pages: signing in, my desk, one's profile, and what is said when nothing fits."""

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import select_template
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST


class LoginView(auth_views.LoginView):
    template_name = "newsdesk/login.html"
    redirect_authenticated_user = True


class LogoutView(auth_views.LogoutView):
    """POST only, as Django has it."""


@login_required
def desk(request):
    return render(request, "newsdesk/desk.html")


@login_required
def profile(request):
    return render(request, "newsdesk/profile.html")


@require_POST
def interface_language(request):
    """Remember the language the desk speaks to this person in, and go back to where they were."""
    code = request.POST.get("language", "")
    there = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(there, {request.get_host()}, request.is_secure()):
        there = settings.LOGIN_REDIRECT_URL
    response = redirect(there)
    if code not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        request.user.language = code
        request.user.save(update_fields=["language"])
    # For the sign-in page too; readers' pages never look at it.
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=60 * 60 * 24 * 365,
        path="/desk/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def forbidden_form(request, reason=""):
    """The answer to a form without a valid token: most often a page left open over a sign-out."""
    reasons = [
        _(
            "This form is out of date. Go back, copy what you typed, reload the page and send it"
            " again."
        )
    ]
    return render(request, "newsdesk/refused.html", {"reasons": reasons}, status=403)


def bad_request(request, exception=None):
    return _said(request, 400)


def permission_denied(request, exception=None):
    return _said(request, 403)


def not_found(request, exception=None):
    return _said(request, 404)


def _said(request, status):
    """A page in the desk's dress for the desk, in the readers' for everybody else."""
    names = [f"desk/{status}.html"]
    if request.path_info.split("/")[1] not in ("desk", "admin"):
        names.insert(0, f"reader/{status}.html")
    page = select_template(names)
    return HttpResponse(page.render({}, request), status=status)
