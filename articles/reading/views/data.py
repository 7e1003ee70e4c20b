"""Doors for machines: maps, annotations, the newsroom's colours."""

import json
import re
from datetime import timedelta

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.clock import clock
from articles.models.edition import Edition
from articles.newsroom import newsroom
from articles.reading import addresses, queries, web_annotations
from articles.reading.keeping import keep
from articles.reading.page import LANGUAGES
from articles.reading.sharing import for_any_site
from articles.reading.views.article import not_shown

NEWS = timedelta(days=2)  # what a news search engine still calls new
NEWS_MOST = 1000  # the protocol's own limit
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-z]{3,30}|(?:rgb|hsl|oklch)\([0-9 .,%/a-z]+\)")


@require_safe
@for_any_site
@conditional_page
def annotations(request, language, article_id):
    live = queries.live_editions(article_id)
    if language not in live:
        return not_shown(request, language, article_id, live)
    keep(request, tags.words(article_id, language))
    page = web_annotations.page(request, live[language])
    words = json.dumps(page, ensure_ascii=False, indent=1)
    return HttpResponse(words, content_type=web_annotations.MEDIA_TYPE)


@require_safe
@conditional_page
def sitemap(request):
    """The index of the map: one file for each thousand article numbers that has any."""
    highest = (
        Edition.objects.live().order_by("-article_id").values_list("article_id", flat=True).first()
    )
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
        .order_by("article_id", "language")
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
        f"Sitemap: {addresses.absolute(request, addresses.news_map())}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
@conditional_page
def news_sitemap(request):
    """What was published in the last two days, for search engines of news."""
    since = clock.now() - NEWS
    editions = (
        Edition.objects.live().filter(first_published_at__gte=since).defer("content").newest_first()
    )
    rows = [
        {
            "url": addresses.absolute(request, addresses.article(edition)),
            "language": edition.language,
            "published": edition.first_published_at.isoformat(),
            "title": edition.headline,
            "name": newsroom().name(edition.language),
        }
        for edition in editions[:NEWS_MOST]
    ]
    return _xml("reader/news_sitemap.xml", {"rows": rows})


# What goes with an accent of the newsroom's own; each is mixed from the colours of its own scheme.
MIXED = [
    "--accent-strong:color-mix(in srgb,var(--accent) 75%,var(--ink))",
    "--accent-tint:color-mix(in srgb,var(--accent) 12%,var(--paper))",
]


@require_safe
@conditional_page
def theme(request):
    """The newsroom's own colours, over those of tokens.css: for light and, after `dark-`, for dark."""
    keep(request, tags.SETTINGS)
    light, dark = [], []
    for name, colour in newsroom().colours.items():
        if re.fullmatch(r"[a-z-]{2,40}", name) and COLOUR.fullmatch(colour):
            target = dark if name.startswith("dark-") else light
            target.append(f"--{name.removeprefix('dark-')}:{colour}")
    if any(declared.startswith("--accent:") for declared in [*light, *dark]):
        light += MIXED
    css = f":root{{{';'.join(light)}}}"
    if dark:
        css += f"@media screen and (prefers-color-scheme:dark){{:root{{{';'.join(dark)}}}}}"
    return HttpResponse(css, content_type="text/css")
