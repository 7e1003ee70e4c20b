"""What was planned and readers did not get: held, withdrawn or put under embargo meanwhile."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from articles import clock
from articles.models import AuditEntry, Release
from articles.moments import when

REMEMBERED = timedelta(days=7)  # after its time a missed release is listed so long


@dataclass(frozen=True, slots=True)
class Missed:
    """A planned publish, and in words why it did not come, or will not."""

    release: Release
    why: str


def missed(most):
    """The newest planned first, at most `most`, in three queries. What an editor cancelled without a
    reason, and what was planned anew or published since, is no miss."""
    now = clock.now()
    reason = Release.objects.filter(cancels=OuterRef("pk")).values("reason")[:1]
    after = Release.objects.filter(
        article=OuterRef("article"), language=OuterRef("language"), pk__gt=OuterRef("pk")
    )
    planned = (
        Release.objects.filter(kind="publish", at__gt=F("created_at"), at__gte=now - REMEMBERED)
        .annotate(cancelled_for=Subquery(reason))
        .filter(Q(cancelled_for__gt="") | Q(cancelled_by=None, at__lte=now))
        .exclude(Exists(after.filter(kind="publish")))
        .select_related("article", "edition", "by")
        .order_by("-at", "-pk")
    )
    rows = list(planned[: most * 4])
    embargoes = _embargoes([row for row in rows if row.cancelled_for is None])
    held = _held_up({row.article_id for row in rows if row.cancelled_for})
    found = [Missed(row, why) for row in rows if (why := _why(row, embargoes, held, now))]
    return found[:most]


def held_up(article):
    """The planned publishes of an article that a legal hold cancelled, and after which nothing was
    published or planned in that language: a choice, once the hold is lifted."""
    later = Release.objects.filter(
        article=article, language=OuterRef("language"), kind="publish", pk__gt=OuterRef("pk")
    )
    rows = Release.objects.filter(pk__in=_held_up([article.pk])).exclude(Exists(later))
    return list(rows.select_related("edition", "article").order_by("pk"))


def _held_up(articles):
    """The ids of the publishes that legal holds on these articles cancelled, as the record says."""
    if not articles:
        return set()
    holds = AuditEntry.objects.filter(article__in=articles, verb="article.hold")
    return {pk for data in holds.values_list("data", flat=True) for pk in data["cancelled"]}


def _embargoes(rows):
    """{(article, language): the embargo that was said last}."""
    said = Release.objects.filter(kind="embargo", article__in={row.article_id for row in rows})
    return {(one.article_id, one.language): one for one in said.order_by("pk")} if rows else {}


def _why(row, embargoes, held, now):
    if row.pk in held and not row.article.legal_hold:
        return _("The legal hold is lifted: publish it now, plan it again, or leave it.")
    if row.cancelled_for:
        return row.cancelled_for
    embargo = embargoes.get((row.article_id, row.language))
    if embargo and embargo.at <= row.at and embargo.until > now:
        moment = when(embargo.until)
        return _("Under embargo until %(time)s: it appears then.") % {"time": moment}
    return ""
