"""The editor's doors for answering: a waiver, a language that had it right, a legal hold."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.permissions import Permission, article_for
from articles.publishing import actions
from articles.publishing import answering_forms as forms
from articles.publishing.board import Board
from articles.publishing.page import answered


@login_required
@require_POST
def waive(request, article_id, language):
    article, board, panel = _panel_for(request.user, article_id, language)
    form = forms.WaiveForm(request.POST, panel=panel)

    def act():
        data = form.cleaned_data
        actions.waive(article, language, data.pop("keys"), by=request.user, **data)
        return _("It is waived, with your name and reason.")

    return answered(request, article, board, form, act)


@login_required
@require_POST
def waive_twin(request, article_id, language):
    article, board, panel = _panel_for(request.user, article_id, language)
    form = forms.WaiveTwinForm(request.POST, panel=panel)

    def act():
        actions.waive_twin(article, language, by=request.user, **form.cleaned_data)
        return _("Readers of this language are no longer told that it is behind.")

    return answered(request, article, board, form, act)


@login_required
@require_POST
def hold(request, article_id):
    return _simple(request, article_id, forms.HoldForm, actions.hold, _("It is on legal hold."))


@login_required
@require_POST
def lift_hold(request, article_id):
    return _simple(
        request, article_id, forms.LiftHoldForm, actions.lift_hold, _("The hold is lifted.")
    )


def _simple(request, article_id, form_class, action, done):
    article = article_for(request.user, article_id, Permission.PUBLISH)
    form = form_class(request.POST)

    def act():
        action(article, by=request.user, **form.cleaned_data)
        return done

    return answered(request, article, Board(article), form, act)


def _panel_for(user, article_id, language):
    article = article_for(user, article_id, Permission.PUBLISH)
    board = Board(article)
    panel = next((panel for panel in board.panels if panel.language == language), None)
    if panel is None:
        raise Http404
    return article, board, panel
