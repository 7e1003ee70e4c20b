"""What people say about themselves."""

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from newsdesk.models import User


class ProfileForm(forms.ModelForm):
    """A person's own name, address and interface language; roles are an administrator's to give."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the interface"),
            choices=[("", _("As the browser asks")), *settings.LANGUAGES],
            required=False,
        )
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False
        self.helper.disable_csrf = True
