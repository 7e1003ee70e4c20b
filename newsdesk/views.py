"""The desk's own pages: signing in, my desk, one's profile."""

from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _


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


def forbidden_form(request, reason=""):
    """The answer to a form without a valid token: most often a page left open over a sign-out."""
    reasons = [
        _(
            "This form is out of date. Go back, copy what you typed, reload the page and send it"
            " again."
        )
    ]
    return render(request, "newsdesk/refused.html", {"reasons": reasons}, status=403)
