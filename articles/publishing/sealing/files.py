"""Words in the files of photos: what a camera or an agency wrote into a picture is kept with it."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction

from articles.models import Photo
from articles.photos.renditions import renditions_of

# In which EXIF, IPTC and XMP write words.
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp874", "cp1252")


def saying(article, blanks):
    """The article's photos, taken out or not, whose file says one of the words."""
    return [
        photo
        for photo in Photo.everything.filter(article=article).order_by("pk")
        if photo.file and (blanks.found(photo.metadata) or _says(photo, blanks.words))
    ]


def let_go(photo):
    """Keep, instead of a photo's file, its widest copy for readers, which says nothing; its SHA-256
    stays."""
    old, copies = photo.file.name, renditions_of(photo)
    name = ""
    widest = max(copies, key=lambda copy: copy["width"], default={})
    copy = widest.get("jpg") or widest.get("name")
    if copy and default_storage.exists(copy):
        with default_storage.open(copy) as file:
            photo.file.save(f"sealed-{photo.pk}.bin", ContentFile(file.read()), save=False)
        name = photo.file.name
    models.QuerySet(Photo).filter(pk=photo.pk).update(file=name)
    transaction.on_commit(lambda: default_storage.delete(old))


def _says(photo, words):
    try:
        with photo.file.open("rb") as file:
            data = file.read().lower()
    except OSError:  # it is there no more
        return False
    forms = {word.lower().encode(code, "ignore") for word in words for code in ENCODINGS}
    # What is left of a word in an encoding without its letters is no word.
    longest = min(map(len, words), default=0)
    return any(form in data for form in forms if len(form) >= longest)
