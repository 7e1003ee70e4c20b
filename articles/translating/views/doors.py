"""The guarded door of every page about one translation."""

from django.http import Http404

from articles.permissions import Permission, text_for


def translation_for(request, article_id, language, permission=Permission.TRANSLATE):
    """(article, text) of a translation that this person may work on; the source has another room."""
    article, text = text_for(request.user, article_id, language, permission)
    if not text.is_translation:
        raise Http404
    return article, text
