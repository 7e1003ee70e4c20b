"""A story of which more is expected: that it is, since when, and its timed updates."""

from dataclasses import dataclass
from datetime import datetime

from articles.reading import dates


@dataclass(frozen=True, slots=True)
class Update:
    """One update: `id` is what a link to it ends in."""

    id: str
    words: str
    when: dates.Moment
    at: datetime


@dataclass(frozen=True, slots=True)
class Developing:
    """`on`: more is expected. `updates`: the newest first."""

    on: bool
    updates: list

    @property
    def last(self):
        return self.updates[0] if self.updates else None


def of(frozen, language):
    """The Developing of what an edition froze, or None for a story without updates."""
    if not frozen:
        return None
    updates = []
    for one in frozen["updates"]:
        at = datetime.fromisoformat(one["at"])
        updates.append(Update(f"update-{one['id']}", one["words"], dates.moment(at, language), at))
    return Developing(frozen["on"], updates)
