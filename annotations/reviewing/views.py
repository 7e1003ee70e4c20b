"""Doors of the review room: the queue, one text's review, and one for each decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.marking.answers import wants_json
from annotations.marking.forms import number
from annotations.marking.words import words
from annotations.models import Annotation, Decision
from annotations.permissions import annotation_for, approves_in
from annotations.registry.changes import waiting_entities
from annotations.reviewing import actions
from annotations.reviewing.blocks import waiting_blocks
from annotations.reviewing.forms import (
    REASONS,
    RETURN_REASONS,
    items_of,
    reason_of,
    version_of,
    wordings_of,
)
from annotations.reviewing.items import grouped, together_by_kind
from annotations.reviewing.items import items_of as items_of_text
from annotations.reviewing.queue import (
    SORTS,
    awaiting_review,
    counted,
    second_looks,
    with_articles,
)
from articles.capped import CappedKeys
from articles.newsroom import newsroom
from articles.permissions import (
    Permission,
    countersigned_text,
    may,
    require,
    text_for,
)

PAGE = 25
MOST_TOGETHER = 500  # marks looked through on one page


@require_safe
@login_required
def review_queue(request):
    """Everything that waits for a second pair of eyes."""
    require(request.user, Permission.APPROVE_MARK)
    language, sort = request.GET.get("language", ""), request.GET.get("sort", "")
    texts = awaiting_review(request.user, language=language, sort=sort)
    page = CappedKeys(texts, PAGE).get_page(request.GET.get("page"))
    page.object_list = counted(with_articles(page.object_list))
    for text in page:
        text.title = text.article.headline_in(text.language) or text.article
    context = {
        "page": page,
        "language": language,
        "sort": sort,
        "sorts": [(key, label) for key, (label, _columns) in SORTS.items()],
        "looks": second_looks(request.user),
        "changed": waiting_entities().count(),
        "now": timezone.now(),
    }
    return render(request, "annotations/reviewing/queue.html", context)


@require_safe
@login_required
def text_review(request, article_id, language):
    """One text: its paragraphs that wait, then its marks, grouped by entity."""
    article, text = countersigned_text(request.user, article_id, language)
    items = items_of_text(text, request.user)
    blocks = waiting_blocks(text, request.user)
    context = {
        "article": article,
        "text": text,
        "language": language,
        "groups": grouped(items),
        "kinds": together_by_kind(items),
        "waiting": sum(item.annotation.state == Annotation.State.PENDING for item in items),
        "lost": Annotation.objects.lost().filter(text=text).count(),
        "blocks": blocks,
        "may_approve_text": any(not block.own for block in blocks),
        "approves": approves_in(request.user, language),
        "decided": actions.to_take_back(text, request.user),
        "decides": may(request.user, Permission.APPROVE_MARK, article)
        and approves_in(request.user, language),
        "reasons": REASONS,
        "return_reasons": RETURN_REASONS,
        "words": words(),
        "newsroom_has_rounds": newsroom().several_annotators,
    }
    return render(request, "annotations/reviewing/review.html", context)


@login_required
@require_POST
def annotation_approve(request, annotation_id):
    annotation = annotation_for(request.user, annotation_id, Permission.APPROVE_MARK)
    decision = actions.approve(
        annotation,
        version=version_of(request),
        by=request.user,
        reason=request.POST.get("reason", ""),
        wordings=wordings_of(request),
    )
    return _decided(request, annotation, decision)


@login_required
@require_POST
def annotation_reject(request, annotation_id):
    annotation = annotation_for(request.user, annotation_id, Permission.APPROVE_MARK)
    decision = actions.reject(
        annotation,
        version=version_of(request),
        by=request.user,
        reason=request.POST.get("reason", ""),
    )
    return _decided(request, annotation, decision)


@login_required
@require_POST
def decision_take_back(request, decision_id):
    decision = (
        Decision.objects.select_related("annotation__text", "version")
        .filter(pk=decision_id)
        .first()
    )
    if decision is None:
        raise Http404
    annotation = annotation_for(request.user, decision.annotation_id, Permission.APPROVE_MARK)
    actions.take_back(decision, by=request.user)
    return _decided(request, annotation, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def annotations_approve(request, article_id, language):
    """Several at once: those of one kind or one entity are looked through, then those ticked are
    approved. All or none."""
    article, text = text_for(request.user, article_id, language, Permission.APPROVE_MARK)
    if request.method != "POST":
        return _looked_through(request, article, text)
    seen = wordings_of(request)
    decisions = actions.approve_many(items_of(request, text), by=request.user, wordings=seen)
    message = ngettext(
        "%(count)d mark is approved.", "%(count)d marks are approved.", len(decisions)
    )
    messages.success(request, message % {"count": len(decisions)})
    return redirect("text_review", article_id, language)


@login_required
@require_POST
def text_approve(request, article_id, language):
    _article, text = countersigned_text(request.user, article_id, language)
    actions.approve_text(
        text,
        revision=number(request.POST, "revision"),
        by=request.user,
        reason=request.POST.get("reason", ""),
    )
    messages.success(request, _("The paragraphs you did not write are approved."))
    return redirect("text_review", article_id, language)


@login_required
@require_POST
def text_return(request, article_id, language):
    _article, text = text_for(request.user, article_id, language, Permission.APPROVE_TEXT)
    actions.return_text(
        text,
        revision=number(request.POST, "revision"),
        by=request.user,
        reason=reason_of(request),
    )
    messages.success(request, _("The text is sent back with your reason."))
    return redirect("text_review", article_id, language)


@login_required
@require_POST
def text_decision_take_back(request, article_id, language, text_decision_id):
    _article, text = countersigned_text(request.user, article_id, language)
    decision = get_object_or_404(text.decisions, pk=text_decision_id)
    actions.take_back_text(decision, by=request.user)
    messages.success(request, _("Your decision is taken back: the text waits again."))
    return redirect("text_review", article_id, language)


def _looked_through(request, article, text):
    """What may be approved together, each in its sentence; outliers are not ticked."""
    kind, entity = request.GET.get("kind", ""), request.GET.get("entity", "")
    items = [
        item
        for item in items_of_text(text, request.user)
        if item.may_approve
        and kind in ("", item.annotation.kind.key)
        and entity in ("", str(item.annotation.entity_id))
    ]
    context = {
        "article": article,
        "language": text.language,
        "groups": grouped(items[:MOST_TOGETHER]),
        "count": len(items),
        "shown": min(len(items), MOST_TOGETHER),
        "approves": approves_in(request.user, text.language),
    }
    return render(request, "annotations/reviewing/together.html", context)


def _decided(request, annotation, decision):
    """For a script: what now stands there; for a form: back to where the next one waits."""
    verdict = decision.get_verdict_display() if decision else _("taken back")
    message = _("“%(words)s”: %(verdict)s.") % {
        "words": annotation.exact[:60],
        "verdict": verdict,
    }
    if not wants_json(request):
        messages.success(request, message)
        return redirect("text_review", annotation.text.article_id, annotation.text.language)
    items = items_of_text(annotation.text, request.user)
    [item] = [one for one in items if one.annotation.pk == annotation.pk]
    html = render(
        request,
        "annotations/reviewing/item.html",
        {"item": item, "language": annotation.text.language, "reasons": REASONS, "decides": True},
    ).content.decode()
    waiting = sum(one.annotation.state == Annotation.State.PENDING for one in items)
    return JsonResponse({"message": message, "item": html, "waiting": waiting})
