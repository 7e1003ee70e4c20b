"""The history of a row in the admin: what the record says of it, in the shape Django's page shows."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from articles.models import Article, AuditEntry, Listing
from articles.permissions import Permission, may

PER_PAGE = 100


@dataclass(frozen=True)
class Act:
    """An entry of the record; the names are those of Django's own log."""

    action_time: datetime
    user: object
    words: str

    def get_change_message(self):
        return self.words


def entries_of(model, number, names, person):
    """The AuditEntries of the row `number` of a model, oldest first, that the person may read.

    `names` are what its acts begin with. Acts on people and settings are for admins alone.
    """
    if model is Article:
        return AuditEntry.objects.filter(article=number).select_related("by").order_by("seq")
    own = Q(**{f"data__{model._meta.model_name}": number}) & ~Q(article=None)
    # What stands first is seen by whoever puts it in order: the admin shows it to nobody else.
    if model is Listing or may(person, Permission.MANAGE_PEOPLE):
        begins = Q(*(("verb__startswith", name) for name in names), _connector=Q.OR)
        own |= Q(article=None, data__id=number) & begins
    return AuditEntry.objects.filter(own).select_related("by").order_by("at", "id")


def told(entry):
    """An entry as an Act: its verb, and what was changed from what to what."""
    before, after = entry.data.get("before"), entry.data.get("after")
    changes = []
    if isinstance(before, dict) and isinstance(after, dict):
        changes = [f"{key}: {before.get(key, '')} → {after[key]}" for key in after]
    return Act(entry.at, entry.by, "; ".join([entry.verb, *changes]))
