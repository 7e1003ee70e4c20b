"""The entity that a mark is to carry, read in the query of the text that it stands in."""

from django.db.models import JSONField, Subquery
from django.db.models.functions import JSONObject

from annotations.models import Entity
from annotations.registry.remembered import every_kind

# What a mark and its version say of an entity; the rest is read when somebody asks for it.
FIELDS = (
    "id", "kind_id", "merged_into_id", "name_en", "name_th", "description_en", "description_th",
)  # fmt: skip


def chosen(pk=None):
    """{name: expression} for the entity of that number; nothing where there is none."""
    if pk is None:
        return {}
    rows = Entity.objects.standing().filter(pk=pk).order_by()
    rows = rows.annotate(found=JSONObject(**{field: field for field in FIELDS})).values("found")
    return {"chosen": Subquery(rows, output_field=JSONField())}


def chosen_entity(text):
    """The Entity that came with the text; None where there is none that stands."""
    found = getattr(text, "chosen", None)
    if not found:
        return None
    # Django wants the values in the order of the model's own fields.
    order = [one.attname for one in Entity._meta.concrete_fields if one.attname in FIELDS]
    entity = Entity.from_db(text._state.db, order, [found[field] for field in order])
    kind = next((one for one in every_kind() if one.pk == entity.kind_id), None)
    if kind is not None:
        entity.kind = kind
    return entity
