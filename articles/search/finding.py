"""From what a reader typed to the live editions that hold it."""

from dataclasses import dataclass, replace

from rapidfuzz.distance import DamerauLevenshtein

from articles.models import Edition, Passage, SearchName, SearchWord
from articles.search import engines
from articles.text import graphemes, searching

PAGE = 20  # hits on a page
DEEPEST = 25  # pages
BATCH = 30  # hits that are held against the releases at once
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
    passages = dict(
        Passage.objects.filter(pk__in=[pk for _place, pk in hits]).values_list("pk", "edition")
    )
    editions = Edition.objects.live().filter(
        pk__in=set(passages.values()), language=question.language
    )
    if question.since and question.until:
        editions = editions.filter(
            first_published_at__date__gte=question.since,
            first_published_at__date__lte=question.until,
        )
    live = {edition.pk: edition for edition in editions}
    order = (passages.get(pk) for _place, pk in hits)
    return [live[pk] for pk in dict.fromkeys(order) if pk in live]


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
