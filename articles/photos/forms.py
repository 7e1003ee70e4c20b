"""What people say about a photo."""

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.intake.forms import FilesField


class AddPhotosForm(forms.Form):
    file = FilesField(label=_("Photos"), allow_empty_file=True, max_length=1000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = "image/*"
        self.fields["file"].help_text = _(
            "JPEG, PNG, WebP, AVIF or TIFF, at most %(most)d MB each. What the photo says of itself"
            " (IPTC, XMP) is read; readers never get the file itself."
        ) % {"most": settings.UPLOAD_MAX_BYTES // 2**20}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False

    def clean_file(self):
        files = self.cleaned_data["file"]
        for file in files:
            if file.size > settings.UPLOAD_MAX_BYTES:
                raise forms.ValidationError(
                    _("The file “%(name)s” is too big: at most %(most)d MB can be brought in."),
                    params={"name": file.name, "most": settings.UPLOAD_MAX_BYTES // 2**20},
                )
        if not files:
            raise forms.ValidationError(_("Choose at least one photo."))
        return files


class DescribeForm(forms.Form):
    """A photo's credit, words and focal point: those of `fields` that the person may change."""

    def __init__(self, *args, photo, fields, **kwargs):
        super().__init__(*args, **kwargs)
        for name in fields:
            self.fields[name] = _field(name)
            self.initial[name] = self._initial(photo, name)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False
        self.helper.disable_csrf = True

    @property
    def words(self):
        """field -> value, as the model has them."""
        return {
            name: value / 100 if name.startswith("focal") else value
            for name, value in self.cleaned_data.items()
        }

    @staticmethod
    def _initial(photo, name):
        value = getattr(photo, name)
        return round(value * 100) if name.startswith("focal") else value or ""


def _field(name):
    if name == "credit":
        return forms.CharField(
            label=_("Credit"),
            required=False,
            max_length=300,
            help_text=_("Who took it, and for whom. Without it nothing is published."),
        )
    if name.startswith("focal"):
        label = (
            _("Focal point, from the left (%)")
            if name[-1] == "x"
            else _("Focal point, from the top (%)")
        )
        slider = forms.NumberInput(
            attrs={"type": "range", "min": 0, "max": 100, "class": "form-range"}
        )
        return forms.IntegerField(label=label, min_value=0, max_value=100, widget=slider)
    word, language = name.rsplit("_", 1)
    shown = dict(settings.CONTENT_LANGUAGES)[language]
    label, hint = {
        "caption": (_("Caption (%(language)s)"), ""),
        "alt": (
            _("Alternative text (%(language)s)"),
            _("What is in the picture, for somebody who does not see it."),
        ),
    }[word]
    return forms.CharField(
        label=label % {"language": shown},
        required=False,
        max_length=1000,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 2, "lang": language}),
    )
