"""What an undo puts back beside the annotations: of a claim what no version holds, and the entries
that an act added to the registry.
"""

from django.db.models import Q
from django.utils import timezone

from annotations.models import Annotation, Claim, Entity, PastNote
from annotations.registry.names import registry_changed

IN_NO_VERSION = ("cue", "matter")


def turn_claim(entry, claims):
    """Give a claim what it had before `entry`, of what no version holds; what to record of it.

    `claims`: the same claim as each of its annotations has it.
    """
    then = entry.data.get("before") or {}
    fields = [field for field in IN_NO_VERSION if field in then] if claims else []
    before = {field: getattr(claims[0], field) for field in fields}
    for claim in claims:
        for field in fields:
            setattr(claim, field, then[field])
    if fields:
        claims[0].save(update_fields=fields)
    return {"before": before} if fields else {}


def turn_note(entry, claim, made):
    """Give the claim the confidential note that it had before `entry`; keep what it had till now
    under the number of the new entry, and not in the record."""
    past = PastNote.objects.filter(claim=claim, seq=entry.seq).first()
    if past is not None:
        PastNote.objects.create(claim=claim, seq=made.seq, note=claim.confidential_note)
        claim.confidential_note = past.note
        claim.save(update_fields=["confidential_note"])


def turn_entries(entry, by):
    """Take the entities back that the act added, or bring those back that it took. What the new
    entry records.

    Only where nobody uses them: what another mark, a claim or another person's wording has touched
    since stays in the registry.
    """
    added, taken = entry.data.get("added", []), entry.data.get("taken_back", [])
    gone = [entity for entity in _locked(added) if not _is_used(entity, by)]
    back = _locked(taken)
    for entity in (*gone, *back):
        entity.taken_back = entity in gone
        entity.updated_at = timezone.now()
        entity.save(update_fields=["taken_back", "updated_at"])
    if gone or back:
        registry_changed()
    return {
        key: [entity.pk for entity in rows]
        for key, rows in (("taken_back", gone), ("added", back))
        if rows
    }


def _locked(ids):
    rows = Entity.objects.select_for_update().filter(pk__in=ids) if ids else []
    return sorted(rows, key=lambda entity: entity.pk)


def _is_used(entity, by):
    marks = Annotation.objects.filter(entity=entity).exclude(state=Annotation.State.REMOVED)
    claims = Claim.objects.filter(Q(claimant=entity) | Q(reporter=entity))
    return (
        entity.merged_into_id is not None
        or marks.exists()
        or claims.exists()
        or entity.merged.exists()
        or entity.holders.exists()
        or entity.wordings.exclude(author=by).exists()
        or entity.wordings.count() > 1
    )
