"""What every template may read."""

from django.conf import settings


def desk(request):
    return {
        "newsroom_name": settings.NEWSROOM_NAME,
        "content_languages": settings.CONTENT_LANGUAGES,
        "interface_languages": settings.LANGUAGES,
    }
