"""What a reader may say, and what the desk may answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import ReportAnswer

LONGEST = 2000  # code points


class ReportForm(forms.Form):
    """`website` is a trap: people do not see it, and machines fill it in."""

    words = forms.CharField(
        label=_("What is wrong?"),
        help_text=_("Say what you read and what it should be. A link to a source helps."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        help_text=_("We use it for the answer alone and then forget it."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    block = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    use_required_attribute = True

    def is_from_a_machine(self):
        return bool(self.cleaned_data["website"])


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Answer"), choices=ReportAnswer.Verdict)
    words = forms.CharField(
        label=_("Words to the reader"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
