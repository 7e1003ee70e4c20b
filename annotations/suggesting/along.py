"""What the suggestions of a text ask for beside it, read in the text's own query.

`ArticleText.objects.annotate(**along())`, then `told(text)`: refusals, the answers of models, what
searches put up and the registry's version are known, and `suggestions` asks for none of them.
"""

import json

from django.db.models import Aggregate, Count, IntegerField, JSONField, OuterRef, Subquery, Value
from django.db.models.functions import JSONArray

from annotations.models import Asked, Dismissal, Entity, PutUp
from annotations.registry.names import version_told
from annotations.suggesting.put_up import COLUMNS, standing


class JSONRows(Aggregate):
    """The values of all rows as one JSON list."""

    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **more)

    def as_postgresql(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **more)


def along():
    """The expressions, by name."""
    entities = Entity.objects.order_by()
    rows = entities.annotate(one=Value(1)).values("one").annotate(rows=Count("pk")).values("rows")
    return {
        "refused_rows": _rows(Dismissal.objects, "block", "exact", "kind__key", "entity_id"),
        "asked_rows": _rows(Asked.objects, "source", "found"),
        "put_up_rows": _rows(standing(PutUp.objects), *COLUMNS),
        "registry_last": Subquery(entities.order_by("-updated_at").values("updated_at")[:1]),
        "registry_rows": Subquery(rows, output_field=IntegerField()),
        "registry_top": Subquery(entities.order_by("-pk").values("pk")[:1]),
    }


def told(text):
    """Take what `along` brought with the text for what the suggestions need to know."""
    version_told(last=text.registry_last, rows=text.registry_rows or 0, top=text.registry_top)
    text.refused = [tuple(row) for row in text.refused_rows or ()]
    text.answers = [(source, _read(found)) for source, found in text.asked_rows or ()]
    text.put_up_here = [(_read(found), *rest) for found, *rest in text.put_up_rows or ()]


def _read(found):
    """A JSON column inside of JSON is text on SQLite."""
    return json.loads(found) if isinstance(found, str) else found


def _rows(rows, *columns):
    rows = rows.filter(text=OuterRef("pk")).order_by().values("text")
    rows = rows.annotate(rows=JSONRows(JSONArray(*columns))).values("rows")
    return Subquery(rows, output_field=JSONField())
