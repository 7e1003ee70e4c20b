"""The preview for somebody outside who was given a link: until it ends, and never under embargo."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Release, ShareLink
from articles.publishing import actions
from articles.publishing.candidate import Candidate
from articles.reading.page import answer
from newsdesk.preview import draw, photo_of


@require_safe
def shared_article(request, word, language):
    link = _link(word)
    candidate = Candidate(link.article, language)
    if candidate.revision is None:
        raise Http404
    with translation.override(language):
        words = _closed(link, candidate)
    if words:
        return _private(_closed_page(request, language, words))
    if request.method == "GET":
        actions.visited(link, language, request.headers.get("User-Agent", ""))
    written = link.article.texts.exclude(revision=None).values_list("language", flat=True)

    def photo_url(edition, name):
        return reverse("shared_photo", args=[word, language, name.rsplit("/", 1)[-1]])

    return _private(
        draw(
            request,
            candidate,
            "articles/reading/shared.html",
            photo_url=photo_url,
            twins={code: reverse("shared_article", args=[word, code]) for code in written},
            until=link.expires_at,
            canonical="",
            alternates=[],
        )
    )


@require_safe
def shared_photo(request, word, language, name):
    link = _link(word)
    candidate = Candidate(link.article, language)
    if _closed(link, candidate):
        raise Http404
    return _private(photo_of(candidate, name))


def _link(word):
    links = ShareLink.objects.select_related("article__section")
    link = links.filter(digest=actions.digest_of(word)).first()
    if link is None:
        raise Http404
    return link


def _closed(link, candidate):
    """Why the link shows nothing, or ""; the reason is the newsroom's own and is not told."""
    if link.revoked_at or link.expires_at <= timezone.now():
        return _("This link has ended. Ask the newsroom for a new one.")
    embargo = Release.objects.embargo(link.article_id, candidate.language)
    article = link.article
    if embargo or candidate.withdrawal or article.legal_hold or article.spiked_at:
        return _("This article cannot be looked at for now. Ask the newsroom.")
    return ""


def _closed_page(request, language, words):
    with translation.override(language):
        context = {"words": words, "canonical": "", "alternates": []}
        template = "articles/reading/shared_closed.html"
        return answer(request, template, context, language=language, twins={}, status=410)


def _private(response):
    """Not kept by anybody on the way, not found by a search, not told to the next site."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
