"""A notice in words and the address it leads to, in the language that is active."""

from collections import defaultdict

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from articles.notices.events import EVENTS

LONGEST_QUOTE = 80  # code points of a mark's words


def words(notice, *, outside=False):
    """One sentence. `outside`, for mail: what is confidential is not named."""
    event = EVENTS.get(notice.event)
    return str(event.words) % _details(notice, outside) if event else notice.event


def address(notice):
    """The path of the page where the person can act on it."""
    event = EVENTS.get(notice.event)
    room = event.room if event else "desk"
    article = notice.article_id
    if pk := notice.data.get("correction"):
        return reverse(room, args=[pk])
    for parts in ([article, notice.language], [article], []):
        if all(parts):
            try:
                return reverse(room, args=parts) + _place(notice)
            except NoReverseMatch:
                continue
    return reverse("article_detail", args=[article]) if article else reverse("desk")


def _place(notice):
    return f"#thread-{notice.data['thread']}" if notice.data.get("thread") else ""


def _details(notice, outside):
    names = dict(settings.CONTENT_LANGUAGES)
    codes = notice.data.get("languages") or [notice.language]
    exact = str(notice.data.get("exact") or "")
    details = {
        "by": notice.by or _("The system"),
        "headline": _headline(notice, outside),
        "language": ", ".join(names.get(code, code) for code in codes if code),
        "count": notice.data.get("count", 1),
        "exact": "…" if _secret(notice, outside) else exact[:LONGEST_QUOTE],
    }
    return defaultdict(lambda: "…", details)


def _headline(notice, outside):
    if notice.article is None:
        return "–"
    if _secret(notice, outside):
        return f"#{notice.article_id}"
    article = notice.article  # of all its languages, where the notice names none
    return article.headline_in(notice.language or article.source_language) or str(article)


def _secret(notice, outside):
    return outside and notice.article is not None and notice.article.confidential
