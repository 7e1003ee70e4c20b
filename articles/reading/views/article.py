"""One article: its page, its ledger of editions, what changed between two of them."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.models.edition import Edition
from articles.reading import (
    addresses,
    cards,
    chosen,
    dates,
    developing,
    photos,
    queries,
    sidebyside,
    structured,
)
from articles.reading.changes import differences
from articles.reading.keeping import keep
from articles.reading.page import LANGUAGES, answer, name_of
from articles.reading.paragraphs import tools
from articles.reading.plain import is_plain
from articles.reading.sharing import for_any_site
from articles.reading.story import Story
from articles.reading.views.lists import item, keep_items
from articles.text.bylines import authors
from articles.twins import behind as missed_corrections
from articles.twins import serious

RELATED = tags.NEWEST - 1


@require_safe
@conditional_page
def article(request, language, section, slug, article_id):
    live = queries.live_editions(article_id)
    edition = live.get(language)
    if edition is None:
        return not_shown(request, language, article_id, live)
    if (section, slug) != (edition.section_key, edition.slug):
        return HttpResponsePermanentRedirect(addresses.article(edition))
    shown = queries.shown_editions(article_id)
    twin = next((live[code] for code in live if code != language), None)
    pairs = sidebyside.pairs_of(edition, twin)
    context = article_context(edition, live, shown, tools=tools(edition, twin, pairs))
    context["both_url"] = addresses.both(edition) if pairs else ""
    context["plain"] = is_plain(request)
    context |= beside(request, edition)
    keep(request, tags.article(article_id))
    context["machines"] = _machines(request, edition)
    context["report_url"] = addresses.report(edition)
    context["structured"] = structured.news_article(request, edition, live, shown)
    return answer(
        request,
        "articles/reading/article.html",
        context,
        language=language,
        twins={code: addresses.article(live[code]) for code in LANGUAGES if code in live},
    )


def beside(request, edition):
    """The stories beside one: those an editor chose, or else the newest of its section; and the
    others of its package."""
    language, own = edition.language, edition.article_id
    package = chosen.package_of(edition)
    together = [pk for pk in package.articles if pk != own] if package else []
    numbers = edition.related or []
    found = queries.of_articles(language, [*numbers, *together])
    keep(request, *(tags.item(number, language) for number in [*numbers, *together]))
    related = chosen.in_order(numbers, found)
    context = {"chosen": bool(related)}
    if not related:
        related = queries.newest(language, section=edition.section_key, besides=own)[:RELATED]
        keep(request, tags.newest(language, edition.section_key))
        keep_items(request, related)
    context["related"] = [item(other) for other in related]
    context["package"] = [item(other) for other in chosen.in_order(together, found)]
    context["package_title"] = package.title if package else ""
    return context


def _machines(request, edition):
    """The addresses of the same article for machines and for shared links."""
    url = addresses.absolute(request, addresses.article(edition))
    return {
        "card": addresses.absolute(request, addresses.card(edition)),
        "ninjs": addresses.ninjs(edition),
        "oembed": addresses.absolute(request, addresses.oembed(url)),
        "openapi": addresses.openapi(),
        "edition": addresses.edition_file(edition),
        "published": edition.first_published_at.isoformat(),
    }


def article_context(edition, live, shown, photo_url=addresses.photo, tools=None):
    """Everything that the article's page shows, as prepared values. No query.

    `photo_url(edition, name)` is the address of a rendition."""
    content, language = edition.content, edition.language
    story = Story(content, photos.of_content(edition, content, photo_url), tools)
    own = [e for e in shown if e.language == language]
    return {
        "edition": edition,
        "content": content,
        "story": story,
        "photo": photos.shown(edition, content["photo"], eager=True, url=photo_url),
        "section_url": addresses.section(language, edition.section_key),
        "published": dates.moment(edition.first_published_at, language),
        "updated": dates.moment(own[-1].shown_from, language) if len(own) > 1 else None,
        "notes": [note(e) for e in serious(own)],
        "updates": [note(e) for e in reversed(own) if e.kind == Edition.Kind.UPDATE and e.note],
        "behind": [behind(b, live) for b in missed_corrections(language, shown)],
        # A preview's edition was never published: nobody has to look twice yet.
        "second_check_pending": getattr(edition, "second_check_pending", False),
        "retracted": edition.kind == Edition.Kind.RETRACTION,
        "claims": cards.claim_cards(content),
        "entities": cards.entity_cards(content),
        "developing": developing.of(content.get("developing"), language),
        "has_marks": bool(content["spans"]),
        "minutes": reading_time(content),
        "authors": [
            (name, addresses.author(language, key)) for key, name in authors(content["byline"])
        ],
        "ledger_url": addresses.ledger(edition),
        "annotations_url": addresses.annotations(edition),
        "editions": len(own),
    }


@dataclass(frozen=True, slots=True)
class Note:
    """A correction as the article's page tells it."""

    kind: str
    label: str
    words: str
    when: dates.Moment


@dataclass(frozen=True, slots=True)
class BehindNote:
    """The other language was corrected; this one is not there yet."""

    language_name: str
    language: str
    count: int
    words: str
    url: str


def note(edition):
    return Note(
        edition.kind,
        edition.get_kind_display(),
        edition.note,
        dates.moment(edition.shown_from, edition.language),
    )


def behind(found, live):
    url = addresses.article(live[found.language]) if found.language in live else ""
    return BehindNote(name_of(found.language), found.language, found.count, found.note, url)


def reading_time(content):
    """Minutes, at least 1: Thai by characters (some 1,000 a minute), English by words (230)."""
    text = " ".join(run[0] for block in content["blocks"] for run in block["runs"])
    if content["language"] == "th":
        return max(1, round(len(text) / 1000))
    return max(1, round(len(text.split()) / 230))


def not_shown(request, language, article_id, live):
    """410 for what was withdrawn, with the reason; 404 for anything else."""
    try:
        queries.raise_if_gone(article_id, language)
    except queries.Gone as gone:
        keep(request, tags.article(article_id))
        context = {
            "reason": gone.release.public_reason,
            "when": dates.moment(gone.release.at, language),
        }
        twins = {language: request.path}
        twins |= {code: addresses.article(edition) for code, edition in live.items()}
        return answer(
            request, "reader/410.html", context, language=language, twins=twins, status=410
        )
    raise Http404


@require_safe
def short(request, language, article_id):
    """The address by number alone: it stays for ever and leads to the present one."""
    live = queries.live_editions(article_id)
    if language not in live:
        return not_shown(request, language, article_id, live)
    keep(request, tags.item(article_id, language))
    return HttpResponsePermanentRedirect(addresses.article(live[language]))


@require_safe
@conditional_page
def ledger(request, language, article_id):
    live = queries.live_editions(article_id)
    if language not in live:
        return not_shown(request, language, article_id, live)
    keep(request, tags.words(article_id, language))
    keep(request, *(tags.item(article_id, code) for code in LANGUAGES))  # where the switch leads
    own = [e for e in queries.shown_editions(article_id) if e.language == language]
    sealed = queries.sealed_at([edition.pk for edition in own])
    rows = [
        {
            "edition": edition,
            "sealed": [
                {"when": dates.moment(at, language), "sha256": after}
                for at, after in sealed.get(edition.pk, ())
            ],
            "label": edition.get_kind_display(),
            "when": dates.moment(edition.shown_from, language),
            "file": addresses.edition_file(edition),
            "changes": addresses.changes(edition, before.number, edition.number) if before else "",
        }
        for before, edition in zip([None, *own], own, strict=False)
    ]
    context = {
        "edition": live[language],
        "article_url": addresses.article(live[language]),
        "rows": rows[::-1],
    }
    twins = {code: addresses.ledger(live[code]) for code in LANGUAGES if code in live}
    return answer(request, "articles/reading/ledger.html", context, language=language, twins=twins)


@require_safe
@for_any_site
def edition_file(request, language, article_id, number):
    """The very bytes that an edition's hash is over."""
    edition = _shown(request, language, article_id, number)
    if isinstance(edition, HttpResponse):
        return edition
    return HttpResponse(structured.canonical(edition.content), content_type="application/json")


@require_safe
@conditional_page
def changes(request, language, article_id, older, newer):
    """What changed between two editions, word by word."""
    if older >= newer:
        raise Http404
    editions = [_shown(request, language, article_id, number) for number in (older, newer)]
    for edition in editions:
        if isinstance(edition, HttpResponse):
            return edition
    before, after = editions
    context = {
        "edition": after,
        "article_url": addresses.article(after),
        "ledger_url": addresses.ledger(after),
        "before": {"number": before.number, "when": dates.moment(before.shown_from, language)},
        "after": {"number": after.number, "when": dates.moment(after.shown_from, language)},
        "note": note(after),
        "differences": differences(before.content, after.content),
        "title": _("What changed"),
    }
    return answer(request, "articles/reading/changes.html", context, language=language)


def _shown(request, language, article_id, number):
    editions = Edition.objects.filter(article=article_id, language=language).shown()
    edition = editions.filter(number=number).first()
    if edition is None:
        return not_shown(request, language, article_id, {})
    keep(request, tags.words(article_id, language))
    return edition


@require_safe
def photo(request, language, article_id, stem, ending):
    """A rendition that a live edition shows; gone with it."""
    edition = get_object_or_404(queries.live(language), article=article_id)
    name = f"renditions/{stem}.{ending}"
    if name not in photos.names(edition.content):
        raise Http404
    keep(request, tags.article(article_id))
    return structured.file_response(name)
