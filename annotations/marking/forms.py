"""What people send when they mark: places, kinds, entities, claims with their evidence."""

import json

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Field, Layout, Row
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.anchoring.engine import Anchor
from annotations.marking.claims import EvidenceData
from annotations.marking.spans import occurrences
from annotations.models import Claim, Entity, Evidence
from annotations.registry.forms import language_label
from annotations.registry.remembered import every_kind
from articles.exceptions import Invalid

MOST_SPANS = 12
_PLACE = {"start_block": str, "start": int, "end_block": str, "end": int, "exact": str}
_WORDS = [name for name, type_ in _PLACE.items() if type_ is str]


class PlaceForm(forms.Form):
    """Where: the spans that the browser counted, or words and which occurrence of them."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    spans = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    words = forms.CharField(label=gettext_lazy("Words in the text"), required=False, strip=False)
    occurrence = forms.IntegerField(
        label=gettext_lazy("Which time they occur"), required=False, min_value=1, initial=1
    )

    def clean_spans(self):
        sent = self.cleaned_data["spans"]
        return anchors_of(sent) if sent else []

    def anchors(self, text, *, needed=True):
        """The Anchors meant; Invalid in words when there are none."""
        spans = self.cleaned_data.get("spans")
        if spans:
            return spans
        words = self.cleaned_data.get("words") or ""
        if not words.strip():
            if needed:
                raise Invalid(_("Select the words in the text, or type them."))
            return []
        found = occurrences(text.anchored_revision.document, words)
        number = self.cleaned_data.get("occurrence") or 1
        if number > len(found):
            raise Invalid(
                _("“%(words)s” occurs %(count)d times in this text, not %(number)d.")
                % {"words": words[:200], "count": len(found), "number": number}
            )
        return [found[number - 1]]


class KindField(forms.ChoiceField):
    """One of the kinds in use, chosen by its key. No query while they are remembered."""

    def valid_value(self, value):
        return True

    def clean(self, value):
        key = super().clean(value)
        kind = _kind_in_use(key)
        if kind is None:
            every_kind.forget()  # another process may have added it
            kind = _kind_in_use(key)
        if kind is None:
            raise forms.ValidationError(
                forms.ModelChoiceField.default_error_messages["invalid_choice"], "invalid_choice"
            )
        return kind


def _kind_in_use(key):
    return next((one for one in every_kind() if one.key == key and not one.retired), None)


class EntityField(forms.ModelChoiceField):
    """An entity that may be chosen. No query for `known`, the one that came with the text."""

    known = None

    def to_python(self, value):
        if self.known is not None and str(value) == str(self.known.pk):
            return self.known
        return super().to_python(value)


class MarkForm(PlaceForm):
    """A kind, and for entities which one: chosen, or added on the spot with its names.

    `known`: an entity that stands, read already.
    """

    kind = KindField(label=gettext_lazy("Kind"))
    entity = EntityField(
        queryset=Entity.objects.standing().select_related("kind"),
        required=False,
        label=gettext_lazy("Entity"),
    )
    different = forms.BooleanField(required=False)

    def __init__(self, *args, kinds=(), entities=(), known=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["entity"].known = known
        for code, language in settings.CONTENT_LANGUAGES:
            self.fields[f"name_{code}"] = forms.CharField(
                label=language_label(gettext_lazy("New entity's name"), language),
                required=False,
                widget=forms.TextInput(attrs={"lang": code}),
            )
        kinds = [(kind.key, f"{kind.symbol} {kind}") for kind in kinds if kind.body != "claim"]
        self.fields["kind"].widget.choices = kinds
        self.fields["entity"].widget.choices = _options(entities)
        names = [Column(f"name_{code}") for code, _name in settings.CONTENT_LANGUAGES]
        self.helper = plain_helper(
            Field("revision"),
            Row(Column("words", css_class="col-md-8"), Column("occurrence")),
            Row(Column("kind"), Column("entity")),
            Row(*names),
        )

    @property
    def new_names(self):
        """{"name_en": …} of an entity to add; {} when none is named."""
        names = {
            f"name_{code}": self.cleaned_data.get(f"name_{code}") or ""
            for code, _name in settings.CONTENT_LANGUAGES
        }
        return names if any(names.values()) else {}


class ClaimForm(PlaceForm):
    """Who says what, who reports it, and where it stands."""

    claimant = forms.ModelChoiceField(
        queryset=Entity.objects.standing(),
        required=False,
        label=gettext_lazy("Who says it"),
        widget=forms.Select(attrs={"data-entity-picker": ""}),
    )
    claimant_note = forms.CharField(
        required=False,
        label=gettext_lazy("Or who it is, in words"),
        help_text=gettext_lazy("For somebody who is not in the registry."),
    )
    confidential_note = forms.CharField(
        required=False,
        label=gettext_lazy("Who it is, in confidence"),
        help_text=gettext_lazy("For an unnamed source. Stays at the desk: never published."),
    )
    cue = forms.CharField(
        required=False,
        label=gettext_lazy("Words that show it"),
        help_text=gettext_lazy("Such as: said, according to."),
    )
    reporter = forms.ModelChoiceField(
        queryset=Entity.objects.standing(),
        required=False,
        label=gettext_lazy("Who reports it"),
        widget=forms.Select(attrs={"data-entity-picker": ""}),
    )
    modality = forms.ChoiceField(
        choices=Claim.Modality.choices,
        label=gettext_lazy("How it is said"),
        initial=Claim.Modality.INDIRECT,
    )
    status = forms.ChoiceField(
        choices=Claim.Status.choices,
        label=gettext_lazy("Status"),
        initial=Claim.Status.UNVERIFIED,
    )
    matter = forms.ChoiceField(
        required=False,
        choices=[("", gettext_lazy("nothing of the kind")), *Claim.Matter.choices],
        label=gettext_lazy("Sensitive: it names"),
    )
    made_on = forms.DateField(
        required=False,
        label=gettext_lazy("Said on"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args, entities=(), with_place=True, **kwargs):
        super().__init__(*args, **kwargs)
        statements = []
        for code, language in settings.CONTENT_LANGUAGES:
            self.fields[f"statement_{code}"] = forms.CharField(
                label=language_label(gettext_lazy("Statement"), language),
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )
            statements.append(Column(f"statement_{code}"))
        for field in ("claimant", "reporter"):
            self.fields[field].widget.choices = _options(entities)
        # The dialog of the workspace, which knows the place already, takes this row out.
        place = [
            Row(
                Column("words", css_class="col-md-8"),
                Column("occurrence"),
                css_class="place-fields",
            )
        ]
        if not with_place:
            place = []
            del self.fields["revision"]
        self.helper = plain_helper(
            *([Field("revision"), Field("spans")] if with_place else []),
            *place,
            Row(*statements),
            Row(Column("claimant"), Column("claimant_note"), Column("confidential_note")),
            Row(Column("reporter"), Column("made_on"), Column("cue")),
            Row(Column("modality"), Column("status"), Column("matter")),
        )

    def claim_fields(self):
        """The keyword arguments of `claims.claim`, apart from places and evidence."""
        apart = {"revision", "spans", "words", "occurrence"}
        return {key: value for key, value in self.cleaned_data.items() if key not in apart}


class EvidenceForm(forms.Form):
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    url = forms.CharField(
        required=False,
        label=gettext_lazy("Address"),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    publisher = forms.CharField(required=False, label=gettext_lazy("Publisher"))
    note = forms.CharField(
        required=False,
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("A call, an interview, what the document says."),
    )
    retrieved_on = forms.DateField(
        required=False,
        label=gettext_lazy("Seen on"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    stance = forms.ChoiceField(
        choices=Evidence.Stance.choices, required=False, label=gettext_lazy("It")
    )

    def value(self):
        return EvidenceData(**self.cleaned_data)


EvidenceFormSet = forms.formset_factory(EvidenceForm, extra=1, max_num=40, absolute_max=60)


def evidence_of(formset):
    return [form.value() for form in formset if form.cleaned_data]


def anchors_of(sent):
    """The Anchors in the JSON that the browser sent; Invalid for anything else."""
    try:
        places = json.loads(sent) if len(sent) < 200_000 else None
    except (ValueError, RecursionError):
        places = None
    if not isinstance(places, list) or not 0 < len(places) <= MOST_SPANS:
        raise Invalid(_("The selection did not arrive whole. Select the words again."))
    return [_anchor_of(place) for place in places]


def _anchor_of(place):
    fits = isinstance(place, dict) and all(
        isinstance(place.get(name), type_) and not isinstance(place[name], bool)
        for name, type_ in _PLACE.items()
    )
    # Half of a surrogate pair is valid JSON, but no text that could be compared or shown.
    if not fits or any("\ud800" <= mark <= "\udfff" for name in _WORDS for mark in place[name]):
        raise Invalid(_("The selection did not arrive whole. Select the words again."))
    return Anchor(**{name: place[name] for name in _PLACE})


def checked(*forms_):
    """Raise Invalid with what every form has to say, each with its field's name."""
    reasons = []
    for form in forms_:
        for field, errors in form.errors.items():
            label = form.fields[field].label or field if field in form.fields else ""
            reasons.extend(f"{label}: {error}" if label else str(error) for error in errors)
    if reasons:
        raise Invalid(*reasons)


def number(data, field):
    """A whole number that the page itself put into its form; Invalid when it is not there."""
    sent = data.get(field, "")
    if not (sent.isascii() and sent.isdigit() and len(sent) < 10):
        raise Invalid(_("This form is incomplete. Reload the page and try again."))
    return int(sent)


def plain_helper(*fields):
    helper = FormHelper()
    helper.form_tag = False
    helper.include_media = False
    helper.layout = Layout(*fields)
    return helper


def _options(entities):
    return [("", "—"), *((entity.pk, f"{entity.kind.symbol} {entity}") for entity in entities)]
