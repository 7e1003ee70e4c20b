"""Photos as an edition keeps them: the words in one language, and the copies readers get."""

from articles.photos.renditions import renditions_of


def freeze(photo, language):
    """What an edition keeps of a photo. A file that cannot be read has no renditions: its page then
    shows the credit alone. `focal`: what must stay in view, from the left and the top, 0 to 1."""
    return {
        "id": photo.pk,
        "credit": photo.credit,
        "caption": getattr(photo, f"caption_{language}") or "",
        "alt": getattr(photo, f"alt_{language}") or "",
        "focal": [photo.focal_x, photo.focal_y],
        "renditions": renditions_of(photo),
    }
