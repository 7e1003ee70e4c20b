"""Entries that may be the same person or thing, over the whole registry.

Equal when folded, equal but for the order of the words, the same Wikidata id, or neighbours in the
alphabet that differ by a slip (the sorted-neighbourhood method, Hernández and Stolfo 1995): the
cost grows with the number of names, not with its square.
"""

from collections import defaultdict

from rapidfuzz import fuzz

from annotations.models import Alias, Entity
from annotations.registry.names import names

NEIGHBOURS = 4
SLIP = 90  # per cent of rapidfuzz's ratio
SHORTEST = 5  # shorter names, acronyms above all, are like others by chance
COMMON = 8  # a name that more entities share says nothing about two of them


def pairs(limit=100):
    """Pairs (entity, entity) that may be the same, the older one first, the surest pair first."""
    scores = defaultdict(int)
    _by_wikidata(scores)
    table = [name for name in names() if name.sort != Alias.Kind.FORBIDDEN and name.folded]
    _by_words(scores, table)
    _by_slip(scores, table)
    best = sorted(scores, key=lambda pair: (-scores[pair], pair))[:limit]
    wanted = {pk for pair in best for pk in pair}
    rows = Entity.objects.standing().filter(pk__in=wanted).select_related("kind").in_bulk()
    return [(rows[a], rows[b]) for a, b in best if a in rows and b in rows]


def _by_wikidata(scores):
    rows = Entity.objects.standing().exclude(wikidata_id="")
    groups = defaultdict(set)
    for pk, kind, wikidata in rows.values_list("pk", "kind", "wikidata_id"):
        groups[kind, wikidata].add(pk)
    _score(scores, groups, 100)


def _by_words(scores, table):
    equal, turned = defaultdict(set), defaultdict(set)
    for name in table:
        equal[name.kind, name.folded].add(name.entity_id)
        words = sorted(name.folded.split())
        if len(words) > 1:
            turned[name.kind, " ".join(words)].add(name.entity_id)
    _score(scores, equal, 98)
    _score(scores, turned, 96)


def _by_slip(scores, table):
    long = [name for name in table if len(name.folded) >= SHORTEST]
    # Once from the front and once from the back: a slip in the first letter parts two neighbours.
    for key in (lambda name: name.folded, lambda name: name.folded[::-1]):
        ordered = sorted(long, key=lambda name: (name.kind, key(name), name.entity_id))
        for place, name in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
                if other.kind == name.kind and other.entity_id != name.entity_id:
                    ratio = fuzz.ratio(name.folded, other.folded, score_cutoff=SLIP)
                    if ratio and _same_figures(name.folded, other.folded):
                        _keep(scores, name.entity_id, other.entity_id, int(ratio) - 5)


def _same_figures(one, other):
    """Region 1 and Region 2 are not a slip."""
    figures = [[c for c in text if c.isdigit()] for text in (one, other)]
    return figures[0] == figures[1]


def _score(scores, groups, score):
    for ids in groups.values():
        if 1 < len(ids) <= COMMON:
            ordered = sorted(ids)
            for place, one in enumerate(ordered):
                for other in ordered[place + 1 :]:
                    _keep(scores, one, other, score)


def _keep(scores, one, other, score):
    pair = min(one, other), max(one, other)
    scores[pair] = max(scores[pair], score)
