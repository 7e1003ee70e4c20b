"""Doors of the drafts: one batch a request, so that a page can show how far it is and stop."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.exceptions import Invalid
from articles.permissions import Permission, article_for
from articles.translating import actions
from articles.translating.actions import drafting
from articles.translating.engines import asking, offline
from articles.translating.engines.asking import Outcome
from articles.translating.engines.configured import engines
from articles.translating.views.doors import translation_for
from articles.translating.workspace import Workspace

AT_ONCE = 10  # rows that the house itself fills in one request
MOST_TRIED = 1000


@login_required
@require_POST
def translation_draft(request, article_id, language):
    """Fill the next empty rows: JSON for the page's script, which asks on; else back to the page."""
    article, text = translation_for(request, article_id, language)
    tried = set(request.POST.getlist("tried")[:MOST_TRIED])
    pair, rows = drafting.to_draft(text, tried)
    name = request.POST.get("engine", offline.NAME)
    if name == offline.NAME:
        chosen = rows[:AT_ONCE]
        outcome = _offline(text, chosen)
    else:
        engine = _engine(name)
        drafting.refuse_unless_allowed(article, engine)
        chosen = asking.batch(rows, engine.config)
        outcome = _asked(engine, text, pair, chosen) if chosen else Outcome()
        if chosen:
            drafting.note_use(text, engine, outcome, by=request.user)
    kept = _keep(text, outcome, name, pair, request.user)
    return _answer(request, text, chosen, rows, outcome, kept)


@login_required
@require_POST
def translation_clear_drafts(request, article_id, language):
    article, text = translation_for(request, article_id, language)
    count = actions.clear_drafts(text, by=request.user)
    said = ngettext("%(count)d draft taken back.", "%(count)d drafts taken back.", count)
    messages.success(request, said % {"count": count})
    return redirect("text_translate", article.pk, language)


@login_required
@require_POST
def translation_engine_allow(request, article_id, language):
    """Say that this article may be sent to an engine, or (with `forbid`) no longer."""
    article = article_for(request.user, article_id, Permission.ASSIGN)
    engine = _engine(request.POST.get("engine", ""))
    if request.POST.get("forbid"):
        actions.forbid_engine(article, engine, by=request.user)
        messages.success(request, _("Nothing more of this article is sent there."))
    else:
        actions.allow_engine(article, engine, by=request.user)
        messages.success(request, _("This article may be sent there now."))
    return redirect("text_translate", article.pk, language)


def _engine(name):
    found = engines().get(name)
    if found is None:
        raise Invalid(_("This engine is no longer set. Reload the page."))
    return found


def _offline(text, rows):
    workspace = Workspace(text)
    outcome = Outcome()
    for row in rows:
        words = offline.draft(
            row, workspace.source.language, text.language, workspace.terms_in(row)
        )
        if words:
            outcome.drafts[row.key] = words
        else:
            outcome.problems.append((row, _("Nothing like it has been approved before.")))
    return outcome


def _asked(engine, text, pair, rows):
    workspace = Workspace(text, pair.source)
    names = {
        term.words: term.names[0] for row in rows for term in workspace.terms_in(row) if term.names
    }
    return asking.ask(engine, rows, pair.source.language, text.language, names)


def _keep(text, outcome, name, pair, user):
    if not outcome.drafts:
        return []
    try:
        return actions.keep_drafts(
            text, outcome.drafts, engine=name, source=pair.source.revision, by=user
        )
    except Invalid as error:
        outcome.failure = str(error.reasons[0])
        return []


def _answer(request, text, chosen, rows, outcome, kept):
    left = 0 if outcome.failure else len(rows) - len(chosen)
    said = ngettext("%(count)d paragraph drafted.", "%(count)d paragraphs drafted.", len(kept))
    said %= {"count": len(kept)}
    if request.accepts("text/html"):
        messages.success(request, said)
        if outcome.failure:
            messages.error(request, outcome.failure)
        for row, reason in outcome.problems[:AT_ONCE]:
            messages.warning(request, f"“{row.source_text[:60]}”: {reason}")
        return redirect("text_translate", text.article_id, text.language)
    return JsonResponse(
        {
            "tried": [row.key for row in chosen],
            "kept": len(kept),
            "left": left,
            "failure": outcome.failure,
            "problems": [
                {"key": row.key, "words": row.source_text[:60], "reason": reason}
                for row, reason in outcome.problems
            ],
        }
    )
