"""A newsroom's logo from whatever picture it has: a small PNG that we drew ourselves."""

import io
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

KINDS = ("PNG", "JPEG", "WEBP", "GIF")
LARGEST = 2 * 2**20  # bytes
MOST_PIXELS = 25_000_000
SIZE = (640, 160)  # pixels; shown at half of it, so that it is sharp on every screen


@dataclass(frozen=True, slots=True)
class Drawn:
    """PNG bytes, and its size in pixels."""

    data: bytes
    width: int
    height: int

    def __str__(self):
        return f"PNG, {self.width} × {self.height}"


def drawn(data):
    """The Drawn of a picture's bytes, made smaller to fit SIZE.

    Raise ValidationError for what is no such picture or is too large.
    """
    too_large = _("This picture is too large for a logo. Choose one of at most 2 MB.")
    if len(data) > LARGEST:
        raise ValidationError(too_large)
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(too_large)
            small = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("This is no picture. Choose a PNG, JPEG, WebP or GIF.")) from error
    small.thumbnail(SIZE, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return Drawn(file.getvalue(), small.width, small.height)
