"""The picture that stands for an article where it is shared: its photo, its headline, our name."""

import io
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont, ImageOps

from articles.newsroom import newsroom
from articles.text import graphemes
from articles.text.words import words

SIZE = (1200, 630)  # pixels: what Open Graph asks for
MARGIN = 64
LINES = 4
QUALITY = 82
MAST = (20, 50, 61)  # --mast of tokens.css
# Fonts that hold both scripts, or Thai: the first that the machine has. None is ours.
FONTS = [
    "/usr/share/fonts/truetype/noto/NotoSansThai-Bold.ttf",
    "/usr/share/fonts/opentype/tlwg/Loma-Bold.otf",
    "/usr/share/fonts/truetype/tlwg/Loma-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
]


def draw(edition):
    """The card of an edition as the bytes of a JPEG."""
    card = _photo(edition.content["photo"]) or Image.new("RGB", SIZE, MAST)
    shade = Image.new("L", (1, SIZE[1]))
    shade.putdata([min(215, 60 + 200 * y // SIZE[1]) for y in range(SIZE[1])])
    card.paste(Image.new("RGB", SIZE, MAST), mask=shade.resize(SIZE))
    canvas = ImageDraw.Draw(card)
    font = _font(edition.headline, 60)
    if font:
        lines = _lines(canvas, edition.headline, font)
        top = SIZE[1] - MARGIN - 92 * len(lines)
        for number, line in enumerate(lines):
            canvas.text((MARGIN, top + 92 * number), line, font=font, fill="white")
    house = newsroom().name(edition.language)
    name = _font(house, 34)
    if name:
        canvas.text((MARGIN, MARGIN - 20), house, font=name, fill="white")
    file = io.BytesIO()
    card.save(file, "JPEG", quality=QUALITY, progressive=True)
    return file.getvalue()


def _photo(photo):
    if not photo or not photo["renditions"]:
        return None
    try:
        with (
            default_storage.open(photo["renditions"][-1]["name"]) as file,
            Image.open(file) as image,
        ):
            return ImageOps.fit(
                image.convert("RGB"), SIZE, centering=photo.get("focal", (0.5, 0.5))
            )
    except OSError:
        return None


def _font(text, size):
    """A font that has every letter of a text; None where the machine has none: the card then shows
    no words rather than boxes."""
    for path in [settings.NEWSROOM_CARD_FONT, *FONTS]:
        if path and Path(path).exists():
            font = ImageFont.truetype(path, size)
            if _has(font, text):
                return font
    return None


def _has(font, text):
    missing = bytes(font.getmask("\U0010fffe"))
    letters = {letter for letter in text if letter.isalpha()}
    return all(bytes(font.getmask(letter)) != missing for letter in letters)


def _lines(canvas, text, font):
    """The text in at most LINES lines, cut between words, Thai ones too."""
    lines, line = [], ""
    for start, end in words(text):
        word = text[start:end]
        if canvas.textlength(line + word, font=font) <= SIZE[0] - 2 * MARGIN or not line.strip():
            line += word
            continue
        lines.append(line.strip())
        line = word
    lines.append(line.strip())
    if len(lines) <= LINES:
        return lines
    last = lines[LINES - 1]
    return [*lines[: LINES - 1], graphemes.cut(last, max(1, graphemes.length(last) - 2)) + "…"]
