"""What readers are told of an entity: every wording is kept, and one counts once a second person
approved it. Until then readers get the one approved before.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Subquery

from annotations.bodies import in_every_language
from annotations.models import Alias, Entity, Kind, Wording, WordingDecision

Verdict = WordingDecision.Verdict


@dataclass(frozen=True)
class Told:
    """An entity as readers are told of it. `names`, `descriptions`: {language: words}."""

    kind: Kind
    names: dict
    descriptions: dict
    wikidata: str
    aliases: list  # [[language, text, sort]]
    positions: list  # [{ranks, titles, organisation: {language: name}, from, to}]

    def name_in(self, language):
        return self.names.get(language, "")

    def __str__(self):
        return next((self.names[c] for c, _n in settings.CONTENT_LANGUAGES if c in self.names), "")


def body_of(entity):
    """What the registry says of an entity now, as JSON: all that readers would see of it.

    `merged`: the ids of the entries that are told as this one. Four queries, fewer when prefetched.
    """
    aliases = (a for a in entity.aliases.all() if a.kind != Alias.Kind.FORBIDDEN)
    merged = Entity.objects.filter(merged_into=entity).order_by("pk")
    return {
        "kind": entity.kind.key,
        "names": in_every_language(entity.name_in),
        "descriptions": in_every_language(entity.description_in),
        "wikidata": entity.wikidata_id,
        "aliases": sorted([alias.language, alias.text, alias.kind] for alias in aliases),
        "positions": [_position(row) for row in entity.positions.select_related("organisation")],
        "merged": list(merged.values_list("pk", flat=True)),
    }


def _position(position):
    organisation = position.organisation
    return {
        "ranks": in_every_language(lambda code: getattr(position, f"rank_{code}") or ""),
        "titles": in_every_language(lambda code: getattr(position, f"title_{code}") or ""),
        "organisation": organisation.pk if organisation else None,
        "organisation_names": in_every_language(organisation.name_in) if organisation else {},
        "from": position.held_from.isoformat() if position.held_from else None,
        "to": position.held_to.isoformat() if position.held_to else None,
    }


def keep(entity, *, by):
    """Write down what the registry says of `entity` now as `by`'s wording, and return the newest.

    Nothing is written where it says the same as before. Call it, with the entity locked, after
    every change.
    """
    now = Entity.objects.select_related("kind").get(pk=entity.pk)
    newest = now.wordings.first()
    body = body_of(now)
    if newest is None or newest.body != body:
        number = newest.number + 1 if newest else 1
        newest = Wording.objects.create(entity=entity, number=number, body=body, author=by)
    entity.wording_waits = note_whether_it_waits(entity.pk)
    return newest


def note_whether_it_waits(entity_id):
    """Keep `Entity.wording_waits`, and return it: whether readers are told otherwise than the
    newest wording says. With the entity locked."""
    newest = Wording.objects.filter(entity=entity_id).first()
    told = approved([entity_id]).get(entity_id)
    waits = told is not None and told.body != newest.body
    Entity.objects.filter(pk=entity_id).exclude(wording_waits=waits).update(wording_waits=waits)
    return waits


def newest_of(entities):
    """{entity id: its newest Wording}; one that has none yet is written down as its maker's."""
    ids = [entity.pk for entity in entities]
    last = Wording.objects.filter(entity=OuterRef("entity")).order_by("-number").values("pk")[:1]
    rows = Wording.objects.filter(entity__in=ids, pk=Subquery(last))
    found = {wording.entity_id: wording for wording in rows}
    for entity in entities:
        if entity.pk not in found:
            found[entity.pk] = keep(entity, by=entity.created_by)
    return found


def newest_and_authors(entities):
    """({entity id: its newest Wording}, {entity id: ids of all who wrote it}) of entries that nobody
    approved yet. One query."""
    newest, authors = {}, {}
    rows = Wording.objects.filter(entity__in=[entity.pk for entity in entities])
    for wording in rows.order_by("entity", "number"):
        newest[wording.entity_id] = wording
        authors.setdefault(wording.entity_id, set()).add(wording.author_id)
    for entity in entities:
        if entity.pk not in newest:
            newest[entity.pk] = keep(entity, by=entity.created_by)
            authors[entity.pk] = {entity.created_by_id}
    return newest, authors


def approved(entity_ids):
    """{entity id: the newest Wording of it that a second person approved}. One query."""
    last = WordingDecision.objects.filter(wording=OuterRef("pk")).order_by("-id")
    rows = Wording.objects.filter(entity__in=list(entity_ids))
    rows = rows.annotate(verdict=Subquery(last.values("verdict")[:1])).filter(
        verdict=Verdict.APPROVED
    )
    return {row.entity_id: row for row in rows.order_by("entity", "number")}


def authors_since_approval(wordings):
    """{wording id: ids of those who may not approve it}: whoever wrote it, or wrote since it was
    last approved. Two queries."""
    by_entity = {wording.entity_id: wording for wording in wordings}
    standing = approved(by_entity)
    found = {wording.pk: set() for wording in wordings}
    rows = Wording.objects.filter(entity__in=list(by_entity)).order_by("pk")
    for pk, entity_id, author in rows.values_list("pk", "entity_id", "author_id"):
        newest, before = by_entity[entity_id], standing.get(entity_id)
        if pk <= newest.pk and (before is None or pk > before.pk or before.pk == newest.pk):
            found[newest.pk].add(author)
    return found


def told(entities):
    """{entity id: Told} of the entries, each as a second person approved it.

    `entities`: {id: what an approved mark says of it, {names, descriptions}}, which stands in for
    one whose registry entry nobody has approved. One merged into another is told as the other once
    somebody approved that the two are one. Four queries, however many there are.
    """
    merged = dict(Entity.objects.filter(pk__in=list(entities)).values_list("pk", "merged_into_id"))
    kinds = {kind.key: kind for kind in Kind.objects.all()}
    wordings = approved({*merged, *filter(None, merged.values())})
    bodies = {pk: _body_for(pk, into, wordings) for pk, into in merged.items()}
    organisations = _organisations(bodies.values(), wordings)
    fallback = dict(
        Entity.objects.filter(pk__in=[pk for pk in bodies if not bodies[pk]]).values_list(
            "pk", "kind__key"
        )
    )
    found = {}
    for pk, body in bodies.items():
        if body is None:
            said = entities[pk]
            body = _bare(fallback[pk], said.get("names", {}), said.get("descriptions", {}))
        found[pk] = _told(body, kinds, organisations)
    return found


def _body_for(pk, into, wordings):
    """The approved body that tells of entity `pk`, its survivor's if that was approved; or None."""
    if into in wordings and pk in wordings[into].body["merged"]:
        return wordings[into].body
    return wordings[pk].body if pk in wordings else None


def _organisations(bodies, wordings):
    """{organisation id: its names as approved} of everything that positions name."""
    wanted = {
        position["organisation"]
        for body in bodies
        if body
        for position in body["positions"]
        if position["organisation"]
    }
    known = wordings | (approved(wanted - set(wordings)) if wanted - set(wordings) else {})
    return {pk: known[pk].body["names"] for pk in wanted if pk in known}


def _bare(kind, names, descriptions):
    said = {"kind": kind, "names": names, "descriptions": descriptions}
    return said | {"wikidata": "", "aliases": [], "positions": []}


def _told(body, kinds, organisations):
    positions = []
    for row in body["positions"]:
        names = organisations.get(row["organisation"], row["organisation_names"])
        shown = {key: row[key] for key in ("ranks", "titles", "from", "to")}
        positions.append(shown | {"organisation": names})
    return Told(
        kinds[body["kind"]],
        body["names"],
        body["descriptions"],
        body["wikidata"],
        body["aliases"],
        positions,
    )
