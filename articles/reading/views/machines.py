"""The read-only API: what is described in `articles.reading.openapi`, for any site to fetch."""

import json
from urllib.parse import urlsplit

from django.http import Http404, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.newsroom import newsroom
from articles.reading import addresses, card, ninjs, openapi, queries
from articles.reading.keeping import keep
from articles.reading.sharing import for_any_site
from articles.reading.views.article import not_shown
from articles.text.bylines import authors

ARTICLES = {"reader_article", "reader_article_short"}


@require_safe
@for_any_site
@conditional_page
def ninjs_file(request, language, article_id):
    live = queries.live_editions(article_id)
    if language not in live:
        return not_shown(request, language, article_id, live)
    keep(request, tags.words(article_id, language))
    return _json(ninjs.item(request, live[language]))


@require_safe
@for_any_site
@conditional_page
def description(request):
    keep(request, tags.SETTINGS)
    return _json(openapi.description(addresses.absolute(request, "/").rstrip("/")))


@require_safe
@for_any_site
def oembed(request):
    """The oEmbed answer for an article's address, as a link: no page of ours runs in another's."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse("Only JSON is answered.", status=501, content_type="text/plain")
    edition = _edition_at(request.GET.get("url", ""))
    names = [name for _key, name in authors(edition.content["byline"])]
    return _json(
        {
            "version": "1.0",
            "type": "link",
            "title": edition.headline,
            "author_name": ", ".join(names) or newsroom().name(edition.language),
            "provider_name": newsroom().name(edition.language),
            "provider_url": addresses.absolute(request, "/"),
            "thumbnail_url": addresses.absolute(request, addresses.card(edition)),
            "thumbnail_width": card.SIZE[0],
            "thumbnail_height": card.SIZE[1],
            "cache_age": 300,
        }
    )


def _edition_at(url):
    """The live edition that an address of ours leads to; 404 for any other address."""
    try:
        found = resolve(urlsplit(url).path)
    except (Resolver404, ValueError) as error:
        raise Http404 from error
    if found.url_name not in ARTICLES:
        raise Http404
    live = queries.live_editions(found.kwargs["article_id"])
    if found.kwargs["language"] not in live:
        raise Http404
    return live[found.kwargs["language"]]


@require_safe
def card_file(request, language, article_id, number):
    """The picture for shared links, of the edition that is live; an older number leads to it."""
    live = queries.live_editions(article_id)
    if language not in live or number > live[language].number:
        raise Http404
    keep(request, tags.words(article_id, language))
    response = HttpResponse(card.draw(live[language]), content_type="image/jpeg")
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


def _json(data):
    words = json.dumps(data, ensure_ascii=False, indent=1)
    return HttpResponse(words, content_type="application/json; charset=utf-8")
