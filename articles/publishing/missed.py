"""What was planned and readers did not get: held, withdrawn or put under embargo meanwhile."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Release

REMEMBERED = timedelta(days=7)  # after its time a missed release is listed so long


@dataclass(frozen=True, slots=True)
class Missed:
    """A planned publish, and in words why it did not come, or will not."""

    release: Release
    why: str


def missed(most):
    """The newest planned first, at most `most`, in two queries. What an editor cancelled without a
    reason, and what was planned anew or published since, is no miss."""
    now = timezone.now()
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
    found = [Missed(row, why) for row in rows if (why := _why(row, embargoes, now))]
    return found[:most]


def _embargoes(rows):
    """{(article, language): the embargo that was said last}."""
    said = Release.objects.filter(kind="embargo", article__in={row.article_id for row in rows})
    return {(one.article_id, one.language): one for one in said.order_by("pk")} if rows else {}


def _why(row, embargoes, now):
    if row.cancelled_for:
        return row.cancelled_for
    embargo = embargoes.get((row.article_id, row.language))
    if embargo and embargo.at <= row.at and embargo.until > now:
        moment = date_format(timezone.localtime(embargo.until), "SHORT_DATETIME_FORMAT")
        return _("Under embargo until %(time)s: it appears then.") % {"time": moment}
    return ""
