"""Every public address that shows anything of an article: whatever route there is, or will be.

Read from the routes themselves, so that a page added tomorrow is forgotten by the caches, and looked
at after a withdrawal, without anybody thinking of it.
"""

from itertools import product

from django.conf import settings
from django.urls import NoReverseMatch, get_resolver, reverse

from articles.models import Edition, PublishedClaim, PublishedEntity

PREFIX = "reader_"  # the names of readers' addresses
FEEDS = ("rss", "atom", "json")
MAP = 1000  # article numbers in one file of the map
MOST = 2000  # addresses


def paths_of(article, languages):
    """The paths, the article's own first, at most MOST. Routes with parameters that are no part of
    an article (words searched for, say) are left out."""
    found = {}
    for language in languages:
        values = _values(article, language)
        for name, parameters in routes():
            if set(parameters) <= set(values):
                for chosen in product(*(values[one] for one in parameters)):
                    found[_path(name, dict(zip(parameters, chosen, strict=True)))] = None
    own = f"/articles/{article.pk}/"
    known = sorted(filter(None, found), key=lambda path: (own not in path, path))
    return known[:MOST]


def own_paths(article, languages):
    """Those that are the article's alone: after a withdrawal each answers 404 or 410."""
    words = (f"/articles/{article.pk}/", f"-{article.pk}/")
    return [path for path in paths_of(article, languages) if any(word in path for word in words)]


def routes():
    """(name, parameters) of every readers' address."""
    resolver = get_resolver()
    for name in resolver.reverse_dict:
        if isinstance(name, str) and name.startswith(PREFIX):
            for possibilities, *_rest in resolver.reverse_dict.getlist(name):
                for _template, parameters in possibilities:
                    yield name, parameters


def feeds(languages, sections):
    """The public addresses of the feeds that change with an article."""
    site = settings.NEWSROOM_ADDRESS.rstrip("/")
    paths = [reverse("reader_feed", args=pair) for pair in product(languages, FEEDS)]
    paths += [
        reverse("reader_section_feed", args=parts) for parts in product(languages, sections, FEEDS)
    ]
    return [site + path for path in paths]


def _values(article, language):
    editions = Edition.objects.filter(article=article, language=language)
    numbers = [edition.number for edition in editions.defer("content")]
    entities = PublishedEntity.objects.filter(edition__in=editions.values("pk"))
    claims = PublishedClaim.objects.filter(edition__in=editions.values("pk"))
    names = {
        rendition[kind].rsplit("/", 1)[-1].split(".")[0]
        for content in editions.values_list("content", flat=True)
        for photo in content.get("photos", [])
        for rendition in photo["renditions"]
        for kind in ("name", "avif", "jpg")
        if kind in rendition
    }
    pairs = list(zip(numbers[1:], numbers, strict=False))
    return {
        "language": [language],
        "article_id": [article.pk],
        "section": sorted({edition.section_key for edition in editions}),
        "slug": sorted({edition.slug for edition in editions}),
        "number": sorted({*numbers, article.pk // MAP}),
        "claim_id": sorted(set(claims.values_list("claim_id", flat=True))),
        "older": sorted({older for older, _newer in pairs}),
        "newer": sorted({newer for _older, newer in pairs}),
        "form": list(FEEDS),
        "stem": sorted(names),
        "ending": ["webp", "avif", "jpg"],
        "entity_id": sorted(set(entities.values_list("entity_id", flat=True))),
    }


def _path(name, values):
    try:
        return reverse(name, kwargs=values)
    except NoReverseMatch:
        return ""
