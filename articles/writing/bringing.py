"""From what intake read to an article: once for each upload, however often the form is sent."""

from dataclasses import replace

from django.db import transaction

from articles.intake.actions import photos_of
from articles.models import Upload
from articles.writing import actions

ARTICLE_FIELDS = (
    "byline",
    "dateline",
    "photo_credit",
    "publisher",
    "source_url",
    "confidential",
)


def bring_in(upload, draft, corrected, *, by):
    """Make an article of a draft as a person corrected it; return (article, made).

    `corrected` is FoundForm's cleaned data. The upload is the token: when an article was made of it
    already, that one is returned and `made` is False.
    """
    # Outside of the transaction: a converter reads the file again for its pictures.
    photos = photos_of(upload)
    draft = replace(draft, headline=corrected["headline"], summary=corrected["summary"])
    return _made_once(upload, draft, photos, corrected, by=by)


@transaction.atomic
def _made_once(upload, draft, photos, corrected, *, by):
    Upload.objects.select_for_update().get(pk=upload.pk)
    there = upload.articles.first()
    if there is not None:
        return there, False
    article = actions.start(
        draft,
        section=corrected["section"],
        language=corrected["language"],
        by=by,
        upload=upload,
        photos=photos,
        **{field: corrected[field] for field in ARTICLE_FIELDS},
    )
    return article, True
