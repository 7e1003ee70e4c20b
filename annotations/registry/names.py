"""Every name of the registry, as people may write it: one table in memory, for search and hits.

Built from two queries, kept until the registry changes (`registry_version`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max

from annotations.models import Alias, Entity
from annotations.registry.remembered import Remembered

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_PUNCTUATION = re.compile(r"[.,'’‘“”\"()\[\]/_–—-]+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one entity. `folded` is what a search compares; `kind` is that of the entity.

    `sort`: "name" or the alias's own kind (acronym, short, former, romanised, forbidden).
    """

    entity_id: int
    kind: str
    language: str
    text: str
    folded: str
    sort: str


def fold(text):
    """`text` as a search compares it: case, Thai digits, full stops and spaces make no difference.

    >>> fold("Pol. Lt. Gen. TORSAK  Sukvimol"), fold("พ.ศ. ๒๕๖๗")
    ('pol lt gen torsak sukvimol', 'พศ 2567')
    """
    text = text.casefold().translate(_THAI_DIGITS)
    text = text.replace(".", "").replace("-", " ")
    return _SPACES.sub(" ", _PUNCTUATION.sub(" ", text)).strip()


def _newest():
    newest = Entity.objects.aggregate(last=Max("updated_at"), rows=Count("pk"), top=Max("pk"))
    return newest["last"], newest["rows"], newest["top"]


_version = Remembered(_newest)


def registry_version():
    """A value that differs after any change of the registry: at once in this process, within a
    second after another's. One query, or none."""
    return _version()


def version_told(*, last, rows, top):
    """Take what another query read of the registry, for a second: the newest change, how many
    entities there are and the last one's id."""
    _version.told((last, rows, top))


def registry_changed():
    """Call it in the transaction of every change: from its end on this process looks again."""
    transaction.on_commit(_version.forget)


def names(version=None):
    """Every Name of the entities that stand, as a tuple. No query while nothing has changed."""
    return _names(registry_version() if version is None else version)


@lru_cache(maxsize=2)
def _names(version):
    found = []
    languages = [code for code, _name in settings.CONTENT_LANGUAGES]
    columns = [f"name_{code}" for code in languages]
    kinds = {}
    rows = Entity.objects.standing().values_list("pk", "kind__key", *columns)
    for pk, kind, *words in rows:
        kinds[pk] = kind
        for language, text in zip(languages, words, strict=True):
            if text:
                found.append(Name(pk, kind, language, text, fold(text), "name"))
    aliases = Alias.objects.all()
    for pk, language, text, sort in aliases.values_list("entity_id", "language", "text", "kind"):
        if pk in kinds:
            found.append(Name(pk, kinds[pk], language, text, fold(text), sort))
    return tuple(found)


@lru_cache(maxsize=2)
def labels(version):
    """{entity id: the name it is known by at the desk}. No query while nothing has changed."""
    found = {}
    for name in names(version):
        if name.sort == "name":
            found.setdefault(name.entity_id, name.text)
    return found
