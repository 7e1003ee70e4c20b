"""The editor's doors for answering: a waiver, a language that had it right, a legal hold."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
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


@login_required
@require_POST
def share(request, article_id):
    """A link to the preview; its address is told once, in the answer."""
    article = article_for(request.user, article_id, Permission.PUBLISH)
    form = forms.ShareForm(request.POST)

    def act():
        link, word = actions.share(article, by=request.user, **form.cleaned_data)
        if link is None:
            return _("That link was made already, and its address shown then.")
        path = reverse("shared_article", args=[word, article.source_language])
        address = request.build_absolute_uri(path)
        return format_html(
            '{} <a href="{}">{}</a>',
            _("The link for %(whom)s, shown only now:") % {"whom": link.whom},
            address,
            address,
        )

    return answered(request, article, Board(article), form, act)


@login_required
@require_POST
def unshare(request, article_id, link_id):
    article = article_for(request.user, article_id, Permission.PUBLISH)
    link = get_object_or_404(article.share_links, pk=link_id)
    form = forms.UnshareForm(request.POST)

    def act():
        actions.unshare(link, by=request.user, **form.cleaned_data)
        return _("The link is taken back.")

    return answered(request, article, Board(article), form, act)


@login_required
@require_POST
def update_add(request, article_id):
    article = article_for(request.user, article_id, Permission.PUBLISH)
    form = forms.UpdateForm(request.POST)

    def act():
        once = form.cleaned_data["once"]
        actions.add_update(article, form.words, by=request.user, once=once)
        return _("The update is added. Publish an edition: readers see it then.")

    return answered(request, article, Board(article), form, act)


@login_required
@require_POST
def update_drop(request, article_id, number):
    article = article_for(request.user, article_id, Permission.PUBLISH)
    form = forms.DropUpdateForm(request.POST)

    def act():
        actions.drop_update(article, number, by=request.user, **form.cleaned_data)
        return _("The update is taken out. Publish an edition: readers see it until then.")

    return answered(request, article, Board(article), form, act)


@login_required
@require_POST
def develop(request, article_id):
    return _simple(
        request,
        article_id,
        forms.DevelopForm,
        actions.develop,
        _("It is noted. Publish an edition: readers are told then."),
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
