"""Photos as an edition shows them: fresh copies in a few widths, without the camera's metadata.

Readers never get the file that was brought in: its metadata may say where somebody lives.
"""

import hashlib
import io

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

WIDTHS = (480, 960, 1600)  # pixels
QUALITY = 78


def freeze(photo, language):
    """What an edition keeps of a photo: words in one language and its renditions, made when
    missing. A file that cannot be read has none: its page then shows the credit alone."""
    return {
        "id": photo.pk,
        "credit": photo.credit,
        "caption": getattr(photo, f"caption_{language}") or "",
        "alt": getattr(photo, f"alt_{language}") or "",
        "renditions": renditions(photo),
    }


def renditions(photo):
    """[{width, height, name}], narrowest first. The name carries the hash of the bytes."""
    try:
        with photo.file.open("rb") as source, Image.open(source) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return []
    widths = sorted({min(width, upright.width) for width in WIDTHS})
    return [_rendition(upright, width) for width in widths]


def _rendition(image, width):
    height = max(1, round(image.height * width / image.width))
    buffer = io.BytesIO()
    image.resize((width, height), Image.Resampling.LANCZOS).save(
        buffer, "WEBP", quality=QUALITY, method=4
    )
    data = buffer.getvalue()
    name = f"renditions/{hashlib.sha256(data).hexdigest()[:32]}.webp"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return {"width": width, "height": height, "name": name}
