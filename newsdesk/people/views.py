"""The admin's pages of people, the page a link leads to, and one's own sessions."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.exceptions import TooMany
from articles.permissions import Permission, require
from newsdesk.models import User
from newsdesk.people import actions
from newsdesk.people.agents import in_words
from newsdesk.people.forgetting import ask
from newsdesk.people.forms import ForgottenForm, InviteForm, LeaveForm


@require_safe
@login_required
def people_list(request):
    """Everybody who works or worked here."""
    require(request.user, Permission.MANAGE_PEOPLE)
    people = User.objects.prefetch_related("groups", "sections").order_by("-is_active", "username")
    return render(request, "newsdesk/people/list.html", {"people": people})


@login_required
@require_http_methods(["GET", "POST"])
def person_invite(request):
    """Invite somebody: the link is shown once, to be handed over, and mailed if that is asked."""
    require(request.user, Permission.MANAGE_PEOPLE)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        person = actions.invite(
            form.columns, roles=data["roles"], sections=data["sections"], by=request.user
        )
        return _link(request, person, mail=data["mail"])
    status = 400 if form.is_bound else 200
    return render(request, "newsdesk/people/invite.html", {"form": form}, status=status)


@require_safe
@login_required
def person_detail(request, person_id):
    """One person, and what can be done: a new link, an end, a new beginning."""
    require(request.user, Permission.MANAGE_PEOPLE)
    person = get_object_or_404(User, pk=person_id)
    context = {
        "person": person,
        "form": LeaveForm(person=person),
        "open_texts": actions.open_texts(person).select_related("article"),
        "sessions": actions.sessions_of(person),
    }
    return render(request, "newsdesk/people/person.html", context)


@login_required
@require_POST
def person_reset(request, person_id):
    require(request.user, Permission.MANAGE_PEOPLE)
    person = get_object_or_404(User, pk=person_id)
    actions.reset(person, by=request.user)
    return _link(request, person, mail="mail" in request.POST and person.email)


@login_required
@require_POST
def person_deactivate(request, person_id):
    require(request.user, Permission.MANAGE_PEOPLE)
    person = get_object_or_404(User, pk=person_id)
    form = LeaveForm(request.POST, person=person)
    successor = form.cleaned_data["successor"] if form.is_valid() else None
    handed, left = actions.deactivate(person, successor=successor, by=request.user)
    words = ngettext(
        "%(name)s can no longer sign in; %(count)d text was handed over.",
        "%(name)s can no longer sign in; %(count)d texts were handed over.",
        handed,
    )
    messages.success(request, words % {"name": person, "count": handed})
    if left:
        words = ngettext(
            "%(count)d text is nobody's now, since nobody was chosen who may work on it. "
            "Any editor can go on with it.",
            "%(count)d texts are nobody's now, since nobody was chosen who may work on them. "
            "Any editor can go on with them.",
            left,
        )
        messages.warning(request, words % {"count": left})
    return redirect("person_detail", person.pk)


@login_required
@require_POST
def person_take_back(request, person_id):
    require(request.user, Permission.MANAGE_PEOPLE)
    person = get_object_or_404(User, pk=person_id)
    actions.take_back(person, by=request.user)
    return _link(request, person, mail="mail" in request.POST and person.email)


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")
class WelcomeView(auth_views.PasswordResetConfirmView):
    """Where a one-time link leads: the person chooses a password, and the link works no more."""

    template_name = "newsdesk/people/welcome.html"
    success_url = reverse_lazy("login")

    def form_valid(self, form):
        messages.success(self.request, _("Your password is set. Sign in with it."))
        response = super().form_valid(form)
        actions.password_chosen(self.user)
        return response


@require_http_methods(["GET", "HEAD", "POST"])
def password_forgotten(request):
    """Ask for a link to choose a new password. Everybody is answered the same."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    sent = form.is_valid()
    if sent:
        # Of several addresses the last, which our own proxy wrote.
        sender = request.META.get(settings.CLIENT_ADDRESS_HEADER, "").rsplit(",", 1)[-1].strip()
        root = request.build_absolute_uri("/")
        try:
            ask(form.cleaned_data["words"], sender=sender, root=root)
        except TooMany as error:
            form.add_error(None, str(error))
            sent = False
    status = 200 if sent or not form.is_bound else 429 if form.non_field_errors() else 400
    context = {"form": form, "sent": sent}
    response = render(request, "newsdesk/people/forgotten.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@login_required
def session_list(request):
    """Where one is signed in."""
    sessions = list(actions.sessions_of(request.user))
    for session in sessions:
        session.browser = in_words(session.agent)
    context = {
        "sessions": sessions,
        "this_session": request.session.session_key,
    }
    return render(request, "newsdesk/people/sessions.html", context)


@login_required
@require_POST
def session_end(request):
    """End one of one's own sessions (`session`), or all but this one."""
    mine = actions.sessions_of(request.user).exclude(session_key=request.session.session_key)
    chosen = request.POST.get("session", "")
    if chosen:
        mine = mine.filter(pk=int(chosen) if chosen.isdecimal() and len(chosen) < 10 else 0)
    count = actions.end_sessions(request.user, mine)
    words = ngettext("%(count)d session was ended.", "%(count)d sessions were ended.", count)
    messages.success(request, words % {"count": count})
    return redirect("session_list")


def _link(request, person, *, mail):
    """The one page that shows a link; nothing keeps it."""
    link = actions.link_for(person)
    if mail:
        actions.mail_link(person, link)
    context = {"person": person, "link": request.build_absolute_uri(link), "mailed": bool(mail)}
    response = render(request, "newsdesk/people/link.html", context)
    response["Cache-Control"] = "no-store"
    return response
