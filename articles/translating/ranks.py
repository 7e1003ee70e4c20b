"""The rank that a person held on the day of a story, in the words of the translation's language."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, Q
from django.utils import timezone

from annotations.models import Position
from articles.text import values
from articles.text.values.rank_table import RANKS

_LANGUAGES = ("en", "th")
_THAI = {code: (full, short) for code, full, short, _english in RANKS}
_ENGLISH = {code: english for code, _full, _short, english in RANKS}


@dataclass(frozen=True, slots=True)
class Rank:
    """`words`: how it is written before a name, the newsroom's own way first; `codes`: what they
    may mean, as `values` reads them."""

    words: tuple[str, ...]
    codes: frozenset[str]


def story_day(article):
    """The day whose ranks hold: that on which the story came in."""
    return timezone.localdate(article.created_at)


def ranks_of(entities, language, day):
    """{entity id: Rank} of those who held a rank that day; one query.

    Who held several at once goes by the one that began last.
    """
    held = Position.objects.filter(
        Q(held_from=None) | Q(held_from__lte=day),
        Q(held_to=None) | Q(held_to__gte=day),
        entity__in=entities,
    )
    found = {}
    begun = F("held_from").asc(nulls_first=True)
    for entity, *ranks in held.order_by(begun, "id").values_list(
        "entity", *(f"rank_{code}" for code in _LANGUAGES)
    ):
        rank = _rank(dict(zip(_LANGUAGES, ranks, strict=True)), language)
        if rank is not None:
            found[entity] = rank
    return found


def _rank(written, language):
    """The rank in `language`: as the registry has it, else by the table of ranks."""
    codes = frozenset().union(
        *(codes_in(words or "", code) for code, words in written.items() if words)
    )
    if language in written and written[language]:
        own = codes_in(written[language], language) or codes
        words = (written[language], *_short(written[language], own, language))
        return Rank(words, own)
    if len(codes) != 1:
        return None
    [code] = codes
    words = tuple(filter(None, reversed(_THAI[code]))) if language == "th" else (_ENGLISH[code],)
    return Rank(words, codes) if all(words) and words else None


def _short(words, codes, language):
    """The short form of a rank that the registry has in full, where the table knows it."""
    if language != "th" or len(codes) != 1:
        return ()
    full, short = _THAI.get(next(iter(codes)), ("", ""))
    return (short,) if short and words == full else ()


@lru_cache(maxsize=1024)
def codes_in(words, language):
    """What a rank's words may mean; nothing where they are no rank that the table knows.

    >>> sorted(codes_in("Pol. Lt. Gen.", "en")), sorted(codes_in("ร.อ.", "th"))
    (['pol-lt-gen'], ['capt', 'flt-lt', 'navy-lt'])
    """
    known = {code for code, *_names in RANKS}
    # A rank is only one before a name: any will do.
    found = values.find(f"{words} Mali" if language == "en" else f"{words}มะลิ", language)
    return (
        frozenset(code for one in found if one.kind == "rank" for code in one.value.ranks) & known
    )
