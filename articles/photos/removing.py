"""Taking a photo out of an article, putting it back, and erasing it for good."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import NotReady, Refused
from articles.models import Article, Edition, Photo
from articles.permissions import Permission, require

LANGUAGES = dict(settings.CONTENT_LANGUAGES)


@transaction.atomic
def remove(photo, *, by):
    """Take a photo out of its article, and return it. It can be put back until it is erased.

    As its lead it goes by itself. Raise NotReady, naming every place, while a text holds it or an
    edition shows it: what readers saw stays as they saw it.
    """
    article, photo = _locked(photo, by)
    if photo.removed_at:
        return photo
    if uses := uses_of(photo):
        raise NotReady(*(use["words"] for use in uses))
    led = article.lead_photo_id == photo.pk
    if led:
        article.lead_photo = None
        article.save(update_fields=["lead_photo", "updated_at"])
    photo.removed_at = timezone.now()
    photo.save(update_fields=["removed_at"])
    record("photo.remove", by=by, article=article, photo=photo.pk, sha256=photo.sha256, led=led)
    return photo


@transaction.atomic
def put_back(photo, *, by):
    """Let a photo that was taken out be one of its article's again."""
    article, photo = _locked(photo, by)
    if photo.removed_at:
        photo.removed_at = None
        photo.save(update_fields=["removed_at"])
        record("photo.put_back", by=by, article=article, photo=photo.pk)
    return photo


@transaction.atomic
def erase(photo, *, by):
    """Delete a photo that was taken out, its file and its copies: nobody can bring them back.

    Files that another article's photo has too stay.
    """
    article, photo = _locked(photo, by)
    if not photo.removed_at:
        raise Refused(_("Take the photo out first. Then it can be erased."))
    names = [photo.file.name] if photo.file else []
    if not Photo.everything.filter(sha256=photo.sha256).exclude(pk=photo.pk).exists():
        names += _copies(photo)
    number, digest = photo.pk, photo.sha256
    photo.delete()
    record("photo.erase", by=by, article=article, photo=number, sha256=digest)
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])


def uses_of(photo):
    """[{words, url}]: the texts that hold the photo and the editions that show it."""
    found = []
    for text in photo.article.texts.exclude(revision=None).select_related("revision"):
        if any(block.photo == str(photo.pk) for block in text.revision.document.blocks):
            words = _("It stands in the %(language)s text. Take it out there first.")
            found.append(
                {
                    "words": words % {"language": LANGUAGES[text.language]},
                    "url": reverse("text_write", args=[photo.article_id, text.language]),
                }
            )
    for edition in Edition.objects.filter(article=photo.article_id).order_by("language", "number"):
        if photo.pk in _shown_in(edition.content):
            words = _(
                "Edition %(number)d in %(language)s was published with it and is kept for ever as it was."
            )
            found.append(
                {
                    "words": words
                    % {"number": edition.number, "language": LANGUAGES[edition.language]},
                    "url": reverse("article_publish", args=[photo.article_id]),
                }
            )
    return found


def _shown_in(content):
    photos = [*content.get("photos", []), *filter(None, [content.get("photo")])]
    return {photo["id"] for photo in photos}


def _copies(photo):
    return [
        name
        for rendition in photo.renditions
        for key in ("name", "avif", "jpg")
        if isinstance(name := rendition.get(key), str) and name
    ]


def _locked(photo, by):
    article = Article.objects.locked(photo.article_id)
    require(by, Permission.WRITE, article)
    return article, Photo.everything.select_for_update().get(pk=photo.pk)
