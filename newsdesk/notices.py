"""Doors to one's own notices: the list, opening one, and how one wants to be told."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import notices
from articles.models import NoticeChoice, Notification
from articles.notices.events import EVENTS
from articles.notices.words import address, words

PER_PAGE = 40


@require_safe
@login_required
def notice_list(request):
    """What this person was told, newest first; unread ones only with `?unread`."""
    rows = Notification.objects.filter(person=request.user)
    if "unread" in request.GET:
        rows = rows.unread()
    page = Paginator(rows.select_related("article", "by"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    shown = [(notice, words(notice)) for notice in page]
    context = {"page": page, "notices": shown, "unread_only": "unread" in request.GET}
    return render(request, "newsdesk/notices.html", context)


@login_required
@require_POST
def notice_open(request, notice_id):
    """Mark one as read and go where it leads."""
    notice = get_object_or_404(Notification, pk=notice_id, person=request.user)
    notices.read(request.user, [notice.pk])
    return redirect(address(notice))


@login_required
@require_POST
def notices_read(request):
    notices.read(request.user)
    return redirect("notice_list")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice_settings(request):
    """For each event: at the desk, by e-mail at once, once a day or never."""
    if request.method == "POST":
        _keep_choices(request)
        messages.success(request, _("It is kept how you want to be told."))
        return redirect("notice_settings")
    chosen = {choice.event: choice for choice in request.user.notice_choices.all()}
    rows = [(event, chosen.get(event.key)) for event in EVENTS.values()]
    rows = [
        (event, choice.in_app if choice else True, choice.mail if choice else str(event.mail))
        for event, choice in rows
    ]
    context = {"rows": rows, "mails": NoticeChoice.Mail.choices}
    return render(request, "newsdesk/notice_settings.html", context)


def _keep_choices(request):
    for key in EVENTS:
        mail = request.POST.get(f"mail-{key}")
        if mail in NoticeChoice.Mail.values:
            in_app = f"app-{key}" in request.POST
            notices.choose(request.user, key, in_app=in_app, mail=mail)
