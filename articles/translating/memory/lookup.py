"""Finding what was translated before: exact first, then alike, by rare words (DESIGN §6).

Two passages that are 70 % alike share all but three in ten of their words. So whoever is that much
like a passage of n words holds at least one of any n × 0.3 + 1 of them: the rarest are asked for,
and no candidate is missed. rapidfuzz then ranks them, word by word.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from articles.models import MemoryPair
from articles.prepared import Prepared
from articles.text import values
from articles.text.diff import word_diff
from articles.translating.memory import sql
from articles.translating.memory.tokens import digest, encode

LEAST = 0.7  # similarity below which a match is no help
SHOWN = 5
CANDIDATES = 300  # that rapidfuzz ranks
# Postings read for one look-up: beyond this, rarer words only (some 10 ms of either database).
AFFORDABLE = 12_000


@dataclass(frozen=True)
class Match:
    """A pair of the memory beside a passage. `source` is its side in the passage's language.

    `similarity` from 0 to 1, by words.
    """

    pair: MemoryPair
    source: str
    target: str
    asked: str
    language: str
    similarity: float

    @property
    def percent(self):
        """Similarity in per cent, rounded down: 100 is the same words."""
        return int(self.similarity * 100 + 1e-9)

    @property
    def is_exact(self):
        return self.source == self.asked.strip()

    @cached_property
    def difference(self):
        """[(op, words)] from the words of the memory to those asked for."""
        return word_diff(self.source, self.asked)

    @cached_property
    def figures(self):
        """The figures that the passage has and the memory's source has not, as written."""
        asked, known = (values.find(text, self.language) for text in (self.asked, self.source))
        missing, surplus = values.unmatched(asked, known)
        return tuple(value.text for value in (*missing, *surplus))


def matches(text, source_language, target_language, *, limit=SHOWN, least=LEAST):
    """The passages most like `text`, best first, at most `limit`; those used last come first
    among equals."""
    code = encode(text, source_language)
    if not code:
        return []
    found = [
        Match(pair, *sides, text, source_language, 1.0)
        for pair, sides in _exact(digest(code), source_language, target_language)[:limit]
    ]
    if len(found) < limit:
        known = {match.pair.pk for match in found}
        found += _fuzzy(text, code, source_language, target_language, limit, least, known)
    return found[:limit]


def exact(text, source_language, target_language):
    """The translations of these very words, last used first, as (pair, (source, target))."""
    code = encode(text, source_language)
    return _exact(digest(code), source_language, target_language) if code else []


def made_for_others(rows, source_language, target_language):
    """{name: source words} of those `rows` ({name: (source, target)}) whose very translation the
    memory has for other words, and not for these. One query, none without rows."""
    codes = {
        name: (digest(encode(source, source_language)), digest(encode(target, target_language)))
        for name, (source, target) in rows.items()
    }
    targets = {target for _source, target in codes.values()}
    there = Q(target_digest__in=targets, target_language=target_language)
    back = Q(source_digest__in=targets, source_language=target_language)
    pairs = MemoryPair.objects.filter(there | back).order_by("-used_at") if codes else ()
    known = {}
    for pair in pairs:
        if pair.target_language == target_language:
            known.setdefault(pair.target_digest, {})[pair.source_digest] = pair.source
        else:
            known.setdefault(pair.source_digest, {})[pair.target_digest] = pair.target
    return {
        name: next(iter(known[target].values()))
        for name, (source, target) in codes.items()
        if target in known and source not in known[target]
    }


def _exact(number, source_language, target_language):
    pairs = _of_digest(digest=number, of=source_language, into=target_language)
    return [(pair, _sides(pair, source_language)) for pair in pairs]


@Prepared
def _of_digest(*, digest, of, into):
    there = Q(source_digest=digest, source_language=of, target_language=into)
    back = Q(target_digest=digest, target_language=of, source_language=into)
    return MemoryPair.objects.filter(there | back).order_by("-used_at", "-id")[:20]


def _fuzzy(text, code, source_language, target_language, limit, least, known):
    ids = candidates(code, least)
    codes = {
        pk: (source if of == source_language else target)
        for pk, of, source, into, target in sql.codes(ids)
        if {of, into} == {source_language, target_language} and pk not in known
    }
    ranked = process.extract(
        code,
        codes,
        scorer=Levenshtein.normalized_similarity,
        processor=None,
        score_cutoff=least,
        limit=limit,
    )
    pairs = MemoryPair.objects.in_bulk([pk for _code, _score, pk in ranked])
    found = [
        Match(pairs[pk], *_sides(pairs[pk], source_language), text, source_language, score)
        for _code, score, pk in ranked
    ]
    return sorted(found, key=lambda match: (-match.similarity, -match.pair.used_at.timestamp()))


def candidates(code, least=LEAST):
    """The ids of the pairs that may be at least so much alike, most shared words first."""
    n = len(code)
    chosen = _rarest(code, least)
    if not chosen:
        return []
    shortest, longest = int(n * least), int(n / least) + 1
    return sql.candidates(chosen, shortest, longest, CANDIDATES)


def _rarest(code, least):
    """The words to ask for, rarest first: as many as it takes, and as many as can be afforded."""
    counts = sql.counted(set(map(ord, code)))
    # A word that the memory has never seen is in no candidate, and one of those that may miss.
    unseen = len(set(code)) - len(counts)
    needed = int(len(code) * (1 - least)) + 1 - unseen
    chosen, cost = [], 0
    for token, pairs in sorted(counts.items(), key=lambda item: item[1]):
        if chosen and (cost + pairs > AFFORDABLE or len(chosen) >= max(needed, 1)):
            break
        chosen.append(token)
        cost += pairs
    return chosen


def _sides(pair, language):
    if pair.source_language == language:
        return pair.source, pair.target
    return pair.target, pair.source
