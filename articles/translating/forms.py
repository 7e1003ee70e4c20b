"""What a translator sends."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from articles.exceptions import Invalid
from articles.models import Alignment
from articles.roles import EDITOR, TRANSLATOR

MOST_EXPORTED = 50  # translations in one file


class ParagraphForm(forms.Form):
    """The words of one row, and the revisions that were on the screen."""

    html = forms.CharField(required=False, strip=False)
    based_on = forms.IntegerField(min_value=0, max_value=10**9)
    source_number = forms.IntegerField(min_value=0, max_value=10**9, required=False)
    origin = forms.ChoiceField(choices=[("", ""), (Alignment.Origin.MEMORY, "")], required=False)


class ReasonForm(forms.Form):
    """An act on a row: with a reason where one is given, and the words of an added paragraph."""

    reason = forms.CharField(required=False, max_length=300)
    waiver_reason = forms.CharField(required=False, max_length=300)
    added = forms.CharField(required=False, max_length=50_000)
    based_on = forms.IntegerField(min_value=0, max_value=10**9, required=False)
    source_number = forms.IntegerField(min_value=0, max_value=10**9, required=False)


class FactForm(forms.Form):
    """A row of the table of facts, by its digest, and why it may stand."""

    fact = forms.RegexField(r"^[0-9a-f]{64}$")
    reason = forms.CharField(required=False, max_length=300)


class FileForm(forms.Form):
    """A file that a translator outside the house, or another program, made."""

    file = forms.FileField(label=_("File"), max_length=200)


class ExportForm(forms.Form):
    """Which translations go out, and as what."""

    FORMATS = (("xliff21", "XLIFF 2.1"), ("xliff12", "XLIFF 1.2"), ("tmx", "TMX 1.4"))

    text = forms.TypedMultipleChoiceField(coerce=int, label=_("Translations"))
    form = forms.ChoiceField(choices=FORMATS, label=_("Format"))

    def __init__(self, data):
        super().__init__(data)
        numbers = [one for one in data.getlist("text") if one.isdecimal() and len(one) < 16]
        self.fields["text"].choices = [(one, one) for one in numbers[:MOST_EXPORTED]]


class TakeInForm(forms.Form):
    """What a verified file would bring, signed when it was shown, and the lines to keep."""

    offer = forms.CharField(max_length=2_000_000)


class AssignForm(forms.Form):
    """Whose work a translation is; nobody's: any translator may take it."""

    assignee = forms.ModelChoiceField(
        get_user_model().objects.none(),
        required=False,
        label=_("Translator"),
        empty_label=_("nobody: any translator may take it"),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["assignee"].queryset = (
            get_user_model()
            .objects.filter(is_active=True, groups__name__in=[TRANSLATOR, EDITOR])
            .distinct()
            .order_by("first_name", "username")
        )


def checked(form):
    """The form's values; raise Invalid with every reason."""
    if not form.is_valid():
        raise Invalid(
            *(
                f"{form.fields[name].label or name}: {reason}" if name in form.fields else reason
                for name, reasons in form.errors.items()
                for reason in reasons
            )
        )
    return form.cleaned_data
