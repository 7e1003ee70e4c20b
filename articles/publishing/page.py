"""The publishing page of one article: its forms, and what is answered when one was sent."""

from django.contrib import messages
from django.shortcuts import redirect, render

from articles.exceptions import NewsroomError
from articles.newsroom import newsroom
from articles.publishing import answering_forms as answering
from articles.publishing import forms


def answered(request, article, board, form, act):
    """Do it and go back to the page, or show the page with every reason why not."""
    status = 200
    if form.is_valid():
        try:
            done = act()
        except NewsroomError as error:
            form.show(error.reasons)
            status = error.status
        else:
            messages.success(request, done)
            return redirect("article_publish", article.pk)
    elif form.is_bound:
        status = 400
    context = {
        "article": article,
        "board": board,
        "forms": page_forms(board, form),
        "sent": form,
        "alone": newsroom().allows_exceptions and not all(p.is_ready for p in board.panels),
    }
    return render(request, "articles/publishing/publish.html", context, status=status)


def page_forms(board, sent):
    """The page's forms by name: the one that was sent, and the others fresh.

    Those of one language are {language: form}.
    """
    waived = [panel for panel in board.panels if panel.waivable]
    behind = [panel for panel in board.panels if panel.behind]
    scheduled = {
        panel.language: {"language": panel.language, "together": board.has_twin(panel.scheduled)}
        for panel in board.panels
        if panel.scheduled
    }
    held_up = [panel.language for panel in board.panels if panel.held_up]
    fresh = {
        "publish": forms.PublishForm(board=board),
        "withdraw": forms.WithdrawForm(board=board) if board.open else None,
        "restore": forms.RestoreForm(board=board) if board.withdrawn else None,
        "embargo": forms.EmbargoForm(board=board),
        "lift": forms.LiftForm(board=board) if board.embargoed else None,
        "reschedule": {code: forms.RescheduleForm(**how) for code, how in scheduled.items()},
        "cancel": {code: forms.CancelForm(**how) for code, how in scheduled.items()},
        "planagain": {code: forms.PlanAgainForm(language=code) for code in held_up},
        "waive": {panel.language: answering.WaiveForm(panel=panel) for panel in waived},
        "waivetwin": {panel.language: answering.WaiveTwinForm(panel=panel) for panel in behind},
        "share": answering.ShareForm(),
        "unshare": answering.UnshareForm(),
        "update": answering.UpdateForm(),
        "develop": answering.DevelopForm(article=board.article),
        "dropupdate": answering.DropUpdateForm(),
        "hold": None if board.article.legal_hold else answering.HoldForm(),
        "lifthold": answering.LiftHoldForm() if board.article.legal_hold else None,
    }
    if isinstance(fresh[sent.name], dict):
        fresh[sent.name][sent.language] = sent
        return fresh
    return fresh | {sent.name: sent}
