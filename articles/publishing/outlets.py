"""Tells everybody outside what readers see now: written with the act, sent by the outbox."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from articles import clock, outbox
from articles.models import Outbox, Outlet
from articles.newsroom import newsroom
from articles.publishing import places
from articles.publishing.advice import advice

GONE = "gone"


def tell(article, languages, event, *, at=None):
    """Write the messages to every active outlet, for `at` (default: now).

    `event` is `publish`, `restore` or `gone`. What is said of the article is read when it is sent.
    """
    outlets = list(Outlet.objects.filter(active=True))
    if not outlets:
        return
    moment = at or clock.now()
    paths = places.paths_of(article, languages)
    own = places.own_paths(article, languages)
    for outlet in outlets:
        for payload in _payloads(outlet, article, languages, event, moment, paths, own):
            outbox.put(outlet.kind, payload, article=article, outlet=outlet, at=at)


def untell(article, languages):
    """Take back what was written for a later time: the schedule it told of is cancelled."""
    later = Outbox.objects.waiting().filter(article=article, due_at__gt=clock.now(), attempts=0)
    for row in later.exclude(outlet=None):
        if row.payload.get("language") in (None, *languages) and row.payload["event"] != GONE:
            row.delete()


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a withdrawal at one outlet."""

    name: str
    kind: str
    gone: bool
    words: str
    message: Outbox | None = None


def standings(article, withdrawals):
    """A Standing for our own site and for each outlet that was told since the first of these
    withdrawals; the unconfirmed first."""
    if not withdrawals:
        return []
    since = min(release.created_at for release in withdrawals)
    rows = Outbox.objects.filter(
        article=article, outlet__isnull=False, created_at__gte=since, payload__event=GONE
    ).select_related("outlet")
    newest = {}
    for row in rows.order_by("pk"):
        newest[row.outlet_id, row.payload.get("language")] = row
    found = [_standing(row) for row in newest.values()]
    own = Standing(newsroom().name(), _("this site"), True, _("answers 410"))
    return [own, *sorted(found, key=lambda one: (one.gone, one.name))]


def _standing(row):
    if row.delivered_at:
        words = _("confirmed")
    elif row.given_up_at:
        words = _("given up: %(error)s") % {"error": row.error}
    else:
        words = f"{row.error} {advice(row.error)}".strip() or _("not told yet")
    name = row.outlet.name
    if language := row.payload.get("language"):
        name = f"{name} ({language.upper()})"
    gone = row.delivered_at is not None
    return Standing(name, row.outlet.get_kind_display(), gone, words, row)


def _payloads(outlet, article, languages, event, moment, paths, own):
    shared = {"event": event, "article": article.pk, "at": moment.isoformat()}
    site = settings.NEWSROOM_ADDRESS.rstrip("/")
    if outlet.kind == Outlet.Kind.WEBHOOK:
        return [{**shared, "language": code} for code in languages]
    if outlet.kind == Outlet.Kind.HUB:
        sections = sorted(set(article.editions.values_list("section_key", flat=True)))
        return [{**shared, "topics": places.feeds(languages, sections)}]
    if outlet.kind == Outlet.Kind.CACHE:
        return [{**shared, "addresses": [site + path for path in paths]}]
    return [{**shared, "paths": own}] if event == GONE else []
