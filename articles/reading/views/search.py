"""The search, without a script: a form, filters as links, hits in their sentences."""

from collections import Counter

from django.conf import settings
from django.http import Http404, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.reading import addresses, searching
from articles.reading.page import Link, answer
from articles.search.finding import DEEPEST

FACETS = 6  # entities that the hits of a page are narrowed by


@require_safe
def search(request, language):
    form = searching.SearchForm(request.GET)
    form.is_valid()  # what is not understood is said beside its field, and left out
    question = form.question(language, timezone.localdate())
    context = {"form": form, "asked": question is not None, "here": addresses.search(language)}
    if question is not None:
        page = _page(request)
        order = form.cleaned_data.get("sort") or "best"
        found = searching.answer(question, order=order, page=page)
        context |= {
            "found": found,
            "words": form.cleaned_data["q"],
            "entities": searching.entities(question) if page == 1 else [],
            "narrowing": _narrowing(request, found),
            "chosen": _chosen(request, question),
            "page": {
                "number": page,
                "has_previous": page > 1,
                "has_next": found.more and page < DEEPEST,
                "previous": page - 1,
                "next": page + 1,
            },
            "query": _query(request, page=None) + "&",
        }
    twins = {code: addresses.search(code) for code, _name in settings.CONTENT_LANGUAGES}
    return answer(request, "articles/reading/search.html", context, language=language, twins=twins)


def _page(request):
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    if not 1 <= number <= DEEPEST:
        raise Http404
    return number


def _narrowing(request, found):
    """Links that narrow the answer to a section or entity of the hits on this page."""
    sections = dict.fromkeys((hit.section_key, hit.section) for hit in found.hits)
    links = []
    if "section" not in request.GET and len(sections) > 1:
        links += [Link("?" + _query(request, section=key), name) for key, name in sections]
    if "entity" not in request.GET:
        named = Counter(entity for hit in found.hits for entity in hit.entities)
        links += [
            Link("?" + _query(request, entity=pk), name)
            for (pk, name), count in named.most_common(FACETS)
            if count < len(found.hits)
        ]
    return links


def _chosen(request, question):
    """Links that take a section or entity filter away again."""
    found = []
    if question.section:
        found.append(Link("?" + _query(request, section=None), question.section))
    if question.entity is not None:
        name = searching.name_of_entity(question)
        found.append(Link("?" + _query(request, entity=None), name))
    return found


def _query(request, **changes):
    """The address's parameters with these changed or taken out, on the first page."""
    kept = QueryDict(mutable=True)
    for key in ("q", "section", "entity", "since", "until", "sort"):
        value = changes.get(key, request.GET.get(key, ""))
        if value not in (None, ""):
            kept[key] = value
    return kept.urlencode()
