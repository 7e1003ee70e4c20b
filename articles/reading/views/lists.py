"""Pages that list articles: the front page, a section, corrections."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.reading import addresses, chosen, dates, developing, photos, queries
from articles.reading.developing import Developing
from articles.reading.keeping import keep
from articles.reading.page import LANGUAGES, answer, feeds_of, preferred_language
from articles.reading.paging import LedRows, page_of

FRONT = 25  # articles on the front page
LEADS = 4  # of the newest, those that may open the front page
SECTION = 20  # articles on a page of a section


@dataclass(frozen=True, slots=True)
class Item:
    """One article in a list."""

    url: str
    headline: str
    summary: str
    section: str
    section_url: str
    published: dates.Moment
    photo: photos.Shown | None
    developing: Developing | None = None


def item(edition, *, sizes="(min-width: 48rem) 20rem, 40vw", eager=False):
    return Item(
        url=addresses.article(edition),
        headline=edition.headline,
        summary=edition.summary,
        section=edition.section_name,
        section_url=addresses.section(edition.language, edition.section_key),
        published=dates.moment(edition.first_published_at, edition.language),
        photo=photos.shown(edition, edition.photo, sizes=sizes, eager=eager),
        developing=developing.of(getattr(edition, "developing", None), edition.language),
    )


def keep_items(request, editions):
    """Declare that the page lists these editions."""
    keep(request, *(tags.item(edition.article_id, edition.language) for edition in editions))


@require_safe
def home(request):
    """The readers' front page in the language that the browser asks for."""
    response = HttpResponseRedirect(addresses.front(preferred_language(request)))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
@conditional_page
def front(request, language):
    return front_page(request, language, chosen.front(language))


def front_page(request, language, choice):
    """The front page: what editors chose in their order, then the newest of the rest."""
    newest = queries.newest(language)[:FRONT]
    picked = queries.of_articles(language, choice.numbers)
    leads = chosen.in_order(choice.leads, picked)
    rest = [edition for edition in newest if edition.article_id not in picked]
    if not leads:
        # The newest of the first few that has a photo opens the page; else the newest.
        leads = [e for e in rest[:LEADS] if e.photo][:1] or rest[:1]
    rest = leads[1:] + [edition for edition in rest if edition not in leads]
    corrected = list(queries.corrected(language, most=3))
    keep(request, tags.listing(language), tags.front(language))
    keep(request, tags.corrections(language), tags.DAY)
    keep(request, *(tags.item(number, language) for number in choice.numbers))
    keep_items(request, [*newest, *corrected])
    context = {
        "lead": item(leads[0], sizes="(min-width: 60rem) 40rem, 100vw", eager=True)
        if leads
        else None,
        "second": [item(edition) for edition in rest[:3]],
        "items": [item(edition) for edition in rest[3:]],
        "brief": [item(edition) for edition in chosen.in_order(choice.brief, picked)],
        "packages": [
            (package.title, [item(edition) for edition in found])
            for package in choice.packages
            if (found := chosen.in_order(package.articles, picked))
        ],
        "sections": sections([*newest, *picked.values()]),
        "corrections": [correction(edition) for edition in corrected],
        "today": dates.day(timezone.localdate(), language),
    }
    twins = {code: addresses.front(code) for code, _name in settings.CONTENT_LANGUAGES}
    return answer(request, "articles/reading/front.html", context, language=language, twins=twins)


@require_safe
@conditional_page
def section(request, language, section):
    return section_page(request, language, section, chosen.leads_of(language, section))


def section_page(request, language, section, numbers):
    """A section: these of its articles first, then the others, the newest first."""
    picked = queries.of_articles(language, numbers)
    picked = {pk: edition for pk, edition in picked.items() if edition.section_key == section}
    leads = chosen.in_order(numbers, picked)
    rows = queries.newest(language, section=section)
    if leads:
        rows = LedRows(leads, queries.newest_besides(language, section, list(picked)))
    page = page_of(request, rows, SECTION)
    items = [item(edition) for edition in page]
    if not items:
        raise Http404
    keep(request, *(tags.section(code, section) for code in LANGUAGES), query=["page"])
    keep(request, tags.leads(language, section))
    keep(request, *(tags.item(number, language) for number in numbers))
    keep_items(request, page)
    twins = {language: addresses.section(language, section)}
    for code, _name in settings.CONTENT_LANGUAGES:
        if code != language and queries.newest(code, section=section)[:1]:
            twins[code] = addresses.section(code, section)
    name = items[0].section
    context = {"name": name, "items": items, "page": page}
    context["own_feeds"] = feeds_of(addresses.section(language, section), name)
    return answer(request, "articles/reading/section.html", context, language=language, twins=twins)


@require_safe
@conditional_page
def author(request, language, key):
    """Every article of one byline."""
    page = page_of(request, queries.author_rows(language, key), SECTION)
    if not page.rows:
        raise Http404
    keep(request, tags.author(language, key), query=["page"])
    editions = list(queries.author_editions(page.rows))
    keep_items(request, editions)
    here = addresses.author(language, key)
    name = page.rows[0].name
    context = {"name": name, "items": [item(edition) for edition in editions], "page": page}
    context["own_feeds"] = feeds_of(here, name)
    twins = {language: here}
    for code, _name in settings.CONTENT_LANGUAGES:
        if code != language and queries.author_rows(code, key)[:1]:
            twins[code] = addresses.author(code, key)
    return answer(request, "articles/reading/section.html", context, language=language, twins=twins)


@require_safe
@conditional_page
def corrections(request, language):
    page = page_of(request, queries.corrected(language), SECTION)
    keep(request, tags.corrections(language), query=["page"])
    keep_items(request, page)
    context = {"corrections": [correction(edition) for edition in page], "page": page}
    twins = {code: addresses.corrections(code) for code, _name in settings.CONTENT_LANGUAGES}
    return answer(
        request, "articles/reading/corrections.html", context, language=language, twins=twins
    )


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the list of corrections."""

    url: str
    headline: str
    note: str
    kind: str
    label: str
    when: dates.Moment
    changes: str


def correction(edition):
    return Correction(
        url=addresses.article(edition),
        headline=edition.headline,
        note=edition.note,
        kind=edition.kind,
        label=edition.get_kind_display(),
        when=dates.moment(edition.shown_from, edition.language),
        changes=addresses.ledger(edition),
    )


def sections(editions):
    """[(address, name)] of the sections that these editions stand in, each once."""
    found = {e.section_key: e for e in editions}
    return [
        (addresses.section(e.language, key), e.section_name) for key, e in sorted(found.items())
    ]
