"""Pages of the registry, and the search that answers while somebody types."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.bodies import in_every_language
from annotations.models import Annotation, Claim, Entity, Kind
from annotations.permissions import entity_for, may_merge, require_registry
from annotations.registry import actions
from annotations.registry.changes import last_approval, waiting, waiting_entities
from annotations.registry.forms import entity_kinds
from annotations.registry.page import EntityPage
from annotations.registry.search import search
from articles.exceptions import NewsroomError
from articles.permissions import Permission, article_for, may, visible_articles

PAGE = 50


@login_required
@require_safe
def entity_list(request):
    """The registry: everything, or what a search finds."""
    require_registry(request.user)
    query, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    if query:
        found = search(query, request.LANGUAGE_CODE, kind=kind or None, limit=PAGE)
    else:
        found = Entity.objects.standing().select_related("kind").order_by("-pk")
        found = found.filter(kind__key=kind) if kind else found
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "query": query, "kind": kind, "kinds": entity_kinds()}
    context["may_merge"] = may_merge(request.user)
    context["waiting"] = waiting_entities().count()
    context["approves"] = may(request.user, Permission.APPROVE_MARK)
    return render(request, "annotations/registry/entity_list.html", context)


@login_required
@require_safe
def entity_search(request):
    """JSON for type-ahead: {"results": [{id, label, names, kind, …}]}."""
    require_registry(request.user)
    article_id = request.GET.get("article", "")
    article = None
    if article_id.isascii() and article_id.isdigit():
        article = article_for(request.user, int(article_id), Permission.READ)
    found = search(
        request.GET.get("q", "")[:300],
        request.GET.get("language", request.LANGUAGE_CODE),
        article,
        kind=request.GET.get("kind") or None,
    )
    return JsonResponse({"results": [_result(entity) for entity in found]})


def _result(entity):
    return {
        "id": entity.pk,
        "label": str(entity),
        "names": in_every_language(entity.name_in),
        "descriptions": in_every_language(entity.description_in),
        "kind": entity.kind.key,
        "kind_name": str(entity.kind),
        "symbol": entity.kind.symbol,
        "found_as": entity.found_as,
        "uses": entity.uses,
    }


@login_required
@require_http_methods(["GET", "POST"])
def entity_new(request):
    require_registry(request.user)
    page = EntityPage(request, initial=_initial(request))
    if page.is_valid():
        page.duplicates = page.likely_duplicates()
        if not page.duplicates or request.POST.get("different"):
            try:
                entity = actions.create_entity(page.kind, by=request.user, **page.fields())
            except NewsroomError as error:
                page.show(error)
            else:
                messages.success(
                    request, _("“%(entity)s” is in the registry.") % {"entity": entity}
                )
                return redirect("entity_detail", entity.pk)
    return page.render(_("Add an entity"))


@login_required
@require_safe
def entity_detail(request, entity_id):
    """One entity: names, positions, where this person may see it mentioned, what it claims."""
    shown = entity_for(request.user, entity_id)
    if shown.pk != entity_id:
        return redirect("entity_detail", shown.pk)
    seen = visible_articles(request.user).values("pk")
    mentions = (
        Annotation.objects.filter(entity=shown, text__article__in=seen)
        .exclude(state=Annotation.State.REMOVED)
        .select_related("text__article", "kind")
        .order_by("-pk")
    )
    claims = Claim.objects.filter(claimant=shown, article__in=seen).select_related("article")
    context = {
        "entity": shown,
        "names": in_every_language(shown.name_in),
        "descriptions": in_every_language(shown.description_in),
        "aliases": shown.aliases.order_by("language", "text"),
        "positions": shown.positions.select_related("organisation"),
        "mentions": mentions[:PAGE],
        "mention_count": mentions.count(),
        "claims": claims.order_by("-pk")[:PAGE],
        "may_merge": may_merge(request.user),
        "waiting": waiting([shown], request.user) if shown.wording_waits else [],
        "approval": last_approval(shown, request.user),
        "approves": may(request.user, Permission.APPROVE_MARK),
        "may_publish": may(request.user, Permission.PUBLISH),
        "merges": shown.merges_into.filter(undone_at=None).select_related("entity", "by"),
    }
    return render(request, "annotations/registry/entity_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def entity_edit(request, entity_id):
    shown = entity_for(request.user, entity_id)
    page = EntityPage(request, entity=shown)
    if page.is_valid():
        try:
            shown = actions.edit_entity(
                shown, based_on=page.based_on, by=request.user, kind=page.kind, **page.fields()
            )
        except NewsroomError as error:
            page.show(error)
        else:
            saved = _("“%(entity)s” is saved.")
            if shown.wording_waits:
                saved = _(
                    "“%(entity)s” is saved. Readers are told what was approved before until"
                    " somebody else approves the change."
                )
            messages.success(request, saved % {"entity": shown})
            return redirect("entity_detail", shown.pk)
    return page.render(_("Change an entity"))


def _initial(request):
    """What a link may fill in beforehand: ?kind=person&name_en=…"""
    given = {key: request.GET[key][:300] for key in request.GET if key.startswith("name_")}
    kind = Kind.objects.filter(key=request.GET.get("kind", "")).first()
    return given | ({"kind": kind.pk} if kind else {})
