"""What an editor may enter when correcting a name."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.bodies import plain
from articles.models import NameCorrection
from articles.text.graphemes import length

NAME_MAX = 300
ROWS = 2  # a name, and a shorter form of it


class PairsForm(forms.Form):
    """What is wrong and what is right, in each language: the name, and its shorter form."""

    def __init__(self, *args, entity=None, **kwargs):
        super().__init__(*args, **kwargs)
        for code, name in settings.CONTENT_LANGUAGES:
            for row in range(1, ROWS + 1):
                for which, label in (("wrong", _("Wrong")), ("right", _("Right"))):
                    self.fields[f"{which}_{code}_{row}"] = forms.CharField(
                        label=f"{label} ({name})",
                        required=False,
                        max_length=NAME_MAX,
                        widget=forms.TextInput(attrs={"lang": code, "class": "form-control"}),
                    )
            if entity is not None:
                self.fields[f"wrong_{code}_1"].initial = entity.name_in(code)

    def rows(self):
        """[(language, its name, [(field of the wrong, field of the right)])], for the template."""
        return [
            (
                code,
                name,
                [(self[f"wrong_{code}_{n}"], self[f"right_{code}_{n}"]) for n in (1, ROWS)],
            )
            for code, name in settings.CONTENT_LANGUAGES
        ]

    def clean(self):
        data, pairs, reasons = super().clean(), [], []
        for code, name in settings.CONTENT_LANGUAGES:
            for row in range(1, ROWS + 1):
                words = [
                    " ".join(
                        plain(data.get(f"{which}_{code}_{row}"), name, NAME_MAX, reasons).split()
                    )
                    for which in ("wrong", "right")
                ]
                pairs += self._pair(code, name, words, reasons)
        if not pairs and not reasons:
            reasons.append(_("Write the wrong name and the right one in at least one language."))
        for reason in reasons:
            self.add_error(None, reason)
        self.pairs = pairs
        return data

    @staticmethod
    def _pair(code, name, words, reasons):
        wrong, right = words
        if not wrong or wrong == right:
            # What is right already, or was only offered, is no correction.
            if right and not wrong:
                reasons.append(_("%(language)s: write the wrong name too.") % {"language": name})
            return []
        if not right:
            return []
        if length(wrong) < 2:
            message = _("%(language)s: a single letter stands in too many places.")
            reasons.append(message % {"language": name})
            return []
        return [(code, wrong, right)]


class AskForm(forms.Form):
    """What goes with the ticked places: the notes to readers, and what becomes of the old name."""

    old_name = forms.ChoiceField(
        label=gettext_lazy("In the registry the wrong name becomes"),
        choices=NameCorrection.OldName.choices,
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args, notes=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_name"].initial = NameCorrection.OldName.FORBIDDEN
        for code, name in settings.CONTENT_LANGUAGES:
            self.fields[f"note_{code}"] = forms.CharField(
                label=_("Note to readers") + f" ({name})",
                initial=(notes or {}).get(code, ""),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code, "class": "form-control"}),
            )

    @property
    def notes(self):
        fields = self.cleaned_data.items()
        return {key.removeprefix("note_"): v for key, v in fields if key.startswith("note_") and v}

    def note_fields(self):
        return [self[name] for name in self.fields if name.startswith("note_")]
