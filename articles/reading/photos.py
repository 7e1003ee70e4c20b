"""Photos of an edition as elements of a page."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.reading import addresses


@dataclass(frozen=True, slots=True)
class Shown:
    img: SafeString
    caption: str
    credit: str


def shown(edition, photo, *, sizes="(min-width: 48rem) 42rem, 100vw", eager=False):
    """A frozen photo as a Shown, or None when it has no rendition."""
    if not photo or not photo["renditions"]:
        return None
    widest = photo["renditions"][-1]
    sources = format_html_join(
        ", ",
        "{} {}w",
        ((addresses.photo(edition, r["name"]), r["width"]) for r in photo["renditions"]),
    )
    img = format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}>',
        addresses.photo(edition, photo["renditions"][0]["name"]),
        sources,
        sizes,
        widest["width"],
        widest["height"],
        photo["alt"],
        SafeString('fetchpriority="high"' if eager else 'loading="lazy"'),
    )
    return Shown(img, photo["caption"], photo["credit"])


def of_content(edition, content):
    """{photo id as a figure names it: Shown} of an edition's photos."""
    found = {str(photo["id"]): shown(edition, photo) for photo in content["photos"]}
    return {key: value for key, value in found.items() if value}
