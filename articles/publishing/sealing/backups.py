"""Sealing a restored backup again: where words were taken out here, they still stand there.

The ledger of seals holds no word of them: places alone, and the SHA-256 of each word by which what
stands in those places of the backup is known for it.
"""

import hashlib
import re

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from articles.exceptions import Refused
from articles.models import Article, Seal
from articles.publishing.sealing import actions
from articles.publishing.sealing.blanks import BLANK
from articles.publishing.sealing.reach import tables
from articles.text.normalise import normalise

ROWS = 50  # of a table: more say the same
_BLANKS = re.compile(f"{BLANK}+")


def ledger():
    """What was sealed, for `missing` on a backup: one dict of plain JSON values for each seal.

    `places`: [table, row, [column, key, …], start, end], in code points.
    """
    seals = Seal.objects.exclude(carried_out_at=None).select_related("first", "second")
    return [
        {
            "article": seal.article_id,
            "order": seal.order,
            "first": seal.first.username,
            "second": seal.second.username,
            "carried_out_at": seal.carried_out_at.isoformat(),
            "digests": seal.digests,
            "places": list(_places(seal)),
        }
        for seal in seals.order_by("pk")
    ]


def is_missing(entry):
    """Whether this database has the article of an entry, and not its seal."""
    seals = Seal.objects.filter(article=entry["article"]).exclude(carried_out_at=None)
    there = any(sorted(seal.digests) == sorted(entry["digests"]) for seal in seals)
    return Article.objects.filter(pk=entry["article"]).exists() and not there


def words_of(entry, typed=()):
    """(the words that an entry sealed, the digests of those that are found nowhere).

    They are read from the places of this database, and from `typed`; each is known by its SHA-256.
    """
    wanted, found = set(entry["digests"]), {}
    for word in [*typed, *_standing(entry)]:
        word = " ".join(normalise(word).split())
        for form in (word, word.lower(), word.upper(), word.title(), word.capitalize()):
            if (digest := _digest(form)) in wanted:
                found.setdefault(digest, form)
    return sorted(found.values()), sorted(wanted - set(found))


def seal_again(entry, words, *, first="", second=""):
    """Carry the seal of an entry out here; return {table: how many of its rows}.

    `first`, `second`: who stands for the two people, where those of the entry are not here.
    """
    people = {}
    for role, name in (("first", first), ("second", second)):
        name = name or entry[role]
        people[role] = get_user_model().objects.filter(username=name, is_active=True).first()
        if people[role] is None:
            raise Refused(f"There is nobody called {name} here: say who stands for them.")
    article = Article.objects.get(pk=entry["article"])
    return actions.again(article, words, order=entry["order"], **people)


def _places(seal):
    columns = {model._meta.db_table: (model, names) for model, _path, names in tables()}
    rows = {}
    for table, row in seal.rows.order_by("pk").values_list("table", "row"):
        rows.setdefault(table, []).append(row)
    for table, ids in rows.items():
        if table not in columns:
            continue
        model, names = columns[table]
        # A plain QuerySet: a manager of translated fields would answer for another column.
        for one in models.QuerySet(model).filter(pk__in=ids[:ROWS]).values("pk", *names):
            pk = one.pop("pk")
            for path, start, end in _blanks(one, []):
                yield [table, pk, path, start, end]


def _blanks(value, path):
    if isinstance(value, str):
        for match in _BLANKS.finditer(value):
            yield path, match.start(), match.end()
    elif isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in pairs:
            yield from _blanks(one, [*path, key])


def _standing(entry):
    """What stands here in the places of an entry."""
    by_table = {model._meta.db_table: model for model in apps.get_models()}
    for table, row, (column, *path), start, end in entry["places"]:
        value = (
            models.QuerySet(by_table[table]).filter(pk=row).values_list(column, flat=True).first()
        )
        for key in path:
            try:
                value = value[key]
            except (KeyError, IndexError, TypeError):
                value = None
        if isinstance(value, str):
            yield value[start:end]


def _digest(word):
    return hashlib.sha256(word.encode()).hexdigest()
