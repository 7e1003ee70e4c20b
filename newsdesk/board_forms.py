"""What the board can be asked for, a name for it, and how a text is planned."""

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from articles.models import Priority, SavedView, Section, Stage
from articles.roles import EDITOR, JOURNALIST, TRANSLATOR


class BoardForm(forms.Form):
    """Nothing in it is required; what cannot be understood is left out."""

    q = forms.CharField(label=_("Words in the headline"), required=False, max_length=100)
    stage = forms.ChoiceField(
        label=_("Stage"), required=False, choices=[("", _("every stage")), *Stage.choices]
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("every language")), *settings.CONTENT_LANGUAGES],
    )
    section = forms.ModelChoiceField(
        Section.objects, label=_("Section"), required=False, empty_label=_("every section")
    )
    assignee = forms.ModelChoiceField(
        None, label=_("Assigned to"), required=False, empty_label=_("everybody")
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("changed", _("changed last")),
            ("old", _("untouched longest")),
            ("new", _("brought in last")),
        ],
    )
    urgent = forms.BooleanField(label=_("important only"), required=False)
    late = forms.BooleanField(label=_("late only"), required=False)
    aside = forms.BooleanField(label=_("put aside"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.filter(
            is_active=True, groups__name__in=[JOURNALIST, TRANSLATOR, EDITOR]
        )
        self.fields["assignee"].queryset = people.distinct().order_by("first_name", "username")
        for name, bound in self.fields.items():
            kind = "form-select" if hasattr(bound, "choices") else "form-control"
            check = isinstance(bound, forms.BooleanField)
            bound.widget.attrs["class"] = "form-check-input" if check else kind
            bound.widget.attrs["id"] = f"board-{name}"

    @property
    def filters(self):
        self.is_valid()
        return self.cleaned_data


class SavedViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ["name", "query"]


class PlanForm(forms.Form):
    assignee = forms.ModelChoiceField(
        None, label=_("Assigned to"), required=False, empty_label=_("nobody")
    )
    due_at = forms.DateTimeField(
        label=_("Due"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    priority = forms.TypedChoiceField(
        label=_("Priority"), choices=Priority, coerce=int, initial=Priority.NORMAL
    )
    reason = forms.CharField(label=_("A word to them"), required=False, max_length=300)

    def __init__(self, *args, people, plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = people
        if not plans:
            del self.fields["due_at"], self.fields["priority"]
        for name, bound in self.fields.items():
            kind = "form-select" if hasattr(bound, "choices") else "form-control"
            bound.widget.attrs |= {"class": kind, "id": f"plan-{name}"}
