"""What readers are told of an entity: a second person approves a change, takes that back, or puts
back what was approved before.
"""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from annotations.models import Alias, Entity, Kind, WordingDecision
from annotations.permissions import approves_in
from annotations.registry.actions import AliasData, PositionData, edit_entity
from annotations.wordings import (
    approved,
    authors_since_approval,
    newest_and_authors,
    newest_of,
    note_whether_it_waits,
)
from articles.audit import record
from articles.exceptions import Conflict, Invalid, Refused

Verdict = WordingDecision.Verdict


@transaction.atomic
def approve(entity, *, number, by):
    """Approve the wording `number` of an entity: the next edition that names it tells readers so.

    Conflict when it is no longer the newest; Refused for one's own words, and for words in a
    language that the person does not approve. Return the WordingDecision.
    """
    entity, newest = _locked(entity, number)
    standing = approved([entity.pk]).get(entity.pk)
    if standing is not None and standing.body == newest.body:
        raise Conflict(_("This wording is approved already."))
    if by.pk in authors_since_approval([newest])[newest.pk]:
        raise Refused(own_words(entity))
    missing = [c for c in languages_changed(newest, standing) if not approves_in(by, c)]
    if missing:
        raise Refused(
            _(
                "You do not approve texts in this language (%(language)s). An administrator can add"
                " it to your profile."
            )
            % {"language": ", ".join(missing)}
        )
    decision = decide(entity, newest, Verdict.APPROVED, by=by)
    record("entity.approve", by=by, entity=entity.pk, wording=newest.number)
    return decision


@transaction.atomic
def take_back(decision, *, by):
    """Undo one's own approval while it is the last word on it; readers get what was before."""
    wording = decision.wording
    entity, newest = _locked(wording.entity, None)
    last = wording.decisions.first()
    if last.pk != decision.pk or last.verdict != Verdict.APPROVED or newest.pk != wording.pk:
        raise Conflict(_("Somebody changed this entity since. Look at it again."))
    if decision.by_id != by.pk:
        raise Refused(_("Only the person who decided can take it back."))
    made = decide(entity, wording, Verdict.TAKEN_BACK, by=by)
    record("entity.approval_taken_back", by=by, entity=entity.pk, wording=wording.number)
    return made


@transaction.atomic
def put_back(entity, *, number, by):
    """Give the entity the words again that readers are told; return it.

    Other names that are not to be used stay: readers never see them.
    """
    entity, _newest = _locked(entity, number)
    standing = approved([entity.pk]).get(entity.pk)
    if standing is None or not entity.wording_waits:
        raise Conflict(_("This wording is approved already."))
    body = standing.body
    fields = {f"name_{code}": name for code, name in body["names"].items()}
    fields |= {f"description_{code}": words for code, words in body["descriptions"].items()}
    empty = dict.fromkeys(("name_en", "name_th", "description_en", "description_th"), "")
    forbidden = entity.aliases.filter(kind=Alias.Kind.FORBIDDEN)
    aliases = [AliasData(*alias) for alias in body["aliases"]]
    aliases += [AliasData(a.language, a.text, a.kind) for a in forbidden]
    organisations = Entity.objects.in_bulk(
        [row["organisation"] for row in body["positions"] if row["organisation"]]
    )
    return edit_entity(
        entity,
        based_on=entity.updated_at,
        by=by,
        kind=Kind.objects.get(key=body["kind"]),
        aliases=aliases,
        positions=[_position(row, organisations) for row in body["positions"]],
        **{**empty, **fields, "wikidata_id": body["wikidata"]},
    )


def decide(entity, wording, verdict, *, by, mention=None):
    """Write one decision on a wording; the database refuses an author's own."""
    Entity.objects.select_for_update().get(pk=entity.pk)
    try:
        with transaction.atomic():
            decision = WordingDecision.objects.create(
                wording=wording, by=by, verdict=verdict, mention=mention
            )
    except IntegrityError as error:
        raise Refused(own_words(entity)) from error
    note_whether_it_waits(entity.pk)
    return decision


def decide_together(items, by):
    """Approve the first wordings of several entities: [(entity, wording, the mention's Decision)].

    Conflict where one was changed while the person decided.
    """
    ids = [entity.pk for entity, _wording, _mention in items]
    list(Entity.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    newest, _authors = newest_and_authors([entity for entity, _wording, _mention in items])
    for entity, wording, _mention in items:
        if newest[entity.pk].pk != wording.pk:
            raise Conflict(
                _("Somebody else changed this entity since you opened it. Look at it again.")
            )
    try:
        with transaction.atomic():
            WordingDecision.objects.bulk_create(
                WordingDecision(wording=wording, by=by, verdict=Verdict.APPROVED, mention=mention)
                for _entity, wording, mention in items
            )
    except IntegrityError as error:
        raise Refused(own_words(items[0][0])) from error


def own_words(entity):
    return _("You wrote what the registry says of “%(entity)s”: somebody else must approve it.") % {
        "entity": entity
    }


def languages_changed(newest, before):
    """The languages, in order, in which `newest` says something else than `before` (None: nothing)."""
    was = before.body if before else {"names": {}, "descriptions": {}, "aliases": []}
    now = newest.body
    found = set()
    for part in ("names", "descriptions"):
        for code in {*now[part], *was[part]}:
            if now[part].get(code) != was[part].get(code):
                found.add(code)
    for alias in now["aliases"]:
        if alias not in was["aliases"]:
            found.add(alias[0])
    return sorted(found)


def _locked(entity, number):
    """The entity read anew and locked, with its newest wording; Conflict for another `number`."""
    entity = (
        Entity.objects.select_for_update().select_related("kind", "created_by").get(pk=entity.pk)
    )
    if entity.merged_into_id:
        raise Invalid(
            _("“%(entity)s” was merged into another. Open that one.") % {"entity": entity}
        )
    newest = newest_of([entity])[entity.pk]
    if number is not None and number != newest.number:
        raise Conflict(
            _("Somebody else changed this entity since you opened it. Look at it again.")
        )
    return entity, newest


def _position(row, organisations):
    words = {}
    for part in ("rank", "title"):
        for code in ("en", "th"):
            words[f"{part}_{code}"] = row[f"{part}s"].get(code, "")
    return PositionData(
        **words,
        organisation=organisations.get(row["organisation"]),
        held_from=date.fromisoformat(row["from"]) if row["from"] else None,
        held_to=date.fromisoformat(row["to"]) if row["to"] else None,
    )
