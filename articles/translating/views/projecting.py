"""Doors of the marks that are carried over: a page of all of them, and a piece for each paragraph."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.marking.twins import disagreements
from articles.translating import actions
from articles.translating.alignment import Pair
from articles.translating.projection import proposals
from articles.translating.views.doors import translation_for


@login_required
@require_safe
def translation_marks(request, article_id, language):
    """Every mark that may be carried over, and those that no longer agree with their twins."""
    article, text = translation_for(request, article_id, language)
    pair = Pair(text)
    context = {
        "article": article,
        "text": text,
        "language": language,
        "source_language": pair.source.language,
        "proposals": proposals(pair),
        "disagreements": disagreements(text),
    }
    return render(request, "articles/translating/marks.html", context)


@login_required
@require_POST
def translation_marks_take(request, article_id, language):
    _article, text = translation_for(request, article_id, language)
    count = actions.carry_over(text, request.POST.getlist("mark"), by=request.user)
    said = ngettext("%(count)d mark carried over.", "%(count)d marks carried over.", count)
    messages.success(request, said % {"count": count})
    return redirect("translation_marks", article_id, language)


@login_required
@require_POST
def translation_marks_refuse(request, article_id, language):
    _article, text = translation_for(request, article_id, language)
    actions.refuse(text, request.POST.getlist("mark"), by=request.user)
    messages.success(request, _("It will not be put up again."))
    return redirect("translation_marks", article_id, language)


@login_required
@require_POST
def translation_mark_unlink(request, article_id, language, annotation_id):
    _article, text = translation_for(request, article_id, language)
    actions.unlink(text, annotation_id, by=request.user)
    messages.success(request, _("It stands by itself now."))
    return redirect("translation_marks", article_id, language)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paragraph_marks(request, article_id, language, key):
    """What may be carried over into one paragraph, as a piece of the workspace; POST takes (or
    with `refused` refuses) what it names."""
    _article, text = translation_for(request, article_id, language)
    if request.method == "POST":
        act = actions.refuse if request.POST.get("refused") else actions.carry_over
        act(text, request.POST.getlist("mark"), by=request.user)
    pair = Pair(text)
    row = pair.row(key)
    context = {
        "proposals": proposals(pair, row.key),
        "disagreements": [
            one for one in disagreements(text) if one.here.start_block in row.target_ids
        ],
        "source_language": pair.source.language,
        "language": text.language,
        "text": text,
    }
    return render(request, "articles/translating/paragraph_marks.html", context)
