"""What the registry says today becomes each entity's first wording, as its maker's.

It counts as approved where somebody else approved a mark that names the entity: that person was
shown it. What only its maker ever approved waits for its next mention.
"""

from django.db import migrations
from django.db.models import Max, Q

CODES = ("en", "th")
AT_ONCE = 500


def write(apps, schema_editor):
    Entity = apps.get_model("annotations", "Entity")
    Wording = apps.get_model("annotations", "Wording")
    ids = list(Entity.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(ids), AT_ONCE):
        rows = Entity.objects.filter(pk__in=ids[first : first + AT_ONCE]).select_related("kind")
        rows = rows.prefetch_related("aliases", "positions__organisation", "merged").order_by("pk")
        wordings = Wording.objects.bulk_create(
            Wording(entity=row, number=1, author_id=row.created_by_id, body=_body(row))
            for row in rows
        )
        _approve(apps, wordings)


def _approve(apps, wordings):
    Decision = apps.get_model("annotations", "Decision")
    WordingDecision = apps.get_model("annotations", "WordingDecision")
    approved = Decision.objects.filter(verdict="approved", annotation__state="approved")
    made = []
    for wording in wordings:
        names = (
            Q(annotation__entity=wording.entity_id)
            | Q(annotation__claim__claimant=wording.entity_id)
            | Q(annotation__claim__reporter=wording.entity_id)
        )
        others = approved.filter(names).exclude(by=wording.author_id)
        last = others.aggregate(last=Max("pk"))["last"]
        if last is not None:
            by = Decision.objects.values_list("by", flat=True).get(pk=last)
            made.append(
                WordingDecision(wording=wording, by_id=by, verdict="approved", mention_id=last)
            )
    WordingDecision.objects.bulk_create(made)


def _body(entity):
    aliases = (a for a in entity.aliases.all() if a.kind != "forbidden")
    positions = sorted(entity.positions.all(), key=lambda row: row.pk)
    positions.sort(key=lambda row: row.held_from.isoformat() if row.held_from else "", reverse=True)
    return {
        "kind": entity.kind.key,
        "names": _words(entity, "name"),
        "descriptions": _words(entity, "description"),
        "wikidata": entity.wikidata_id,
        "aliases": sorted([alias.language, alias.text, alias.kind] for alias in aliases),
        "positions": [_position(row) for row in positions],
        "merged": sorted(other.pk for other in entity.merged.all()),
    }


def _position(row):
    organisation = row.organisation
    return {
        "ranks": _words(row, "rank"),
        "titles": _words(row, "title"),
        "organisation": organisation.pk if organisation else None,
        "organisation_names": _words(organisation, "name") if organisation else {},
        "from": row.held_from.isoformat() if row.held_from else None,
        "to": row.held_to.isoformat() if row.held_to else None,
    }


def _words(row, field):
    return {
        code: getattr(row, f"{field}_{code}") for code in CODES if getattr(row, f"{field}_{code}")
    }


class Migration(migrations.Migration):
    dependencies = [("annotations", "0010_wordings")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
