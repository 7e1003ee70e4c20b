"""The doors of sealing: look what would go and ask; look, and carry out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.exceptions import NewsroomError
from articles.models import Seal
from articles.permissions import Permission, article_for
from articles.publishing.sealing import actions
from articles.publishing.sealing.forms import SealForm
from articles.publishing.sealing.preview import preview


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def article_seal(request, article_id):
    """Write the words, see what a seal would take out, and ask for it. Words never stand in an
    address."""
    article = article_for(request.user, article_id, Permission.PUBLISH)
    form = SealForm(request.POST or None)
    status, reasons, found = 200, [], None
    if form.is_valid():
        found = preview(article, form.lines())
        if request.POST.get("act") == "ask":
            try:
                order = form.cleaned_data["order"]
                made = actions.ask(article, form.lines(), order=order, by=request.user)
            except NewsroomError as error:
                reasons, status = error.reasons, error.status
            else:
                messages.success(request, _("It waits for another person to carry it out."))
                return redirect("seal_detail", article.pk, made.pk)
    elif request.method == "POST":
        status = 400
    context = {"article": article, "form": form, "found": found, "reasons": reasons}
    context["seals"] = article.seals.select_related("first", "second")
    return render(request, "articles/publishing/seal.html", context, status=status)


@login_required
@require_safe
def seal_detail(request, article_id, seal_id):
    return _shown(request, *_seal_for(request.user, article_id, seal_id))


@login_required
@require_POST
def seal_carry_out(request, article_id, seal_id):
    article, seal = _seal_for(request.user, article_id, seal_id)
    if "sure" not in request.POST:
        reason = _("Tick that you know that nothing brings these words back.")
        return _shown(request, article, seal, [reason], 400)
    try:
        actions.carry_out(seal, by=request.user)
    except NewsroomError as error:
        return _shown(request, article, seal, error.reasons, error.status)
    messages.success(request, _("The words are taken out."))
    return redirect("seal_detail", article.pk, seal.pk)


@login_required
@require_POST
def seal_refuse(request, article_id, seal_id):
    article, seal = _seal_for(request.user, article_id, seal_id)
    try:
        actions.refuse(seal, by=request.user, reason=request.POST.get("reason", ""))
    except NewsroomError as error:
        return _shown(request, article, seal, error.reasons, error.status)
    messages.success(request, _("Nothing is taken out."))
    return redirect("seal_detail", article.pk, seal.pk)


def _seal_for(user, article_id, seal_id):
    article = article_for(user, article_id, Permission.APPROVE_TEXT)
    rows = Seal.objects.select_related("first", "second")
    return article, get_object_or_404(rows, pk=seal_id, article=article)


def _shown(request, article, seal, reasons=(), status=200):
    seal.refresh_from_db()
    counts = {}
    for table in seal.rows.values_list("table", flat=True):
        counts[table] = counts.get(table, 0) + 1
    context = {
        "article": article,
        "seal": seal,
        "found": preview(article, seal.words) if seal.waits else None,
        "rows": sum(counts.values()),
        "own": seal.first_id == request.user.pk,
        "reasons": reasons,
    }
    return render(request, "articles/publishing/seal_detail.html", context, status=status)
