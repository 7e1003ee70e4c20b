"""Pages of entities and claims, made of what live editions froze."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.utils.http import urlencode
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.reading import addresses, cards, dates, queries
from articles.reading.keeping import keep
from articles.reading.page import answer, feeds_of
from articles.reading.paging import page_of
from articles.reading.story import name_in
from articles.reading.views.lists import keep_items

ARTICLES = 20  # articles on a page of an entity
CLAIMS = 20  # claims on a page
FILTERS = ("status", "claimant", "section")


@require_safe
@conditional_page
def entity(request, language, entity_id):
    """Who or what it is, every article that mentions it, each mention in its sentence."""
    page = page_of(request, queries.entity_rows(language, entity_id), ARTICLES)
    if not page.rows:
        raise Http404
    keep(request, tags.entity(entity_id), tags.entity(entity_id, language), query=["page"])
    newest = page.rows[0]
    claims = queries.claims_by(language, entity_id)[:CLAIMS]
    mentions = queries.mentions([row.edition_id for row in page], entity_id)
    context = {
        "entity": cards.entity_card(newest.data, language),
        "own_feeds": feeds_of(addresses.entity(language, entity_id), newest.name),
        "aliases": _aliases(newest.data, language),
        "positions": _positions(newest.data, language),
        "articles": _articles(page, entity_id, mentions),
        "claims": [_claim_row(claim, language) for claim in claims],
        "claims_url": f"{addresses.claims(language)}?claimant={entity_id}",
        "about": [_claim_row(claim, language) for claim in _claims_about(mentions, entity_id)],
        "page": page,
    }
    twins = {language: addresses.entity(language, entity_id)}
    for code, _name in settings.CONTENT_LANGUAGES:
        if code != language and queries.is_mentioned(code, entity_id):
            twins[code] = addresses.entity(code, entity_id)
    return answer(request, "articles/reading/entity.html", context, language=language, twins=twins)


def _claims_about(mentions, entity_id):
    """The claims in whose words the entity is named, others' than its own."""
    named, found = {}, set()
    for mention in mentions:
        if mention.entity_id == entity_id:
            named.setdefault((mention.edition_id, mention.start_block), set()).add(mention.exact)
    for mention in mentions:
        names = named.get((mention.edition_id, mention.start_block), ())
        if mention.claim_id and any(name in mention.exact for name in names):
            found.add((mention.edition_id, mention.claim_id))
    if not found:
        return []
    claims = queries.claims_of({edition for edition, _claim in found})
    return [
        claim
        for claim in claims
        if (claim.edition_id, claim.claim_id) in found and claim.claimant_id != entity_id
    ]


def _articles(page, entity_id, mentions):
    """Each edition of the page with the sentences in which it names the entity."""
    sentences = {}
    for mention in mentions:
        if mention.entity_id != entity_id:
            continue
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
    """Every claim of the live articles; by status, claimant and section if asked."""
    chosen = {key: request.GET[key] for key in FILTERS if request.GET.get(key)}
    page = page_of(request, queries.live_claims(language, **_filters(chosen)), CLAIMS)
    keep(request, tags.claims(language), query=["page", *FILTERS])
    keep_items(request, [claim.edition for claim in page])
    context = {
        "claims": [_claim_row(claim, language) for claim in page],
        "page": page,
        "statuses": [
            Link(_changed(chosen, status=key), label, symbol, chosen.get("status") == key, key)
            for key, (label, symbol) in cards.STATUSES.items()
        ],
        "all": Link(_changed(chosen, status=""), "", "", "status" not in chosen),
        "narrowing": _narrowing(page, chosen, language),
        "query": urlencode(chosen) + "&" if chosen else "",
    }
    twins = {code: addresses.claims(code) for code, _name in settings.CONTENT_LANGUAGES}
    return answer(request, "articles/reading/claims.html", context, language=language, twins=twins)


@require_safe
@conditional_page
def claim(request, language, claim_id):
    """One claim, as it stands and as each edition that changed it told it, newest first."""
    rows = queries.claim_rows(language, claim_id)
    if not rows:
        raise Http404
    newest = rows[-1]
    keep(request, tags.article(newest.edition.article_id))
    context = {
        "card": cards.claim_card(newest.data, language),
        "url": f"{addresses.article(newest.edition)}#claim-{claim_id}",
        "headline": newest.edition.headline,
        "history": _history(rows, language)[::-1],
    }
    twins = {code: addresses.claim(code, claim_id) for code, _name in settings.CONTENT_LANGUAGES}
    if not all(queries.claim_rows(code, claim_id) for code in twins if code != language):
        twins = {language: twins[language]}
    return answer(request, "articles/reading/claim.html", context, language=language, twins=twins)


def _history(rows, language):
    """What each edition said that did not say the same as the one before."""
    found, before = [], None
    for row in rows:
        card = cards.claim_card(row.data, language)
        said = (card.status, card.statement, card.said_by, card.evidence)
        if said != before:
            when = dates.moment(row.edition.shown_from, language)
            found.append({"card": card, "number": row.edition.number, "when": when})
        before = said
    return found


@dataclass(frozen=True, slots=True)
class Link:
    """A filter: where it leads, and whether it is the one that holds."""

    url: str
    label: str
    symbol: str = ""
    current: bool = False
    key: str = ""


def _filters(chosen):
    """The filters as the database has them; 404 for one that can never hold."""
    found = {}
    if status := chosen.get("status"):
        if status not in cards.STATUSES:
            raise Http404
        found["status"] = status
    if claimant := chosen.get("claimant"):
        if not (claimant.isascii() and claimant.isdigit() and len(claimant) < 10):
            raise Http404
        found["claimant_id"] = int(claimant)
    if section := chosen.get("section"):
        found["edition__section_key"] = section
    return found


def _changed(chosen, **changes):
    """The address's parameters with these changed, or taken out where they are empty."""
    kept = {key: value for key, value in {**chosen, **changes}.items() if value}
    return "?" + urlencode(kept)


def _narrowing(page, chosen, language):
    """Links to the claimants and sections of the claims on this page, and away from those chosen."""
    people, sections = {}, {}
    for claim in page:
        if claim.claimant_id:
            people[str(claim.claimant_id)] = name_in(claim.data["claimant"], language)
        sections[claim.edition.section_key] = claim.section_name
    links = []
    for key, found in (("claimant", people), ("section", sections)):
        if key in chosen:
            label = found.get(chosen[key], chosen[key])
            links.append(Link(_changed(chosen, **{key: ""}), label, "✕", current=True))
        elif len(found) > 1:
            links += [Link(_changed(chosen, **{key: pk}), name) for pk, name in found.items()]
    return links


def _claim_row(claim, language):
    return {
        "card": cards.claim_card(claim.data, language),
        "url": f"{addresses.article(claim.edition)}#claim-{claim.claim_id}",
        "headline": claim.edition.headline,
        "when": dates.moment(claim.edition.first_published_at, language),
    }
