"""Filling the index."""

import regex
from django.db import transaction
from modelsearch.backends import get_search_backends_with_name

from articles.models import Byline, Edition, Passage, SearchName, SearchWord
from articles.models.passage import names_of, texts
from articles.text import graphemes, searching
from articles.text.bylines import authors
from articles.text.words import words

_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
SHORTEST, LONGEST = 2, 40  # graphemes of a word that a slip may have meant


def add(edition):
    """Put a new edition into the index, in the transaction that is open. Once for each edition."""
    count = len(searching.passages(texts(edition)))
    rows = Passage.objects.bulk_create(
        Passage(edition=edition, number=number) for number in range(count)
    )
    _fill(rows)
    found = (words_of_text(text) for text in texts(edition))
    keep_words(edition.language, set().union(*found))
    SearchName.objects.bulk_create(_names(edition), ignore_conflicts=True)
    Byline.objects.bulk_create(
        (Byline(edition=edition, key=key, name=name) for key, name in _authors(edition)),
        ignore_conflicts=True,
    )


def forget(edition):
    """Take an edition out of the index: when its words are sealed, and for nothing less."""
    for passage in edition.passages.all():
        for _name, backend in get_search_backends_with_name():
            backend.delete(passage)
        passage.delete()


def empty():
    """Forget every row, so that `rebuild` fills the index anew."""
    for model in (Passage, SearchWord, SearchName, Byline):
        model.objects.all().delete()


def problems(mend=False):
    """A sentence for each edition that the search does not know; `mend` puts it in."""
    for edition in Edition.objects.filter(passages=None).order_by("pk").iterator(100):
        if mend:
            with transaction.atomic():
                add(edition)
        yield f"edition {edition.pk} of article {edition.article_id} is not in the search index"


def rebuild(editions=None):
    """Fill the index anew with the editions that are not in it (default: any), oldest first, and
    return how many were added."""
    missing = (editions or Edition.objects.all()).filter(passages=None).order_by("pk")
    count = 0
    for edition in missing.iterator(100):
        with transaction.atomic():
            add(edition)
        count += 1
    return count


def _fill(rows):
    for _name, backend in get_search_backends_with_name():
        if backend.catch_indexing_errors:  # a service outside: not before the edition stands
            transaction.on_commit(
                lambda backend=backend: backend.add_bulk(Passage, rows), robust=True
            )
        else:
            backend.add_bulk(Passage, rows)


def words_of_text(text):
    """What of a text a slip of spelling may have meant: each word, and a short text in whole."""
    folded = searching.fold(text).text
    found = {folded, *(folded[start:end] for start, end in words(folded))}
    return {
        word
        for word in found
        if len(word) <= 80
        and _LETTERS.fullmatch(word)
        and SHORTEST <= graphemes.length(word) <= LONGEST
    }


def keep_words(language, found):
    """Add words that the index may not know yet."""
    SearchWord.objects.bulk_create(
        (search_word(language, word, graphemes.length(word)) for word in sorted(found)),
        batch_size=5000,
        ignore_conflicts=True,
    )


def _authors(edition):
    return authors(edition.content["byline"])


def _names(edition):
    for entity in edition.content["entities"]:
        for name in {folded_name(name)[:300] for name in names_of(entity)} - {""}:
            yield SearchName(language=edition.language, name=name, entity_id=entity["id"])


def folded_name(name):
    """A name as it is compared: its words, whatever signs stand between them.

    The same for ป.ป.ง. and ปปง, for "Call-centre Unit" and "call centre unit".
    """
    return " ".join(term.text for term in searching.terms(name))


def search_word(language, word, length):
    return SearchWord(language=language, word=word, first=word[0], last=word[-1], length=length)
