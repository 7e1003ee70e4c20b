"""Every colour can be read: 4.5:1 for words, 3:1 for edges, in light and in dark (WCAG 1.4.3)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "static/css/tokens.css").read_text()
LIGHT, DARK = CSS.split("@media screen and (prefers-color-scheme: dark)")
WORDS = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink-soft", "paper"),
    ("ink-soft", "ground"),
    ("ink-soft", "paper-raised"),
    ("accent", "paper"),
    ("accent", "ground"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-danger", "danger"),
    ("mast-ink", "mast"),
    ("mast-soft", "mast"),
    ("ink", "ins"),
    ("ink", "del"),
]
EDGES = [("line-strong", "paper"), ("focus", "paper"), ("focus", "ground")]


def colours(part):
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", part))


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("part", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_edges_stand_out(part):
    known = colours(part)
    pairs = [*WORDS, *EDGES]
    for name in known:
        if name.endswith("-tint"):
            own = name.removesuffix("-tint")
            pairs += [(own, name), ("ink", name), ("ink-soft", name)]
            pairs += [(own, "paper"), (own, "ground")]
    weak = [
        (one, other, round(contrast(known[one], known[other]), 2))
        for one, other in pairs
        if contrast(known[one], known[other]) < (3 if (one, other) in EDGES else 4.5)
    ]
    assert not weak


def test_dark_names_every_colour_that_light_has():
    assert colours(LIGHT).keys() == colours(DARK).keys()
