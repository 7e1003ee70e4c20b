"""What an admin enters about people."""

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.models import Section
from articles.roles import ROLES
from newsdesk.models import User
from newsdesk.templatetags.desk import ROLE_NAMES

CHECKBOXES = forms.CheckboxSelectMultiple


class InviteForm(forms.ModelForm):
    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=[(role, ROLE_NAMES[role]) for role in ROLES], widget=CHECKBOXES
    )
    sections = forms.ModelMultipleChoiceField(
        label=_("Sections"), queryset=Section.objects.all(), required=False, widget=CHECKBOXES
    )
    approves_languages = forms.MultipleChoiceField(
        label=_("May approve texts in"),
        choices=settings.CONTENT_LANGUAGES,
        required=False,
        widget=CHECKBOXES,
    )
    mail = forms.BooleanField(label=_("Send the link by e-mail"), required=False)

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "language", "approves_languages"]
        help_texts = {"username": _("Letters, digits and @ . + - _ only; at most 150.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False
        self.helper.disable_csrf = True

    def clean(self):
        data = super().clean()
        if data.get("mail") and not data.get("email"):
            self.add_error("email", _("Without an e-mail address the link cannot be sent."))
        return data

    @property
    def columns(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class LeaveForm(forms.Form):
    """Who takes over what a leaver has open."""

    successor = forms.ModelChoiceField(
        label=_("Their open texts go to"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("nobody yet"),
        help_text=_(
            "Translations go to translators and editors. An original that somebody else wrote can only "
            "be gone on with by an editor."
        ),
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        others = User.objects.filter(is_active=True).exclude(pk=person.pk)
        self.fields["successor"].queryset = others.exclude(groups=None).distinct()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False
        self.helper.disable_csrf = True


class ForgottenForm(forms.Form):
    words = forms.CharField(
        label=_("Your e-mail address or user name"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
