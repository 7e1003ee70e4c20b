"""What could not be delivered outside: seen, tried again or let be by an editor."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.audit import record
from articles.exceptions import NewsroomError, Refused
from articles.models import Article, Outbox
from articles.outbox.delivering import try_again
from articles.permissions import Permission, require
from articles.publishing.advice import advice

PER_PAGE = 30


@login_required
@require_safe
def delivery_list(request):
    """What failed, the newest failure first, with how much waits behind it."""
    require(request.user, Permission.PUBLISH)
    rows = Outbox.objects.failing().select_related("article", "outlet")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.advice = advice(row.error)
    late = Outbox.objects.due(timezone.now()).filter(error="").count()
    return render(request, "articles/publishing/deliveries.html", {"page": page, "late": late})


@login_required
@require_POST
def delivery_again(request, message_id):
    return _answered(request, message_id, again, _("It is tried again within seconds."))


@login_required
@require_POST
def delivery_drop(request, message_id):
    return _answered(request, message_id, drop, _("It is let be: nobody tries it again."))


@transaction.atomic
def again(message, *, by):
    """Send what failed in the next round, whether it was given up or not."""
    message = _locked(message, by)
    try_again(message)
    return _noted("delivery.again", message, by)


@transaction.atomic
def drop(message, *, by):
    """Try what failed no more. It stays in the list, given up."""
    message = _locked(message, by)
    if message.given_up_at:
        raise Refused(_("It was given up already."))
    Outbox.objects.filter(pk=message.pk).update(given_up_at=timezone.now())
    return _noted("delivery.drop", message, by)


def _locked(message, by):
    require(by, Permission.PUBLISH)
    if message.article_id:
        Article.objects.locked(message.article_id)
    found = Outbox.objects.select_for_update(of=("self",)).select_related("outlet", "article")
    found = found.get(pk=message.pk)
    if found.delivered_at:
        raise Refused(_("It was delivered in the meantime."))
    return found


def _noted(verb, message, by):
    to = message.outlet.name if message.outlet else message.kind
    return record(verb, by=by, article=message.article, message=message.pk, to=to)


def _answered(request, message_id, act, done):
    require(request.user, Permission.PUBLISH)
    message = get_object_or_404(Outbox, pk=message_id)
    try:
        act(message, by=request.user)
    except NewsroomError as error:
        messages.error(request, " ".join(map(str, error.reasons)))
    else:
        messages.success(request, done)
    return redirect("delivery_list")
