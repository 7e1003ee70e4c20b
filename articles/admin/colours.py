"""Whether words in a newsroom's own colour can be read (WCAG 1.4.3)."""

# What words in the accent stand on: `--paper`, `--ground`, and `--on-accent` that stands on it.
LIGHT = ("#ffffff", "#f3f5f5", "#ffffff")
DARK = ("#182026", "#11181d", "#08222b")
LEAST = 4.5


def weakest(colour, others):
    """The smallest contrast of a colour with any of the others: 1 to 21."""
    return min(contrast(colour, other) for other in others)


def contrast(one, other):
    """The contrast of two colours such as "#0b5d77": 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
