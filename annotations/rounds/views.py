"""Doors of a round: its list, one's own layer, the comparison and one's private difference."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.marking.forms import number
from annotations.marking.words import words
from annotations.rounds import actions, doors
from annotations.rounds.comparing import Comparison
from annotations.rounds.deciding import adjudicate
from annotations.rounds.forms import LayerForm, StartForm, choices_of
from annotations.rounds.options import options_of
from annotations.rounds.pages import diff_of, entities_for, entity_known_as, layer_page
from articles.exceptions import Invalid, NewsroomError
from articles.permissions import Permission, may

FOLDER = "annotations/rounds"


@login_required
@require_http_methods(["GET", "POST"])
def round_list(request, article_id, language):
    """The rounds of one text; editors begin one."""
    needed = Permission.ASSIGN if request.method == "POST" else Permission.READ
    article, text, rounds = doors.text_with_rounds(request.user, article_id, language, needed)
    form = StartForm(request.POST or None, article=article)
    if request.method == "POST" and form.is_valid():
        try:
            one = actions.start(text, form.cleaned_data["people"], by=request.user)
        except Invalid as error:
            for reason in error.reasons:
                form.add_error(None, str(reason))
        else:
            messages.success(request, _("The round has begun: everybody in it has been told."))
            return redirect("round_detail", one.pk)
    context = {
        "article": article, "text": text, "language": language, "form": form, "rounds": rounds,
        "under_way": text.rounds.open().exists(),
        "may_start": may(request.user, Permission.ASSIGN, article),
    }  # fmt: skip
    status = 400 if request.method == "POST" else 200
    return render(request, f"{FOLDER}/list.html", context, status=status)


@login_required
@require_safe
def round_detail(request, round_id):
    """Who has submitted, and where each goes on from here."""
    one = doors.round_for(request.user, round_id)
    context = {
        **_about(one),
        "own": doors.own_layer(request.user, one),
        "decides": doors.may_decide(request.user, one),
        "may_cancel": may(request.user, Permission.ASSIGN, one.text.article),
        "all_submitted": all(layer.submitted_at for layer in one.people),
    }
    return render(request, f"{FOLDER}/round.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def round_mark(request, round_id):
    """One's own layer: the text with one's own marks, and nobody else's."""
    one, layer = doors.layer_to_mark(request.user, round_id)
    form, status = LayerForm(request.POST or None), 200
    if form.is_valid():
        try:
            made = _mark(one, layer, form, request.user)
        except NewsroomError as error:
            status = error.status
            for reason in error.reasons:
                form.add_error(None, str(reason))
        else:
            told = {"words": made.exact[:60], "kind": made.kind}
            messages.success(request, _("“%(words)s” is marked: %(kind)s.") % told)
            return redirect(f"{reverse('round_mark', args=[one.pk])}#mark-{made.pk}")
    elif form.is_bound:
        status = 400
    context = {**_about(one), **layer_page(one, layer), "form": form, "words": words()}
    return render(request, f"{FOLDER}/mark.html", context, status=status)


def _mark(one, layer, form, by):
    data, text = form.cleaned_data, one.text
    text.anchored_revision = one.revision
    [anchor] = form.anchors(text)[:1]
    entity = data["entity"] or entity_known_as(one, anchor, data["kind"])
    return actions.mark(
        layer, anchor, kind=data["kind"], entity=entity, claimant=data["claimant"], by=by
    )


@login_required
@require_POST
def round_unmark(request, round_id):
    one, layer = doors.layer_to_mark(request.user, round_id)
    if gone := actions.unmark(layer, number(request.POST, "mark"), by=request.user):
        messages.success(request, _("“%(words)s” is no longer marked.") % {"words": gone[:60]})
    return redirect("round_mark", one.pk)


@login_required
@require_POST
def round_submit(request, round_id):
    one, layer = doors.layer_to_mark(request.user, round_id)
    actions.submit(layer, by=request.user)
    messages.success(request, _("Your marks are submitted."))
    return redirect("round_detail", one.pk)


@login_required
@require_POST
def round_resume(request, round_id):
    one, layer = doors.layer_to_mark(request.user, round_id)
    actions.resume(layer, by=request.user)
    return redirect("round_mark", one.pk)


@login_required
@require_POST
def round_cancel(request, round_id):
    one = doors.round_for(request.user, round_id)
    actions.cancel(one, by=request.user)
    messages.success(request, _("The round is cancelled."))
    return redirect("round_detail", one.pk)


@login_required
@require_http_methods(["GET", "POST"])
def round_compare(request, round_id):
    """Everybody's marks side by side, how far they agree, and the reviewer's decision."""
    one = doors.round_to_decide(request.user, round_id)
    if not doors.all_submitted(one) or one.outcome == one.Outcome.CANCELLED:
        raise PermissionDenied
    if request.method == "POST":
        adjudicate(one, choices_of(request.POST, options_of(one)), by=request.user)
        messages.success(request, _("Decided: what you accepted is now in the text."))
        return redirect("round_detail", one.pk)
    comparison = Comparison(one)
    context = {
        **_about(one),
        "comparison": comparison,
        "entities": entities_for(comparison.options),
    }
    return render(request, f"{FOLDER}/compare.html", context)


@login_required
@require_safe
def round_mine(request, round_id):
    """What the reviewer made of one's own marks: for oneself alone."""
    one, layer = doors.layer_to_mark(request.user, round_id)
    if one.outcome != one.Outcome.ADJUDICATED:
        raise PermissionDenied
    return render(request, f"{FOLDER}/mine.html", {**_about(one), **diff_of(one, layer)})


def _about(one):
    text = one.text
    return {"round": one, "article": text.article, "text": text, "language": text.language}
