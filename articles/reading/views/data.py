"""Doors for machines: feeds, maps, annotations."""

import json

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.models.edition import Edition
from articles.reading import addresses, queries, web_annotations
from articles.reading.keeping import keep
from articles.reading.page import LANGUAGES
from articles.reading.views.article import not_shown
from articles.reading.views.lists import keep_items

FEED = 30  # articles in a feed
FEEDS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}


@require_safe
@conditional_page
def feed(request, language, form, section=""):
    """The newest articles as RSS 2.0, Atom or JSON Feed. A corrected one says so and moves its
    date of change, never its identity."""
    editions = list(queries.newest(language, section=section, most=FEED))
    if section and not editions:
        raise Http404
    keep(request, tags.section(language, section) if section else tags.listing(language))
    keep_items(request, editions)
    title = settings.NEWSROOM_NAME + (f" · {editions[0].section_name}" if section else "")
    front = addresses.section(language, section) if section else addresses.front(language)
    items = [_feed_item(request, edition) for edition in editions]
    if form == "json":
        return _json_feed(request, title, front, language, items)
    made = FEEDS[form](
        title=title,
        link=addresses.absolute(request, front),
        description=_("The newest articles of %(name)s") % {"name": title},
        language=language,
        feed_url=addresses.absolute(request, request.path),
    )
    for item in items:
        made.add_item(
            title=item["title"],
            link=item["url"],
            description=item["summary"],
            unique_id=item["id"],
            unique_id_is_permalink=False,
            pubdate=item["published"],
            updateddate=item["updated"],
            categories=[item["section"]],
        )
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def _feed_item(request, edition):
    short = addresses.short(edition.language, edition.article_id)
    words = edition.summary
    if edition.note:
        words = f"{edition.get_kind_display().capitalize()}: {edition.note} — {words}"
    return {
        "id": addresses.absolute(request, short),
        "url": addresses.absolute(request, addresses.article(edition)),
        "title": edition.headline,
        "summary": words,
        "section": edition.section_name,
        "published": edition.first_published_at,
        "updated": max(edition.created_at, edition.first_published_at),
    }


def _json_feed(request, title, front, language, items):
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": addresses.absolute(request, front),
        "feed_url": addresses.absolute(request, request.path),
        "language": language,
        "items": [
            {
                "id": item["id"],
                "url": item["url"],
                "title": item["title"],
                "content_text": item["summary"],
                "date_published": item["published"].isoformat(),
                "date_modified": item["updated"].isoformat(),
                "tags": [item["section"]],
            }
            for item in items
        ],
    }
    return JsonResponse(
        data, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )


@require_safe
@conditional_page
def annotations(request, language, article_id):
    live = queries.live_editions(article_id)
    if language not in live:
        return not_shown(request, language, article_id, live)
    keep(request, tags.article(article_id))
    page = web_annotations.page(request, live[language])
    words = json.dumps(page, ensure_ascii=False, indent=1)
    return HttpResponse(words, content_type=web_annotations.MEDIA_TYPE)


@require_safe
@conditional_page
def sitemap(request):
    """The index of the map: one file for each thousand article numbers that has any."""
    highest = Edition.objects.live().order_by("-article").values_list("article", flat=True).first()
    keep(request, *map(tags.listing, LANGUAGES))
    count = (highest or 0) // tags.MAP + 1
    files = [addresses.absolute(request, addresses.map_file(number)) for number in range(count)]
    return _xml("reader/sitemap_index.xml", {"files": files})


@require_safe
@conditional_page
def sitemap_file(request, number):
    """Every live article of this thousand, in each language, each naming the others."""
    editions = (
        Edition.objects.live()
        .filter(article__gte=number * tags.MAP, article__lt=(number + 1) * tags.MAP)
        .defer("content")
        .order_by("article", "language")
    )
    keep(request, f"map:{number}")
    articles = {}
    for edition in editions:
        articles.setdefault(edition.article_id, []).append(edition)
    rows = [
        {
            "url": addresses.absolute(request, addresses.article(edition)),
            "changed": max(edition.created_at, edition.first_published_at).isoformat(),
            "twins": [
                (e.language, addresses.absolute(request, addresses.article(e))) for e in group
            ]
            if len(group) > 1
            else [],
        }
        for group in articles.values()
        for edition in group
    ]
    if number == 0:
        rows += [
            {"url": addresses.absolute(request, addresses.front(code)), "twins": []}
            for code in LANGUAGES
        ]
    return _xml("reader/sitemap.xml", {"rows": rows})


def _xml(template, context):
    return HttpResponse(render_to_string(template, context), content_type="application/xml")


@require_safe
def robots(request):
    keep(request, tags.SETTINGS)
    lines = [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /admin/",
        f"Sitemap: {addresses.absolute(request, addresses.site_map())}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
