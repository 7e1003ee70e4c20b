"""Every table of the newsroom, and the rows of it that a seal on one article reaches.

What leads to the article by any foreign key is its own; what leads to no article (the registry, the
memory, the glossary, the desk's record) belongs to all, and is reached too. A table that is added
later is reached without a word here.
"""

from collections import deque
from functools import reduce
from operator import or_

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import models
from django.db.models import Q

from articles.models import Article, MemoryPair, Seal, SealedRow
from articles.publishing.sealing.blanks import CODES

APPS = ("articles", "annotations")
DEEPEST = 4  # steps from a row to its article
# Counted, hashed or made anew elsewhere: nothing of it is words, or `index` takes it away whole.
NOT_WORDS = {
    "SealedRow",
    "Passage",
    "SearchWord",
    "SearchName",
    "Byline",
    "Shingle",
    "Invalidation",
}
NOT_WORDS |= {
    "MemoryPair",
    "MemoryPosting",
    "MemoryToken",
    "Redirect",
    "Outlet",
    "ClockMark",
    "Section",
    "Kind",
    "NewsroomSettings",
}
HASHES = {"sha256", "previous_sha256", "hash", "previous_hash", "digest", "digests", "secret"}
ROWS = 500  # read at once


def tables():
    """[(model, path to the article or "", names of the columns that hold words)]."""
    found = []
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if model.__name__ not in NOT_WORDS and (columns := _columns(model)):
                found.append((model, _path(model), columns))
    # What the admin's own log calls the things that were changed there.
    return [*found, (LogEntry, "", ["object_repr", "change_message"])]


def rows(model, path, columns, article):
    """Rows that the seal reaches, as dicts of their columns and `pk`."""
    # A plain QuerySet: a manager of translated fields would answer for another column.
    found = models.QuerySet(model)
    if model.__name__ == "Upload":
        found = found.filter(Q(articles=article) | Q(articles=None)).distinct()
    elif model is Article:
        found = found.filter(pk=article.pk)
    elif path:
        found = found.filter(Q(**{path: article}) | Q(**{path: None}))
    return found.order_by("pk").values("pk", *columns).iterator(ROWS)


def write(model, pk, changed):
    models.QuerySet(model).filter(pk=pk).update(**changed)


def pairs_with(words, blanks):
    """The pairs of the translation memory that hold one of the words. SQL asks for a part of each
    first, since there may be a million."""
    longest = [max(word.split(), key=len) for word in words]
    asked = [Q(source__icontains=one) | Q(target__icontains=one) for one in longest]
    pairs = MemoryPair.objects.filter(reduce(or_, asked, Q(pk__in=[])))
    return [pair for pair in pairs.iterator(ROWS) if blanks.found([pair.source, pair.target])]


def _columns(model):
    return [
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not field.choices
        and not field.primary_key
        and field.attname not in HASHES | CODES
    ]


def _path(model):
    """A way by foreign keys to an Article, as a lookup; "" for none: the shortest that every row
    goes, else the shortest. A way that a row may lack would reach the rows of other articles."""
    if model in (Seal, SealedRow):
        return "article"
    return _shortest(model, optional=False) or _shortest(model, optional=True)


def _shortest(model, *, optional):
    queue = deque([(model, "")])
    while queue:
        here, path = queue.popleft()
        if path.count("__") >= DEEPEST:
            continue
        for field in here._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey) or field.related_model is here:
                continue
            if field.null and not optional:
                continue
            name = f"{path}__{field.name}" if path else field.name
            if field.related_model is Article:
                return name
            if field.related_model._meta.app_label in APPS:
                queue.append((field.related_model, name))
    return ""
