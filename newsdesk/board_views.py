"""Doors of the board: the table, its saved views, the workload, and planning one text."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.capped import CappedKeys
from articles.models import SavedView
from articles.permissions import Permission, may, text_for
from articles.roles import EDITOR, JOURNALIST, REVIEWER, TRANSLATOR
from articles.writing import planning
from newsdesk import board as boards
from newsdesk import times
from newsdesk.board_forms import BoardForm, PlanForm, SavedViewForm

ROW = 48  # pixels of a chart: a line of words and its bar beneath
AT_THE_DESK = {JOURNALIST, TRANSLATOR, REVIEWER, EDITOR}


@require_safe
@login_required
def board(request):
    """Every article that this person may see: language by language, filtered, sorted, paged."""
    _require_desk(request.user)
    form = BoardForm(request.GET)
    articles = boards.articles_of(request.user, form.filters)
    page = CappedKeys(articles, boards.PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": boards.rows_of(page, settings.CONTENT_LANGUAGES),
        "many": page.paginator.many,
        "views": request.user.saved_views.all(),
        "query": _query(request.GET),
    }
    return render(request, "newsdesk/board.html", context)


@login_required
@require_POST
def board_view_save(request):
    """Keep the filters of the board under a name; the same name is written over."""
    _require_desk(request.user)
    there = request.user.saved_views.filter(name=request.POST.get("name", "").strip()).first()
    form = SavedViewForm(request.POST, instance=there or SavedView(person=request.user))
    if form.is_valid():
        form.instance.query = _query(QueryDict(form.cleaned_data["query"]))
        form.save()
        messages.success(request, _("The view is kept."))
        return redirect(f"{reverse('board')}?{form.instance.query}")
    messages.error(request, _("Give the view a name of at most 60 characters."))
    return redirect("board")


@login_required
@require_POST
def board_view_drop(request, view_id):
    get_object_or_404(SavedView, pk=view_id, person=request.user).delete()
    return redirect("board")


@require_safe
@login_required
def workload(request):
    """Who has what to do, what of it is late, and what waits at which stage."""
    _require_desk(request.user)
    people, stages = boards.workload(request.user), boards.stages(request.user)
    most = max([row["texts"] for row in people], default=1)
    for number, row in enumerate(people):
        row |= {"y": number * ROW, "width": _share(row["texts"], most)}
        row["late_width"] = _share(row["late"], most)
    drawn = _drawn(times.stage_times(request.user))
    context = {
        "people": people,
        "stages": stages,
        "height": max(1, len(people)) * ROW,
        "times": drawn,
        "times_height": len(drawn) * ROW,
        "days": times.DAYS,
    }
    return render(request, "newsdesk/workload.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def text_plan(request, article_id, language):
    """An editor plans a text; whoever has it hands it over."""
    article, text = text_for(request.user, article_id, language, Permission.READ)
    plans = may(request.user, Permission.ASSIGN, article)
    if not plans and text.assignee_id != request.user.pk:
        raise PermissionDenied
    initial = {"assignee": text.assignee, "due_at": text.due_at, "priority": text.priority}
    sent = request.POST if request.method == "POST" else None
    form = PlanForm(sent, initial=initial, people=planning.able(text), plans=plans)
    if form.is_valid():
        data = form.cleaned_data
        if plans:
            planning.plan(text, by=request.user, **data)
        else:
            planning.hand_over(text, data["assignee"], by=request.user, reason=data["reason"])
        messages.success(request, _("It is planned; whom it concerns is told."))
        # Whoever handed their only text of it over may not see the article any more.
        still = may(request.user, Permission.READ, article)
        return redirect("article_detail", article.pk) if still else redirect("desk")
    context = {"article": article, "text": text, "language": language, "form": form, "plans": plans}
    status = 400 if form.is_bound else 200
    return render(request, "newsdesk/plan.html", context, status=status)


def _require_desk(person):
    if not person.roles & AT_THE_DESK:
        raise PermissionDenied


def _query(sent):
    """The filters of a query string, without the page and what is empty."""
    kept = QueryDict(mutable=True)
    for name in BoardForm.base_fields:
        if sent.get(name):
            kept[name] = sent[name]
    return kept.urlencode()


def _drawn(found):
    """The times of the stages as bars beneath one another, the longest of them the widest."""
    longest = max((one.most for one in found), default=1) or 1
    return [
        {
            "label": one.label,
            "count": one.count,
            "half": times.duration(one.half),
            "most": times.duration(one.most),
            "y": number * ROW,
            "width": _share(one.half, longest),
            "most_width": _share(one.most, longest),
        }
        for number, one in enumerate(found)
    ]


def _share(count, most):
    """In per cent, and at least a sliver where there is anything."""
    return max(1, round(100 * count / most)) if count else 0
