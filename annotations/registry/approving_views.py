"""Doors to what waits for a second person in the registry."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotations.models import WordingDecision
from annotations.permissions import entity_for
from annotations.registry import approving
from annotations.registry.changes import waiting, waiting_entities
from articles.exceptions import NewsroomError
from articles.permissions import Permission, require

PAGE = 20


@login_required
@require_safe
def entity_waiting(request):
    """Every entry of the registry that says something readers are not told yet, oldest first."""
    require(request.user, Permission.APPROVE_MARK)
    page = Paginator(waiting_entities(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "waiting": waiting(page.object_list, request.user)}
    return render(request, "annotations/registry/entity_waiting.html", context)


@login_required
@require_POST
def entity_approve(request, entity_id):
    require(request.user, Permission.APPROVE_MARK)
    entity = entity_for(request.user, entity_id)
    done = _("“%(entity)s” is approved: the next edition that names it tells readers so.")
    return _answer(request, entity, approving.approve, done)


@login_required
@require_POST
def entity_put_back(request, entity_id):
    """Whoever may change the entry may give it its approved words again."""
    entity = entity_for(request.user, entity_id)
    done = _("“%(entity)s” says again what readers are told.")
    return _answer(request, entity, approving.put_back, done)


@login_required
@require_POST
def entity_approval_take_back(request, approval_id):
    require(request.user, Permission.APPROVE_MARK)
    rows = WordingDecision.objects.select_related("wording__entity__kind")
    decision = rows.filter(pk=approval_id).first()
    if decision is None:
        raise Http404
    entity = decision.wording.entity
    try:
        approving.take_back(decision, by=request.user)
    except NewsroomError as error:
        _show(request, error)
    else:
        messages.success(request, _("The approval is taken back."))
    return redirect("entity_detail", entity.pk)


def _answer(request, entity, act, done):
    sent = request.POST.get("wording", "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else -1
    try:
        act(entity, number=number, by=request.user)
    except NewsroomError as error:
        _show(request, error)
    else:
        messages.success(request, done % {"entity": entity})
    if request.POST.get("next") == "waiting":
        return redirect("entity_waiting")
    return redirect("entity_detail", entity.pk)


def _show(request, error):
    for reason in error.reasons:
        messages.error(request, reason)
