"""The revisions of one text: who, when, why; the words that changed; and going back to one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.exceptions import Conflict, Invalid
from articles.permissions import Permission, may, text_for
from articles.writing import actions
from articles.writing.comparing import compare_revisions
from articles.writing.doors import permission_to_write, text_to_write
from articles.writing.forms import RestoreForm
from articles.writing.telling import saved_words

PER_PAGE = 50


@require_safe
@login_required
def text_history(request, article_id, language):
    """Every revision, and the difference between two: `?from=2&to=5`, else the last two."""
    article, text = text_for(request.user, article_id, language, Permission.READ)
    revisions = text.revisions.defer("body", "summary", "block_ids").select_related("author")
    page = Paginator(revisions.order_by("-number"), PER_PAGE).get_page(request.GET.get("page"))
    old, new = _two(request, text)
    context = {
        "article": article,
        "text": text,
        "language": language,
        "page": page,
        "old": old,
        "new": new,
        "rows": compare_revisions(old, new) if old and new else [],
        "may_write": may(request.user, permission_to_write(article, language), article),
    }
    return render(request, "articles/writing/history.html", context)


@login_required
@require_POST
def text_restore(request, article_id, language, number):
    """Make an earlier revision's words the newest; nothing in between is lost."""
    article, text = text_to_write(request.user, article_id, language)
    revision = get_object_or_404(text.revisions, number=number)
    form = RestoreForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("The page was incomplete. Open the history again and restore from there."))
    try:
        saved = actions.restore(
            text, revision, based_on=form.cleaned_data["based_on"], by=request.user
        )
    except Conflict as conflict:
        raise Conflict(
            _("Somebody has saved a newer revision meanwhile. Look at it in the history first."),
            theirs=conflict.theirs,
            mine=conflict.mine,
        ) from None
    messages.success(request, saved_words(saved))
    return redirect("text_history", article.pk, language)


def _two(request, text):
    """The revisions to compare; Http404 for a number that this text never had."""
    newest = _number(request.GET.get("to")) or text.revision_number
    oldest = _number(request.GET.get("from")) or max(newest - 1, 1)
    found = {r.number: r for r in text.revisions.filter(number__in=[oldest, newest])}
    if not text.revision_number:
        return None, None
    if not {oldest, newest} <= found.keys():
        raise Http404
    return found[oldest], found[newest]


def _number(value):
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else None
