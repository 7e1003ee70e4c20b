"""The panel beside the text: what is marked in it, by groups with counts, filtered as asked."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from annotations.marking.groups import MOST, Group
from annotations.marking.looks import look
from annotations.marking.outline import outline
from annotations.models import Annotation

MOST_GROUPS = 100
State = Annotation.State


@dataclass(frozen=True)
class Filter:
    """Which marks to show: of one kind, in one state, by one person; "" and 0 for any."""

    kind: str = ""
    state: str = ""
    by: int = 0

    @classmethod
    def of(cls, data):
        by = data.get("by", "")
        by = int(by) if by.isascii() and by.isdigit() and len(by) < 10 else 0
        return cls(data.get("kind", ""), data.get("state", ""), by)

    def __bool__(self):
        return bool(self.kind or self.state or self.by)

    def lets(self, row):
        return (
            (not self.kind or row.kind.key == self.kind)
            and (not self.state or row.state == self.state)
            and (not self.by or row.by == self.by)
        )


class Panel:
    """What the panel's template shows of a Workspace."""

    def __init__(self, workspace, chosen=None):
        self.workspace = workspace
        self.filter = chosen or Filter()
        self._looks = {}
        self.rows = [row for row in workspace.in_place if self.filter.lets(row)]
        self._everything = self._grouped()
        self.entities = self._everything[:MOST_GROUPS]
        self.more_entities = len(self._everything) - len(self.entities)
        self.entity_count = len(self._everything)
        self.values = self._values()
        claims = self._claims()
        self.claims, self.claim_count = claims[:MOST], len(claims)

    @cached_property
    def outline(self):
        return outline(self.workspace)

    @property
    def outline_most(self):
        return max(part.all for part in self.outline) or 1

    @property
    def states(self):
        here = {row.state for row in self.workspace.in_place}
        return [(state.value, state.label) for state in State if state.value in here]

    @property
    def people(self):
        return sorted({(row.by_name, row.by) for row in self.workspace.in_place})

    @property
    def shown_ids(self):
        """The ids of the marks that the filter lets through, for the text to dim the others."""
        return " ".join(str(row.pk) for row in self.rows) if self.filter else ""

    def group(self, key):
        """The group of that key, or None."""
        return next((one for one in [*self._everything, *self.values] if one.key == key), None)

    def rest(self):
        """The groups of entities that the panel does not list at first."""
        return self._everything[MOST_GROUPS:]

    def _look(self, kind):
        if kind.pk not in self._looks:
            self._looks[kind.pk] = look(kind)
        return self._looks[kind.pk]

    def _grouped(self):
        groups = {}
        address = reverse("entity_detail", args=[0])
        for row in self.rows:
            if row.entity_id:
                key = f"g{row.entity_id}"
                if key not in groups:
                    url = address.replace("/0/", f"/{row.entity_id}/")
                    groups[key] = Group(key, row.entity, self._look(row.kind), url)
                groups[key].annotations.append(row)
        return sorted(groups.values(), key=lambda group: (group.kind.order, group.label))

    def _values(self):
        groups = {}
        for row in self.rows:
            if not (row.entity_id or row.claim_id):
                key = f"v{row.kind.pk}"
                if key not in groups:
                    kind = self._look(row.kind)
                    groups[key] = Group(key, kind.name, kind)
                groups[key].annotations.append(row)
        return sorted(groups.values(), key=lambda group: group.kind.order)

    def _claims(self):
        claims = {}
        for row in self.rows:
            if row.claim_id:
                claims.setdefault(row.claim_id, (row.claim, []))[1].append(row)
        return list(claims.values())
