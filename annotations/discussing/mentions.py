"""@somchai and @editor: who is named in some words."""

import re

from django.contrib.auth import get_user_model
from django.db.models import Q

from articles.permissions import Permission, may
from articles.roles import EDITOR, JOURNALIST, REVIEWER, TRANSLATOR

ROLES = (JOURNALIST, TRANSLATOR, REVIEWER, EDITOR)
# Names of accounts are Latin; Thai words may follow one without a space.
_MENTION = re.compile(r"(?<![\w@])@([A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*)")


def names_in(words):
    """What follows each @, in small letters, in order and once.

    >>> names_in("@Somchai and @editor, not me@example.org")
    ['somchai', 'editor']
    """
    return list(dict.fromkeys(name.lower() for name in _MENTION.findall(words)))


def named_in(words, thread):
    """The people named, by their account or their role, who may read this discussion."""
    names = names_in(words)
    if not names:
        return []
    wanted = Q(groups__name__in=[name for name in names if name in ROLES])
    for name in names:
        wanted |= Q(username__iexact=name)
    people = get_user_model().objects.filter(wanted, is_active=True).distinct().order_by("pk")
    return [person for person in people if _may_read(person, thread)]


def _may_read(person, thread):
    if not may(person, Permission.READ, thread.article):
        return False
    return not thread.confidential or (
        person.pk == thread.created_by_id or thread.readers.filter(pk=person.pk).exists()
    )
