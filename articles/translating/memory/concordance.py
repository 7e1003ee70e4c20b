"""How a phrase was translated before: every passage that holds it, in either language."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count

from articles.models import MemoryPair, MemoryPosting, MemoryToken
from articles.translating.memory.tokens import encode

SHOWN = 50
LOOKED_AT = 2_000  # passages with the phrase's rarest words that are read for the phrase itself
LONGEST = 200  # code points of a phrase
RAREST = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with the phrase, its language's side first; `parts` are [(is the phrase, words)]."""

    pair: MemoryPair
    language: str
    parts: tuple[tuple[bool, str], ...]
    other_language: str
    other: str


def concordance(phrase, *, limit=SHOWN):
    """The Hits of a phrase, last used first, whichever language it is in."""
    phrase = phrase.strip()[:LONGEST]
    found = []
    for language, _name in settings.CONTENT_LANGUAGES:
        found += _hits(phrase, language, limit)
    return sorted(found, key=lambda hit: (-hit.pair.used_at.timestamp(), hit.pair.pk))[:limit]


def _hits(phrase, language, limit):
    tokens = set(map(ord, encode(phrase, language)))
    counts = dict(MemoryToken.objects.filter(token__in=tokens).values_list("token", "pairs"))
    if not tokens or len(counts) < len(tokens):
        return []
    rarest = sorted(counts, key=counts.get)[:RAREST]
    pairs = MemoryPair.objects.filter(pk__in=_holding(rarest)).order_by("-used_at")
    found = []
    for pair in pairs[:LOOKED_AT]:
        here, there = (pair.source, pair.target)
        other = pair.target_language
        if pair.source_language != language:
            here, there, other = there, here, pair.source_language
        parts = _parts(here, phrase)
        if len(parts) > 1 or parts[0][0]:
            found.append(Hit(pair, language, parts, other, there))
        if len(found) == limit:
            break
    return found


def _holding(tokens):
    """The newest pairs that hold all of these words."""
    return list(
        MemoryPosting.objects.filter(token__in=tokens)
        .order_by()
        .values("pair_id")
        .annotate(held=Count("token"))
        .filter(held=len(tokens))
        .order_by("-pair_id")
        .values_list("pair_id", flat=True)[:LOOKED_AT]
    )


def _parts(text, phrase):
    """`text` cut at the phrase, whatever its case."""
    low, wanted = text.lower(), phrase.lower()
    if len(low) != len(text):
        low, wanted = text, phrase
    parts, at = [], 0
    while (place := low.find(wanted, at)) >= 0 and wanted:
        if place > at:
            parts.append((False, text[at:place]))
        at = place + len(wanted)
        parts.append((True, text[place:at]))
    if at < len(text) or not parts:
        parts.append((False, text[at:]))
    return tuple(parts)
