"""The workspace, one door for each act on a paragraph, and the list of translations."""

from html import unescape

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.exceptions import Conflict
from articles.models import Alignment, Article, ArticleText
from articles.permissions import Permission, article_for, may, require, text_for
from articles.text.blocks import parse_body
from articles.text.diff import word_diff
from articles.translating import actions, memory
from articles.translating.alignment import HEAD
from articles.translating.forms import AssignForm, ParagraphForm, ReasonForm, checked
from articles.translating.listing import assigned_to, untaken
from articles.translating.staleness import progress_of
from articles.translating.views.doors import translation_for
from articles.translating.workspace import Workspace

LISTED = 100


@login_required
@require_safe
def translation_list(request):
    """My translations with how far they are, and those that nobody has taken: headline only."""
    require(request.user, Permission.TRANSLATE)
    mine = list(assigned_to(request.user)[:LISTED])
    counted = progress_of(mine)
    context = {
        "mine": [(text, counted.get(text.pk)) for text in mine],
        "open": [
            (text, text.article.headline_in(text.article.source_language))
            for text in untaken()[:LISTED]
        ],
    }
    return render(request, "articles/translating/list.html", context)


@login_required
@require_POST
def translation_take(request, text_id):
    """Make an untaken translation one's own. What is not on the list is not there (404)."""
    require(request.user, Permission.TRANSLATE)
    text = get_object_or_404(ArticleText.objects.select_related("article"), pk=text_id)
    if not may(request.user, Permission.READ, text.article) and text not in untaken():
        raise Http404
    actions.take(text, by=request.user)
    memory.take_in_approved()
    messages.success(request, _("This translation is yours now."))
    return redirect("text_translate", text.article_id, text.language)


@login_required
@require_safe
@csp_update({"frame-src": [SELF]})
def text_translate(request, article_id, language):
    """The workspace, or the offer to start the translation."""
    texts = ArticleText.objects.select_related("revision", "assignee")
    # The door and the tabs read them too.
    articles = Article.objects.select_related("section").prefetch_related(Prefetch("texts", texts))
    article = article_for(request.user, article_id, Permission.TRANSLATE, articles)
    if language not in article.target_languages:
        raise Http404
    found = {one.language: one for one in article.texts.all()}
    text, source = found.get(language), found.get(article.source_language)
    context = {"article": article, "language": language, "text": text}
    context["may_assign"] = may(request.user, Permission.ASSIGN, article)
    if context["may_assign"]:
        context["form"] = AssignForm(initial={"assignee": text.assignee_id if text else None})
    if text is None:
        return render(request, "articles/translating/start.html", context)
    text.article = article
    context["workspace"] = Workspace(text, source, person=request.user)
    return render(request, "articles/translating/workspace.html", context)


@login_required
@require_POST
def translation_start(request, article_id, language):
    article = article_for(request.user, article_id, Permission.TRANSLATE)
    assignee = None
    if may(request.user, Permission.ASSIGN, article):
        assignee = checked(AssignForm(request.POST))["assignee"]
    actions.start(article, language, by=request.user, assignee=assignee)
    memory.take_in_approved()
    return redirect("text_translate", article.pk, language)


@login_required
@require_POST
def translation_assign(request, article_id, language):
    article, text = text_for(request.user, article_id, language, Permission.ASSIGN)
    person = checked(AssignForm(request.POST))["assignee"]
    if person is None:
        actions.unassign(text, by=request.user)
    else:
        actions.assign(text, person, by=request.user)
    return redirect("text_translate", article.pk, language)


@login_required
@require_POST
def translation_give_back(request, article_id, language):
    _article, text = translation_for(request, article_id, language)
    actions.give_back(text, by=request.user)
    messages.success(request, _("Given back: any translator may take it now."))
    return redirect("translation_list")


@login_required
@require_POST
def translation_submit(request, article_id, language):
    article, text = translation_for(request, article_id, language)
    workspace = Workspace(text)
    if "sure" not in request.POST and workspace.checking.only_warns:
        context = {"article": article, "workspace": workspace}
        return render(request, "articles/translating/ask.html", context)
    actions.submit(text, by=request.user)
    memory.take_in_approved()
    messages.success(request, _("Submitted for review."))
    return redirect("text_translate", article.pk, language)


@login_required
@require_POST
def paragraph_save(request, article_id, language, key):
    """Keep one paragraph. JSON for the page's script; without it, back to the paragraph."""
    _article, text = translation_for(request, article_id, language)
    sent = checked(ParagraphForm(request.POST))
    try:
        actions.save_paragraph(
            text,
            key,
            sent["html"],
            based_on=sent["based_on"],
            by=request.user,
            source_number=sent["source_number"] or 0,
            origin=sent["origin"] or Alignment.Origin.PERSON,
        )
    except Conflict as conflict:
        return _conflict(request, text, key, conflict)
    return _answer(request, text, key, _("Saved."))


@login_required
@require_POST
def paragraph_confirm(request, article_id, language, key):
    _article, text = translation_for(request, article_id, language)
    sent = checked(ReasonForm(request.POST))
    actions.confirm(text, key, by=request.user, source_number=sent["source_number"] or 0)
    return _answer(request, text, key, _("Confirmed: still right."))


def _act(action, message, *sends):
    """A door for one act that changes the rows themselves: the page is read anew."""

    @login_required
    @require_POST
    def act(request, article_id, language, key):
        _article, text = translation_for(request, article_id, language)
        sent = checked(ReasonForm(request.POST))
        action(text, key, by=request.user, **{name: sent[name] for name in sends})
        messages.success(request, message())
        return redirect(_place(text, key))

    return act


paragraph_merge = _act(actions.merge, lambda: _("Merged: translate the two as one."))
paragraph_separate = _act(actions.separate, lambda: _("Separated again."))
paragraph_cut = _act(
    actions.cut, lambda: _("Left out. You can bring it back."), "reason", "based_on"
)
paragraph_restore = _act(actions.restore, lambda: _("Brought back."))
paragraph_add = _act(actions.add, lambda: _("Added."), "added", "reason")
paragraph_remove = _act(actions.remove, lambda: _("Removed."), "based_on")
paragraph_keep = _act(actions.own, lambda: _("Kept as an addition."), "reason")
paragraph_up = _act(
    lambda text, key, *, by: actions.move(text, key, by=by, up=True), lambda: _("Moved.")
)
paragraph_down = _act(
    lambda text, key, *, by: actions.move(text, key, by=by, up=False), lambda: _("Moved.")
)
paragraph_part = _act(actions.part, lambda: _("Taken apart: the words stand by themselves."))
paragraph_above = _act(
    lambda text, key, *, by: actions.join(text, key, by=by, up=True), lambda: _("Put together.")
)
paragraph_below = _act(
    lambda text, key, *, by: actions.join(text, key, by=by, up=False), lambda: _("Put together.")
)
paragraph_waive = _act(
    lambda text, key, *, by, waiver_reason: actions.waive(text, key, by=by, reason=waiver_reason),
    lambda: _("It may stand. The reviewer sees your reason."),
    "waiver_reason",
)
paragraph_unwaive = _act(actions.unwaive, lambda: _("Open again."))


def _wants_json(request):
    return not request.accepts("text/html")


def _place(text, key):
    page = reverse("text_translate", args=[text.article_id, text.language])
    return f"{page}#row-{key}"


def _answer(request, text, key, message):
    if not _wants_json(request):
        messages.success(request, message)
        return redirect(_place(text, key))
    return JsonResponse({"message": message, **_row(request, text, key)})


def _row(request, text, key):
    """What the page's script puts in the row's place."""
    workspace = Workspace(text, only=key)
    line = workspace.line(key)
    context = {"workspace": workspace, "line": line, "text": text}
    row = render_to_string("articles/translating/row.html", context, request) if line else ""
    return {
        "revision": text.revision_number,
        "state": line.state if line else "gone",
        "row": row,
        "progress": render_to_string("articles/translating/progress.html", context, request),
    }


def _conflict(request, text, key, conflict):
    """Both texts, and what to do: nothing was changed."""
    theirs = getattr(conflict.theirs, "paragraphs", ())
    both = getattr(conflict.theirs, "together", None)
    mine = conflict.mine or ()
    context = {
        "reasons": [str(reason) for reason in conflict.reasons],
        "difference": word_diff(_words(theirs), _words(mine)),
        "together": word_diff(_words(theirs), _words(both)) if both else (),
        "text": text,
        "place": _place(text, key),
    }
    if not _wants_json(request):
        return render(request, "articles/translating/conflict_page.html", context, status=409)
    fragment = render_to_string("articles/translating/conflict.html", context, request)
    answer = {
        **_row(request, text, key),
        "reasons": context["reasons"],
        "theirs": _as_typed(key, theirs),
        "together": _as_typed(key, both or ()),
        "conflict": fragment,
    }
    return JsonResponse(answer, status=409)


def _as_typed(key, paragraphs):
    """What a row's field begins with: plain words in a headline, else a paragraph a block."""
    return unescape("".join(paragraphs)) if key in HEAD else _paragraphs(paragraphs)


def _paragraphs(html):
    return "".join(f"<p>{one}</p>" for one in html)


def _words(html):
    return "\n".join(block.text for block in parse_body(_paragraphs(html)))
