"""Doors of the discussions of one article."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.discussing import actions, subjects
from annotations.discussing.mentions import ROLES
from annotations.models import Thread
from annotations.permissions import annotation_for, authors_since_approval
from articles.permissions import Permission, article_for, may

PER_PAGE = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def article_threads(request, article_id):
    """Every discussion of an article that this person may read; a form to begin another."""
    article = article_for(request.user, article_id, Permission.READ)
    about = subjects.asked(article, request.POST or request.GET)
    if request.method == "POST":
        return _begin(request, article, about)
    threads = Thread.objects.seen_by(request.user).filter(article=article)
    resolved = "resolved" in request.GET
    threads = threads.exclude(resolved_at=None) if resolved else threads.open()
    threads = threads.select_related(
        "created_by",
        "resolved_by",
        "text__revision",
        "annotation__text",
        "annotation__kind",
        "claim",
    ).prefetch_related("comments__by", "readers")
    page = Paginator(threads, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "article": article,
        "page": page,
        "threads": [(thread, subjects.of(thread)) for thread in page],
        "resolved": resolved,
        "about": about,
        "asked": {key: request.GET[key] for key in ("annotation", "claim", "language", "block")
                  if key in request.GET},
        "people": actions.people_who_may_read(article),
        "roles": ROLES,
    }  # fmt: skip
    return render(request, "annotations/discussing/threads.html", context)


@login_required
@require_POST
def annotation_ask(request, annotation_id):
    """Ask whoever made or changed a mark about it, and go on reviewing."""
    annotation = annotation_for(request.user, annotation_id, Permission.APPROVE_MARK)
    authors = get_user_model().objects.filter(pk__in=authors_since_approval(annotation))
    words = request.POST.get("words", "")
    actions.ask(annotation, words, by=request.user, people=authors)
    message = _("Asked: whoever marked “%(words)s” is told.") % {"words": annotation.exact[:60]}
    if not request.accepts("text/html"):
        return JsonResponse({"message": message, "asked": _("asked")})
    messages.success(request, message)
    text = annotation.text
    there = reverse("text_review", args=[text.article_id, text.language])
    return redirect(f"{there}#i{annotation.pk}")


@login_required
@require_POST
def thread_comment(request, thread_id):
    thread = thread_for(request.user, thread_id)
    actions.comment(thread, request.POST.get("words", ""), by=request.user)
    return _back(thread)


@login_required
@require_POST
def thread_resolve(request, thread_id):
    thread = thread_for(request.user, thread_id)
    actions.resolve(thread, by=request.user)
    messages.success(request, _("The discussion is resolved."))
    return redirect("article_threads", thread.article_id)


@login_required
@require_POST
def thread_reopen(request, thread_id):
    thread = thread_for(request.user, thread_id)
    actions.reopen(thread, by=request.user)
    return _back(thread)


def thread_for(user, thread_id):
    """The door to one discussion: 404 where the article or the discussion may not be read."""
    thread = Thread.objects.seen_by(user).select_related("article").filter(pk=thread_id).first()
    if thread is None or not may(user, Permission.READ, thread.article):
        raise Http404
    return thread


def _begin(request, article, about):
    confidential = "confidential" in request.POST
    sent = [int(pk) for pk in request.POST.getlist("readers") if pk.isdecimal()]
    thread = actions.begin(
        article,
        request.POST.get("words", ""),
        by=request.user,
        about=about,
        confidential=confidential,
        readers=actions.readers_of(article, sent) if confidential else (),
    )
    return _back(thread)


def _back(thread):
    return redirect(reverse("article_threads", args=[thread.article_id]) + f"#thread-{thread.pk}")
