"""The verbs of the registry: add an entity, change one."""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.bodies import plain, refuse
from annotations.models import Alias, Entity, Kind, Position
from annotations.registry.names import registry_changed
from annotations.registry.search import search as search  # the room's one way to look a name up
from annotations.wordings import keep
from articles import tags
from articles.audit import record
from articles.exceptions import Conflict
from articles.invalidation import touch

NAME_MAX, DESCRIPTION_MAX, RANK_MAX, TITLE_MAX = 300, 2000, 120, 200
_WIKIDATA = re.compile(r"Q[1-9]\d{0,15}")


@dataclass(frozen=True)
class AliasData:
    """Another name: `kind` is one of Alias.Kind."""

    language: str
    text: str
    kind: str = Alias.Kind.SHORT


@dataclass(frozen=True)
class PositionData:
    """A rank and office in both languages, held from a day to a day (None: open)."""

    rank_en: str = ""
    rank_th: str = ""
    title_en: str = ""
    title_th: str = ""
    organisation: Entity | None = None
    held_from: date | None = None
    held_to: date | None = None


@transaction.atomic
def create_entity(kind, *, by, aliases=(), positions=(), **fields):
    """Add an entity to the registry and return it.

    `kind`: a Kind whose body is an entity. `fields`: name_en, name_th, description_en,
    description_th, wikidata_id; one name at least. Raise Invalid with every reason at once.
    """
    reasons = []
    if kind.body != Kind.Body.ENTITY or kind.retired:
        reasons.append(_("“%(kind)s” is not a kind of entity.") % {"kind": kind})
    words = _checked(fields, reasons)
    aliases = _checked_aliases(aliases, reasons)
    positions = _checked_positions(positions, reasons)
    refuse(reasons)
    entity = Entity.objects.create(kind=kind, created_by=by, **words)
    _write_aliases(entity, aliases)
    _write_positions(entity, positions)
    keep(entity, by=by)
    registry_changed()
    record("entity.create", by=by, entity=entity.pk, kind=kind.key, **words)
    return entity


@transaction.atomic
def edit_entity(entity, *, based_on, by, kind=None, aliases=None, positions=None, **fields):
    """Change an entity's names, description, aliases (all, when given) and positions (likewise).

    Readers are told what was approved before until a second person approves the change.
    `based_on` is the `updated_at` that the person saw; raise Conflict when it was changed since.
    """
    entity = Entity.objects.select_for_update().select_related("kind").get(pk=entity.pk)
    if based_on != entity.updated_at:
        raise Conflict(
            _("Somebody else changed this entity since you opened it. Look at it again.")
        )
    reasons = []
    if kind is not None and kind.body != Kind.Body.ENTITY:
        reasons.append(_("“%(kind)s” is not a kind of entity.") % {"kind": kind})
    before = {field: getattr(entity, field) or "" for field in _fields()}
    words = _checked(before | fields, reasons)
    aliases = None if aliases is None else _checked_aliases(aliases, reasons)
    positions = None if positions is None else _checked_positions(positions, reasons)
    refuse(reasons)
    for field, value in words.items():
        setattr(entity, field, value)
    entity.kind = kind or entity.kind
    entity.updated_at = timezone.now()
    entity.save()
    touch(tags.entity(entity.pk))
    registry_changed()
    if aliases is not None:
        entity.aliases.all().delete()
        _write_aliases(entity, aliases)
    if positions is not None:
        entity.positions.all().delete()
        _write_positions(entity, positions)
    keep(entity, by=by)
    changed = {
        field: [before[field], value] for field, value in words.items() if value != before[field]
    }
    record(
        "entity.edit",
        by=by,
        entity=entity.pk,
        changed=changed,
        aliases=None if aliases is None else [alias.text for alias in aliases],
        positions=None if positions is None else len(positions),
    )
    return entity


def _fields():
    codes = [code for code, _name in settings.CONTENT_LANGUAGES]
    return [f"{field}_{code}" for field in ("name", "description") for code in codes] + [
        "wikidata_id"
    ]


def _checked(fields, reasons):
    words = {}
    for code, language in settings.CONTENT_LANGUAGES:
        names = {"language": _(language)}
        words[f"name_{code}"] = " ".join(
            plain(
                fields.get(f"name_{code}"), _("Name (%(language)s)") % names, NAME_MAX, reasons
            ).split("\n")
        )
        words[f"description_{code}"] = plain(
            fields.get(f"description_{code}"),
            _("Description (%(language)s)") % names,
            DESCRIPTION_MAX,
            reasons,
        )
    if not any(words[f"name_{code}"] for code, _name in settings.CONTENT_LANGUAGES):
        reasons.append(_("Give the name in one language at least."))
    words["wikidata_id"] = str(fields.get("wikidata_id") or "").strip().upper()
    if words["wikidata_id"] and not _WIKIDATA.fullmatch(words["wikidata_id"]):
        reasons.append(_("A Wikidata id is Q and a number, for example Q869."))
    return words


def _checked_aliases(aliases, reasons):
    languages = dict(settings.CONTENT_LANGUAGES)
    checked = {}
    for alias in aliases:
        text = " ".join(plain(alias.text, _("Other name"), NAME_MAX, reasons).split("\n"))
        if alias.language not in languages or alias.kind not in Alias.Kind.values:
            reasons.append(_("Choose the language and the kind of the other name from the list."))
        elif text:
            checked[alias.language, text] = AliasData(alias.language, text, alias.kind)
    return list(checked.values())


def _checked_positions(positions, reasons):
    checked = []
    for position in positions:
        words = {
            field: plain(getattr(position, field), label, longest, reasons)
            for field, label, longest in (
                ("rank_en", _("Rank"), RANK_MAX),
                ("rank_th", _("Rank"), RANK_MAX),
                ("title_en", _("Title"), TITLE_MAX),
                ("title_th", _("Title"), TITLE_MAX),
            )
        }
        dates = position.held_from, position.held_to
        if all(dates) and position.held_to < position.held_from:
            reasons.append(_("A position cannot end before it begins."))
        if any(words.values()) or position.organisation:
            checked.append(
                PositionData(
                    **words,
                    organisation=position.organisation,
                    held_from=dates[0],
                    held_to=dates[1],
                )
            )
        elif any(dates):
            reasons.append(_("Say which rank or title was held between the dates."))
    return checked


def _write_aliases(entity, aliases):
    Alias.objects.bulk_create(
        Alias(entity=entity, language=alias.language, text=alias.text, kind=alias.kind)
        for alias in aliases
    )


def _write_positions(entity, positions):
    for position in positions:
        Position.objects.create(entity=entity, **vars(position))
