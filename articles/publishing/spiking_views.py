"""The doors of putting a story aside unpublished, and of taking it up again."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.exceptions import Invalid
from articles.permissions import Permission, article_for
from articles.publishing import actions


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason, for the record"), max_length=300)


@login_required
@require_POST
def article_spike(request, article_id):
    article = article_for(request.user, article_id, Permission.SPIKE)
    actions.spike(article, by=request.user, reason=_reason(request))
    messages.success(
        request, _("It is put aside: the lists leave it out until it is taken up again.")
    )
    return redirect("article_detail", article.pk)


@login_required
@require_POST
def article_unspike(request, article_id):
    article = article_for(request.user, article_id, Permission.SPIKE)
    actions.unspike(article, by=request.user, reason=_reason(request))
    messages.success(request, _("It is taken up again, as it was."))
    return redirect("article_detail", article.pk)


def _reason(request):
    """What was written; raise Invalid, with what is wrong with it."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise Invalid(*(f"{form['reason'].label}: {words}" for words in form.errors["reason"]))
    return form.cleaned_data["reason"]
