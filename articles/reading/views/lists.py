"""Pages that list articles: the front page, a section, corrections."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.reading import addresses, dates, photos, queries
from articles.reading.keeping import keep
from articles.reading.page import LANGUAGES, answer, feeds_of, preferred_language
from articles.reading.paging import page_of

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


def item(edition, *, sizes="(min-width: 48rem) 20rem, 40vw", eager=False):
    return Item(
        url=addresses.article(edition),
        headline=edition.headline,
        summary=edition.summary,
        section=edition.section_name,
        section_url=addresses.section(edition.language, edition.section_key),
        published=dates.moment(edition.first_published_at, edition.language),
        photo=photos.shown(edition, edition.photo, sizes=sizes, eager=eager),
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
    editions = queries.newest(language)[:FRONT]
    # The newest of the first few that has a photo opens the page; else the newest.
    first = next((e for e in editions[:LEADS] if e.photo), editions[0] if editions else None)
    lead = item(first, sizes="(min-width: 60rem) 40rem, 100vw", eager=True) if first else None
    rest = [item(edition) for edition in editions if edition is not first]
    corrected = list(queries.corrected(language, most=3))
    keep(request, tags.listing(language), tags.corrections(language), tags.DAY)
    keep_items(request, [*editions, *corrected])
    context = {
        "lead": lead,
        "second": rest[:3],
        "items": rest[3:],
        "sections": sections(editions),
        "corrections": [correction(edition) for edition in corrected],
        "today": dates.day(timezone.localdate(), language),
    }
    twins = {code: addresses.front(code) for code, _name in settings.CONTENT_LANGUAGES}
    return answer(request, "articles/reading/front.html", context, language=language, twins=twins)


@require_safe
@conditional_page
def section(request, language, section):
    page = page_of(request, queries.newest(language, section=section), SECTION)
    items = [item(edition) for edition in page]
    if not items:
        raise Http404
    keep(request, *(tags.section(code, section) for code in LANGUAGES), query=["page"])
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
