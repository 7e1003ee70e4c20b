"""The same facts for machines: schema.org's NewsArticle, CorrectionComment, Claim and ClaimReview.

A script of type application/ld+json is data: no browser runs it, so no content policy need allow it.
"""

import json

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.safestring import mark_safe

from articles.newsroom import newsroom
from articles.reading import addresses, developing, photos
from articles.reading.story import name_in
from articles.text import graphemes
from articles.text.bylines import authors
from articles.twins import serious

# status -> a rating from 1 (false) to 5 (true), where the check came to one
RATINGS = {"corroborated": 5, "disputed": 3, "false": 1}
HEADLINE = 110  # graphemes of an update that stand for its headline
# What could end the script element, or a line in older parsers.
_ESCAPES = {ord(c): f"\\u{ord(c):04X}" for c in "<>&\u2028\u2029"}


def script(data):
    """JSON that may stand inside a script element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308


def canonical(content):
    """A content as the bytes that its hash is over: UTF-8 JSON, keys sorted, no spaces."""
    return json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def news_article(request, edition, live, shown):
    """The NewsArticle of a live edition, as JSON for a script element."""
    content, language = edition.content, edition.language
    url = addresses.absolute(request, addresses.article(edition))
    own = [e for e in shown if e.language == language]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": language,
        "headline": edition.headline,
        "description": edition.summary,
        "articleSection": content["section"]["name"],
        "datePublished": edition.first_published_at.isoformat(),
        "dateModified": own[-1].shown_from.isoformat(),
        "version": edition.number,
        "isAccessibleForFree": True,
        "publisher": _publisher(request, language),
        "author": _authors(request, content),
        "thumbnailUrl": addresses.absolute(request, addresses.card(edition)),
        "mentions": [_thing(request, e, content) for e in content["entities"]],
        "correction": [_correction(e) for e in serious(own)],
        "image": [_image(request, edition, p) for p in content["photos"] if p["renditions"]],
        "workTranslation": [
            {"@id": addresses.absolute(request, addresses.article(e)), "inLanguage": code}
            for code, e in live.items()
            if code != language
        ],
        "hasPart": [_claim(claim, language, url) for claim in content["claims"]],
    }
    data |= _live_blog(edition, url)
    return script({key: value for key, value in data.items() if value or value == 0})


def _live_blog(edition, url):
    """What a story with timed updates is besides: schema.org's LiveBlogPosting."""
    story = developing.of(edition.content.get("developing"), edition.language)
    if not story or not story.updates:
        return {}
    said = {
        "@type": ["NewsArticle", "LiveBlogPosting"],
        "coverageStartTime": edition.first_published_at.isoformat(),
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "@id": f"{url}#{update.id}",
                "url": f"{url}#{update.id}",
                "headline": graphemes.cut(update.words, HEADLINE),
                "articleBody": update.words,
                "datePublished": update.at.isoformat(),
                "inLanguage": edition.language,
            }
            for update in story.updates
        ],
    }
    if not story.on:
        said["coverageEndTime"] = story.last.at.isoformat()
    return said


def _publisher(request, language):
    house = newsroom()
    said = {
        "@type": "NewsMediaOrganization",
        "name": house.name(language),
        "url": addresses.absolute(request, addresses.front(language)),
        "correctionsPolicy": addresses.absolute(request, addresses.corrections(language)),
    }
    if house.principles(language):
        said["publishingPrinciples"] = addresses.absolute(request, addresses.about(language))
    if logo := house.logo:
        said["logo"] = {
            "@type": "ImageObject",
            "url": addresses.absolute(request, addresses.logo(logo.digest)),
            "width": logo.width,
            "height": logo.height,
        }
    return said


def _authors(request, content):
    found = [
        {
            "@type": "Person",
            "name": name,
            "url": addresses.absolute(request, addresses.author(content["language"], key)),
        }
        for key, name in authors(content["byline"])
    ]
    house = {
        "@type": "Organization",
        "name": content["publisher"] or newsroom().name(content["language"]),
    }
    return found or [house]


def _thing(request, entity, content):
    url = addresses.absolute(request, addresses.entity(content["language"], entity["id"]))
    thing = {
        "@type": entity["schema_org"] or "Thing",
        "@id": url,
        "name": name_in(entity, content["language"]),
        "alternateName": [n for code, n in entity["names"].items() if code != content["language"]],
    }
    if entity["wikidata"]:
        thing["sameAs"] = f"https://www.wikidata.org/wiki/{entity['wikidata']}"
    return {key: value for key, value in thing.items() if value}


def _correction(edition):
    return {
        "@type": "CorrectionComment",
        "text": edition.note,
        "datePublished": edition.shown_from.isoformat(),
        "inLanguage": edition.language,
    }


def _image(request, edition, photo):
    widest = photo["renditions"][-1]
    return {
        "@type": "ImageObject",
        "contentUrl": addresses.absolute(request, addresses.photo(edition, widest["name"])),
        "width": widest["width"],
        "height": widest["height"],
        "creditText": photo["credit"],
        "creator": {"@type": "Person", "name": photo["credit"]},
        "copyrightNotice": photo["credit"],
        "representativeOfPage": photo == edition.content["photo"],
        "caption": photo["caption"] or photo["alt"],
    }


def _claim(claim, language, url):
    """A ClaimReview where the check came to a verdict, else the Claim alone."""
    said = {
        "@type": "Claim",
        "@id": f"{url}#claim-{claim['id']}",
        "text": claim["statement"],
        "appearance": {"@id": url},
    }
    who = name_in(claim["claimant"], language) if claim["claimant"] else claim["claimant_note"]
    if who:
        said["author"] = {"@type": "Thing", "name": who}
    if claim["reporter"]:
        said["appearance"] = [
            {"@id": url},
            {
                "@type": "CreativeWork",
                "author": {"@type": "Thing", "name": name_in(claim["reporter"], language)},
            },
        ]
    if sources := [row["url"] for row in claim["evidence"] if row["url"]]:
        said["citation"] = sources
    if claim["made_on"]:
        said["datePublished"] = claim["made_on"]
    if claim["status"] not in RATINGS:
        return said
    return {
        "@type": "ClaimReview",
        "url": f"{url}#claim-{claim['id']}",
        "claimReviewed": claim["statement"],
        "itemReviewed": said,
        "datePublished": claim["checked"]["on"] if claim["checked"] else None,
        "author": {"@type": "Organization", "name": newsroom().name(language)},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[claim["status"]],
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": claim["status"],
        },
    }


def file_response(name):
    """A rendition's bytes. Its name is the hash of its bytes, but a withdrawn one must go: so it may
    be kept for a few minutes, not for ever."""
    try:
        file = default_storage.open(name)
    except OSError as error:
        raise Http404 from error
    response = FileResponse(file, content_type=photos.TYPES[name.rsplit(".", 1)[-1]])
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
