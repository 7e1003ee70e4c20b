"""The desk's own pages: signing in, my desk, one's profile, and what is said when nothing fits."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import select_template
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.capped import CappedKeys
from articles.models import Outbox
from articles.permissions import Permission, article_for, may
from articles.publishing import actions as publishing
from articles.reading import errors
from newsdesk import overview, worklists
from newsdesk.forms import ProfileForm
from newsdesk.people.actions import note_sign_in
from newsdesk.telling import tell

TEXTS_PER_PAGE = 25


# Django's own form views take a PUT for a POST.
form_methods = method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")


@form_methods
class LoginView(auth_views.LoginView):
    template_name = "newsdesk/login.html"
    redirect_authenticated_user = True


class LogoutView(auth_views.LogoutView):
    """POST only, as Django has it."""


@form_methods
class PasswordView(auth_views.PasswordChangeView):
    template_name = "newsdesk/password.html"
    success_url = reverse_lazy("profile")

    def form_valid(self, form):
        messages.success(self.request, _("Your password is changed."))
        response = super().form_valid(form)
        # The session has a new key now, and the person's others are over.
        note_sign_in(None, self.request, self.request.user)
        return response


@require_safe
@login_required
def desk(request):
    """My desk: one worklist, paged, with the counts of all."""
    lists = worklists.lists_of(request.user)
    counts = worklists.counted(request.user, lists)
    chosen = _chosen(lists, counts, request.GET.get("show"))
    context = {"lists": lists, "counts": counts, "chosen": chosen, **_alone(request.user)}
    if may(request.user, Permission.PUBLISH):
        context["failing"] = Outbox.objects.failing().waiting().count()
    if chosen:
        language, words = request.GET.get("language", ""), request.GET.get("q", "").strip()
        sort = request.GET.get("sort", "")
        texts = worklists.texts_of(request.user, chosen, language=language, words=words, sort=sort)
        page = CappedKeys(texts, TEXTS_PER_PAGE).get_page(request.GET.get("page"))
        shown = worklists.shown(page)
        if chosen.key == "waiting":
            worklists.note_reviewers(shown, request.user)
        rows = [(text, worklists.is_late(text)) for text in shown]
        context |= {"page": page, "rows": rows, "language": language, "words": words}
        context |= {"sorts": worklists.sorts_of(chosen), "sort": sort}
    return render(request, "newsdesk/desk.html", context)


@require_safe
@login_required
def article_detail(request, article_id):
    """One article's languages, obstacles and record."""
    article = article_for(request.user, article_id, Permission.READ)
    page = Paginator(overview.acts_of(article), overview.ACTS_PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "article": article,
        "states": overview.languages_of(article, request.user),
        "looks": overview.second_looks(article),
        "may_look": may(request.user, Permission.APPROVE_TEXT, article),
        "may_spike": may(request.user, Permission.SPIKE, article),
        "now": timezone.now(),
        "page": page,
        "acts": overview.told(page),
    }
    if article.spiked_at:
        last = publishing.last_spike(article)
        context["spike"] = tell(last) if last else None
        context["may_unspike"] = publishing.may_unspike(request.user, article)
    return render(request, "newsdesk/article.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def profile(request):
    sent = request.POST if request.method == "POST" else None
    form = ProfileForm(sent, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("profile")
    status = 400 if form.is_bound else 200
    return render(request, "newsdesk/profile.html", {"form": form}, status=status)


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
    if request.path_info.split("/")[1] not in ("desk", "admin"):
        return errors.not_found(request)
    return _said(request, 404)


def _said(request, status):
    """A page in the desk's dress for the desk, in the readers' for everybody else."""
    names = [f"desk/{status}.html"]
    if request.path_info.split("/")[1] not in ("desk", "admin"):
        names.insert(0, f"reader/{status}.html")
    page = select_template(names)
    return HttpResponse(page.render({}, request), status=status)


def _alone(person):
    """How much that was published alone waits for a second look, how much of it is late, and the
    shift that this person is a deputy on. Two queries."""
    due = worklists.second_looks_due(person)
    late = sum(moment < timezone.now() for moment in due)
    shift = person.shifts.running().select_related("appointed_by").first()
    return {"looks": len(due), "looks_late": late, "shift": shift}


def _chosen(lists, counts, key):
    """The list asked for, else the first with something in it, else the first."""
    for one in lists:
        if one.key == key:
            return one
    return next((one for one in lists if counts[one.key]), lists[0] if lists else None)
