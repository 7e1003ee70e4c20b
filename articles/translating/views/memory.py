"""Doors of the memory: matches for a paragraph, concordance, TMX in and out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles.models import MemoryPair
from articles.permissions import Permission, may, require, visible_articles
from articles.translating import actions, exchange, memory
from articles.translating.alignment import Pair
from articles.translating.forms import FileForm, checked
from articles.translating.views.doors import translation_for

SHOWN = 50


@login_required
@require_safe
def paragraph_matches(request, article_id, language, key):
    """What the memory knows of one paragraph, as a piece of the workspace."""
    _article, text = translation_for(request, article_id, language)
    pair = Pair(text)
    found = memory.matches(pair.row(key).source_text, pair.source.language, text.language)
    context = {
        "matches": found,
        "seen": readable(request.user, (match.pair for match in found)),
        "source_language": pair.source.language,
        "language": text.language,
        "key": key,
    }
    return render(request, "articles/translating/matches.html", context)


@login_required
@require_safe
def memory_list(request):
    """Concordance: how a phrase was translated before, in either direction; else the newest."""
    require(request.user, Permission.TRANSLATE)
    phrase = request.GET.get("q", "").strip()
    context = {"phrase": phrase, "may_bring_in": may(request.user, Permission.ASSIGN)}
    if phrase:
        context["hits"] = memory.concordance(phrase)
        context["seen"] = readable(request.user, (hit.pair for hit in context["hits"]))
    else:
        page = Paginator(MemoryPair.objects.order_by("-id"), SHOWN).get_page(
            request.GET.get("page")
        )
        context["page"] = page
        context["seen"] = readable(request.user, page)
    return render(request, "articles/translating/memory.html", context)


@login_required
@require_safe
def memory_export(request):
    """The whole memory as TMX 1.4, a piece at a time. Editors only: it is all the house's words."""
    require(request.user, Permission.ASSIGN)
    answer = HttpResponse(exchange.tmx.written(), content_type="application/x-tmx+xml")
    answer["Content-Disposition"] = 'attachment; filename="memory.tmx"'
    return answer


@login_required
@require_POST
def memory_bring_in(request):
    """A TMX file into the memory; what was left out is listed, line by line."""
    require(request.user, Permission.ASSIGN)
    sent = checked(FileForm(request.POST, request.FILES))["file"]
    report = actions.bring_in_tmx(sent.read(), name=sent.name, by=request.user)
    messages.success(
        request,
        ngettext("%(count)d passage is new.", "%(count)d passages are new.", report.kept)
        % {"count": report.kept},
    )
    if report.problems:
        context = {"report": report, "back": reverse("memory_list")}
        return render(request, "articles/translating/file_report.html", context)
    return redirect("memory_list")


def readable(user, pairs):
    """The ids of the articles that this person may open, of those these pairs come from."""
    ids = {pair.article_id for pair in pairs if pair.article_id}
    return (
        set(visible_articles(user).filter(pk__in=ids).values_list("pk", flat=True))
        if ids
        else set()
    )
