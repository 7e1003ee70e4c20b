"""A photo: looked at, its metadata read, and fresh copies made in three widths and three formats.

The copies hold pixels only: turned upright, without the camera's metadata, place or colour profile.
"""

import io
import warnings

from PIL import ExifTags, Image, ImageCms, ImageOps

from articles.converting.photo_metadata import described, refuse_damaged
from articles.converting.problem import Unreadable

KINDS = {"JPEG", "MPO", "PNG", "WEBP", "TIFF", "AVIF", "GIF", "BMP"}
MOST_PIXELS = 64_000_000
WIDTHS = (480, 960, 1600)  # pixels
# The copies that phones are given weigh no more than this, whatever is in the photo.
PHONE, LIGHT = 960, 60 * 1024  # pixels, bytes
LEAST = 10  # of quality
FORMATS = {
    "avif": ("AVIF", {"quality": 55, "speed": 8, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 78, "method": 3}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}


def read(kind, data):
    """({format, width, height, metadata, renditions: [{width, height, ending}]}, [bytes]).

    `kind` is "whole", or "look" to make no copies. Raise Unreadable for what is no photo, is
    damaged, or would fill the memory.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            image = Image.open(io.BytesIO(data))
            shape = _checked(image)
            refuse_damaged(image)
            metadata = described(image)
            if kind == "look":
                image.draft("RGB", (WIDTHS[0], WIDTHS[0]))
                image.load()  # a picture that was cut short fails here
            small = _upright(image) if kind == "whole" else None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Unreadable("bomb") from None
        except Image.UnidentifiedImageError:
            raise Unreadable("no-photo") from None
        except (OSError, SyntaxError, ValueError, Warning, KeyError, IndexError, EOFError):
            raise Unreadable("photo-damaged") from None
    said = {"format": image.format, "metadata": metadata, "renditions": []}
    said["width"], said["height"] = shape
    blobs = []
    for ending, rendition in _renditions(small) if small else ():
        blobs.append(rendition[2])
        said["renditions"].append({"width": rendition[0], "height": rendition[1], "ending": ending})
    return said, blobs


def _checked(image):
    """(width, height) as people see it, upright."""
    if image.format not in KINDS:
        raise Unreadable("no-photo")
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Unreadable("bomb")
    turned = image.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
    return (height, width) if turned else (width, height)


def _upright(image):
    """The pixels in sRGB, at most as wide as the widest copy, turned as the camera was held."""
    most = WIDTHS[-1] * 2
    image.draft("RGB", (most, most))  # a JPEG is then decoded small at once
    image.load()
    profile = image.info.get("icc_profile")
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    if max(image.size) > most:
        image = ImageOps.contain(image, (most, most), Image.Resampling.BOX)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.new("RGB", layer.size, "white")
        image.paste(layer, mask=layer.getchannel("A"))
    if image.mode != "RGB":
        image = image.convert("RGB")
    image.info.clear()
    if profile:
        image = _in_srgb(image, profile)
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
    }  # fmt: skip
    return image.transpose(turns[orientation]) if orientation in turns else image


def _in_srgb(image, profile):
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(
            image, given, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a profile for another number of channels


def _renditions(image):
    """Yield (ending, (width, height, bytes)), narrowest first."""
    for width in sorted({min(width, image.width) for width in WIDTHS}):
        height = max(1, round(image.height * width / image.width))
        copy = image.resize((width, height), Image.Resampling.LANCZOS)
        copy.info.clear()
        for ending, (name, options) in FORMATS.items():
            data = _saved(copy, name, options)
            quality = options["quality"]
            while width <= PHONE and ending != "jpg" and len(data) > LIGHT and quality > LEAST:
                quality -= 9
                data = _saved(copy, name, options | {"quality": quality})
            yield ending, (width, height, data)


def _saved(image, name, options):
    buffer = io.BytesIO()
    image.save(buffer, name, **options)
    return buffer.getvalue()
