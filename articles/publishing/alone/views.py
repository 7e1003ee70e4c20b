"""Doors of publishing alone: the act, every exception there was, and the deputies."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.exceptions import NewsroomError
from articles.models import DeputyShift, FourEyesException
from articles.newsroom import newsroom
from articles.permissions import Permission, article_for, may, require, seen
from articles.publishing import looked_at
from articles.publishing.alone import actions, shifts
from articles.publishing.alone.forms import AloneForm, ShiftForm
from articles.publishing.alone.sides import sides_of
from articles.roles import EDITOR, JOURNALIST, REVIEWER, TRANSLATOR

AT_THE_DESK = {JOURNALIST, TRANSLATOR, REVIEWER, EDITOR}
PER_PAGE = 30


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish_alone(request, article_id):
    """What one person takes upon themselves, and the form to do it; or why it is never allowed."""
    article = article_for(request.user, article_id, Permission.PUBLISH_ALONE)
    sides, found = sides_of(article)
    sent = request.POST if request.method == "POST" else None
    token = looked_at.token(found) if found else ""
    form = AloneForm(sent, sides=sides, token=token)
    status = 200
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.publish_alone(
                article,
                data["languages"],
                by=request.user,
                reason=data["reason"],
                kind=data.get("kind"),
                notes=form.notes,
                seen=data["seen"],
                once=data["once"],
            )
        except NewsroomError as error:
            form.show(error.reasons)
            status = error.status
        else:
            messages.success(
                request,
                _("It is published. Everybody is told; somebody else has to look within 12 hours."),
            )
            return redirect("article_detail", article.pk)
    elif form.is_bound:
        status = 400
    context = {
        "article": article,
        "sides": sides,
        "form": form,
        "nevers": actions.nevers(article),
        "ready": any(side.is_ready for side in sides),
    }
    return render(request, "articles/publishing/alone.html", context, status=status)


@login_required
@require_safe
def exception_list(request):
    """Every exception there was, the newest first, with how many and who has looked."""
    _require_desk(request.user)
    rows = FourEyesException.objects.filter(seen(request.user, "article__"))
    month = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    counts = rows.aggregate(
        all=Count("pk"),
        month=Count("pk", filter=Q(created_at__gte=month)),
        looked=Count("pk", filter=Q(second_look__isnull=False)),
    )
    waiting = rows.open()
    shown = rows.select_related("article", "edition", "by", "shift", "second_look__by")
    page = Paginator(shown.defer("edition__content"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "counts": counts,
        "waiting": set(waiting.values_list("pk", flat=True)),
        "now": timezone.now(),
        "may_look": may(request.user, Permission.APPROVE_MARK),
        "may_appoint": may(request.user, Permission.PUBLISH),
    }
    return render(request, "articles/publishing/exceptions.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deputy_list(request):
    """Who stands in for an editor, now and next; a form to appoint somebody."""
    require(request.user, Permission.PUBLISH)
    form = ShiftForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_valid():
        try:
            shift = shifts.appoint(**form.cleaned_data, by=request.user)
        except NewsroomError as error:
            for reason in error.reasons:
                form.add_error(None, str(reason))
            status = error.status
        else:
            words = _("%(person)s is a deputy for that shift, and is told.")
            messages.success(request, words % {"person": shift.person})
            return redirect("deputy_list")
    elif form.is_bound:
        status = 400
    shown = DeputyShift.objects.select_related("person", "appointed_by")
    past = shown.exclude(pk__in=DeputyShift.objects.to_come().order_by().values("pk"))
    context = {
        "form": form,
        "shifts": DeputyShift.objects.to_come().select_related("person", "appointed_by"),
        "past": past.annotate(published=Count("exceptions"))[:PER_PAGE],
        "now": timezone.now(),
        "allowed": newsroom().allows_exceptions,
    }
    return render(request, "articles/publishing/deputies.html", context, status=status)


@login_required
@require_POST
def deputy_end(request, shift_id):
    _require_desk(request.user)
    if may(request.user, Permission.PUBLISH):
        shift = get_object_or_404(DeputyShift, pk=shift_id)
    else:
        shift = get_object_or_404(DeputyShift, pk=shift_id, person=request.user)
    shifts.end(shift, by=request.user)
    messages.success(request, _("The shift is over."))
    return redirect("deputy_list" if may(request.user, Permission.PUBLISH) else "desk")


def _require_desk(person):
    if not person.roles & AT_THE_DESK:
        raise PermissionDenied
