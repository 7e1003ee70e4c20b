"""The doors of a search of the archive: begin, watch, go on, stop, take back, put up again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from annotations.marking import searching
from annotations.marking.archive import left_of
from annotations.models import MentionSearch
from annotations.permissions import entity_for, may_merge, require_registry
from articles.permissions import visible_articles

PAGE = 20


@login_required
@require_POST
def mention_search_start(request, entity_id):
    search = searching.start(entity_for(request.user, entity_id), by=request.user)
    return redirect("mention_search", searching.step(search, by=request.user).pk)


@login_required
@require_safe
def mention_search(request, search_id):
    """How far it is, and what became of its mentions in the texts that this person may see."""
    return _page(request, _search(request.user, search_id))


@login_required
@require_POST
def mention_search_step(request, search_id):
    """Go on. A script asks for the page's part again until the search is over."""
    search = searching.step(_search(request.user, search_id, act=True), by=request.user)
    if search.finished_at:
        messages.success(request, _("The whole archive is looked through."))
        if request.htmx:
            return HttpResponseClientRefresh()
    return _page(request, search) if request.htmx else redirect("mention_search", search.pk)


@login_required
@require_POST
def mention_search_stop(request, search_id):
    search = searching.stop(_search(request.user, search_id, act=True), by=request.user)
    messages.success(request, _("The search is stopped. What it put up stays."))
    return redirect("mention_search", search.pk)


@login_required
@require_POST
def mention_search_take_back(request, search_id):
    """One undo for all articles; with `again`, its opposite."""
    search = _search(request.user, search_id, act=True)
    if request.POST.get("again"):
        searching.put_up_again(search, by=request.user)
        messages.success(request, _("Its mentions are put up again."))
    else:
        searching.take_back(search, by=request.user)
        messages.success(
            request,
            _("Taken back in every article. What was marked or refused stays as it was decided."),
        )
    return redirect("mention_search", search.pk)


def _search(user, search_id, *, act=False):
    """The search: those who use the registry may look at it; who began it, and who cleans the
    registry up, may act on it."""
    require_registry(user)
    search = MentionSearch.objects.select_related("entity", "by").filter(pk=search_id).first()
    if search is None:
        raise Http404
    if act and search.by_id != user.pk and not may_merge(user):
        raise PermissionDenied
    return search


def _page(request, search):
    rows = search.put_up.filter(text__article__in=visible_articles(request.user).values("pk"))
    rows = rows.select_related("text__article", "text__anchored_revision").order_by("-text")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "search": search,
        "entity": search.entity,
        "page": page,
        "rows": left_of(search, page.object_list),
        "goes_on": not search.is_over and search.by_id == request.user.pk,
        "may_act": search.by_id == request.user.pk or may_merge(request.user),
    }
    name = "mention_search_part" if request.htmx else "mention_search"
    return render(request, f"annotations/marking/{name}.html", context)
