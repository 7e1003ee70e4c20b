"""What people send: whom to ask, marks of one's own layer, and the reviewer's choices."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from annotations.bodies import plain, refuse
from annotations.marking.forms import PlaceForm
from annotations.models import Entity, Kind
from annotations.permissions import sent_id
from annotations.rounds.deciding import Choice
from articles.permissions import Permission, may
from articles.roles import EDITOR, JOURNALIST, REVIEWER, TRANSLATOR


class StartForm(forms.Form):
    """Who marks: everybody who may mark this article can be chosen."""

    people = forms.ModelMultipleChoiceField(
        label=_("Who marks, each for themselves"),
        queryset=get_user_model().objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        roles = [JOURNALIST, TRANSLATOR, REVIEWER, EDITOR]
        staff = get_user_model().objects.filter(is_active=True, groups__name__in=roles).distinct()
        may_mark = [person.pk for person in staff if may(person, Permission.MARK, article)]
        self.fields["people"].queryset = staff.filter(pk__in=may_mark).order_by("first_name", "pk")


class LayerForm(PlaceForm):
    """Words, their kind and, where it is known, which entity of the registry."""

    kind = forms.ModelChoiceField(
        queryset=Kind.objects.filter(retired=False), to_field_name="key", label=_("Kind")
    )
    entity = forms.ModelChoiceField(
        queryset=Entity.objects.filter(merged_into=None).select_related("kind"),
        required=False,
        label=_("Which entity"),
        help_text=_("Leave it open where you are not sure."),
    )
    claimant = forms.CharField(
        required=False, max_length=300, label=_("Who says it"), help_text=_("For a claim.")
    )


def choices_of(data, options):
    """{option key: Choice} of what was sent: `take` for each, `entity-N`, `reason-N`."""
    taken, reasons = set(data.getlist("take")), []
    choices = {}
    for option in options:
        choice = Choice(taken=str(option.key) in taken)
        pk = sent_id(data.get(f"entity-{option.key}", ""))
        if choice.taken and pk is not None:
            choice.entity = Entity.objects.filter(pk=pk, merged_into=None, kind=option.kind).first()
        given = data.get(f"reason-{option.key}", "")
        choice.reason = "" if choice.taken else plain(given, _("Reason"), 300, reasons)
        choices[option.key] = choice
    refuse(reasons)
    return choices
