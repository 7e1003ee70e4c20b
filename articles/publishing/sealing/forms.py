"""What may be entered when words have to be sealed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SealForm(forms.Form):
    """The words, one a line, and whose order it is."""

    words = forms.CharField(
        label=_("Words or names to take out, one a line"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
        help_text=_("As they are written in each language, and any other spelling."),
    )
    order = forms.CharField(
        label=_("Whose order it is, without the words"),
        max_length=300,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

    def lines(self):
        return [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]
