"""Which copy of a photo a screen is given."""

import html5lib

from articles.reading import photos

PHOTO = {
    "alt": "A bridge",
    "caption": "",
    "credit": "",
    "renditions": [
        {"width": width, "height": width // 2, "name": f"{width}.webp", "avif": f"{width}.avif",
         "jpg": f"{width}.jpg"}
        for width in (480, 960, 1600)
    ],
}  # fmt: skip


def sources(photo):
    shown = photos.shown(None, photo, url=lambda _edition, name: name)
    tree = html5lib.parseFragment(shown.img, namespaceHTMLElements=False)
    return [
        (found.get("type"), found.get("media"), found.get("srcset"))
        for found in tree.iter("source")
    ]


def test_a_phone_is_given_no_wider_copy_than_is_light():
    phone = "(max-width: 47.99rem)"
    assert sources(PHOTO) == [
        ("image/avif", phone, "480.avif 480w, 960.avif 960w"),
        ("image/avif", None, "480.avif 480w, 960.avif 960w, 1600.avif 1600w"),
        ("image/webp", phone, "480.webp 480w, 960.webp 960w"),
        ("image/webp", None, "480.webp 480w, 960.webp 960w, 1600.webp 1600w"),
    ]


def test_a_small_photo_is_the_same_for_every_screen():
    small = PHOTO | {"renditions": PHOTO["renditions"][:1]}
    assert [media for _type, media, _widths in sources(small)] == [None, None]
