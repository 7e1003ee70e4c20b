"""The writing page, autosave, and what is shown when somebody else saved first."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.exceptions import Conflict, Invalid, NewsroomError
from articles.models import Buffer
from articles.writing import actions
from articles.writing.comparing import SAME, compare_contents
from articles.writing.content import Content
from articles.writing.doors import text_to_write
from articles.writing.forms import UnsavedForm, WriteForm
from articles.writing.telling import saved_words


@login_required
@require_http_methods(["GET", "POST"])
def text_write(request, article_id, language):
    """Write one language; a save on an old revision answers 409 with both texts."""
    article, text = text_to_write(request.user, article_id, language)
    if request.method == "POST":
        return _save(request, article, text)
    buffer = _buffer_worth_offering(text, request.user)
    content, number = Content.of(text.revision), text.revision_number
    if buffer and "unsaved" in request.GET:
        content, number, buffer = Content(**buffer.content), buffer.based_on_number, None
    form = WriteForm(initial=WriteForm.initial_of(content, number), language=language)
    return _page(request, article, text, form, buffer=buffer)


@login_required
@require_POST
def text_unsaved(request, article_id, language):
    """Keep what is typed and not saved. Answers JSON: when it was kept, and what stands now."""
    _article, text = text_to_write(request.user, article_id, language)
    form = UnsavedForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    buffer = actions.keep_buffer(
        text, form.content, based_on=form.cleaned_data["based_on"], by=request.user
    )
    return JsonResponse(
        {"kept_at": buffer.saved_at.isoformat(), "revision_number": text.revision_number}
    )


@login_required
@require_POST
def text_unsaved_discard(request, article_id, language):
    _article, text = text_to_write(request.user, article_id, language)
    actions.discard_buffer(text, by=request.user)
    return redirect("text_write", article_id, language)


@login_required
@require_POST
def text_submit(request, article_id, language):
    """Hand the saved text over for review."""
    article, text = text_to_write(request.user, article_id, language)
    _submit(request, text)
    return redirect("article_detail", article.pk)


def _save(request, article, text):
    form = WriteForm(request.POST, language=text.language)
    if not form.is_valid():
        return _page(request, article, text, form, status=400)
    data = form.cleaned_data
    try:
        saved = actions.save(
            text,
            form.content,
            based_on=data["based_on"],
            by=request.user,
            reason=data["reason"],
            change_class=data["change_class"],
        )
    except Conflict as conflict:
        return _conflict(request, article, text, form, conflict)
    except Invalid as error:
        for reason in error.reasons:
            form.add_error(None, str(reason))
        return _page(request, article, text, form, status=400)
    messages.success(request, saved_words(saved))
    if "submit" in request.POST and _submit(request, text):
        return redirect("article_detail", article.pk)
    return redirect("text_write", article.pk, text.language)


def _submit(request, text):
    try:
        actions.submit(text, by=request.user)
    except NewsroomError as error:
        for reason in error.reasons:
            messages.error(request, str(reason))
        return False
    messages.success(request, _("Handed over for review."))
    return True


def _conflict(request, article, text, form, conflict):
    """Both texts on the screen, the person's own still in the form, now based on what stands."""
    actions.keep_buffer(
        text, conflict.mine, based_on=form.cleaned_data["based_on"], by=request.user
    )
    data = form.data.copy()
    data["based_on"] = text.revision_number
    again = WriteForm(data, language=text.language)
    again.is_valid()
    theirs = conflict.theirs
    rows = compare_contents(Content.of(theirs), conflict.mine)
    return _page(
        request,
        article,
        text,
        again,
        status=409,
        theirs=theirs,
        rows=rows,
        same=all(row.state == SAME for row in rows),
    )


def _page(request, article, text, form, *, status=200, **context):
    context |= {"article": article, "text": text, "language": text.language, "form": form}
    return render(request, "articles/writing/write.html", context, status=status)


def _buffer_worth_offering(text, person):
    """The person's unsaved typing, unless it says the same as what stands."""
    buffer = Buffer.objects.filter(text=text, user=person).first()
    if buffer is None:
        return None
    stands = replace(Content.of(text.revision), slug=buffer.content.get("slug", ""))
    return None if Content(**buffer.content) == stands else buffer
