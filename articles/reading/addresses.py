"""The addresses of readers' pages. An article is found by its id; its words may change for ever."""

from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.urls import get_resolver, get_script_prefix, get_urlconf
from django.utils.http import urlencode

_UNQUOTED = "!$&'()*+,;=/~:@"  # what a path may hold as it is (RFC 3986)


def reverse(name, args=()):
    """As Django's, for a name that stands for one pattern, and in a fraction of its time: a page has
    dozens. What is put in is trusted to match."""
    path, parameters = _pattern(name, get_urlconf())
    values = {
        parameter: converter.to_url(value)
        for (parameter, converter), value in zip(parameters, args, strict=True)
    }
    return get_script_prefix() + quote(path % values, safe=_UNQUOTED)


@lru_cache
def _pattern(name, urlconf):
    """(the path with a place for each parameter, [(parameter, its converter)])."""
    [(possibilities, _regex, _defaults, converters)] = get_resolver(urlconf).reverse_dict.getlist(
        name
    )
    [(path, parameters)] = possibilities
    return path, tuple((parameter, converters[parameter]) for parameter in parameters)


def front(language):
    return reverse("reader_front", args=[language])


def section(language, key):
    return reverse("reader_section", args=[language, key])


def article(edition):
    return reverse(
        "reader_article",
        args=[edition.language, edition.section_key, edition.slug, edition.article_id],
    )


def short(language, article_id):
    """The address that stays whatever becomes of section and slug; it redirects."""
    return reverse("reader_article_short", args=[language, article_id])


def ledger(edition):
    return reverse("reader_ledger", args=[edition.language, edition.article_id])


def edition_file(edition):
    return reverse("reader_edition", args=[edition.language, edition.article_id, edition.number])


def report(edition):
    return reverse("reader_report", args=[edition.language, edition.article_id])


def both(edition):
    """The article in both languages, side by side."""
    return reverse("reader_both", args=[edition.language, edition.article_id])


def changes(edition, older, newer):
    return reverse("reader_changes", args=[edition.language, edition.article_id, older, newer])


def annotations(edition):
    return reverse("reader_annotations", args=[edition.language, edition.article_id])


def ninjs(edition):
    return reverse("reader_ninjs", args=[edition.language, edition.article_id])


def card(edition):
    """The picture for shared links; its address changes with the edition."""
    return reverse("reader_card", args=[edition.language, edition.article_id, edition.number])


def oembed(url):
    return f"{reverse('reader_oembed')}?{urlencode({'url': url, 'format': 'json'})}"


def openapi():
    return reverse("reader_openapi")


def entity(language, entity_id):
    return reverse("reader_entity", args=[language, entity_id])


def author(language, key):
    return reverse("reader_author", args=[language, key])


def feed(page, form):
    """The feed of a page that has one: a front page, a section, an entity, an author."""
    return f"{page}feed.{form}"


def claims(language):
    return reverse("reader_claims", args=[language])


def claim(language, claim_id):
    """One claim and how its checks went, edition by edition."""
    return reverse("reader_claim", args=[language, claim_id])


def search(language):
    return reverse("reader_search", args=[language])


def corrections(language):
    return reverse("reader_corrections", args=[language])


def photo(edition, name):
    """The address of a rendition, which a page of this edition may show."""
    stem, ending = name.rsplit("/", 1)[-1].rsplit(".", 1)
    return reverse("reader_photo", args=[edition.language, edition.article_id, stem, ending])


def absolute(request, path):
    """The public address of a path: the newsroom's own, or the one that was asked for."""
    if settings.NEWSROOM_ADDRESS:
        return settings.NEWSROOM_ADDRESS.rstrip("/") + path
    return request.build_absolute_uri(path)


def theme():
    return reverse("reader_theme")


def about(language):
    return reverse("reader_about", args=[language])


def logo(digest):
    return reverse("reader_logo", args=[digest])


def site_map():
    return reverse("reader_sitemap")


def news_map():
    return reverse("reader_news_sitemap")


def map_file(number):
    return reverse("reader_sitemap_file", args=[number])
