"""How every readers' page is answered: rendered without the request, so that no cookie, person or
session is ever asked for, and tagged, so that a browser that has it gets a 304."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.newsroom import newsroom
from articles.reading import addresses
from articles.reading.plain import handed_on, is_plain

LANGUAGES = dict(settings.CONTENT_LANGUAGES)
PARTS = ("styles", "feeds", "mast", "nav", "foot")  # of the frame


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    label: str
    language: str = ""
    current: bool = False


def answer(request, template, context, *, language, twins=None, status=200):
    """A readers' page in one content language.

    `twins` is {language: path} of the same page in every language where it is there for readers,
    this one included; the switch offers those and no others.
    """
    twins = {language: request.path} if twins is None else twins
    twins = {code: twins[code] for code in LANGUAGES if code in twins}
    house = newsroom()
    shared = {
        "language": language,
        "newsroom_name": house.name(language),
        "twins": [
            Link(path, LANGUAGES[code], code, code == language) for code, path in twins.items()
        ],
        "alternates": [
            Link(addresses.absolute(request, path), "", code) for code, path in twins.items()
        ]
        if len(twins) > 1
        else [],
        "canonical": addresses.absolute(request, twins[language]) if status == 200 else "",
        "front": addresses.front(language),
        "search_url": addresses.search(language),
        "feeds": feeds(language),
        "zone": zone(),
        "about": addresses.about(language) if house.principles(language) else "",
    }
    shared["frame"] = frame(
        language=language,
        interface=get_language(),
        newsroom_name=shared["newsroom_name"],
        tagline=house.tagline(language),
        theme=addresses.theme() if house.colours else "",
        logo=_logo(house),
        nav=navigation(request, language),
        **{name: shared[name] for name in ("front", "feeds", "zone", "about")},
    )
    html = render_to_string(template, shared | context)
    return HttpResponse(
        handed_on(html) if is_plain(request) else html,
        status=status,
        # No other site may draw it as its own; only the pages: cards and data are for sharing.
        headers={"Cross-Origin-Resource-Policy": "same-origin"},
    )


def _frame(**values):
    """{name: HTML} of the parts that stand around every page, the same for many of them."""
    return {
        part: SafeString(render_to_string(f"reader/frame/{part}.html", values)) for part in PARTS
    }


# Drawn once while nothing of it changes; whoever works on a template sees what they did.
frame = _frame if settings.DEBUG else lru_cache(maxsize=64)(_frame)


def _logo(house):
    """(address, width, height) of the logo as it is shown: half as large as it was drawn; or None."""
    logo = house.logo
    return logo and (addresses.logo(logo.digest), logo.width // 2, logo.height // 2)


def zone():
    """The newsroom's zone, by its city."""
    key = newsroom().zone.key
    if key == "Asia/Bangkok":
        return _("Bangkok")
    return key.split("/")[-1].replace("_", " ")


def name_of(code):
    """A content language's name in the page's own: "English" → "อังกฤษ"."""
    return str(dict(settings.LANGUAGES).get(code, LANGUAGES[code]))


def navigation(request, language):
    """The links of the masthead."""
    links = [
        (addresses.front(language), _("Front page")),
        (addresses.claims(language), _("Claims checked")),
        (addresses.corrections(language), _("Corrections")),
        (addresses.search(language), _("Search")),
    ]
    return tuple(Link(url, label, current=request.path == url) for url, label in links)


def feeds(language):
    """((address, media type, title), …) of a language's feeds."""
    return feeds_of(addresses.front(language), newsroom().name(language))


def feeds_of(page, name):
    """((address, media type, title), …) of the feeds of a page."""
    return (
        (addresses.feed(page, "rss"), "application/rss+xml", f"{name} (RSS)"),
        (addresses.feed(page, "atom"), "application/atom+xml", f"{name} (Atom)"),
        (addresses.feed(page, "json"), "application/feed+json", f"{name} (JSON Feed)"),
    )


def language_of(request):
    """The content language of an address; of one without, the one the browser prefers."""
    first = request.path_info.split("/")[1]
    if first in LANGUAGES:
        return first
    return preferred_language(request)


def preferred_language(request):
    """The content language that Accept-Language likes best; the first of the settings for none."""
    wanted = []
    for item in request.headers.get("Accept-Language", "")[:400].split(","):
        code, _semicolon, quality = item.strip().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            weight = 0.0
        base = code.split("-")[0].lower()
        if base in LANGUAGES and weight > 0:
            wanted.append((-weight, len(wanted), base))
    return min(wanted)[2] if wanted else next(iter(LANGUAGES))
