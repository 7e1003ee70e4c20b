"""What a webhook is told of an article, read when it is sent: nothing that readers may not see then."""

from django.conf import settings
from django.urls import reverse

from articles.models import Edition


def message(payload):
    """The body for one language of an article, or None where nothing may be said.

    `payload`: {"event", "article", "language", "at"}. A *gone* event says that it is no longer to be
    shown; any other is sent only while readers see the article.
    """
    article, language = payload["article"], payload["language"]
    live = Edition.objects.filter(article=article, language=language).live().first()
    if live is None and payload["event"] != "gone":
        return None
    path = reverse("reader_article_short", args=[language, article])
    body = {
        "event": payload["event"],
        "at": payload["at"],
        "article": article,
        "language": language,
        "live": live is not None,
        "url": settings.NEWSROOM_ADDRESS.rstrip("/") + path,
    }
    if live is not None:
        body |= {
            "edition": live.number,
            "kind": live.kind,
            "sha256": live.sha256,
            "headline": live.headline,
        }
    return body
