"""The form page of an entity: its own fields, other names and positions, sent together."""

from datetime import UTC, datetime

from django.conf import settings
from django.shortcuts import render

from annotations.registry.actions import PositionData
from annotations.registry.forms import (
    AliasFormSet,
    EntityForm,
    PositionFormSet,
    organisations,
)
from annotations.registry.search import alike


class EntityPage:
    """Binds the three forms to a request; `entity` None for a new one."""

    def __init__(self, request, entity=None, initial=None):
        self.request = request
        self.entity = entity
        self.duplicates = []
        self.status = 200
        data = request.POST if request.method == "POST" else None
        self.form = EntityForm(data, initial=_of(entity) if entity else initial)
        self.aliases = AliasFormSet(data, prefix="alias", initial=_aliases_of(entity))
        self.positions = PositionFormSet(
            data,
            prefix="position",
            initial=_positions_of(entity),
            form_kwargs={"organisations": organisations()},
        )

    def is_valid(self):
        # Each one is asked, so that all errors show at once.
        answers = {form.is_valid() for form in (self.form, self.aliases, self.positions)}
        valid = answers == {True}
        if self.request.method == "POST" and not valid:
            self.status = 400
        return valid

    @property
    def kind(self):
        return self.form.cleaned_data["kind"]

    @property
    def based_on(self):
        """The `updated_at` that the person saw; the epoch, which never fits, when it is spoilt."""
        try:
            return datetime.fromisoformat(self.request.POST.get("based_on", ""))
        except ValueError:
            return datetime(1970, 1, 1, tzinfo=UTC)

    def fields(self):
        """The keyword arguments of the actions."""
        return self.form.words() | {
            "aliases": [form.value() for form in self.aliases if form.cleaned_data.get("text")],
            "positions": [
                form.value() for form in self.positions if form.has_changed() or form.initial
            ],
        }

    def likely_duplicates(self):
        return alike(self.form.given_names, kind=self.kind.key)

    def show(self, error):
        """Put an action's refusal above the form."""
        self.status = error.status
        for reason in error.reasons:
            self.form.add_error(None, reason)

    def render(self, title):
        return render(
            self.request,
            "annotations/registry/entity_form.html",
            {
                "title": title,
                "entity": self.entity,
                "form": self.form,
                "aliases": self.aliases,
                "positions": self.positions,
                "duplicates": self.duplicates,
                "based_on": self.request.POST.get("based_on")
                or (self.entity.updated_at.isoformat() if self.entity else ""),
            },
            status=self.status,
        )


def _of(entity):
    values = {"kind": entity.kind_id, "wikidata_id": entity.wikidata_id}
    for code, _name in settings.CONTENT_LANGUAGES:
        values[f"name_{code}"] = entity.name_in(code)
        values[f"description_{code}"] = entity.description_in(code)
    return values


def _aliases_of(entity):
    if entity is None:
        return []
    rows = entity.aliases.order_by("language", "text")
    return [{"text": a.text, "language": a.language, "kind": a.kind} for a in rows]


def _positions_of(entity):
    if entity is None:
        return []
    fields = PositionData.__dataclass_fields__
    return [{field: getattr(row, field) for field in fields} for row in entity.positions.all()]
