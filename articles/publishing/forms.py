"""What an editor may enter when publishing and taking back."""

import uuid

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout, Submit
from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Edition

KINDS = [(kind.value, kind.label) for kind in Edition.Kind if kind != Edition.Kind.FIRST]
NOTE = "note_"
MOMENT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A day and time by the newsroom's clock, as browsers enter and send it."""

    input_formats = [MOMENT]
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)


class ActForm(forms.Form):
    """A form that is done once, however often it is sent. It shows refusals with its fields."""

    once = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("prefix", self.name)
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = uuid.uuid4().hex

    def show(self, reasons):
        """Put the reasons why it was refused above the form."""
        for reason in reasons:
            self.add_error(None, str(reason))

    @cached_property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        helper.layout = self.layout()
        return helper

    def layout(self):
        return Layout(*self.fields)


class LanguagesField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, codes, **kwargs):
        names = dict(settings.CONTENT_LANGUAGES)
        choices = [
            (code, format_html('<span lang="{}">{}</span>', code, names[code])) for code in codes
        ]
        kwargs.setdefault("label", _("Languages"))
        super().__init__(choices=choices, **kwargs)


class EditionForm(ActForm):
    """What everybody answers for who makes editions, and what a later one says of its change."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=400)
    looked = forms.BooleanField(label=_("I have looked at the preview of every language I publish"))

    def ask_what_changed(self, codes):
        """Ask for the kind of change, and for a note to readers in each of these languages."""
        self.fields["kind"] = forms.ChoiceField(
            label=_("What kind of change is it?"),
            choices=KINDS,
            initial=Edition.Kind.UPDATE,
            # A form from before the first publication has no such question.
            required=False,
        )
        names = dict(settings.CONTENT_LANGUAGES)
        for code in codes:
            self.fields[NOTE + code] = forms.CharField(
                label=format_html("{} ({})", _("Note to readers"), names[code]),
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )

    @property
    def notes(self):
        """{language: words} of the notes that were written."""
        fields = self.cleaned_data.items()
        return {key.removeprefix(NOTE): v for key, v in fields if key.startswith(NOTE) and v}


class PublishForm(EditionForm):
    """The first edition or a new one, in some languages, now or at a time."""

    name = "publish"
    at = MomentField(
        label=_("At"),
        required=False,
        help_text=_("Leave empty to publish now. The time is the newsroom's own."),
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board
        codes = [panel.language for panel in board.panels]
        self.fields["languages"] = LanguagesField(codes, initial=board.ready or codes)
        self.fields["seen"].initial = board.token
        if any(panel.was_published for panel in board.panels):
            self.ask_what_changed(codes)

    def layout(self):
        notes = [key for key in self.fields if key.startswith(NOTE)]
        kind = ["kind"] if "kind" in self.fields else []
        button = Submit("send", _("Publish"), css_class="btn-primary")
        return Layout("once", "seen", "languages", *kind, *notes, "at", "looked", Div(button))


class WithdrawForm(ActForm):
    """Both languages unless said otherwise; the reasons for readers are offered, not demanded."""

    name = "withdraw"
    reason = forms.CharField(label=_("Reason, for the record"), max_length=1000)
    sure = forms.BooleanField(label=_("Take it from readers now"))

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        codes = board.open
        self.fields["languages"] = LanguagesField(codes, initial=codes)
        names = dict(settings.CONTENT_LANGUAGES)
        self._public = [f"public_{code}" for code in codes]
        for code in codes:
            self.fields[f"public_{code}"] = forms.CharField(
                label=format_html("{} ({})", _("Reason for readers"), names[code]),
                required=False,
                max_length=1000,
                widget=forms.TextInput(attrs={"lang": code}),
            )

    @property
    def public_reasons(self):
        return {key.removeprefix("public_"): self.cleaned_data[key] for key in self._public}

    def layout(self):
        button = Submit("send", _("Withdraw"), css_class="btn-danger")
        return Layout("once", "languages", "reason", *self._public, "sure", Div(button))


class RestoreForm(ActForm):
    name = "restore"
    reason = forms.CharField(label=_("Reason, for the record"), max_length=1000)

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"] = LanguagesField(board.withdrawn, initial=board.withdrawn)

    def layout(self):
        button = Submit("send", _("Restore"), css_class="btn-primary")
        return Layout("once", "languages", "reason", Div(button))


class EmbargoForm(ActForm):
    name = "embargo"
    until = MomentField(label=_("Until"))
    reason = forms.CharField(label=_("Reason, for the record"), max_length=1000, required=False)

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        codes = [panel.language for panel in board.panels]
        self.fields["languages"] = LanguagesField(codes, initial=codes)

    def layout(self):
        button = Submit("send", _("Set the embargo"), css_class="btn-outline-primary")
        return Layout("once", "languages", "until", "reason", Div(button))


class LiftForm(ActForm):
    name = "lift"
    reason = forms.CharField(label=_("Reason, for the record"), max_length=1000, required=False)

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"] = LanguagesField(board.embargoed, initial=board.embargoed)

    def layout(self):
        button = Submit("send", _("Lift the embargo"), css_class="btn-outline-primary")
        return Layout("once", "languages", "reason", Div(button))


class OfOneLanguage(ActForm):
    """A form that stands once for each language: no two of its fields have one id."""

    def __init__(self, *args, language, **kwargs):
        kwargs.setdefault("auto_id", f"id_%s_{language}")
        super().__init__(*args, **kwargs)
        self.language = language


class ScheduledForm(OfOneLanguage):
    """What is done to a scheduled edition, and to the other language's of the same time with it."""

    together = forms.BooleanField(
        label=_("The other language too: it is planned for the same time"),
        required=False,
        initial=True,
    )

    def __init__(self, *args, together=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not together:
            del self.fields["together"]

    @property
    def is_together(self):
        return self.cleaned_data.get("together", False)

    def layout(self):
        return Layout(*self.fields, Div(Submit("send", self.button, css_class=self.style)))


class RescheduleForm(ScheduledForm):
    """Another time for what is scheduled."""

    name, button, style = "reschedule", _("Move"), "btn-outline-primary btn-sm"
    at = MomentField(label=_("New time"))
    field_order = ["once", "at", "together"]


class PlanAgainForm(OfOneLanguage):
    """What a legal hold came between, now or at another time."""

    name = "planagain"
    at = MomentField(
        label=_("At"),
        required=False,
        help_text=_("Leave empty to publish now. The time is the newsroom's own."),
    )

    def layout(self):
        button = Submit("send", _("Publish it as it was frozen"), css_class="btn-primary btn-sm")
        return Layout("once", Field("at"), Div(button))


class CancelForm(ScheduledForm):
    name, button = "cancel", _("Cancel the schedule")
    style = "btn-outline-danger btn-sm"
