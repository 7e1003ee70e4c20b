"""The writing page, autosave, and what is shown when somebody else saved first."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.exceptions import Conflict, Invalid, NewsroomError
from articles.models import Buffer
from articles.writing import actions, leases
from articles.writing.conflict import (
    chosen,
    conflict_context,
    merged_form,
    revision_before,
)
from articles.writing.content import Content
from articles.writing.doors import text_to_write
from articles.writing.forms import UnsavedForm, WriteForm
from articles.writing.merging import merge
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
def text_merge(request, article_id, language):
    """Put both texts together again as was chosen for each paragraph; nothing is saved yet."""
    article, text = text_to_write(request.user, article_id, language)
    sent = UnsavedForm(request.POST)
    if not sent.is_valid():
        return JsonResponse({"errors": sent.errors}, status=400)
    based_on = sent.cleaned_data["based_on"]
    base = revision_before(text, based_on)
    merged = merge(base, text.revision, sent.content, chosen(request.POST))
    context = conflict_context(text, merged, sent.content, based_on, chosen(request.POST))
    return _page(request, article, text, merged_form(text, merged, request.POST), **context)


@login_required
@require_POST
def text_here(request, article_id, language):
    """The page is open: renew the lease, and answer who else has it open."""
    _article, text = text_to_write(request.user, article_id, language)
    leases.hold(text, by=request.user)
    return JsonResponse({"others": _others(text, request.user)})


@login_required
@require_POST
def text_left(request, article_id, language):
    """The page is closed."""
    _article, text = text_to_write(request.user, article_id, language)
    leases.release(text, by=request.user)
    return JsonResponse({})


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
    """Both texts on the screen, and in the form what both wrote, based on what stands."""
    based_on = form.cleaned_data["based_on"]
    actions.keep_buffer(text, conflict.mine, based_on=based_on, by=request.user)
    merged = merge(revision_before(text, based_on), conflict.theirs, conflict.mine)
    again = merged_form(text, merged, form.data)
    context = conflict_context(text, merged, conflict.mine, based_on)
    return _page(request, article, text, again, status=409, **context)


def _others(text, person):
    """Who else has it open, in words."""
    return [
        _("%(person)s has this text open too, since %(time)s.")
        % {
            "person": lease.user,
            "time": formats.time_format(timezone.localtime(lease.since), "H:i"),
        }
        for lease in leases.others(text, person)
    ]


def _page(request, article, text, form, *, status=200, **context):
    context |= {"others": _others(text, request.user)}
    context |= {"article": article, "text": text, "language": text.language, "form": form}
    context["photos"] = [
        (photo, getattr(photo, f"caption_{text.language}") or "")
        for photo in article.photos.order_by("pk")
    ]
    return render(request, "articles/writing/write.html", context, status=status)


def _buffer_worth_offering(text, person):
    """The person's unsaved typing, unless it says the same as what stands."""
    buffer = Buffer.objects.filter(text=text, user=person).first()
    if buffer is None:
        return None
    stands = replace(Content.of(text.revision), slug=buffer.content.get("slug", ""))
    return None if Content(**buffer.content) == stands else buffer
