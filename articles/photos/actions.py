"""The verbs of photos: add, describe, choose the lead. Each leaves one row in the record."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import record
from articles.converting.problem import Unreadable
from articles.exceptions import Invalid, Refused
from articles.intake.wording import refusal
from articles.models import Article, Photo
from articles.permissions import Permission, may, require
from articles.photos.removing import put_back
from articles.photos.renditions import looked_at
from articles.photos.words import said_of

WORDS = ("caption", "alt")


def add(article, name, data, *, by):
    """Keep a picture as a photo of the article, and return it. The same file again is kept once.

    Raise Invalid for what is no photo, or is damaged. Its credit and words are as it says itself.
    """
    require(by, Permission.WRITE, article)
    if not data:
        raise Invalid(_("The file “%(name)s” is empty.") % {"name": name})
    try:
        said, renditions = looked_at(data)
    except Unreadable as problem:
        raise Invalid(f"{name}: {refusal(problem)}") from None
    return _added(article, data, said, renditions, by=by)


@transaction.atomic
def _added(article, data, said, renditions, *, by):
    article = Article.objects.locked(article.pk)
    digest = hashlib.sha256(data).hexdigest()
    if there := Photo.everything.filter(article=article, sha256=digest).first():
        return there if there.removed_at is None else put_back(there, by=by)
    metadata, language = said["metadata"], article.source_language
    photo = Photo(
        article=article,
        sha256=digest,
        width=said["width"],
        height=said["height"],
        metadata=metadata,
        renditions=renditions,
        credit=said_of(metadata, "credit", "creator")[:300],
        created_by=by,
    )
    setattr(photo, f"caption_{language}", said_of(metadata, "caption"))
    setattr(photo, f"alt_{language}", said_of(metadata, "alt"))
    photo.file.save(f"{digest}.bin", ContentFile(data), save=True)
    record("photo.add", by=by, article=article, photo=photo.pk, sha256=digest, credit=photo.credit)
    return photo


@transaction.atomic
def describe(photo, words, *, by):
    """Set what a person may set of `words` (field -> value); one row with from and to."""
    article = Article.objects.locked(photo.article_id)
    photo.refresh_from_db()
    allowed = fields_for(by, article)
    changed = {
        field: value
        for field, value in words.items()
        if field in allowed and (getattr(photo, field) or "") != value
    }
    if not changed:
        return photo
    before = {field: getattr(photo, field) for field in changed}
    for field, value in changed.items():
        setattr(photo, field, value)
    photo.save(update_fields=list(changed))
    record("photo.describe", by=by, article=article, photo=photo.pk, before=before, after=changed)
    return photo


@transaction.atomic
def lead_with(article, photo, *, by):
    """Make one of the article's photos its lead; None for no lead photo."""
    require(by, Permission.WRITE, article)
    article = Article.objects.locked(article.pk)
    if photo is not None and photo.article_id != article.pk:
        raise Refused(_("That photo belongs to another article."))
    before = article.lead_photo_id
    if before == (photo.pk if photo else None):
        return article
    article.lead_photo = photo
    article.save(update_fields=["lead_photo", "updated_at"])
    after = photo.pk if photo else None
    record("photo.lead", by=by, article=article, before=before, after=after)
    return article


def fields_for(person, article):
    """The fields of a photo this person may change: a translator, the words of the translation."""
    if may(person, Permission.WRITE, article):
        languages = [article.source_language, *article.target_languages]
        others = ["credit", "focal_x", "focal_y"]
    elif may(person, Permission.TRANSLATE, article):
        languages, others = article.target_languages, []
    else:
        return []
    return [*others, *(f"{word}_{language}" for language in languages for word in WORDS)]
