"""Undo and redo: the record itself is the list of what can be taken back, per person and text.

Every act of marking writes what it touched, [annotation, version before, version after], into its
entry. Taking an entry back puts each annotation to what its version before was, as a new version,
and writes an entry of its own; redoing takes that one back. So both outlive a reload, and nothing is
ever erased. What somebody else has changed or decided on since stays as they left it.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking.actions import locked, version_of
from annotations.marking.reverting import revert
from annotations.marking.suggested import refusal_body
from annotations.marking.unrecorded import turn_claim, turn_entries, turn_note
from annotations.models import Annotation, AnnotationVersion, Dismissal
from articles.audit import record
from articles.exceptions import Conflict
from articles.models import AuditEntry

UNDO, REDO = "marking.undo", "marking.redo"
ACTS = (
    "annotation.mark", "annotation.edit", "annotation.remove", "annotation.restore",
    "annotation.resolve", "annotation.tag_all", "suggestions.accept", "suggestions.dismiss",
    "claim.make", "claim.edit", "projection.accept",
)  # fmt: skip
FURTHEST = 400  # entries of one person that are looked through
DECIDED = (Annotation.State.APPROVED, Annotation.State.REJECTED)


def steps(text, user):
    """(the entry that undo takes back, the entry that redo takes back); None where there is none.

    One query. Walks this person's entries newest first: one that was taken back is passed over, and
    so what it took back counts again.
    """
    entries = AuditEntry.objects.filter(
        chain=f"article:{text.article_id}",
        by=user,
        verb__in=[*ACTS, UNDO, REDO],
        data__language=text.language,
    ).order_by("-seq")
    taken_back, undoes, redoes, acted = set(), None, None, False
    for entry in entries[:FURTHEST]:
        if entry.seq in taken_back or not _takes_back(entry):
            continue
        if entry.verb in (UNDO, REDO):
            taken_back.add(entry.data["reverses"])
        if entry.verb == UNDO:
            redoes = redoes or (None if acted else entry)
        else:
            undoes = undoes or entry
            acted = acted or entry.verb != REDO
        if undoes and (redoes or acted):
            break
    return undoes, redoes


def _takes_back(entry):
    """Whether the entry says what it touched: those written before there was undo do not."""
    return any(entry.data.get(what) for what in ("touched", "refused", "unrefused"))


@transaction.atomic
def undo(text, *, by):
    """Take back this person's last act on the text. Returns (the annotations put back, those left
    alone, [(start block, end block)] of every highlight that changed).

    Raise Conflict when there is none, or when somebody else has changed or decided on all of it.
    """
    text = locked(text)
    entry, _redo = steps(text, by)
    if entry is None:
        raise Conflict(_("There is nothing of yours to undo here."))
    return _reverse(text, entry, UNDO, by)


@transaction.atomic
def redo(text, *, by):
    """Do again what this person has just undone. Returns and raises as `undo` does."""
    text = locked(text)
    _undo, entry = steps(text, by)
    if entry is None:
        raise Conflict(_("There is nothing of yours to do again here."))
    return _reverse(text, entry, REDO, by)


def _reverse(text, entry, verb, by):
    touched = entry.data.get("touched", [])
    found = (
        Annotation.objects.select_related("kind", "entity", "claim", "text__anchored_revision")
        .filter(pk__in=[pk for pk, _before, _after in touched])
        .in_bulk()
    )
    left = [found[pk] for pk, _before, after in touched if _is_theirs(found[pk], after)]
    if left and (len(left) == len(touched) or entry.verb.startswith("claim.")):
        raise Conflict(_left_alone(left))
    claims = [one.claim for one in found.values() if one.claim_id and one not in left]
    told = turn_claim(entry, claims)
    versions, done, turned = _versions(touched), [], []
    places = [(body["block"], body["block"]) for body in _refusals(entry)]
    for pk, before, after in touched:
        annotation = found[pk]
        if annotation in left:
            continue
        old, new = versions.get((pk, before)), versions[pk, after]
        here = annotation.text_id == text.pk
        places += [(annotation.start_block, annotation.end_block)] if here else []
        cause = revert(annotation, old, new, lost=entry.data.get("lost"))
        places += [(annotation.start_block, annotation.end_block)] if here else []
        done.append((annotation, cause))
        turned.append([pk, after, after + 1])
    refusals = _turn_refusals(text, entry, by)
    _save(done, by)
    told |= turn_entries(entry, by)
    made = record(
        verb,
        by=by,
        article=text.article,
        language=text.language,
        reverses=entry.seq,
        touched=turned,
        left=[annotation.pk for annotation in left],
        exact=done[0][0].exact if done else refusals["words"],
        **{key: value for key, value in refusals.items() if key != "words"},
        **told,
    )
    if claims:
        turn_note(entry, claims[0], made)
    return [annotation for annotation, _cause in done], left, places


def _refusals(entry):
    return [*entry.data.get("refused", []), *entry.data.get("unrefused", [])]


def _is_theirs(annotation, after):
    return annotation.version_number != after or annotation.state in DECIDED


def _left_alone(left):
    return _(
        "“%(words)s” was changed or decided on by somebody else since. It stays as they left it."
    ) % {"words": left[0].exact[:100]}


def _versions(touched):
    """{(annotation id, number): AnnotationVersion} of those before and after. One query."""
    numbers = {number for _pk, before, after in touched for number in (before, after)}
    rows = AnnotationVersion.objects.filter(
        annotation__in=[pk for pk, _before, _after in touched], number__in=numbers
    ).select_related("revision")
    return {(row.annotation_id, row.number): row for row in rows}


def _save(done, by):
    annotations = [annotation for annotation, _cause in done]
    fields = [
        "kind", "entity", "value", "start_block", "start", "end_block", "end", "exact", "prefix",
        "suffix", "anchoring", "anchored_on", "candidates", "state", "version_number",
        "approvers_needed",
    ]  # fmt: skip
    Annotation.objects.bulk_update(annotations, fields, batch_size=200)
    AnnotationVersion.objects.bulk_create(
        version_of(annotation, by=by, cause=cause) for annotation, cause in done
    )


def _turn_refusals(text, entry, by):
    """Take refusals of suggestions back, or put them up again. What the new entry records."""
    added, taken = entry.data.get("refused", []), entry.data.get("unrefused", [])
    if not (added or taken):
        return {"words": ""}
    for body in added:
        Dismissal.objects.filter(text=text, by=by, **body).delete()
    made = Dismissal.objects.bulk_create(Dismissal(text=text, by=by, **body) for body in taken)
    return {
        "refused": [refusal_body(row) for row in made],
        "unrefused": added,
        "words": _refusals(entry)[0]["exact"],
    }
