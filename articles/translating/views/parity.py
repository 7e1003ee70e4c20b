"""The facts of a translation beside those of its source, for translators and for reviewers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.permissions import Permission, may, text_for
from articles.translating import actions
from articles.translating.forms import FactForm, checked
from articles.translating.views.doors import translation_for
from articles.translating.workspace import Workspace


@login_required
@require_safe
def translation_parity(request, article_id, language):
    """The whole table above both texts; a reviewer lets rows stand here."""
    article, text = text_for(request.user, article_id, language, Permission.READ)
    if not text.is_translation:
        raise Http404
    reviews = may(request.user, Permission.APPROVE_TEXT, article)
    if not reviews and not may(request.user, Permission.TRANSLATE, article):
        raise PermissionDenied
    context = {
        "article": article,
        "text": text,
        "language": language,
        "workspace": Workspace(text),
        "may_waive": reviews and language in (request.user.approves_languages or []),
    }
    return render(request, "articles/translating/parity.html", context)


@login_required
@require_safe
def translation_facts(request, article_id, language):
    """The table of facts by itself, so that it can be read again after a save."""
    _article, text = translation_for(request, article_id, language)
    context = {"workspace": Workspace(text)}
    return render(request, "articles/translating/facts.html", context)


@login_required
@require_POST
def fact_waive(request, article_id, language):
    _article, text = translation_for(request, article_id, language, Permission.APPROVE_TEXT)
    sent = checked(FactForm(request.POST))
    actions.waive_fact(text, sent["fact"], by=request.user, reason=sent["reason"])
    messages.success(request, _("It may stand. The editor sees your reason."))
    return redirect("translation_parity", article_id, language)


@login_required
@require_POST
def fact_unwaive(request, article_id, language):
    _article, text = translation_for(request, article_id, language, Permission.APPROVE_TEXT)
    sent = checked(FactForm(request.POST))
    actions.unwaive_fact(text, sent["fact"], by=request.user)
    messages.success(request, _("Open again."))
    return redirect("translation_parity", article_id, language)
