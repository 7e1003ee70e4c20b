"""What people enter about an entity."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from annotations.models import Alias, Entity, Kind
from annotations.registry.actions import AliasData, PositionData


def entity_kinds():
    return Kind.objects.filter(body=Kind.Body.ENTITY, retired=False)


def language_label(label, language):
    return _("%(label)s (%(language)s)") % {"label": label, "language": _(language)}


class EntityForm(forms.Form):
    """Names and descriptions in every content language. Lengths are the action's to refuse."""

    kind = forms.ModelChoiceField(queryset=Kind.objects.none(), label=_("Kind"))
    wikidata_id = forms.CharField(
        label=_("Wikidata id"), required=False, help_text=_("For example Q869. Optional.")
    )

    def __init__(self, *args, duplicates=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = entity_kinds()
        names, descriptions = [], []
        for code, language in settings.CONTENT_LANGUAGES:
            lang = {"lang": code, "autocomplete": "off"}
            self.fields[f"name_{code}"] = forms.CharField(
                label=language_label(_("Name"), language),
                required=False,
                widget=forms.TextInput(attrs=lang),
            )
            self.fields[f"description_{code}"] = forms.CharField(
                label=language_label(_("Description"), language),
                required=False,
                widget=forms.Textarea(attrs=lang | {"rows": 2}),
            )
            names.append(Column(f"name_{code}"))
            descriptions.append(Column(f"description_{code}"))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False
        self.helper.layout = Layout(
            Row(*names), Row(*descriptions), Row(Column("kind"), Column("wikidata_id"))
        )

    def words(self):
        """The fields for `create_entity` and `edit_entity`."""
        return {key: value for key, value in self.cleaned_data.items() if key != "kind"}

    @property
    def given_names(self):
        return [self.cleaned_data.get(f"name_{code}") for code, _n in settings.CONTENT_LANGUAGES]


class SheetForm(forms.Form):
    sheet = forms.FileField(
        label=_("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.include_media = False


class AliasForm(forms.Form):
    text = forms.CharField(label=_("Other name"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.CONTENT_LANGUAGES)
    kind = forms.ChoiceField(label=_("What it is"), choices=Alias.Kind.choices, required=False)

    def value(self):
        data = self.cleaned_data
        kind = data.get("kind") or Alias.Kind.SHORT
        return AliasData(data.get("language", ""), data.get("text", ""), kind)


class PositionForm(forms.Form):
    rank_en = forms.CharField(label=_("Rank (English)"), required=False)
    rank_th = forms.CharField(label=_("Rank (Thai)"), required=False)
    title_en = forms.CharField(label=_("Title (English)"), required=False)
    title_th = forms.CharField(label=_("Title (Thai)"), required=False)
    organisation = forms.ModelChoiceField(
        queryset=Entity.objects.none(), label=_("Organisation"), required=False
    )
    held_from = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    held_to = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args, organisations=None, **kwargs):
        super().__init__(*args, **kwargs)
        if organisations is not None:
            self.fields["organisation"].queryset = organisations

    def value(self):
        return PositionData(**self.cleaned_data)


def organisations():
    return Entity.objects.standing().filter(kind__key="organisation").order_by("name_en")


AliasFormSet = forms.formset_factory(AliasForm, extra=2, max_num=60)
PositionFormSet = forms.formset_factory(PositionForm, extra=1, max_num=40)
