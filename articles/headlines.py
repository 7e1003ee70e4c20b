"""Which articles have words in a headline, whatever their case."""

from django.conf import settings
from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Collate, Upper
from django.db.models.lookups import Contains

# PostgreSQL's capitals of every language take three times as long as those of ASCII.
ASCII_ONLY = "C"


def headlines_with(words, through=""):
    """A condition: the headline in any content language has `words`, written in capitals or not.
    `through` leads to the article: "article__" from a text."""
    found = Q()
    for code, _name in settings.CONTENT_LANGUAGES:
        found |= _has(f"{through}headline_{code}", words)
    return found


def _has(column, words):
    if connection.vendor != "postgresql":
        return Q(**{f"{column}__icontains": words})
    if words.upper() == words.lower():  # Thai has no capitals
        return Q(**{f"{column}__contains": words})
    if words.isascii():
        return Q(Contains(Upper(Collate(F(column), ASCII_ONLY)), words.upper()))
    return Q(**{f"{column}__icontains": words})
