"""Every address there is, for the tests that look for words where they must not stand."""

from itertools import product

from django.conf import settings
from django.urls import get_resolver, reverse

from annotations.models import Annotation, Decision, MentionSearch, Round
from articles.models import (
    Byline,
    Edition,
    FourEyesException,
    Listing,
    Notification,
    Outbox,
    Photo,
    Release,
    TextDecision,
    Upload,
)

FORMS = ["rss", "atom", "json"]
LANGUAGES = [code for code, _name in settings.CONTENT_LANGUAGES]
MOST = 400  # addresses of one route for one article: more says that the values are too many


def routes():
    """(name, parameters) of every address but the admin's, which tests/newsdesk/test_admin asks."""
    resolver = get_resolver()
    for name in resolver.reverse_dict:
        if isinstance(name, str):
            for possibilities, *_rest in resolver.reverse_dict.getlist(name):
                for _template, parameters in possibilities:
                    yield name, tuple(parameters)


def public_addresses(articles, **values):
    """The paths of every route that asks nobody who they are, for each of the articles."""
    found = addresses(articles, **values)
    return [path for path in found if not path.startswith(("/desk/", "/admin/"))]


def addresses(articles, prefix="", *, each=MOST, **more):
    """The paths of every route whose name begins with `prefix`, for each of the articles. `more`:
    other values of a parameter. `each`: at most so many of one route for one article, evenly picked.

    A route with a parameter that `_values` does not know raises KeyError: say there what it is.
    """
    found = {}
    for article in articles:
        values = _values(article) | more
        for name, parameters in routes():
            if not name.startswith(prefix):
                continue
            chosen = list(product(*(values[one] for one in parameters)))
            assert len(chosen) <= MOST, name
            for these in chosen[:: -(-len(chosen) // each) or 1]:
                found[reverse(name, kwargs=dict(zip(parameters, these, strict=True)))] = None
    return list(found)


def _values(article):
    editions = Edition.objects.filter(article=article)
    annotations = Annotation.objects.filter(text__article=article)
    stems = {
        rendition["name"].removeprefix("renditions/").removesuffix(".webp")
        for edition in editions
        for photo in edition.content.get("photos", [])
        for rendition in photo["renditions"]
    }
    texts = list(article.texts.select_related("revision"))
    return {
        "language": LANGUAGES,
        "article_id": [article.pk],
        "section": [article.section.key],
        "slug": [*{edition.slug for edition in editions}, *{text.revision.slug for text in texts}]
        or ["none"],
        "number": sorted({0, 1, 2, *(edition.number for edition in editions)}),
        "older": [1],
        "newer": [2],
        "form": FORMS,
        "stem": sorted(
            stems | {photo.sha256[:32] for photo in Photo.objects.filter(article=article)}
        )
        or ["0" * 32],
        "entity_id": _numbers(annotations.exclude(entity=None).values_list("entity_id")),
        "claim_id": _numbers(article.claims.values_list("pk")),
        "annotation_id": _numbers(annotations.values_list("pk")),
        "decision_id": _numbers(
            Decision.objects.filter(annotation__in=annotations).values_list("pk")
        ),
        "text_decision_id": _numbers(
            TextDecision.objects.filter(text__article=article).values_list("pk")
        ),
        "release_id": _numbers(Release.objects.filter(article=article).values_list("pk")),
        "upload_id": _numbers(Upload.objects.values_list("pk")),
        "notice_id": _numbers(Notification.objects.filter(article=article).values_list("pk")),
        "photo_id": _numbers(Photo.objects.filter(article=article).values_list("pk")),
        "link_id": _numbers(article.share_links.values_list("pk")),
        "ending": ["webp", "jpg"],
        "word": ["no-such-link"],
        "name": ["0.webp", *sorted(stems)],
        "kind": [kind for kind, _name in Listing.Kind.choices],
        "place": ["-", str(article.pk), *_packages(article)],
        "listing_id": _numbers(Listing.objects.values_list("pk")),
        "shift_id": [1],
        "exception_id": _numbers(
            FourEyesException.objects.filter(article=article).values_list("pk")
        ),
        "approval_id": [1],
        "scheme": ["dark"],
        "thread_id": _numbers(article.threads.values_list("pk")),
        "report_id": _numbers(article.reports.values_list("pk")),
        "person_id": [article.created_by_id],
        "correction_id": _numbers(article.name_corrections.values_list("pk")),
        "seal_id": _numbers(article.seals.values_list("pk")),
        "message_id": _numbers(Outbox.objects.values_list("pk")) or [1],
        "view_id": [1],
        "round_id": _numbers(Round.objects.filter(text__article=article).values_list("pk")),
        "merge_id": [1],
        "search_id": _numbers(MentionSearch.objects.values_list("pk")),
        "kind_key": ["place"],
        "guide": ["journalist", "none"],
        "picture": ["none"],
        "uidb64": ["MQ"],
        "token": ["none"],
        "text_id": [text.pk for text in texts],
        "key": [
            *{text.revision.block_ids[0] for text in texts},
            *set(Byline.objects.filter(edition__in=editions).values_list("key", flat=True)),
        ],
    }


def _packages(article):
    rows = Listing.objects.filter(kind=Listing.Kind.PACKAGE, members=article)
    return sorted(set(rows.values_list("name", flat=True)))


def _numbers(rows):
    return sorted({number for (number,) in rows})[:5] or [1]
