"""What a phone is given weighs no more than 60 KB, whatever is in the photo."""

import io
import random

from PIL import Image, ImageFilter

from articles.converting import photo


def test_the_copies_for_phones_are_light_and_the_others_keep_their_quality():
    draw = random.Random(1)
    noise = Image.frombytes("RGB", (800, 534), draw.randbytes(800 * 534 * 3))
    grainy = noise.resize((1600, 1068)).filter(ImageFilter.GaussianBlur(1))
    file = io.BytesIO()
    grainy.save(file, "JPEG", quality=90)
    said, blobs = photo.read("whole", file.getvalue())
    sizes = {
        (one["width"], one["ending"]): len(blob)
        for one, blob in zip(said["renditions"], blobs, strict=True)
    }
    assert all(
        size <= 60 * 1024
        for (width, ending), size in sizes.items()
        if width <= 960 and ending != "jpg"
    ), sizes
    assert sizes[1600, "avif"] > 60 * 1024
