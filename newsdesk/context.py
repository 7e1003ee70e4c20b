"""What every template may read."""

from django.conf import settings

from articles.newsroom import newsroom
from articles.timekeeping import keeper


def desk(request):
    return {
        "newsroom_name": newsroom().name(),
        "clock_alarm": bool(keeper.alarms),
        "content_languages": settings.CONTENT_LANGUAGES,
        "interface_languages": settings.LANGUAGES,
    }
