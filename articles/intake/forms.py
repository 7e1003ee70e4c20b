"""What a person brings in, and how they set right what was found in it."""

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.intake.reading import endings
from articles.models import Section

MOST_AT_ONCE = 20


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; cleaned to a list."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(
                _("At most %(most)d files can be sent at once. Send the others afterwards."),
                params={"most": MOST_AT_ONCE},
            )
        return [super(FilesField, self).clean(file, initial) for file in files]


class BringInForm(forms.Form):
    """Pasted text, or one file or more."""

    text = forms.CharField(
        label=_("Paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    file = FilesField(
        label=_("or choose files"), required=False, allow_empty_file=True, max_length=1000
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ",".join(endings())
        self.fields["file"].help_text = _(
            "Kinds that can be read: %(endings)s. At most %(most)d MB."
        ) % {"endings": ", ".join(endings()), "most": settings.UPLOAD_MAX_BYTES // 2**20}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False

    def clean(self):
        data = super().clean()
        text, file = data.get("text", ""), data.get("file")
        if not self.errors and not text.strip() and not file:
            raise forms.ValidationError(_("Paste the text of the article, or choose a file."))
        if text.strip() and file:
            raise forms.ValidationError(
                _("There are both pasted text and a file. Send one of them; empty the other.")
            )
        return data


class FoundForm(forms.Form):
    """What intake found, to be set right, and what it could not find, to be given."""

    language = forms.ChoiceField(
        label=_("Language of the text"), choices=settings.CONTENT_LANGUAGES
    )
    section = forms.ModelChoiceField(label=_("Section"), queryset=Section.objects.all())
    headline = forms.CharField(label=_("Headline"), max_length=300)
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One or two sentences. It can be written later."),
    )
    photo_credit = forms.CharField(label=_("Photo credit"), required=False, max_length=300)
    byline = forms.CharField(label=_("Byline"), required=False, max_length=200)
    dateline = forms.CharField(label=_("Dateline"), required=False, max_length=120)
    publisher = forms.CharField(label=_("First published by"), required=False, max_length=200)
    source_url = forms.URLField(
        label=_("Address of the source"), required=False, max_length=1000, assume_scheme="https"
    )
    confidential = forms.BooleanField(
        label=_("Confidential: no outside engine may see this text"), required=False
    )

    def __init__(self, *args, draft, sections=(), **kwargs):
        initial = {
            "language": draft.language,
            "headline": draft.headline,
            "summary": draft.summary,
            "photo_credit": draft.photo_credit,
            "byline": draft.byline,
            "dateline": draft.dateline,
            # A person of one desk most often writes for it
            "section": sections[0] if len(sections) == 1 else None,
        }
        super().__init__(*args, initial=initial, **kwargs)
        for name in ("headline", "summary"):
            self.fields[name].widget.attrs["lang"] = draft.language
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False
