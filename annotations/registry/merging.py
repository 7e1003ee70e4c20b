"""Two entries for the same person or thing become one, and part again.

What was approved stays as it was approved: a merge writes no version of any mark. Only what the
mark points to now is the entity that stands, and readers are led there.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.bodies import refuse
from annotations.models import Alias, Annotation, Claim, Dismissal, Entity, Merge, Position
from annotations.registry.names import registry_changed
from annotations.wordings import keep
from articles import tags
from articles.audit import record
from articles.exceptions import Conflict
from articles.invalidation import touch
from articles.models import Article

# What follows an entity: the key in `Merge.moved` -> the rows, and the column that points to it.
FOLLOWERS = {
    "annotations": (Annotation, "entity"),
    "claims_made": (Claim, "claimant"),
    "claims_reported": (Claim, "reporter"),
    "dismissals": (Dismissal, "entity"),
    "holders": (Position, "organisation"),
    "positions": (Position, "entity"),
    "merged": (Entity, "merged_into"),
}


@transaction.atomic
def merge(entity, into, *, by):
    """Put `entity` into `into`: all that points to it follows. Return the Merge, to undo it by.

    Its names become other names of the survivor. Raise Invalid, with every reason at once, for two
    of different kinds, of different Wikidata ids, or already merged.
    """
    _lock_articles_of(entity)
    entity, into = _locked(entity, into)
    refuse(_against(entity, into))
    moved = {key: _follow(key, entity, into) for key in FOLLOWERS}
    moved["aliases"] = _hand_over_names(entity, into)
    moved["wikidata_id"] = ""
    if entity.wikidata_id and not into.wikidata_id:
        into.wikidata_id = moved["wikidata_id"] = entity.wikidata_id
    entity.merged_into = into
    kept = Merge.objects.create(entity=entity, into=into, moved=moved, by=by)
    counts = {key: len(moved[key]) for key in FOLLOWERS}
    record("entity.merge", by=by, entity=entity.pk, into=into.pk, merge=kept.pk, **counts)
    _changed(entity, into, by=by)
    return kept


@transaction.atomic
def undo_merge(merge, *, by):
    """Part the two again: what followed goes back, unless somebody gave it to another since.

    What was marked with the survivor after the merge stays with it. Raise Conflict when it is
    undone already, or when the survivor was itself merged since (undo that first).
    """
    _lock_articles_of(merge.into)
    entity, into = _locked(merge.entity, merge.into)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        raise Conflict(_("This merge was undone already."))
    if entity.merged_into_id != into.pk:
        raise Conflict(
            _("“%(entity)s” was itself merged since. Undo that merge first.") % {"entity": into}
        )
    moved = merge.moved
    back = {key: _go_back(key, moved.get(key, []), entity, into) for key in FOLLOWERS}
    Alias.objects.filter(pk__in=moved.get("aliases", []), entity=into).delete()
    if moved.get("wikidata_id") and into.wikidata_id == moved["wikidata_id"]:
        into.wikidata_id = ""
    entity.merged_into = None
    merge.undone_by, merge.undone_at = by, timezone.now()
    merge.save(update_fields=["undone_by", "undone_at"])
    record("entity.part", by=by, entity=entity.pk, into=into.pk, merge=merge.pk, **back)
    _changed(entity, into, by=by)
    return merge


def followers(entity):
    """{key of FOLLOWERS: how many rows point to the entity}."""
    return {
        key: model.objects.filter(**{column: entity}).count()
        for key, (model, column) in FOLLOWERS.items()
    }


def _lock_articles_of(entity):
    """Lock the articles that mention it, in one order, before the entities: as a mark does."""
    ids = set(Annotation.objects.filter(entity=entity).values_list("text__article", flat=True))
    for column in ("claimant", "reporter"):
        ids |= set(Claim.objects.filter(**{column: entity}).values_list("article", flat=True))
    list(Article.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))


def _locked(*entities):
    """The entities read anew and locked, the lower number first whichever is put into which."""
    ids = [entity.pk for entity in entities]
    rows = Entity.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    found = {row.pk: row for row in rows}
    return [found[pk] for pk in ids]


def _against(entity, into):
    if entity.pk == into.pk:
        return [_("These are the same entry already. Choose another one.")]
    reasons = []
    for one in (entity, into):
        if one.merged_into_id:
            reasons.append(
                _("“%(entity)s” was merged into another. Open that one.") % {"entity": one}
            )
    if entity.kind_id != into.kind_id:
        reasons.append(_("The two are of different kinds. Change the kind of one of them first."))
    ids = {entity.wikidata_id, into.wikidata_id} - {""}
    if len(ids) == 2:
        reasons.append(
            _("The two have different Wikidata ids: %(ids)s. Take the wrong one out first.")
            % {"ids": ", ".join(sorted(ids))}
        )
    return reasons


def _follow(key, entity, into):
    """Point what points to `entity` to `into`; return the ids of what went."""
    model, column = FOLLOWERS[key]
    rows = model.objects.filter(**{column: entity})
    ids = sorted(rows.values_list("pk", flat=True))
    model.objects.filter(pk__in=ids).update(**{column: into})
    return ids


def _go_back(key, ids, entity, into):
    """How many of `ids` went back: those that still point to `into`."""
    model, column = FOLLOWERS[key]
    return model.objects.filter(pk__in=ids, **{column: into}).update(**{column: entity})


def _hand_over_names(entity, into):
    """Give `into` the names of `entity` that it lacks; return the ids of the new aliases."""
    known = set(into.aliases.values_list("language", "text"))
    names = []
    for code, _language in settings.CONTENT_LANGUAGES:
        known.add((code, into.name_in(code)))
        names.append((code, entity.name_in(code), Alias.Kind.SHORT))
    names += entity.aliases.order_by("pk").values_list("language", "text", "kind")
    made = []
    for language, text, kind in names:
        if text and (language, text) not in known:
            known.add((language, text))
            made.append(Alias.objects.create(entity=into, language=language, text=text, kind=kind))
    return [alias.pk for alias in made]


def _changed(*entities, by):
    """Save them as the newest of the registry, and make readers' pages about them new."""
    now = timezone.now()
    for entity in entities:
        entity.updated_at = now
        entity.save()
    for entity in entities:
        if entity.merged_into_id is None:
            keep(entity, by=by)
    registry_changed()
    holders = Position.objects.filter(organisation__in=entities).values_list("entity_id", flat=True)
    touch(*(tags.entity(pk) for pk in {*holders, *(entity.pk for entity in entities)}))
