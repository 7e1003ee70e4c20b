"""Doors of the rows as a whole: laid side by side, accepted together, the last act taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.translating import actions
from articles.translating.views.doors import translation_for


@login_required
@require_POST
def translation_pair_up(request, article_id, language):
    """Lay a translation that was written elsewhere beside its source."""
    article, text = translation_for(request, article_id, language)
    count = actions.pair_up(text, by=request.user)
    said = ngettext(
        "%(count)d pair found. Look at it, then accept or change it.",
        "%(count)d pairs found. Look at them, then accept or change them.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("text_translate", article.pk, language)


@login_required
@require_POST
def translation_accept_pairs(request, article_id, language):
    article, text = translation_for(request, article_id, language)
    count = actions.accept_paired(text, by=request.user)
    said = ngettext("%(count)d pair accepted.", "%(count)d pairs accepted.", count)
    messages.success(request, said % {"count": count})
    return redirect("text_translate", article.pk, language)


@login_required
@require_POST
def translation_undo(request, article_id, language):
    """Take back this person's last act on the rows."""
    article, text = translation_for(request, article_id, language)
    actions.undo(text, by=request.user)
    messages.success(request, _("Undone."))
    return redirect("text_translate", article.pk, language)
