"""What an editor may enter when answering for something: a waiver, a legal hold."""

from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.publishing.actions.developing import LONGEST
from articles.publishing.forms import ActForm


class ReasonForm(ActForm):
    """One act and why."""

    reason = forms.CharField(label=_("Reason, for the record"), max_length=300)
    button = ""
    style = "btn-outline-primary"

    def __init__(self, *args, board=None, **kwargs):
        super().__init__(*args, **kwargs)

    def layout(self):
        names = [name for name in self.fields if name != "reason"]
        return Layout(*names, "reason", Div(Submit("send", self.button, css_class=self.style)))


class WaiveForm(ReasonForm):
    """Which of a language's obstacles are waived, and why."""

    name = "waive"
    button = _("Waive these")
    keys = forms.MultipleChoiceField(
        label=_("I answer for these"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, panel, **kwargs):
        super().__init__(*args, prefix=f"waive-{panel.language}", **kwargs)
        self.language = panel.language
        self.fields["keys"].choices = [(one.key, one.message) for one in panel.waivable]


class WaiveTwinForm(ReasonForm):
    name = "waivetwin"
    button = _("It had it right: tell readers nothing")

    def __init__(self, *args, panel, **kwargs):
        super().__init__(*args, prefix=f"waivetwin-{panel.language}", **kwargs)
        self.language = panel.language


class UpdateForm(ActForm):
    """A timed update, in each language."""

    name = "update"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, name in settings.CONTENT_LANGUAGES:
            self.fields[f"words_{code}"] = forms.CharField(
                label=format_html("{} ({})", _("Update"), name),
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )

    @property
    def words(self):
        return {code: self.cleaned_data[f"words_{code}"] for code, _n in settings.CONTENT_LANGUAGES}

    def layout(self):
        words = [name for name in self.fields if name != "once"]
        return Layout("once", *words, Div(Submit("send", _("Add it"), css_class="btn-primary")))


class DevelopForm(ActForm):
    """That more is expected, or that nothing is any more."""

    name = "develop"
    developing = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_developing = bool(article and article.developing)
        self.fields["developing"].initial = not self.is_developing

    def layout(self):
        label = _("It develops no more") if self.is_developing else _("More is expected")
        return Layout(
            "once", "developing", Div(Submit("send", label, css_class="btn-outline-primary"))
        )


class DropUpdateForm(ActForm):
    name = "dropupdate"

    def layout(self):
        button = Submit("send", _("Take it out"), css_class="btn-outline-danger btn-sm")
        return Layout("once", Div(button))


class HoldForm(ReasonForm):
    name = "hold"
    button = _("Put on legal hold")
    style = "btn-outline-danger"


class LiftHoldForm(ReasonForm):
    name = "lifthold"
    button = _("Lift the hold")


class ShareForm(ActForm):
    """A look at the preview for somebody outside."""

    name = "share"
    whom = forms.CharField(label=_("For whom"), max_length=200)
    days = forms.TypedChoiceField(
        label=_("Until"),
        coerce=int,
        choices=[(1, _("1 day")), (3, _("3 days")), (7, _("7 days")), (30, _("30 days"))],
        initial=3,
    )

    def layout(self):
        return Layout(
            "once",
            "whom",
            "days",
            Div(Submit("send", _("Make a link"), css_class="btn-outline-primary")),
        )


class UnshareForm(ActForm):
    name = "unshare"

    def layout(self):
        return Layout(
            "once", Div(Submit("send", _("Take it back"), css_class="btn-outline-danger btn-sm"))
        )
