"""Feeds: of a language, a section, an entity, an author."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.newsroom import newsroom
from articles.outbox.hubs import hubs
from articles.reading import addresses, developing, queries
from articles.reading.keeping import keep
from articles.reading.sharing import for_any_site

FEED = 30  # articles in a feed


class _NamesHubs:
    """A feed that says who tells its readers of news at once (WebSub)."""

    link = "link"

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for hub in self.feed["hubs"]:
            handler.addQuickElement(self.link, None, {"rel": "hub", "href": hub})


class Rss(_NamesHubs, Rss201rev2Feed):
    link = "atom:link"


class Atom(_NamesHubs, Atom1Feed):
    pass


FEEDS = {"rss": Rss, "atom": Atom}


@require_safe
@for_any_site
@conditional_page
def feed(request, language, form, section=""):
    """The newest articles as RSS 2.0, Atom or JSON Feed. A corrected one says so and moves its
    date of change, never its identity."""
    editions = queries.newest(language, section=section)[:FEED]
    if section and not editions:
        raise Http404
    keep(request, tags.section(language, section) if section else tags.listing(language))
    keep_words(request, editions)
    front = addresses.section(language, section) if section else addresses.front(language)
    name = editions[0].section_name if section else ""
    return _answer(request, form, language, name, front, editions, hubs=hubs())


@require_safe
@conditional_page
def entity_feed(request, language, entity_id, form):
    """The newest articles that mention an entity."""
    rows = queries.entity_rows(language, entity_id)[:FEED]
    if not rows:
        raise Http404
    keep(request, tags.entity(entity_id), tags.entity(entity_id, language))
    editions = list(queries.author_editions(rows))
    keep_words(request, editions)
    page = addresses.entity(language, entity_id)
    return _answer(request, form, language, rows[0].name, page, editions)


@require_safe
@conditional_page
def author_feed(request, language, key, form):
    """The newest articles by an author."""
    rows = queries.author_rows(language, key)[:FEED]
    if not rows:
        raise Http404
    keep(request, tags.author(language, key))
    editions = list(queries.author_editions(rows))
    keep_words(request, editions)
    page = addresses.author(language, key)
    return _answer(request, form, language, rows[0].name, page, editions)


def keep_words(request, editions):
    """Declare that the feed tells of these editions, and when each was changed last."""
    keep(request, *(tags.words(edition.article_id, edition.language) for edition in editions))


def _answer(request, form, language, name, front, editions, hubs=()):
    title = newsroom().name(language) + (f" · {name}" if name else "")
    items = [_feed_item(request, edition) for edition in editions]
    if form == "json":
        return _json_feed(request, title, front, language, items, hubs)
    made = FEEDS[form](
        title=title,
        link=addresses.absolute(request, front),
        description=_("The newest articles of %(name)s") % {"name": title},
        language=language,
        feed_url=addresses.absolute(request, request.path),
        hubs=hubs,
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
    story = developing.of(edition.developing, edition.language)
    if story and story.last:
        label = _("Developing") if story.on else _("Updated")
        words = f"{label}, {story.last.when.words}: {story.last.words} — {words}"
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


def _json_feed(request, title, front, language, items, hubs):
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
    if hubs:
        data["hubs"] = [{"type": "WebSub", "url": hub} for hub in hubs]
    return JsonResponse(
        data, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )
