"""What the pages of a round show: one's own layer, and one's own difference afterwards."""

from dataclasses import replace

from annotations.models import Entity, Kind, LayerMark
from annotations.rendering import DESK, Mark, render_document
from annotations.rounds.carrying import is_behind
from annotations.rounds.options import options_of, unit_of
from annotations.suggesting.suggestions import suggestions

MOST = 300  # entities to choose from
OPTIONS = replace(DESK, head=True, block_class="block")


def layer_page(one, layer):
    """The text with the person's own marks, and what there is to choose from. Six queries or so."""
    document = one.revision.document
    marks = list(layer.marks.select_related("kind", "entity"))
    marks.sort(key=lambda mark: unit_of(document, mark))
    drawn = [
        Mark(
            mark.pk,
            mark.start_block,
            mark.start,
            mark.end_block,
            mark.end,
            mark.kind.key,
            "pending",
            label=str(mark.kind),
        )
        for mark in marks
    ]
    return {
        "layer": layer,
        "marks": marks,
        "behind": is_behind(one) and not one.ended_at,
        "html": render_document(document, drawn, OPTIONS),
        "kinds": list(Kind.objects.filter(retired=False)),
        "entities": sorted(_named(one), key=lambda entity: (entity.kind.order, str(entity))),
    }


def entity_known_as(one, anchor, kind):
    """The entity of that kind that the registry knows by these very words here, or None."""
    place = (anchor.start_block, anchor.start, anchor.end)
    for found in _found(one):
        if found.entity_id and (found.block, found.start, found.end) == place:
            return Entity.objects.filter(pk=found.entity_id, kind=kind, merged_into=None).first()
    return None


def entities_for(options):
    """{kind id: entities} to choose from, where an accepted mark lacks its entity."""
    wanted = {option.kind.pk for option in options if option.needs_entity}
    found = {}
    for entity in Entity.objects.filter(kind__in=wanted, merged_into=None).order_by("-updated_at"):
        if len(found.setdefault(entity.kind_id, [])) < MOST:
            found[entity.kind_id].append(entity)
    return found


def diff_of(one, layer):
    """{"kept", "changed", "refused", "missed"}: one's marks by what became of them, and what was
    accepted of others that one does not have."""
    marks = list(layer.marks.select_related("kind", "entity", "annotation__entity"))
    by_verdict = {verdict: [] for verdict in LayerMark.Verdict.values}
    for mark in marks:
        by_verdict[mark.verdict].append(mark)
    missed = [
        option.first
        for option in options_of(one)
        if option.first.verdict in (LayerMark.Verdict.ACCEPTED, LayerMark.Verdict.CHANGED)
        and layer.annotator_id not in {person.pk for person in option.annotators}
    ]
    return {
        "layer": layer,
        "kept": by_verdict[LayerMark.Verdict.ACCEPTED],
        "changed": by_verdict[LayerMark.Verdict.CHANGED],
        "refused": by_verdict[LayerMark.Verdict.REFUSED],
        "missed": missed,
    }


def _named(one):
    """The entities whose names stand in the text, for the form to offer."""
    found = {found.entity_id for found in _found(one)} - {None}
    return Entity.objects.filter(pk__in=found, merged_into=None).select_related("kind")


def _found(one):
    """What the registry finds in the text, whoever has marked it: nobody's marks are looked at."""
    text = one.text
    text.anchored_revision = one.revision
    return [suggestion.found for suggestion in suggestions(text, annotations=[])]
