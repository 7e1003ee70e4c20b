"""What waits for a second person in the registry: each entry's changes, as they are told now and
as they would be.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from annotations.models import Alias, Entity, Kind
from annotations.registry.approving import languages_changed
from annotations.wordings import approved, authors_since_approval, newest_of

ALIAS_KINDS = dict(Alias.Kind.choices)


@dataclass(frozen=True)
class Change:
    """One thing said of an entity: `label`, in which language, what readers get now, what waits."""

    label: str
    language: str
    before: str
    after: str


@dataclass(frozen=True)
class Waiting:
    """An entity whose newest wording nobody else approved yet."""

    entity: Entity
    newest: object
    changes: list
    own: bool
    other_languages: list  # that the person does not approve

    @property
    def may_approve(self):
        return not self.own and not self.other_languages


def waiting_entities():
    """The entries that stand and whose readers are told otherwise than the registry says."""
    return Entity.objects.standing().filter(wording_waits=True).order_by("updated_at", "pk")


def last_approval(entity, user):
    """This person's own approval of the newest wording, which they may take back; or None."""
    newest = entity.wordings.first()
    last = newest.decisions.first() if newest else None
    mine = last is not None and last.by_id == user.pk
    return last if mine and last.verdict == last.Verdict.APPROVED else None


def waiting(entities, user):
    """A Waiting for each of some entities that wait. Five queries."""
    entities = list(entities)
    newest, standing = newest_of(entities), approved([entity.pk for entity in entities])
    authors = authors_since_approval(list(newest.values())) if newest else {}
    kinds = {kind.key: str(kind) for kind in Kind.objects.all()}
    found = []
    for entity in entities:
        now, was = newest[entity.pk], standing.get(entity.pk)
        if was is None or was.body == now.body:
            continue
        strange = [
            code
            for code in languages_changed(now, was)
            if code not in (user.approves_languages or [])
        ]
        changes = list(_changes(was.body, now.body, kinds))
        found.append(Waiting(entity, now, changes, user.pk in authors[now.pk], strange))
    return found


def _changes(was, now, kinds):
    for part, label in (("names", _("Name")), ("descriptions", _("Description"))):
        for code, _language in settings.CONTENT_LANGUAGES:
            before, after = was[part].get(code, ""), now[part].get(code, "")
            if before != after:
                yield Change(label, code, before, after)
    if was["kind"] != now["kind"]:
        yield Change(_("Kind"), "", kinds[was["kind"]], kinds[now["kind"]])
    if was["wikidata"] != now["wikidata"]:
        yield Change("Wikidata", "", was["wikidata"], now["wikidata"])
    for alias in was["aliases"]:
        if alias not in now["aliases"]:
            yield Change(_("Other name"), alias[0], _alias(alias), "")
    for alias in now["aliases"]:
        if alias not in was["aliases"]:
            yield Change(_("Other name"), alias[0], "", _alias(alias))
    for code, _language in settings.CONTENT_LANGUAGES:
        before, after = (_positions(body, code) for body in (was, now))
        if before != after:
            yield Change(_("Positions"), code, before, after)
    names = Entity.objects.in_bulk({*was["merged"], *now["merged"]})
    before, after = (
        ", ".join(str(names[pk]) for pk in body["merged"] if pk in names) for body in (was, now)
    )
    if before != after:
        yield Change(_("Told as this one, too"), "", before, after)


def positions_told(body):
    """[(language, words)] of a wording's positions, where there are any."""
    codes = [code for code, _language in settings.CONTENT_LANGUAGES]
    return [(code, words) for code in codes if (words := _positions(body, code))]


def _alias(alias):
    return f"{alias[1]} ({ALIAS_KINDS[alias[2]]})"


def _positions(body, code):
    lines = []
    for row in body["positions"]:
        words = [row[key].get(code, "") for key in ("ranks", "titles", "organisation_names")]
        dates = " – ".join((row["from"] or "", row["to"] or "")).strip(" –")
        lines.append(", ".join(filter(None, [*words, dates])))
    return "; ".join(filter(None, lines))
