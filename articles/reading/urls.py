from django.urls import path, register_converter

from articles.reading import converters
from articles.reading.views import (
    article,
    both,
    data,
    feeds,
    house,
    lists,
    machines,
    registry,
    search,
)

register_converter(converters.ContentLanguage, "content_language")
register_converter(converters.Words, "words")
register_converter(converters.Digest, "digest")
register_converter(converters.Rendition, "rendition")
register_converter(converters.FeedForm, "feed_form")
register_converter(converters.Number, "number")

# One article by its number: these addresses stay whatever becomes of its section and slug.
NUMBERED = "<content_language:language>/articles/<number:article_id>/"

urlpatterns = [
    path("", lists.home, name="reader_home"),
    path("oembed", machines.oembed, name="reader_oembed"),
    path("api/openapi.json", machines.description, name="reader_openapi"),
    path("robots.txt", data.robots, name="reader_robots"),
    path("newsroom.css", data.theme, name="reader_theme"),
    path("newsroom-logo-<digest:stem>.png", house.logo, name="reader_logo"),
    path("news-sitemap.xml", data.news_sitemap, name="reader_news_sitemap"),
    path("sitemap.xml", data.sitemap, name="reader_sitemap"),
    path("sitemap-<number:number>.xml", data.sitemap_file, name="reader_sitemap_file"),
    path("<content_language:language>/", lists.front, name="reader_front"),
    path("<content_language:language>/feed.<feed_form:form>", feeds.feed, name="reader_feed"),
    path("<content_language:language>/about/", house.about, name="reader_about"),
    path("<content_language:language>/claims/", registry.claims, name="reader_claims"),
    path(
        "<content_language:language>/claims/<number:claim_id>/",
        registry.claim,
        name="reader_claim",
    ),
    path("<content_language:language>/authors/<words:key>/", lists.author, name="reader_author"),
    path(
        "<content_language:language>/authors/<words:key>/feed.<feed_form:form>",
        feeds.author_feed,
        name="reader_author_feed",
    ),
    # What is asked for most; behind the authors, whose keys may end in a number too.
    path(
        "<content_language:language>/<slug:section>/<words:slug>-<number:article_id>/",
        article.article,
        name="reader_article",
    ),
    path("<content_language:language>/search/", search.search, name="reader_search"),
    path("<content_language:language>/corrections/", lists.corrections, name="reader_corrections"),
    path(
        "<content_language:language>/entities/<number:entity_id>/feed.<feed_form:form>",
        feeds.entity_feed,
        name="reader_entity_feed",
    ),
    path(
        "<content_language:language>/entities/<number:entity_id>/",
        registry.entity,
        name="reader_entity",
    ),
    path(NUMBERED, article.short, name="reader_article_short"),
    path(NUMBERED + "both/", both.both, name="reader_both"),
    path(NUMBERED + "editions/", article.ledger, name="reader_ledger"),
    path(NUMBERED + "editions/<number:number>.json", article.edition_file, name="reader_edition"),
    path(
        NUMBERED + "changes/<number:older>-<number:newer>/", article.changes, name="reader_changes"
    ),
    path(NUMBERED + "ninjs.json", machines.ninjs_file, name="reader_ninjs"),
    path(NUMBERED + "card-<number:number>.jpg", machines.card_file, name="reader_card"),
    path(NUMBERED + "annotations.json", data.annotations, name="reader_annotations"),
    path(NUMBERED + "photos/<digest:stem>.<rendition:ending>", article.photo, name="reader_photo"),
    path("<content_language:language>/<slug:section>/", lists.section, name="reader_section"),
    path(
        "<content_language:language>/<slug:section>/feed.<feed_form:form>",
        feeds.feed,
        name="reader_section_feed",
    ),
]
