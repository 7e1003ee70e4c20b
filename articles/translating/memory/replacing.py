"""Pairs of the memory that say something they should not say any more."""

from django.db import transaction
from django.db.models import F, Q

from articles.models import MemoryPair
from articles.translating.memory import sql
from articles.translating.memory.keeping import Passage, add, postings_of

ROWS = 500  # read at once


def saying(words):
    """The pairs that may say one of [(language, words)], oldest first: each holds its longest part.

    SQL looks through the whole memory for it, which may be a million pairs: for rare acts alone.
    """
    asked = Q(pk__in=[])
    for language, said in words:
        part = max(said.split(), key=len)
        asked |= Q(source_language=language, source__contains=part)
        asked |= Q(target_language=language, target__contains=part)
    return MemoryPair.objects.filter(asked).order_by("pk").iterator(ROWS)


@transaction.atomic
def replace(pair, source, target):
    """Let a pair say `source` and `target` from now on; one that says both already counts for it."""
    forget([pair])
    passage = Passage(
        source,
        target,
        pair.source_language,
        pair.target_language,
        pair.article_id,
        pair.note,
        pair.used_at,
    )
    add([passage], origin=pair.origin)  # which counts one use
    said = {"source": source.strip(), "target": target.strip()}
    said |= {"source_language": pair.source_language, "target_language": pair.target_language}
    MemoryPair.objects.filter(**said).update(uses=F("uses") + pair.uses - 1)


@transaction.atomic
def forget(pairs):
    """Take pairs out, and the way to them."""
    sql.unpost([(*key, pair.pk) for pair in pairs for key in postings_of(pair)])
    MemoryPair.objects.filter(pk__in=[pair.pk for pair in pairs]).delete()
