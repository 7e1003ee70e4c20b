"""What each kind is for, in words the newsroom writes itself."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.bodies import plain, refuse
from annotations.models import Kind
from annotations.permissions import may_merge, require_merging, require_registry
from annotations.registry.forms import language_label
from annotations.registry.remembered import kinds_changed
from articles.audit import record
from articles.exceptions import Conflict, NewsroomError

LONGEST = 10_000


@transaction.atomic
def write_guideline(kind, words, *, seen, by):
    """Write a kind's guideline: `words` and `seen` (as the person found it) by language.

    Raise Invalid for markup or too much, Conflict when somebody changed it since.
    """
    kind = Kind.objects.select_for_update().get(pk=kind.pk)
    before = {code: kind.guideline_in(code) for code in words}
    reasons = []
    words = {code: plain(text, _("Guideline"), LONGEST, reasons) for code, text in words.items()}
    refuse(reasons)
    if before != {code: plain(seen.get(code), "", LONGEST, []) for code in words}:
        raise Conflict(_("Somebody else changed this guideline. Open it again and add yours."))
    for code, text in words.items():
        setattr(kind, f"guideline_{code}", text)
    kind.save(update_fields=[f"guideline_{code}" for code in words])
    kinds_changed()
    record("guideline.write", by=by, kind=kind.key, before=before, after=words)
    return kind


class GuidelineForm(forms.Form):
    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        for code, language in settings.CONTENT_LANGUAGES:
            found = kind.guideline_in(code)
            self.fields[f"words_{code}"] = forms.CharField(
                label=language_label(_("Guideline"), language),
                required=False,
                initial=found,
                widget=forms.Textarea(attrs={"lang": code, "rows": 8, "class": "form-control"}),
            )
            self.fields[f"seen_{code}"] = forms.CharField(
                required=False, initial=found, widget=forms.HiddenInput
            )

    def given(self, part):
        return {c: self.cleaned_data[f"{part}_{c}"] for c, _name in settings.CONTENT_LANGUAGES}


@login_required
@require_safe
def guideline_list(request):
    """Every kind in use, with its key and when to use it."""
    require_registry(request.user)
    kinds = list(Kind.objects.filter(retired=False))
    for kind in kinds:
        kind.words = kind.guideline_in(request.LANGUAGE_CODE) or kind.guideline or ""
    context = {"kinds": kinds, "may_write": may_merge(request.user)}
    return render(request, "annotations/registry/guideline_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def guideline_edit(request, kind_key):
    require_merging(request.user)
    kind = get_object_or_404(Kind, key=kind_key, retired=False)
    form, status = GuidelineForm(request.POST or None, kind=kind), 200
    if form.is_valid():
        try:
            write_guideline(kind, form.given("words"), seen=form.given("seen"), by=request.user)
        except NewsroomError as error:
            status = error.status
            for reason in error.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("The guideline is saved."))
            return redirect("guideline_list")
    context = {"kind": kind, "form": form}
    return render(request, "annotations/registry/guideline_form.html", context, status=status)
