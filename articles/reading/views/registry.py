"""Pages of entities and claims, made of what live editions froze."""

from django.conf import settings
from django.http import Http404
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.models.edition import PublishedMention
from articles.reading import addresses, cards, dates, queries
from articles.reading.keeping import keep
from articles.reading.page import answer, feeds_of
from articles.reading.paging import page_of

ARTICLES = 20  # articles on a page of an entity
CLAIMS = 20  # claims on a page


@require_safe
@conditional_page
def entity(request, language, entity_id):
    """Who or what it is, every article that mentions it, each mention in its sentence."""
    page = page_of(request, queries.entity_rows(language, entity_id), ARTICLES)
    if not page.rows:
        raise Http404
    keep(request, tags.entity(entity_id), query=["page"])
    newest = page.rows[0]
    claims = queries.live_claims(language).filter(claimant_id=entity_id)[:CLAIMS]
    context = {
        "entity": cards.entity_card(newest.data, language),
        "own_feeds": feeds_of(addresses.entity(language, entity_id), newest.name),
        "aliases": _aliases(newest.data, language),
        "positions": _positions(newest.data, language),
        "articles": _articles(page, entity_id),
        "claims": [_claim_row(claim, language) for claim in claims],
        "page": page,
    }
    twins = {language: addresses.entity(language, entity_id)}
    for code, _name in settings.CONTENT_LANGUAGES:
        if code != language and queries.is_mentioned(code, entity_id):
            twins[code] = addresses.entity(code, entity_id)
    return answer(request, "articles/reading/entity.html", context, language=language, twins=twins)


def _articles(page, entity_id):
    """Each edition of the page with the sentences in which it names the entity."""
    sentences = {}
    mentions = PublishedMention.objects.filter(
        edition__in=[row.edition_id for row in page], entity_id=entity_id
    )
    for mention in mentions.order_by("id"):
        found = sentences.setdefault(mention.edition_id, {})
        # Two mentions in one sentence are one line.
        found.setdefault(mention.sentence, mention)
    return [
        {
            "url": addresses.article(row.edition),
            "headline": row.edition.headline,
            "section": row.section_name,
            "when": dates.moment(row.edition.first_published_at, row.edition.language),
            "mentions": [
                {"block": mention.start_block, "sentence": words}
                for words, mention in sentences.get(row.edition_id, {}).items()
            ],
        }
        for row in page
    ]


def _aliases(data, language):
    return [text for code, text, _kind in data["aliases"] if code == language]


def _positions(data, language):
    found = []
    for position in data["positions"]:
        words = [position[key].get(language, "") for key in ("ranks", "titles", "organisation")]
        since, until = (dates.day(position[key], language) for key in ("from", "to"))
        if any(words):
            found.append({"words": ", ".join(filter(None, words)), "from": since, "to": until})
    return found


@require_safe
@conditional_page
def claims(request, language):
    """Every claim of the live articles, by status if asked."""
    status = request.GET.get("status", "")
    if status and status not in cards.STATUSES:
        raise Http404
    found = queries.live_claims(language)
    page = page_of(request, found.filter(status=status) if status else found, CLAIMS)
    keep(request, tags.claims(language), query=["page", "status"])
    keep(request, *(tags.article(claim.edition.article_id) for claim in page))
    here = addresses.claims(language)
    context = {
        "claims": [_claim_row(claim, language) for claim in page],
        "page": page,
        "status": status,
        "statuses": [
            {"key": key, "label": label, "symbol": symbol, "url": f"{here}?status={key}"}
            for key, (label, symbol) in cards.STATUSES.items()
        ],
        "all": here,
        "query": f"status={status}&" if status else "",
    }
    twins = {code: addresses.claims(code) for code, _name in settings.CONTENT_LANGUAGES}
    return answer(request, "articles/reading/claims.html", context, language=language, twins=twins)


def _claim_row(claim, language):
    return {
        "card": cards.claim_card(claim.data, language),
        "url": f"{addresses.article(claim.edition)}#claim-{claim.claim_id}",
        "headline": claim.edition.headline,
        "when": dates.moment(claim.edition.first_published_at, language),
    }
