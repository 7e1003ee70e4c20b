"""Doors of the glossary: its terms, CSV and TBX in and out."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles.models import Term
from articles.permissions import Permission, may, require
from articles.translating import actions
from articles.translating.exchange import tbx, terms
from articles.translating.forms import FileForm, checked

SHOWN = 100


@login_required
@require_safe
def term_list(request):
    """Every term in both languages, by its English words."""
    require(request.user, Permission.TRANSLATE)
    context = {
        "page": Paginator(Term.objects.all(), SHOWN).get_page(request.GET.get("page")),
        "may_bring_in": may(request.user, Permission.ASSIGN),
    }
    return render(request, "articles/translating/terms.html", context)


@login_required
@require_safe
def term_export(request):
    require(request.user, Permission.TRANSLATE)
    if request.GET.get("form") == "tbx":
        answer = HttpResponse(tbx.written(), content_type="application/x-tbx+xml")
        answer["Content-Disposition"] = 'attachment; filename="glossary.tbx"'
        return answer
    answer = HttpResponse(terms.written(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="glossary.csv"'
    return answer


@login_required
@require_POST
def term_bring_in(request):
    """Take a CSV or TBX file in and say line by line what could not be used."""
    require(request.user, Permission.ASSIGN)
    file = checked(FileForm(request.POST, request.FILES))["file"]
    report = actions.bring_in_terms(file.read(), name=file.name, by=request.user)
    context = {"report": report, "back": reverse("term_list")}
    return render(request, "articles/translating/file_report.html", context)
