"""What machines may read, described for them as OpenAPI 3.1."""

from django.conf import settings

from articles.newsroom import newsroom

LANGUAGE = {
    "name": "language",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "enum": [code for code, _name in settings.CONTENT_LANGUAGES]},
}
ARTICLE = {"name": "article", "in": "path", "required": True, "schema": {"type": "integer"}}
NUMBER = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer"}}
URL = {"name": "url", "in": "query", "required": True, "schema": {"type": "string"}}
FORMAT = {"name": "format", "in": "query", "schema": {"type": "string", "enum": ["json"]}}
GONE = {
    "404": {"description": "Not published in this language."},
    "410": {"description": "Withdrawn; the page says why."},
}


def _get(summary, media_type, *parameters, answers=GONE):
    return {
        "get": {
            "summary": summary,
            "parameters": list(parameters),
            "responses": {
                "200": {
                    "description": summary,
                    "content": {media_type: {"schema": {"type": "object"}}},
                },
                **answers,
            },
        }
    }


def description(address):
    """The whole description, for the site at `address`."""
    one = "/{language}/articles/{article}/"
    return {
        "openapi": "3.1.0",
        "info": {
            "title": newsroom().name("en"),
            "version": "1.0.0",
            "description": "What readers see, for machines: published editions only, read only,"
            " without a key. Offsets are Unicode code points.",
        },
        "servers": [{"url": address}],
        "paths": {
            one + "annotations.json": _get(
                "The approved annotations of an article, as W3C Web Annotations.",
                "application/ld+json",
                LANGUAGE,
                ARTICLE,
            ),
            one + "ninjs.json": _get(
                "An article as IPTC ninjs 3.0.", "application/json", LANGUAGE, ARTICLE
            ),
            one + "editions/{number}.json": _get(
                "An edition: the very bytes that its SHA-256 is over.",
                "application/json",
                LANGUAGE,
                ARTICLE,
                NUMBER,
            ),
            "/{language}/feed.json": _get(
                "The newest articles, as JSON Feed 1.1.",
                "application/feed+json",
                LANGUAGE,
                answers={},
            ),
            "/oembed": _get(
                "A link to an article for another site's page, as oEmbed 1.0.",
                "application/json",
                URL,
                FORMAT,
                answers={"404": {"description": "No published article has this address."}},
            ),
        },
    }
