"""Doors of unsaved typing: kept while somebody writes, thrown away when they say so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.translating import actions
from articles.translating.forms import ParagraphForm, checked
from articles.translating.views.doors import translation_for


@login_required
@require_POST
def paragraph_draft(request, article_id, language, key):
    """Keep what was typed so far; the page's script sends it every few seconds."""
    _article, text = translation_for(request, article_id, language)
    sent = checked(ParagraphForm(request.POST))
    actions.keep_draft(text, key, sent["html"], based_on=sent["based_on"], by=request.user)
    return JsonResponse({"message": _("Kept on the server, not saved yet")})


@login_required
@require_POST
def paragraph_draft_discard(request, article_id, language, key):
    _article, text = translation_for(request, article_id, language)
    actions.discard_draft(text, key, by=request.user)
    messages.success(request, _("Thrown away. The paragraph is as it was saved last."))
    return redirect("text_translate", article_id, language)
