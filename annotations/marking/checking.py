"""Whether a mark may be: its body is what its kind carries, and it is not made twice."""

import json

from django.utils.translation import gettext as _

from annotations.bodies import plain
from annotations.models import Annotation, Kind
from articles.exceptions import Invalid

State, Anchoring = Annotation.State, Annotation.Anchoring
VALUE_MAX = 2000  # characters of JSON


def check_body(kind, *, entity=None, value=None, claim=None):
    """Raise Invalid unless the body is what `kind` carries."""
    reasons = []
    if kind.retired:
        reasons.append(_("“%(kind)s” is no longer used. Choose another kind.") % {"kind": kind})
    given = [
        body
        for body, what in (("entity", entity), ("value", value), ("claim", claim))
        if what is not None
    ]
    if kind.body == Kind.Body.ENTITY and given != ["entity"]:
        reasons.append(_("Choose the entity from the registry, or add it with its names."))
    elif kind.body == Kind.Body.CLAIM and given != ["claim"]:
        reasons.append(_("A claim needs its statement. Fill in the claim's form."))
    elif kind.body == Kind.Body.VALUE and given not in ([], ["value"]):
        reasons.append(_("“%(kind)s” carries a value, not an entity.") % {"kind": kind})
    if entity is not None and entity.kind_id != kind.pk:
        reasons.append(_("“%(entity)s” is in the registry as another kind.") % {"entity": entity})
    if entity is not None and entity.merged_into_id:
        reasons.append(_("This entity was merged into another. Search for it again."))
    if value is not None:
        _check_value(value, reasons)
    if reasons:
        raise Invalid(*reasons)


def _check_value(value, reasons):
    if not isinstance(value, dict):
        reasons.append(_("A value is a set of named parts."))
        return
    if len(json.dumps(value, ensure_ascii=False)) > VALUE_MAX:
        reasons.append(_("The value is too long."))
    for part in value.values():
        if isinstance(part, str):
            plain(part, _("Value"), VALUE_MAX, reasons)


def stands(rows, anchor, kind, entity, by):
    """Whether one of the rows is on these very words, of this kind and by this person."""
    place = (anchor.start_block, anchor.start, anchor.end_block, anchor.end)
    return any(
        (row.start_block, row.start, row.end_block, row.end) == place
        and row.kind.pk == kind.pk
        and row.entity_id == (entity.pk if entity else None)
        and row.by == by.pk
        for row in rows
    )


def same_mark(text, anchor, kind, entity, claim, by):
    """The mark that this person has made already: a double click or a request sent twice."""
    if claim is not None:
        return None
    same = (
        Annotation.objects.filter(
            text=text,
            kind=kind,
            entity=entity,
            created_by=by,
            start_block=anchor.start_block,
            start=anchor.start,
            end_block=anchor.end_block,
            end=anchor.end,
            state__in=[State.PENDING, State.APPROVED],
            anchoring__in=[Anchoring.KEPT, Anchoring.CHANGED],
        )
        .select_related("kind", "entity")
        .first()
    )
    if same is not None:
        same.text = text
    return same
