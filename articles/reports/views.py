"""A reader's door, which asks for no account and sets no cookie, and the editors'."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.exceptions import TooMany
from articles.models import ErrorReport
from articles.permissions import Permission, require
from articles.reading import addresses, page, queries
from articles.reading.views.article import not_shown
from articles.reports import actions
from articles.reports.forms import AnswerForm, ReportForm

PER_PAGE = 30


@csrf_exempt  # nobody is signed in here: there is no cookie that another site could ride on
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, language, article_id):
    """Say that something in the article is wrong; `?p=` names the paragraph."""
    live = queries.live_editions(article_id)
    edition = live.get(language)
    if edition is None:
        return not_shown(request, language, article_id, live)
    if request.headers.get("Sec-Fetch-Site") == "cross-site" and request.method == "POST":
        raise PermissionDenied
    form = ReportForm(request.POST or None, initial={"block": request.GET.get("p", "")[:16]})
    status, sent = 400 if request.method == "POST" else 200, False
    if form.is_valid():
        status, sent = _send(edition, form, _address(request))
    context = {
        "edition": edition,
        "article_url": addresses.article(edition),
        "form": form,
        "sent": sent,
        "quoted": words_of(edition, form["block"].value() or ""),
    }
    twins = {code: addresses.report(one) for code, one in live.items()}
    response = page.answer(
        request, "articles/reports/report.html", context, language=language, twins=twins
    )
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response


def _send(edition, form, address):
    """(status, whether it was taken). What a machine sent is taken and dropped."""
    if form.is_from_a_machine():
        return 200, True
    data = form.cleaned_data
    block = data["block"] if words_of(edition, data["block"]) else ""
    try:
        actions.send(
            edition,
            words=data["words"],
            email=data["email"],
            block=block,
            sender=actions.sender_of(address),
        )
    except TooMany as error:
        form.add_error(None, str(error))
        return error.status, False
    return 200, True


def _address(request):
    """The reader's network address: of several, the last, which our own proxy wrote."""
    return request.META.get(settings.CLIENT_ADDRESS_HEADER, "").rsplit(",", 1)[-1].strip()


def words_of(edition, block_id):
    """The words of a paragraph of an edition; "" for one that is not there."""
    for block in edition.content["blocks"]:
        if block["id"] == block_id:
            return "".join(run[0] for run in block["runs"])
    return ""


@login_required
@require_safe
def report_list(request):
    """What readers say is wrong; those that wait first asked for, all with `?all`."""
    require(request.user, Permission.PUBLISH)
    rows = ErrorReport.objects.select_related("article", "edition", "answer__by")
    if "all" not in request.GET:
        rows = rows.waiting()
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    reports = [_row(one) for one in shown]
    context = {"page": shown, "reports": reports, "all": "all" in request.GET}
    return render(request, "articles/reports/list.html", context)


def _row(report):
    address = f"{addresses.short(report.edition.language, report.article_id)}#{report.block}"
    return {
        "report": report,
        "quoted": words_of(report.edition, report.block),
        "url": address.rstrip("#"),
        "form": None if hasattr(report, "answer") else AnswerForm(auto_id=f"r{report.pk}-%s"),
    }


@login_required
@require_POST
def answer(request, report_id):
    require(request.user, Permission.PUBLISH)
    report = get_object_or_404(ErrorReport, pk=report_id)
    form = AnswerForm(request.POST)
    if form.is_valid():
        actions.answer(report, by=request.user, **form.cleaned_data)
        messages.success(request, _("It is answered."))
    else:
        messages.error(request, _("Choose an answer."))
    return redirect("report_list")
