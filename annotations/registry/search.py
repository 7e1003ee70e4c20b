"""Finding an entity by any of its names, as somebody types it."""

from functools import lru_cache

from django.db.models import Count, Max, Q
from rapidfuzz import fuzz, process

from annotations.models import Annotation, Entity
from annotations.registry.names import fold, names, registry_version
from articles.text.normalise import normalise

# How well a name fits, before who used it lately is looked at.
EXACT, PREFIX, WORD, INSIDE = 100, 90, 80, 70
SLIP = 80  # per cent of rapidfuzz's ratio that still counts as a slip of the fingers
FEWEST_FOR_SLIPS = 4  # shorter queries are similar to everything
CANDIDATES = 60
IN_ARTICLE, IN_SECTION, LATELY, OWN_LANGUAGE = 12, 5, 3, 2


def search(query, language, article=None, *, kind=None, limit=10):
    """The entities that `query` may mean, most likely first: a list of at most `limit`.

    Any name, alias or acronym counts, in any language, with slips. Among names that fit alike those
    used in this article come first, then in its section, then lately. An empty query gives what was
    used. Each entity carries `.found_as`, the name that matched, and `.uses` in this article. At
    most four queries.
    """
    scores = _scores(fold(normalise(query)), language, kind)
    if query.strip() and not scores:
        return []
    used = _uses(scores, article)
    ranked = sorted(
        {*scores, *used} if not query.strip() else scores,
        key=lambda pk: (-_rank(pk, scores, used), pk),
    )[:limit]
    entities = Entity.objects.standing().filter(pk__in=ranked).select_related("kind")
    if kind:
        entities = entities.filter(kind__key=kind)
    by_id = entities.prefetch_related("aliases").in_bulk()
    found = [by_id[pk] for pk in ranked if pk in by_id]
    for entity in found:
        entity.found_as = scores[entity.pk][1] if entity.pk in scores else ""
        entity.uses = used.get(entity.pk, {}).get("in_article", 0)
    return found


def alike(texts, *, kind=None, apart_from=None):
    """Entities whose names are so like one of `texts` that they may be the same. Two queries."""
    scores = {}
    for text in filter(None, texts):
        for pk, (score, name) in _scores(fold(normalise(text)), "", kind).items():
            if score >= WORD and score > scores.get(pk, (0, ""))[0]:
                scores[pk] = (score, name)
    scores.pop(apart_from, None)
    ranked = sorted(scores, key=lambda pk: -scores[pk][0])[:5]
    by_id = Entity.objects.filter(pk__in=ranked).select_related("kind").in_bulk()
    return [by_id[pk] for pk in ranked if pk in by_id]


def _scores(query, language, kind):
    """{entity id: (score, name)} of the names that fit, best name of each; {} for no query."""
    if not query:
        return {}
    version = registry_version()
    scores = {}
    table = names(version)
    for name in table:
        if kind and name.kind != kind:
            continue
        score = _fit(query, name.folded)
        if score:
            score += OWN_LANGUAGE if name.language == language else 0
            if score > scores.get(name.entity_id, (0, ""))[0]:
                scores[name.entity_id] = (score, name.text)
    if len(scores) < 3 and len(query) >= FEWEST_FOR_SLIPS:
        for _text, ratio, place in process.extract(
            query, _folded(version), scorer=fuzz.partial_ratio, score_cutoff=SLIP, limit=CANDIDATES
        ):
            name = table[place]
            slip = INSIDE * ratio / 100
            if (not kind or name.kind == kind) and slip > scores.get(name.entity_id, (0, ""))[0]:
                scores[name.entity_id] = (slip, name.text)
    best = sorted(scores, key=lambda pk: -scores[pk][0])[:CANDIDATES]
    return {pk: scores[pk] for pk in best}


def _fit(query, name):
    if query not in name:
        return 0
    if query == name:
        return EXACT
    if name.startswith(query):
        return PREFIX
    return WORD if f" {query}" in name else INSIDE


@lru_cache(maxsize=2)
def _folded(version):
    return [name.folded for name in names(version)]


def _uses(scores, article):
    """{entity id: how often it is marked here and in the section, and when last}. One query."""
    rows = Annotation.objects.exclude(state__in=["removed", "rejected"])
    if scores:
        rows = rows.filter(entity__in=scores)
    elif article is not None:
        rows = rows.filter(entity__isnull=False, text__article=article)
    else:
        rows = rows.filter(entity__isnull=False)
    here = Q(text__article=article) if article else Q(pk__in=[])
    section = Q(text__article__section=article.section_id) if article else Q(pk__in=[])
    counted = rows.values("entity_id").annotate(
        in_article=Count("pk", filter=here),
        in_section=Count("pk", filter=section),
        last=Max("pk"),
    )
    return {row["entity_id"]: row for row in counted.order_by("-last")[:CANDIDATES]}


def _rank(pk, scores, used):
    score = scores.get(pk, (0, ""))[0]
    use = used.get(pk)
    if use is None:
        return score
    score += LATELY
    score += IN_ARTICLE if use["in_article"] else 0
    score += IN_SECTION if use["in_section"] else 0
    return score + min(use["in_article"], 9) / 10
