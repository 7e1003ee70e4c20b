"""Pages that clean the registry up: likely duplicates, two put into one, and parted again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.bodies import in_every_language
from annotations.models import Merge
from annotations.permissions import entity_for, require_merging, sent_id
from annotations.registry import merging
from annotations.registry.duplicates import pairs
from annotations.registry.search import alike, search
from articles.exceptions import NewsroomError

CANDIDATES = 8


@login_required
@require_safe
def entity_duplicates(request):
    """Pairs of entries that may be the same, each with the way to merge them."""
    require_merging(request.user)
    return render(request, "annotations/registry/entity_duplicates.html", {"pairs": pairs()})


@login_required
@require_http_methods(["GET", "POST"])
def entity_merge(request, entity_id):
    """Choose what to put the entity into, see both side by side, and do it."""
    require_merging(request.user)
    entity = entity_for(request.user, entity_id)
    into = _chosen(request)
    reasons, status = [], 200
    if request.method == "POST" and into is not None:
        try:
            merging.merge(entity, into, by=request.user)
        except NewsroomError as error:
            reasons, status = error.reasons, error.status
        else:
            messages.success(
                request,
                _("“%(entity)s” is now part of “%(into)s”. It can be undone below.")
                % {"entity": entity, "into": into},
            )
            return redirect("entity_detail", into.pk)
    elif request.method == "POST":
        reasons, status = [_("Choose the entry that stays.")], 400
    query = request.GET.get("q", "").strip()[:300]
    context = {
        "entity": entity,
        "into": into,
        "both": [_side(one) for one in (entity, into) if one],
        "query": query,
        "candidates": _candidates(entity, query, request.LANGUAGE_CODE),
        "reasons": reasons,
    }
    return render(request, "annotations/registry/entity_merge.html", context, status=status)


@login_required
@require_POST
def merge_undo(request, merge_id):
    """Part two merged entries again."""
    require_merging(request.user)
    kept = Merge.objects.select_related("entity", "into").filter(pk=merge_id).first()
    if kept is None:
        raise Http404
    try:
        merging.undo_merge(kept, by=request.user)
    except NewsroomError as error:
        for reason in error.reasons:
            messages.error(request, reason)
        return redirect("entity_detail", kept.into_id)
    messages.success(request, _("“%(entity)s” stands by itself again.") % {"entity": kept.entity})
    return redirect("entity_detail", kept.entity_id)


def _chosen(request):
    given = (request.POST if request.method == "POST" else request.GET).get("into", "")
    pk = sent_id(given)
    return None if pk is None else entity_for(request.user, pk)


def _candidates(entity, query, language):
    if query:
        found = search(query, language, kind=entity.kind.key, limit=CANDIDATES + 1)
    else:
        given = in_every_language(entity.name_in).values()
        found = alike(given, kind=entity.kind.key, apart_from=entity.pk)
    return [one for one in found if one.pk != entity.pk][:CANDIDATES]


def _side(entity):
    counts = merging.followers(entity)
    return {
        "entity": entity,
        "names": in_every_language(entity.name_in),
        "descriptions": in_every_language(entity.description_in),
        "aliases": entity.aliases.order_by("language", "text"),
        "positions": entity.positions.select_related("organisation"),
        "mentions": counts["annotations"],
        "claims": counts["claims_made"] + counts["claims_reported"],
    }
