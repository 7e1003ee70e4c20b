"""From what a reader typed to the live editions that hold it."""

from dataclasses import dataclass, replace

from django.utils import timezone
from rapidfuzz.distance import DamerauLevenshtein

from articles import clock
from articles.models import Passage, SearchName, SearchWord
from articles.prepared import Prepared
from articles.search import engines
from articles.text import graphemes, searching

PAGE = 20  # hits on a page
DEEPEST = 25  # pages
BATCH = 24  # hits that are held against the releases at once
BATCHES = 60  # then we stop looking: thousands of hits, and none that readers may see
ORDERS = ("best", "newest")


@dataclass(frozen=True, slots=True)
class Found:
    """A page of live editions; `more` says whether there is another."""

    editions: list
    more: bool


def find(question, *, order="best", page=1):
    """The `page`th page of the live editions that answer the Question."""
    wanted = page * PAGE + 1
    found = {}
    for editions in _live_batches(question, order):
        for edition in editions:
            found.setdefault(edition.pk, edition)
        if len(found) >= wanted:
            break
    editions = list(found.values())[(page - 1) * PAGE : wanted]
    return Found(editions[:PAGE], len(editions) > PAGE)


def _live_batches(question, order):
    if order == "best":
        hits = engines.best(question)
        for start in range(0, len(hits), BATCH):
            yield _live(question, hits[start : start + BATCH])
        if len(hits) < engines.RANKED:
            return
    before = None
    for _ in range(BATCHES):
        hits = engines.newest(question, before=before, most=BATCH)
        yield _live(question, hits)
        if len(hits) < BATCH:
            return
        before = hits[-1][0]


def _live(question, hits):
    """The live editions of these hits, in their order."""
    passages = [pk for _place, pk in hits]
    if not passages:
        return []
    # Always as many, so that the SQL is made once.
    asked = passages + passages[-1:] * (BATCH - len(passages))
    values = {f"passage_{place}": pk for place, pk in enumerate(asked)}
    rows = _live_passages(language=question.language, now=clock.now(), **values)
    live = {row.pk: row.edition for row in rows if _in_time(question, row.edition)}
    found = [live[pk] for pk in passages if pk in live]
    return list({edition.pk: edition for edition in found}.values())


@Prepared
def _live_passages(*, language, now, **passages):
    asked = Passage.objects.filter(pk__in=list(passages.values()))
    return asked.live(language, now).select_related("edition")


def _in_time(question, edition):
    if not (question.since and question.until):
        return True
    return question.since <= timezone.localdate(edition.first_published_at) <= question.until


def corrected(question):
    """The Question with each word that nothing holds replaced by the nearest that something does;
    None where no word is near, or each is known."""
    terms = tuple(_nearest(question.language, term) or term for term in question.terms)
    return replace(question, terms=terms) if terms != question.terms else None


def _nearest(language, term):
    """The Term of the known word that is nearest to this one, but not the same."""
    word = term.text
    length = graphemes.length(word)
    if " " in word or length < 3 or any(c.isdigit() for c in word):
        return None
    most = 1 if length < 8 else 2
    near = SearchWord.objects.filter(
        language=language, length__range=(length - most, length + most)
    )
    known = set(near.filter(first=word[0]).values_list("word", flat=True)[:20000])
    known |= set(near.filter(last=word[-1]).values_list("word", flat=True)[:20000])
    scored = (
        (DamerauLevenshtein.distance(word, other, score_cutoff=most), other) for other in known
    )
    close = sorted(pair for pair in scored if 0 < pair[0] <= most)
    if word in known or not close:
        return None
    found = searching.terms(close[0][1])
    return found[0] if len(found) == 1 else None


def entities_called(question):
    """The ids of the published entities that go by the words of the Question, at most three."""
    words = " ".join(term.text for term in question.terms)
    names = SearchName.objects.filter(language=question.language, name=words)
    return list(names.order_by("entity_id").values_list("entity_id", flat=True)[:3])
