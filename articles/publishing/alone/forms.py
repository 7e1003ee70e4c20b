"""What somebody enters who publishes alone, and who appoints a deputy."""

from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from articles.publishing.alone import shifts
from articles.publishing.forms import NOTE, EditionForm, LanguagesField, MomentField


class AloneForm(EditionForm):
    """Which languages, why it cannot wait, and what the person answers for."""

    name = "alone"
    reason = forms.CharField(
        label=_("Why can it not wait for a second person?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody at the desk reads it."),
    )
    nobody = forms.BooleanField(
        label=_("It says of nobody that they may have done a crime, or only takes a name out"),
    )

    def __init__(self, *args, sides, token, **kwargs):
        super().__init__(*args, **kwargs)
        ready = [side.language for side in sides if side.is_ready]
        self.fields["languages"] = LanguagesField(ready, initial=ready)
        self.fields["seen"].initial = token
        if any(side.live for side in sides):
            self.ask_what_changed(ready)

    def layout(self):
        notes = [key for key in self.fields if key.startswith(NOTE)]
        kind = ["kind"] if "kind" in self.fields else []
        button = Submit("send", _("Publish alone"), css_class="btn-danger")
        return Layout(
            "once", "seen", "languages", *kind, *notes, "reason", "nobody", "looked", Div(button)
        )


class ShiftForm(forms.Form):
    """Somebody for one shift."""

    person = forms.ModelChoiceField(None, label=_("Deputy"), empty_label=_("choose somebody"))
    starts_at = MomentField(label=_("From"))
    ends_at = MomentField(
        label=_("Until"),
        help_text=_("At most 16 hours. The times are the newsroom's own."),
    )
    reason = forms.CharField(label=_("A word to them"), required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = shifts.who_may_be()
        for name, bound in self.fields.items():
            kind = "form-select" if hasattr(bound, "choices") else "form-control"
            bound.widget.attrs |= {"class": kind, "id": f"shift-{name}"}
