"""What a writer sends: the text, what it was based on, and why it changed."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import ChangeClass
from articles.writing.content import BODY_MAX, HEADLINE_MAX, Content


class WriteForm(forms.Form):
    """One language of an article. `based_on` is the number of the revision on the screen."""

    headline = forms.CharField(
        label=_("Headline"), max_length=HEADLINE_MAX, widget=forms.Textarea(attrs={"rows": 2})
    )
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    body = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        max_length=BODY_MAX,
        widget=forms.Textarea(attrs={"rows": 24, "data-editor": ""}),
    )
    slug = forms.CharField(
        label=_("Address (slug)"),
        required=False,
        max_length=200,
        help_text=_("Left empty, it is made from the headline."),
    )
    reason = forms.CharField(
        label=_("Why this change"),
        required=False,
        max_length=300,
        help_text=_("For colleagues: it stands in the history."),
    )
    change_class = forms.ChoiceField(
        label=_("Kind of change"),
        choices=ChangeClass,
        initial=ChangeClass.WORDING,
        help_text=_("After a typo translations stay fresh; a changed fact flags them."),
    )
    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("headline", "summary", "body"):
            self.fields[name].widget.attrs["lang"] = language
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False
        self.helper.disable_csrf = True

    @staticmethod
    def initial_of(content, number):
        """What the form shows of a Content that is based on revision `number`."""
        return {
            "headline": content.headline,
            "summary": content.summary,
            "body": content.body,
            "slug": content.slug,
            "based_on": number,
        }

    @property
    def content(self):
        data = self.cleaned_data
        return Content(data["headline"], data["summary"], data["body"], data["slug"])


class UnsavedForm(forms.Form):
    """Autosave: anything goes, as long as it is of a size to keep."""

    headline = forms.CharField(required=False, max_length=2000, strip=False)
    summary = forms.CharField(required=False, max_length=10_000, strip=False)
    body = forms.CharField(required=False, max_length=BODY_MAX, strip=False)
    slug = forms.CharField(required=False, max_length=1000, strip=False)
    based_on = forms.IntegerField(min_value=0)

    @property
    def content(self):
        data = self.cleaned_data
        return Content(data["headline"], data["summary"], data["body"], data["slug"])


class RestoreForm(forms.Form):
    based_on = forms.IntegerField(min_value=0)
