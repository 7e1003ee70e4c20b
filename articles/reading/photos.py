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


PHONE = 960  # pixels of the widest copy that a phone is given: at most 60 KB (converting.photo)
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


def shown(
    edition, photo, *, sizes="(min-width: 48rem) 42rem, 100vw", eager=False, url=addresses.photo
):
    """A frozen photo as a Shown, or None when it has no rendition.

    The browser takes the first format it knows: AVIF, WebP, JPEG. Editions of before have WebP.
    """
    if not photo or not photo["renditions"]:
        return None
    widest = photo["renditions"][-1]
    plain = "jpg" if "jpg" in widest else "name"
    img = format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" class="{}" {}>',
        url(edition, photo["renditions"][0][plain]),
        _widths(edition, photo, plain, url),
        sizes,
        widest["width"],
        widest["height"],
        photo["alt"],
        _focus(photo),
        SafeString('fetchpriority="high"' if eager else 'loading="lazy"'),
    )
    sources = format_html_join(
        "",
        '<source type="{}"{} srcset="{}" sizes="{}">',
        (
            (TYPES[ending], media, _widths(edition, photo, kind, url, most), sizes)
            for ending, kind in (("avif", "avif"), ("webp", "name"))
            if kind in widest and kind != plain
            for media, most in _screens(widest["width"])
        ),
    )
    img = format_html("<picture>{}{}</picture>", sources, img) if sources else img
    return Shown(img, photo["caption"], photo["credit"])


def names(content):
    """The file names of every rendition that an edition may show, in every format."""
    return {
        rendition[kind]
        for photo in content["photos"]
        for rendition in photo["renditions"]
        for kind in ("name", "avif", "jpg")
        if kind in rendition
    }


def _screens(widest):
    """(media attribute, widest copy) of each kind of screen: a phone's many dots need no more."""
    if widest <= PHONE:
        return [("", widest)]
    return [(SafeString(' media="(max-width: 47.99rem)"'), PHONE), ("", widest)]


def _widths(edition, photo, kind, url, most=None):
    return format_html_join(
        ", ",
        "{} {}w",
        (
            (url(edition, r[kind]), r["width"])
            for r in photo["renditions"]
            if kind in r and (most is None or r["width"] <= most)
        ),
    )


def _focus(photo):
    """Where a cropped copy must look, as two classes: CSS has five columns and five rows."""
    x, y = photo.get("focal", (0.5, 0.5))
    return f"focus-x{min(int(x * 5), 4)} focus-y{min(int(y * 5), 4)}"


def of_content(edition, content, url=addresses.photo):
    """{photo id as a figure names it: Shown} of an edition's photos."""
    found = {str(photo["id"]): shown(edition, photo, url=url) for photo in content["photos"]}
    return {key: value for key, value in found.items() if value}
