"""What every template may read."""

from django.conf import settings

from articles.newsroom import newsroom


def desk(request):
    return {
        "newsroom_name": newsroom().name(),
        "content_languages": settings.CONTENT_LANGUAGES,
        "interface_languages": settings.LANGUAGES,
    }
